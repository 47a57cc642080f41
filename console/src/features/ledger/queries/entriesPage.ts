import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { askGateway } from '../../../lib/askGateway.ts';
import { bigInt, bytes, safeNumber, token } from '../../../lib/scalars.ts';
import { entriesWhere } from '../entriesWhere.ts';
import { categories, type LedgerSearch } from '../ledgerSearch.ts';

/** Entries per page. */
const PAGE_SIZE = 50;

export const entriesPageDocument = /* GraphQL */ `
  query EntriesPage(
    $where: LedgerEntry_filter!
    $first: Int!
    $direction: OrderDirection!
    $block: Block_height
  ) {
    ledgerEntries(first: $first, where: $where, orderBy: id, orderDirection: $direction, block: $block) {
      id
      number
      kind
      category
      timestamp
      blockNumber
      entryHash
      amount
      token {
        id
        symbol
        decimals
      }
      actor {
        id
      }
      project {
        id
        title
      }
      event {
        sentence
      }
    }
  }
`;

const entrySchema = z.object({
  id: bytes,
  number: bigInt,
  kind: z.string(),
  category: z.enum(categories),
  timestamp: safeNumber,
  blockNumber: safeNumber,
  entryHash: bytes,
  amount: bigInt.nullable(),
  token: token.nullable(),
  actor: z.object({ id: bytes }),
  project: z.object({ id: bytes, title: z.string() }).nullable(),
  event: z.object({ sentence: z.string() }),
});

const schema = z.object({ ledgerEntries: z.array(entrySchema) });

/** An entry, as a row of the list. */
export type EntryRow = z.infer<typeof entrySchema>;

/** A page of the list, newest first, and whether there is more on either side. */
export type EntriesPage = { rows: EntryRow[]; hasNewer: boolean; hasOlder: boolean };

/** Asks for one entry more than a page holds, to know whether there is another page. */
async function readPage(guild: string, search: LedgerSearch, signal: AbortSignal): Promise<EntriesPage> {
  const upwards = search.after !== undefined;
  const variables = {
    where: entriesWhere(guild, search),
    first: PAGE_SIZE + 1,
    direction: upwards ? 'asc' : 'desc',
    ...(search.asOf !== undefined && { block: { number: search.asOf } }),
  };
  const { ledgerEntries } = await askGateway({ document: entriesPageDocument, variables, schema }, signal);
  const more = ledgerEntries.length > PAGE_SIZE;
  const rows = ledgerEntries.slice(0, PAGE_SIZE);
  return upwards
    ? { rows: rows.reverse(), hasNewer: more, hasOlder: true }
    : { rows, hasNewer: search.before !== undefined, hasOlder: more };
}

/** A page of a guild's entries under the filters of the address; it stays as it is until it is invalidated. */
export const entriesPageQuery = (guild: string, search: LedgerSearch) =>
  queryOptions({
    queryKey: ['ledger', 'page', guild, search],
    queryFn: ({ signal }) => readPage(guild, search, signal),
    placeholderData: keepPreviousData,
  });
