import type { Header } from '../chain/block/header.ts';
import { hexOf } from '../chain/encode/hex.ts';
import { trieNodes } from '../chain/encode/trie.ts';
import type { BlockContent } from '../chain/node/fetchContent.ts';
import type { LogProof } from './types.ts';

/**
 * Makes the proof of a log of a block that has been read.
 *
 * @param logIndex - Index of the log in its block, from 0.
 * @throws RangeError when the block has no such log
 */
export function makeLogProof(
  header: Header,
  { transactions, receipts, logs }: BlockContent,
  logIndex: number,
): LogProof {
  let position = logIndex;
  const transactionIndex = logs.findIndex(({ length }) => {
    if (position < length) return true;
    position -= length;
    return false;
  });
  if (logIndex < 0 || transactionIndex < 0) throw new RangeError(`Block ${header.number} has no log ${logIndex}.`);
  return {
    header: hexOf(header.rlp),
    transactionIndex,
    transactionNodes: trieNodes(transactions, [transactionIndex]).map(hexOf),
    receiptNodes: trieNodes(receipts, Array(transactionIndex + 1).keys()).map(hexOf),
    position,
  };
}
