import { type Header, readHeader } from '../chain/block/header.ts';
import { readReceiptLogs } from '../chain/block/receipt.ts';
import { areSame, bytesOf, hexOf } from '../chain/encode/hex.ts';
import { readTrie } from '../chain/encode/readTrie.ts';
import { trieNodes, trieRoot } from '../chain/encode/trie.ts';
import type { LogContent } from '../chain/followedLogs.ts';
import type { ReadBlock } from '../chain/readChain.ts';
import type { BlockEvidence } from './lines/certificateLine.ts';

/** What shows which logs of a block count, to who has the block's hash alone. */
export function evidenceOf({ header, content, block }: ReadBlock): BlockEvidence {
  const rlp = hexOf(header.rlp);
  if (content === undefined) return { header: rlp };
  const indices = [...new Set(block.logs.map(({ transaction }) => transaction.index))];
  return {
    header: rlp,
    receipts: content.receipts.map(hexOf),
    transactions: indices.map((index) => ({ index, nodes: trieNodes(content.transactions, [index]).map(hexOf) })),
  };
}

/** A block of a certificate: without receipts, only its header speaks for it. */
export type OpenedBlock = { header: Header; content: LogContent | undefined };

/**
 * Opens a block's evidence. Its receipts and transactions are shown to be those that its header commits to.
 *
 * @throws Error saying what of it is not
 */
export function openEvidence({ header: rlp, receipts, transactions = [] }: BlockEvidence): OpenedBlock {
  const header = readHeader(bytesOf(rlp));
  if (receipts === undefined) {
    if (transactions.length > 0) throw new Error('it has transactions without receipts');
    return { header, content: undefined };
  }
  const raw = receipts.map(bytesOf);
  if (!areSame(trieRoot(raw), header.receiptsRoot)) throw new Error('its receipts are not those of its header');
  const opened: (Uint8Array | undefined)[] = raw.map(() => undefined);
  for (const { index, nodes } of transactions) {
    if (index >= opened.length || opened[index] !== undefined)
      throw new Error(`it has no place for transaction ${index}`);
    [opened[index]] = readTrie(header.transactionsRoot, [index], nodes.map(bytesOf));
  }
  return { header, content: { transactions: opened, logs: raw.map(readReceiptLogs) } };
}
