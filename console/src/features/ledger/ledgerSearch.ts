import { z } from 'zod';

const hexOf = (digits: number, what: string) =>
  z
    .string(what)
    .toLowerCase()
    .regex(new RegExp(`^0x[0-9a-f]{${digits}}$`), what);

const blockNumber = (what: string) => z.number(what).int(what).min(0, what);

/** Categories of entries, in the order in which they are listed. */
export const categories = [
  'DECISION',
  'PAYMENT',
  'CONTRIBUTION',
  'TOKEN',
  'MEMBERSHIP',
  'COMPLIANCE',
  'AUDIT',
  'ADMIN',
] as const;

/** What an entry is about. */
export type EntryCategory = (typeof categories)[number];

/**
 * What the ledger's address says: filters and place. A filter that cannot be read is an error, never dropped: the
 * list would show more than the link says.
 */
export const ledgerSearch = z.object({
  category: z.enum(categories, 'category must be one of the ledger’s').optional(),
  kind: z
    .string()
    .regex(/^[A-Z0-9_]+$/, 'kind must be in capitals')
    .optional(),
  /** Who acted. */
  actor: hexOf(40, 'actor must be an address').optional(),
  /** Id of a project. */
  project: hexOf(48, 'project must be the id of a project').optional(),
  /** First and last block of the entries. */
  from: blockNumber('from must be a block number').optional(),
  to: blockNumber('to must be a block number').optional(),
  /** Id of the entry that the page lies before, or after, in the chain's order. */
  before: hexOf(24, 'before must be the id of an entry').optional(),
  after: hexOf(24, 'after must be the id of an entry').optional(),
});

/** What the ledger's address says, with the block at whose end it is read. */
export type LedgerSearch = z.infer<typeof ledgerSearch> & { asOf?: number | undefined };

/** Names of what narrows the list. */
export const filterNames = ['category', 'kind', 'actor', 'project', 'from', 'to'] as const;

/** Whether anything narrows the list of a guild's entries. */
export function isFiltered(search: LedgerSearch): boolean {
  return filterNames.some((name) => search[name] !== undefined);
}
