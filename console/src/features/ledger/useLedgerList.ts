import { type QueryClient, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { ask } from '../../lib/ask.ts';
import { useAsOf } from '../../lib/moment.ts';
import { entriesWhere, type ListPlace } from './entriesWhere.ts';
import type { LedgerSearch } from './ledgerSearch.ts';
import { type LedgerLine, ledgerRowsDocument } from './queries/rows.ts';

/** Entries per page. */
const PAGE_SIZE = 100;

/** A page of the list: where it lies, and whether it is read against the list's order, to go before what is there. */
type PageAt = { place: ListPlace | Record<string, never>; isBackwards?: boolean };

type Page = { lines: readonly LedgerLine[]; isBackwards: boolean; isFull: boolean };

/** Where a list begins that is jumped into. */
function beginOf({ at, order }: LedgerSearch): PageAt {
  if (at === undefined) return { place: {} };
  return { place: order === 'oldest' ? { id_gte: at } : { id_lte: at } };
}

/** What all lists of a guild's entries are kept under. */
const LISTS = 'ledger-list';

/** Has all lists read anew, as after a reorganisation of the chain. */
export function readListsAnew(queryClient: QueryClient): void {
  void queryClient.resetQueries({ queryKey: [LISTS] });
}

/**
 * A guild's entries under the filters of the address, page by page as one asks for more on either side. They stay as they
 * are until more are asked for: nothing moves under the eye.
 */
export function useLedgerList(guild: string, search: LedgerSearch) {
  const asOf = useAsOf();
  const queryClient = useQueryClient();
  const isUp = search.order === 'oldest';
  const after = (id: string): ListPlace => (isUp ? { id_gt: id } : { id_lt: id });
  const before = (id: string): ListPlace => (isUp ? { id_lt: id } : { id_gt: id });
  const queryKey = [LISTS, guild, search, asOf];
  const list = useInfiniteQuery({
    queryKey,
    initialPageParam: beginOf(search),
    queryFn: async ({ pageParam: { place, isBackwards = false }, signal }): Promise<Page> => {
      const where = entriesWhere(guild, search, 'shown', place);
      const direction = isUp === isBackwards ? 'desc' : 'asc';
      const block = asOf === undefined ? {} : { block: { number: asOf } };
      const { data } = await ask(ledgerRowsDocument, { where, first: PAGE_SIZE, direction, ...block }, signal);
      const lines = isBackwards ? data.ledgerEntries.toReversed() : data.ledgerEntries;
      return { lines, isBackwards, isFull: lines.length === PAGE_SIZE };
    },
    getNextPageParam: ({ lines, isFull }, pages): PageAt | undefined => {
      const last = lines.at(-1) ?? pages.findLast((page) => page.lines.length > 0)?.lines.at(-1);
      return isFull && last ? { place: after(last.id) } : undefined;
    },
    getPreviousPageParam: (_, pages): PageAt | undefined => {
      const first = pages.find((page) => page.lines.length > 0)?.lines[0];
      return first && { place: before(first.id), isBackwards: true };
    },
  });
  const first = list.data?.pages[0];
  return {
    list,
    lines: list.data?.pages.flatMap((page) => page.lines) ?? [],
    /** Whether the list may go on before its first line: it was jumped into, and that end was not come to yet. */
    isCutBefore: search.at !== undefined && first !== undefined && !(first.isBackwards && !first.isFull),
    /** Reads the list anew, from where it begins. */
    readAnew: () => queryClient.resetQueries({ queryKey }),
  };
}
