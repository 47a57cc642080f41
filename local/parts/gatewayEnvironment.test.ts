import { expect } from 'chai';
import { LOCAL_CHAIN_ID } from './chain.ts';
import { type GatewaySettings, gatewayEnvironment } from './gatewayEnvironment.ts';

const SETTINGS: GatewaySettings = {
  port: 4000,
  rpcUrl: 'http://127.0.0.1:8545',
  chainId: LOCAL_CHAIN_ID,
  factory: `0x${'1'.repeat(40)}`,
  forwarder: `0x${'2'.repeat(40)}`,
  ledgerUrl: 'http://127.0.0.1:8000/subgraphs/name/guildhall',
  statusUrl: 'http://127.0.0.1:8030/graphql',
  databaseUrl: 'postgresql://127.0.0.1:15432/relay',
  ipfsUrl: 'http://127.0.0.1:5001',
  relayerKeys: [],
  pageFolder: 'console/dist',
};

describe('the environment of a stack’s gateway', () => {
  it('has the settings that whoever starts it has chosen, before those of a local stack', () => {
    const told = {
      GUILDHALL_CLIENT_REQUESTS_PER_MINUTE: '50',
      GUILDHALL_CLIENT_KEYS: 'k'.repeat(24),
      GUILDHALL_MAX_COST: '1000',
      GUILDHALL_TRUSTED_PROXIES: '1',
      GUILDHALL_TRUSTED_DOCUMENTS: 'also',
      GUILDHALL_TRUSTED_DOCUMENTS_FILE: '/documents.json',
      GUILDHALL_SPONSOR_CREATE_GUILD: 'false',
      GUILDHALL_LOG_LEVEL: 'debug',
    };
    const environment = gatewayEnvironment(SETTINGS, told);
    expect(environment).to.include({ ...told, GUILDHALL_CLIENT_REQUESTS_IN_FLIGHT: '1000' });
  });

  it('has the local chain’s own generosity there only', () => {
    expect(gatewayEnvironment(SETTINGS, {})).to.include({ GUILDHALL_SPONSOR_CREATE_GUILD: 'true' });
    expect(gatewayEnvironment({ ...SETTINGS, chainId: 1 }, {})).not.to.have.property('GUILDHALL_SPONSOR_CREATE_GUILD');
  });

  it('says where the other parts are itself, and takes over nothing else', () => {
    const told = {
      GUILDHALL_RPC_URL: 'http://elsewhere.example',
      GUILDHALL_PORT: '1',
      PGDATA: '/',
    };
    expect(gatewayEnvironment(SETTINGS, told)).to.deep.equal(gatewayEnvironment(SETTINGS, {}));
  });
});
