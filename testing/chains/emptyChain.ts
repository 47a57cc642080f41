import { headerOf } from '../../verify/chain/block/header.ts';
import { hexOf } from '../../verify/chain/encode/hex.ts';
import { trieRoot } from '../../verify/chain/encode/trie.ts';
import type { Call, ChainNode } from '../../verify/chain/node/node.ts';
import type { Hex } from '../../verify/chain/types.ts';

const NO_ITEMS = hexOf(trieRoot([]));
const zeros = (bytes: number): Hex => `0x${'00'.repeat(bytes)}`;

/** A block without transactions, as a node answers it. */
function emptyBlock(number: number, parentHash: string, extraData: string): Record<string, string> {
  const hashes = { sha3Uncles: zeros(32), stateRoot: zeros(32), mixHash: zeros(32) };
  const roots = { transactionsRoot: NO_ITEMS, receiptsRoot: NO_ITEMS };
  const numbers = { difficulty: '0x0', gasLimit: '0x0', gasUsed: '0x0', timestamp: '0x1' };
  const others = { miner: zeros(20), logsBloom: zeros(256), nonce: zeros(8), extraData };
  const block = { number: `0x${number.toString(16)}`, parentHash, ...hashes, ...roots, ...numbers, ...others };
  return { ...block, hash: headerOf(block).hash };
}

/** A node of a chain of empty blocks, which can be reorganised: `branch` tells blocks apart. */
export function startEmptyChain() {
  const blocks: Record<string, string>[] = [];
  const answer = ([, [choice]]: Call) => {
    if (choice === 'latest') return blocks.at(-1) ?? null;
    return blocks.find(({ number, hash }) => number === choice || hash === choice) ?? null;
  };
  const node: ChainNode = {
    name: 'node',
    send: async (method, params) => answer([method, params]),
    sendAll: async (calls) => calls.map(answer),
  };
  return {
    node,
    mine: (branch = '0x') => blocks.push(emptyBlock(blocks.length, blocks.at(-1)?.hash ?? zeros(32), branch)),
    drop: () => blocks.pop(),
    newest: () => blocks.at(-1)?.hash as Hex,
    number: () => blocks.length - 1,
  };
}
