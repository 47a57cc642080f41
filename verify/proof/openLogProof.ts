import { type Header, readHeader } from '../chain/block/header.ts';
import { type ReceiptLog, readReceiptLogs } from '../chain/block/receipt.ts';
import { readTransaction, type Transaction } from '../chain/block/transaction.ts';
import { bytesOf } from '../chain/encode/hex.ts';
import { readTrie } from '../chain/encode/readTrie.ts';
import type { LogProof } from './types.ts';

/** What the proof of a log shows, if its block is on the chain. */
export type ShownLog = { header: Header; transaction: Transaction; log: ReceiptLog; logIndex: number };

/**
 * What a proof shows. It stands on the hash of the header alone.
 *
 * @throws Error when it shows nothing, saying why
 */
export function openLogProof({ header: rlp, transactionIndex, ...proof }: LogProof): ShownLog {
  const header = readHeader(bytesOf(rlp));
  const transactionNodes = proof.transactionNodes.map(bytesOf);
  const [raw] = within('transaction', () => readTrie(header.transactionsRoot, [transactionIndex], transactionNodes));
  const transaction = within('transaction', () => readTransaction(raw as Uint8Array));
  const logs = within('receipt', () => {
    // Its indices come one by one, so that one too many fails before there are many.
    return readTrie(header.receiptsRoot, upTo(transactionIndex), proof.receiptNodes.map(bytesOf)).map(readReceiptLogs);
  });
  const own = logs.at(-1) ?? [];
  const log = own[proof.position];
  if (log === undefined) throw new Error(`The receipt has ${own.length} logs, none at place ${proof.position}.`);
  const earlier = logs.slice(0, -1).reduce((sum, { length }) => sum + length, 0);
  return { header, transaction, log, logIndex: earlier + proof.position };
}

function* upTo(last: number): Generator<number> {
  for (let index = 0; index <= last; index += 1) yield index;
}

function within<T>(what: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new Error(`The ${what} is not shown: ${(error as Error).message}.`);
  }
}
