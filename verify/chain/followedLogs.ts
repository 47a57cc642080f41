import { readTransaction } from './block/transaction.ts';
import { ChainError } from './chainError.ts';
import type { BlockContent } from './node/fetchContent.ts';
import type { ChainLog, ChainTransaction, Hex } from './types.ts';

/**
 * A block's logs of the followed addresses and of those that these logs name, in their order.
 *
 * @throws ChainError `unreadable` for a log of a transaction whose type is not known here
 */
export function followedLogs(
  { transactions, logs }: BlockContent,
  { followed, namedBy }: { followed: Set<Hex>; namedBy(log: ChainLog): Iterable<Hex> },
): ChainLog[] {
  const placed = logs.flatMap((ofReceipt, index) => ofReceipt.map((log) => ({ log, index })));
  const found = new Map<number, ChainLog>();
  const opened = new Map<number, ChainTransaction>();
  const open = (index: number): ChainTransaction => {
    const transaction = opened.get(index) ?? openTransaction(transactions[index] as Uint8Array, index);
    opened.set(index, transaction);
    return transaction;
  };
  for (let known = -1; known < followed.size; ) {
    known = followed.size;
    for (const [logIndex, { log, index }] of placed.entries()) {
      if (found.has(logIndex) || !followed.has(log.address)) continue;
      const taken = { ...log, logIndex, transaction: open(index) };
      found.set(logIndex, taken);
      for (const address of namedBy(taken)) followed.add(address);
    }
  }
  return [...found.values()].sort((one, other) => one.logIndex - other.logIndex);
}

function openTransaction(raw: Uint8Array, index: number): ChainTransaction {
  try {
    const { hash, from, to, input } = readTransaction(raw);
    return { hash, index, from, to, input };
  } catch (error) {
    const reason = `Transaction ${index} of a block has logs that count, but ${(error as Error).message}`;
    throw new ChainError('unreadable', `${reason}: use a newer version of Guildhall.`, error);
  }
}
