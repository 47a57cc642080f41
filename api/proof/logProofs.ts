import { LRUCache } from 'lru-cache';
import { ChainError } from '../../verify/chain/chainError.ts';
import { fetchContent } from '../../verify/chain/node/fetchContent.ts';
import { fetchHeaderByHash } from '../../verify/chain/node/fetchHeaders.ts';
import type { ChainNode } from '../../verify/chain/node/node.ts';
import { makeLogProof } from '../../verify/proof/makeLogProof.ts';
import type { LogProof } from '../../verify/proof/types.ts';
import type { Chain } from '../chain/chain.ts';
import { RpcError } from '../chain/rpcErrors.ts';
import { fault } from '../errors.ts';
import type { LogPlace } from './entryToProve.ts';

/** Most characters of proofs that are remembered; a guild's own log is in the proof of each of its entries. */
const MEMORY = 32 * 1024 * 1024;

const memory = new LRUCache<string, LogProof>({ maxSize: MEMORY, sizeCalculation: sizeOf });

/**
 * The proof of a log, of its whole block.
 *
 * @throws GraphQLError `UPSTREAM_UNAVAILABLE` when the chain's node does not have the block, or it is not what its hash says
 */
export async function proveLog(chain: Pick<Chain, 'ask'>, { blockHash, logIndex }: LogPlace): Promise<LogProof> {
  const key = `${blockHash} ${logIndex}`;
  const known = memory.get(key);
  if (known !== undefined) return known;
  try {
    const node = nodeOf(chain);
    const header = await fetchHeaderByHash(node, blockHash);
    const proof = makeLogProof(header, await fetchContent(node, header), logIndex);
    memory.set(key, proof);
    return proof;
  } catch (error) {
    if (!(error instanceof ChainError)) throw error;
    throw fault('UPSTREAM_UNAVAILABLE', `${error.message} Then ask again.`, error);
  }
}

/** The chain's node, as the verifier asks one. */
function nodeOf(chain: Pick<Chain, 'ask'>): ChainNode {
  const name = 'The chain’s node';
  const send: ChainNode['send'] = async (method, params) => {
    try {
      return await chain.ask(method, params);
    } catch (error) {
      if (!(error instanceof RpcError)) throw error;
      throw new ChainError('refused', `${name} refuses ${method}: ${error.message}.`, error);
    }
  };
  return { name, send, sendAll: (calls) => Promise.all(calls.map(([method, params]) => send(method, params))) };
}

function sizeOf({ header, transactionNodes, receiptNodes }: LogProof): number {
  return [header, ...transactionNodes, ...receiptNodes].reduce((sum, { length }) => sum + length, 0);
}
