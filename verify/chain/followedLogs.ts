import type { ReceiptLog } from './block/receipt.ts';
import { readTransaction, type Transaction } from './block/transaction.ts';
import { ChainError } from './chainError.ts';
import type { ChainLog, ChainTransaction, Hex } from './types.ts';

/** Whose logs count, and on which chain. */
export type Followed = {
  /** What transactions must be signed for, unless they are signed for none (those from before EIP-155). */
  chainId: bigint;
  /** Whose logs count from the first block on, in lower case. It grows while the chain is read. */
  followed: Set<Hex>;
  /** Further addresses whose logs count because of a log, in lower case: all of its block, and of later blocks. */
  namedBy(log: ChainLog): Iterable<Hex>;
};

/** The logs of each receipt of a block, and the bytes of at least those transactions whose logs count. */
export type LogContent = {
  transactions: readonly (Uint8Array | undefined)[];
  logs: readonly (readonly ReceiptLog[])[];
};

/**
 * A block's logs of the followed addresses and of those that these logs name, in their order.
 *
 * @throws ChainError `unreadable` for a log of a transaction whose type is not known here, `untrue` for one of another
 *   chain, `missing` for one that is not there
 */
export function followedLogs({ transactions, logs }: LogContent, { chainId, followed, namedBy }: Followed): ChainLog[] {
  const placed = logs.flatMap((ofReceipt, index) => ofReceipt.map((log) => ({ log, index })));
  const found = new Map<number, ChainLog>();
  const opened = new Map<number, ChainTransaction>();
  const open = (index: number): ChainTransaction => {
    const transaction = opened.get(index) ?? openTransaction(transactions[index], index, chainId);
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

function openTransaction(raw: Uint8Array | undefined, index: number, chainId: bigint): ChainTransaction {
  const what = `Transaction ${index} of a block has logs that count, but`;
  if (raw === undefined) throw new ChainError('missing', `${what} it is not there.`);
  const { hash, from, to, input, chainId: signedFor } = readOf(raw, what);
  if (signedFor !== null && signedFor !== chainId) {
    throw new ChainError('untrue', `${what} it is signed for chain ${signedFor}, not for ${chainId}.`);
  }
  return { hash, index, from, to, input };
}

function readOf(raw: Uint8Array, what: string): Transaction {
  try {
    return readTransaction(raw);
  } catch (error) {
    throw new ChainError('unreadable', `${what} ${(error as Error).message}: use a newer version of Guildhall.`, error);
  }
}
