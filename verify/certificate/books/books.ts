import type { ChainBlock, ChainLog, Hex } from '../../chain/types.ts';
import { type Derived, GuildLedger } from '../../ledger/guildLedger.ts';
import type { Row } from '../../ledger/records.ts';
import { appendLeaf, peakCount, rootOfPeaks } from '../../tree/peaks.ts';
import type { LedgerStanding } from '../lines/certificateLine.ts';
import { type BooksOf, digestOf, type LedgerState, type StateBlock, sortedRecords } from './ledgerState.ts';

/** A ledger with the tree over its entries. */
export type Books = {
  /** Whether they have the guild's creation in them. */
  isOpen(): boolean;
  /** The addresses whose logs count, so far. */
  followed(): ReadonlySet<Hex>;
  /** The addresses that a log names whose logs count too. */
  namedBy(log: ChainLog): Hex[];
  add(block: ChainBlock): Derived[];
  /** The accounts in the order of their ids. */
  accounts(): Row[];
  /** All that later books begin with, at the end of a block. */
  state(block: StateBlock): LedgerState;
  /** How they stand at the end of a block. @throws RangeError when there are no entries */
  standing(block: StateBlock): LedgerStanding;
};

/**
 * The books of a guild.
 *
 * @param opening - What they begin with; nothing, before its first log.
 * @throws RangeError when that is no state of such books
 */
export function openBooks(of: BooksOf, opening: Omit<LedgerState, 'block'> = { peaks: [], records: [] }): Books {
  const ledger = new GuildLedger(of, opening.records);
  let { peaks } = opening;
  if (peaks.length !== peakCount(ledger.head.entryCount)) {
    throw new RangeError(`${ledger.head.entryCount} entries do not have a tree of ${peaks.length} full subtrees`);
  }
  const state = (block: StateBlock) => ({ block, peaks, records: sortedRecords(ledger.records) });
  return {
    isOpen: () => ledger.isOpen,
    followed: () => ledger.followed,
    namedBy: (log) => ledger.namedBy(log),
    add(block) {
      const derived = ledger.add(block);
      for (const { entry } of derived) {
        peaks = appendLeaf(peaks, entry.entryHash as Hex, (entry.number as bigint) - 1n);
      }
      return derived;
    },
    accounts: () => [...ledger.records.of('LedgerAccount')].sort((one, other) => (one.id < other.id ? -1 : 1)),
    state,
    standing(block) {
      const { entryCount, hash } = ledger.head;
      if (peaks.length === 0) throw new RangeError('books without entries have no root');
      return {
        entryCount: String(entryCount),
        head: hash,
        root: rootOfPeaks(peaks),
        digest: digestOf(of, state(block)),
      };
    },
  };
}
