import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { askGateway } from '../../../lib/askGateway.ts';
import { bytes } from '../../../lib/scalars.ts';
import { entriesWhere } from '../entriesWhere.ts';
import type { LedgerSearch } from '../ledgerSearch.ts';
import type { EntryRow } from './entriesPage.ts';

/** Newer entries are counted up to this number. */
export const MOST_COUNTED = 100;

export const newerEntriesDocument = /* GraphQL */ `
  query NewerEntries($where: LedgerEntry_filter!, $first: Int!, $newest: ID!) {
    ledgerEntries(first: $first, where: $where, orderBy: id) {
      id
    }
    ledgerEntry(id: $newest) {
      entryHash
    }
  }
`;

const schema = z.object({
  ledgerEntries: z.array(z.object({ id: bytes })),
  ledgerEntry: z.object({ entryHash: bytes }).nullable(),
});

/**
 * How many entries the ledger has after the newest one shown, and whether that one still stands. An entry's hash
 * commits to all entries before it, so one comparison tells of a reorganisation anywhere above.
 *
 * @param newest - The newest entry shown.
 * @param indexed - Hash of the newest indexed block: another one makes another question.
 */
export const newerEntriesQuery = (
  guild: string,
  search: LedgerSearch,
  newest: Pick<EntryRow, 'id' | 'entryHash'> | undefined,
  indexed: string | null | undefined,
) =>
  queryOptions({
    queryKey: ['ledger', 'newer', guild, search, newest?.id, indexed],
    enabled: newest !== undefined,
    gcTime: 0,
    queryFn: async ({ signal }) => {
      const id = newest?.id ?? '0x';
      const where = entriesWhere(guild, { ...search, after: id });
      const variables = { where, first: MOST_COUNTED, newest: id };
      const answer = await askGateway({ document: newerEntriesDocument, variables, schema }, signal);
      return {
        count: answer.ledgerEntries.length,
        reorganised: answer.ledgerEntry?.entryHash !== newest?.entryHash,
      };
    },
  });
