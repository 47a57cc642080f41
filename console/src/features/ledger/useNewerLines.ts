import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useAsOf } from '../../lib/moment.ts';
import { useAnswer } from '../../lib/useAnswer.ts';
import { entriesWhere } from './entriesWhere.ts';
import type { LedgerSearch } from './ledgerSearch.ts';
import { newerEntriesDocument } from './queries/newer.ts';
import type { LedgerLine } from './queries/rows.ts';
import { readListsAnew } from './useLedgerList.ts';

/** How far down a reader may be, in pixels, for new entries to appear by themselves. */
const NEAR_TOP = 200;

/** Lower than all ids of entries. */
const NO_ID = '0x00';

type Options = {
  /** The newest line that is shown; undefined when there is none. */
  newest: LedgerLine | undefined;
  /** Whether the list shows the newest end of the ledger. */
  isAtEnd: boolean;
  /** Has the list show what is newer. */
  show: () => void;
};

/**
 * Follows the ledger: new entries appear by themselves when the reader is at the top of the newest ones, and are only counted
 * otherwise. An entry's hash commits to all before it, so that one comparison tells of a reorganisation anywhere above.
 *
 * @returns How many entries are newer than those shown.
 */
export function useNewerLines(guild: string, search: LedgerSearch, { newest, isAtEnd, show }: Options): number {
  const queryClient = useQueryClient();
  const asOf = useAsOf();
  const isFollowed = isAtEnd && asOf === undefined;
  const id = newest?.id ?? NO_ID;
  const where = entriesWhere(guild, search, 'shown', { id_gt: id });
  const { data, isPlaceholderData } = useAnswer(newerEntriesDocument, { where, newest: id }, { isEnabled: isFollowed });
  const known = isFollowed && !isPlaceholderData ? data : undefined;
  const count = known?.ledgerEntries.length ?? 0;
  const isReorganised = known !== undefined && known.ledgerEntry?.entryHash !== newest?.entryHash;
  useEffect(() => {
    if (isReorganised) readListsAnew(queryClient);
  }, [isReorganised, queryClient]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what shows them is another function each time.
  useEffect(() => {
    if (count > 0 && !isReorganised && window.scrollY < NEAR_TOP) show();
  }, [count, isReorganised, id]);
  return count;
}
