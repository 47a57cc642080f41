import { expect } from 'chai';
import { makeBlock } from '../../testing/chains/madeBlock.ts';
import type { Hex } from '../../verify/chain/types.ts';
import { openLogProof } from '../../verify/proof/openLogProof.ts';
import type { Chain } from '../chain/chain.ts';
import { RpcError } from '../chain/rpcErrors.ts';
import { proveLog } from './logProofs.ts';

const log = (byte: string) => ({ address: `0x${byte.repeat(20)}` as Hex, topics: [], data: '0x' as Hex });
const { header, answers } = makeBlock({ number: 7, chainId: 1n, logs: [[log('01')], [log('02'), log('03')]] });
const unknown = new RpcError({ code: -32601, message: 'the method does not exist' });

/** A node that has this block, and not the call for all receipts. */
function nodeWith(given: { block?: object | null; receipts?: readonly object[] } = {}) {
  const { block = answers.block, receipts = answers.receipts } = given;
  const asked: string[] = [];
  const ask: Chain['ask'] = async (method, [which]) => {
    asked.push(method);
    if (method === 'eth_getBlockByHash') return block;
    if (method !== 'eth_getTransactionReceipt') throw unknown;
    return receipts[answers.block.transactions.findIndex(({ hash }) => hash === which)];
  };
  return { ask, asked };
}

describe('proofs of logs', () => {
  it('are refused of a block that the node does not have, or whose hashes are others', async () => {
    const [first, second] = answers.receipts as [object, object];
    for (const [given, message] of [
      [{ block: null }, 'does not have block'],
      [{ block: { ...answers.block, extraData: '0x01' } }, 'has not the hash that it states'],
      [{ receipts: [second, first] }, 'the receipts that it gives of block 7'],
    ] as const) {
      const failure = await proveLog(nodeWith(given), { blockHash: header.hash, logIndex: 2 }).catch((error) => error);
      expect(failure.message).to.include(message).and.include('Then ask again.');
      expect(failure.extensions).to.include({ code: 'UPSTREAM_UNAVAILABLE', retryable: true });
    }
  });

  it('are made of what the node tells, once', async () => {
    const node = nodeWith();
    const proof = await proveLog(node, { blockHash: header.hash, logIndex: 2 });
    const shown = openLogProof(proof);
    expect([shown.header.hash, shown.log, shown.logIndex]).to.deep.equal([header.hash, log('03'), 2]);
    const count = node.asked.length;
    expect(await proveLog(node, { blockHash: header.hash, logIndex: 2 })).to.equal(proof);
    expect(node.asked).to.have.length(count);
  });

  it('pass on what the node does not answer at all', async () => {
    const gone = new Error('no answer');
    const ask = () => Promise.reject(gone);
    expect(await proveLog({ ask }, { blockHash: header.hash, logIndex: 0 }).catch((error) => error)).to.equal(gone);
  });
});
