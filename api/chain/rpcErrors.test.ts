import { expect } from 'chai';
import { RpcError, revertData } from './rpcErrors.ts';

const DATA = '0x08c379a0';

/** Answers of nodes and providers, as their documentation, their sources and bug reports give them. */
const REVERTS: readonly (readonly [node: string, error: ConstructorParameters<typeof RpcError>[0], data: string])[] = [
  ['geth', { code: 3, message: 'execution reverted: no', data: DATA }, DATA],
  ['hardhat', { code: -32603, message: 'VM Exception', data: { message: 'VM Exception', data: DATA } }, DATA],
  ['Nethermind', { code: -32015, message: 'VM execution error.', data: `Reverted ${DATA}` }, DATA],
  ['geth, without data', { code: -32000, message: 'execution reverted' }, '0x'],
  ['geth', { code: -32000, message: 'gas required exceeds allowance (1000)' }, '0x'],
  ['a contract', { code: 3, message: 'execution reverted: Rate limit exceeded', data: DATA }, DATA],
];
const LIMITS = [
  ['Infura', { code: -32005, message: 'project ID request rate exceeded' }],
  ['QuickNode', { code: -32007, message: '50/second request limit reached' }],
  ['TheRPC', { code: -32029, message: 'slow down' }],
  ['Alchemy', { code: 429, message: 'Your app has exceeded its compute units per second capacity.' }],
  ['Base', { code: -32000, message: '429 Too Many Requests: over rate limit' }],
] as const;
const OTHERS = [
  ['Infura', { code: -32005, message: 'query returned more than 10000 results' }],
  ['Infura', { code: -32602, message: 'range 1000000 exceeds limit of 10000' }],
  ['QuickNode', { code: -32614, message: 'eth_getLogs is limited to a 10,000 range' }],
  ['geth', { code: -32000, message: 'header not found' }],
  ['any', { code: -32601, message: 'the method eth_maxPriorityFeePerGas does not exist' }],
] as const;

describe('an error of the chain’s node', () => {
  for (const [node, error, data] of REVERTS) {
    it(`is a revert: “${error.message}” of ${node}`, () => {
      expect(revertData(new RpcError(error))).to.equal(data);
      expect(new RpcError(error).isRateLimit).to.equal(false);
    });
  }
  for (const [node, error] of LIMITS) {
    it(`asks for patience: “${error.message}” of ${node}`, () => {
      expect(new RpcError(error).isRateLimit).to.equal(true);
      expect(revertData(new RpcError(error))).to.equal(undefined);
    });
  }
  for (const [node, error] of OTHERS) {
    it(`is neither: “${error.message}” of ${node}`, () => {
      expect(new RpcError(error).isRateLimit).to.equal(false);
      expect(revertData(new RpcError(error))).to.equal(undefined);
    });
  }
  it('names no URL', () => {
    const { message } = new RpcError({ code: 1, message: 'no key at https://rpc.example/v3/SECRET' });
    expect(message).to.equal('no key at https://rpc.example');
  });
});
