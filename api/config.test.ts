import { expect } from 'chai';
import { digestOfKey } from './admission/traffic/clientOf.ts';
import { listSettings, readConfig } from './config.ts';
import { DEFAULT_SPONSOR_SETTINGS } from './prepare/sponsorship/sponsorSettings.ts';

const SECRET = `0x${'ab'.repeat(32)}`;
const good = {
  GUILDHALL_RPC_URL: 'http://127.0.0.1:8545',
  GUILDHALL_CHAIN_ID: '31337',
  GUILDHALL_FACTORY: '0x5FbDB2315678afecb367f032d93F642f64180aa3',
  GUILDHALL_FORWARDER: '0xe7f1725E7734CE288F8367e1Bb143E90bb3F0512',
  GUILDHALL_GRAPH_NODE_URL: 'http://127.0.0.1:8000/subgraphs/name/guildhall/ledger',
  GUILDHALL_GRAPH_NODE_STATUS_URL: 'http://127.0.0.1:8030/graphql',
  GUILDHALL_DATABASE_URL: 'postgresql://relay:secret@127.0.0.1:5432/relay',
  GUILDHALL_RELAYER_KEYS: `${SECRET}, 0x${'cd'.repeat(32)}`,
};

function complaint(env: NodeJS.ProcessEnv): string {
  try {
    readConfig(env);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('The settings were accepted.');
}

describe('readConfig', () => {
  it('reads addresses in lower case, keys one by one, and gives the rest its defaults', () => {
    const config = readConfig(good);
    expect(config).to.include({ host: '127.0.0.1', port: 4000, chainId: 31_337n, logLevel: 'info' });
    expect(config.factory).to.equal(good.GUILDHALL_FACTORY.toLowerCase());
    expect(config.relayerKeys).to.deep.equal([SECRET, `0x${'cd'.repeat(32)}`]);
    expect(config.limits).to.include({ cost: 250_000, requestsInFlight: 64, trustedProxies: 0 });
    expect(config).not.to.have.any.keys('pageDir', 'failpoint', 'verifierUrl', 'ipfsUrl', 'redisUrl');
    const GUILDHALL_IPFS_URL = 'http://127.0.0.1:5001';
    expect(readConfig({ ...good, GUILDHALL_IPFS_URL }).ipfsUrl).to.equal(GUILDHALL_IPFS_URL);
  });

  it('reads where answers are shared', () => {
    for (const url of ['redis://localhost', 'rediss://user:p%40ss@redis.example:6380/3', 'redis://:pw@[::1]:6379/'])
      expect(readConfig({ ...good, GUILDHALL_REDIS_URL: url }).redisUrl).to.equal(url);
  });

  it('reads which documents are trusted', () => {
    expect(readConfig(good).trustedDocuments).to.deep.equal({ only: false });
    const told = { GUILDHALL_TRUSTED_DOCUMENTS: 'only', GUILDHALL_TRUSTED_DOCUMENTS_FILE: 'own.json' };
    expect(readConfig({ ...good, ...told }).trustedDocuments).to.deep.equal({ only: true, file: 'own.json' });
    expect(complaint({ ...good, GUILDHALL_TRUSTED_DOCUMENTS: 'yes' })).to.include('must be also or only');
  });

  it('keeps no key of a client as it was given', () => {
    const keys = ['a-key-of-a-dashboard-0123', 'another/key+of~24.letters='];
    const { clientKeys } = readConfig({ ...good, GUILDHALL_CLIENT_KEYS: ` ${keys[0]} ,${keys[1]},` }).limits;
    expect([...clientKeys]).to.deep.equal(keys.map(digestOfKey));
    expect(readConfig(good).limits.clientKeys.size).to.equal(0);
  });

  it('reads what the relayer pays for', () => {
    expect(readConfig(good).sponsor).to.deep.equal(DEFAULT_SPONSOR_SETTINGS);
    const { sponsor } = readConfig({
      ...good,
      GUILDHALL_SPONSOR_CREATE_GUILD: 'true',
      GUILDHALL_SPONSOR_GUILDS: good.GUILDHALL_FACTORY,
      GUILDHALL_SPONSOR_TOKENS: `${good.GUILDHALL_FACTORY}, ${good.GUILDHALL_FORWARDER}`,
      GUILDHALL_SPONSOR_SIGNER_WEI_PER_HOUR: '7',
    });
    expect(sponsor.createGuild).to.equal(true);
    expect(sponsor.guilds).to.deep.equal([good.GUILDHALL_FACTORY.toLowerCase()]);
    expect(sponsor.tokens).to.deep.equal(
      [good.GUILDHALL_FACTORY, good.GUILDHALL_FORWARDER].map((a) => a.toLowerCase()),
    );
    expect(sponsor.budgets.signer).to.deep.equal({ ...DEFAULT_SPONSOR_SETTINGS.budgets.signer, wei: 7n });
  });

  it('names every variable that is not set', () => {
    const message = complaint({});
    for (const name of Object.keys(good)) expect(message).to.include(`${name} is not set`);
    expect(message).not.to.include('GUILDHALL_PORT');
  });

  for (const [name, value, says] of [
    ['GUILDHALL_PORT', '65536', ''],
    ['GUILDHALL_PORT', 'x', 'must be a port'],
    ['GUILDHALL_RPC_URL', 'ws://127.0.0.1', 'must be an http or https URL'],
    ['GUILDHALL_CHAIN_ID', '0x7a69', 'must be a chain id, in decimal'],
    ['GUILDHALL_FACTORY', '0x12', 'must be an address'],
    ['GUILDHALL_GRAPH_NODE_URL', 'http://127.0.0.1:8000', 'must end in /subgraphs/'],
    ['GUILDHALL_DATABASE_URL', 'mysql://127.0.0.1', 'must be a postgresql URL'],
    ['GUILDHALL_REDIS_URL', 'http://127.0.0.1', 'must be a redis or rediss URL'],
    ['GUILDHALL_REDIS_URL', 'redis://127.0.0.1/one', 'must be redis://HOST:PORT'],
    ['GUILDHALL_REDIS_URL', 'redis://:p%ss@127.0.0.1', 'must have % in its password as %25'],
    ['GUILDHALL_MAX_COST', '0', 'must be at least 1'],
    ['GUILDHALL_TRUSTED_PROXIES', '1.5', 'must be a whole number'],
    ['GUILDHALL_CLIENT_KEYS', 'easy-to-guess', 'must be keys of at least 24'],
    ['GUILDHALL_LOG_LEVEL', 'loud', 'must be a level of pino'],
    ['GUILDHALL_SPONSOR_CREATE_GUILD', 'yes', 'must be true or false'],
    ['GUILDHALL_SPONSOR_TOKENS', '0x12', 'must be addresses'],
    ['GUILDHALL_SPONSOR_GUILD_GAS_PER_HOUR', '-1', 'must be a whole number'],
  ] as const) {
    it(`refuses ${name}=${value}`, () => {
      expect(complaint({ ...good, [name]: value })).to.include(`${name} ${says}`);
    });
  }

  it('never repeats a secret', () => {
    const message = complaint({
      ...good,
      GUILDHALL_RELAYER_KEYS: `${SECRET},${SECRET}00`,
      GUILDHALL_DATABASE_URL: 'secret',
      GUILDHALL_CLIENT_KEYS: 'a secret key with spaces',
    });
    expect(message).to.include('GUILDHALL_RELAYER_KEYS must be private keys');
    expect(message).not.to.match(/abab|secret/);
  });
});

describe('listSettings', () => {
  it('says what each setting is, and which must be set', () => {
    const settings = listSettings();
    expect(settings.filter(({ description }) => description === '')).to.deep.equal([]);
    expect(settings.filter(({ usual }) => usual === null).map(({ name }) => name)).to.have.members(Object.keys(good));
    expect(settings.find(({ name }) => name === 'GUILDHALL_PORT')?.usual).to.equal('4000');
  });
});
