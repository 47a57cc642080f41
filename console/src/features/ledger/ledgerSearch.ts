import { z } from 'zod';
import { categories } from '../../lib/categories.ts';

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

const hexOf = (digits: number, what: string) =>
  z
    .string(what)
    .toLowerCase()
    .regex(new RegExp(`^0x[0-9a-f]{${digits}}$`), what)
    .optional();

const blockNumber = (what: string) => z.number(what).int(what).min(0, what).optional();

const address = (name: string) => hexOf(40, `${name} must be an address`);

/** Several names in one parameter, which is a text without quotes in the address. */
const listOf = (isKnown: (name: string) => boolean, what: string) =>
  z
    .string(what)
    .refine((text) => text.split(',').every(isKnown), what)
    .optional();

/** Browsers take the 30th of February for a day of March. */
const isOfCalendar = (text: string) => {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
};

const day = (name: string) =>
  z
    .string(`${name} must be a day such as 2026-09-30`)
    .regex(DAY, `${name} must be a day such as 2026-09-30`)
    .refine(isOfCalendar, `${name} is no day of the calendar`)
    .optional();

const amount = (name: string) =>
  z
    .union(
      [z.string().regex(/^\d{1,78}$/), z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER).transform(String)],
      {
        error: `${name} must be an amount in the token’s smallest unit`,
      },
    )
    .optional();

const isCategory = (name: string) => categories.some((category) => category === name);

/**
 * What the ledger's address says: filters, order and place. A filter that cannot be read is an error, never dropped: the
 * list would show more than the link says.
 */
export const ledgerSearch = z
  .object({
    /** Categories, with commas. */
    category: listOf(isCategory, 'category must be one of the ledger’s, or several with commas'),
    /** Kinds, with commas. */
    kind: listOf((name) => /^[A-Z0-9_]+$/.test(name), 'kind must be in capitals, several with commas'),
    /** Who acted. */
    actor: address('actor'),
    /** Whom an entry is about, besides its actor. */
    account: address('account'),
    /** Who acted or whom it is about. */
    party: address('party'),
    /** Id of a project. */
    project: hexOf(48, 'project must be the id of a project'),
    /** Id of a proposal. */
    proposal: hexOf(104, 'proposal must be the id of a proposal'),
    /** CID of a document. */
    document: z
      .string()
      .regex(/^[A-Za-z0-9]{46,100}$/, 'document must be a CID')
      .optional(),
    /** Token of an amount. */
    token: address('token'),
    /** Least and greatest amount, in the token's smallest unit. */
    min: amount('min'),
    max: amount('max'),
    /** First and last block of the entries. */
    from: blockNumber('from must be a block number'),
    to: blockNumber('to must be a block number'),
    /** First and last day of the entries, in UTC. */
    since: day('since'),
    until: day('until'),
    /** Whether technical kinds are shown too. */
    all: z.literal(true, 'all must be true, or absent').optional(),
    /** Oldest first; newest first when absent. */
    order: z.literal('oldest', 'order must be oldest, or absent for newest first').optional(),
    /** Id at which the list begins: at this entry, or at the next one in the list's order. */
    at: hexOf(24, 'at must be the id of an entry'),
  })
  .refine(
    ({ from, to }) => from === undefined || to === undefined || from <= to,
    'from is after to: no block is in between',
  )
  .refine(
    ({ since, until }) => since === undefined || until === undefined || since <= until,
    'the first day is after the last one',
  )
  .refine(
    ({ min, max }) => min === undefined || max === undefined || BigInt(min) <= BigInt(max),
    'the least amount is above the greatest one',
  )
  .refine(({ min, max, token }) => token !== undefined || (min === undefined && max === undefined), {
    error: 'an amount needs a token',
  });

/** What the ledger's address says. */
export type LedgerSearch = z.infer<typeof ledgerSearch>;

/** Names of what narrows the list. */
export const filterNames = [
  'category',
  'kind',
  'actor',
  'account',
  'party',
  'project',
  'proposal',
  'document',
  'token',
  'min',
  'max',
  'from',
  'to',
  'since',
  'until',
] as const;

/** What narrows the list, and its order: a view of the ledger, which does not say where in it one is. */
export type LedgerView = Omit<LedgerSearch, 'at'>;

/** How many filters narrow the list of a guild's entries. */
export function filterCount(search: LedgerSearch): number {
  return filterNames.filter((name) => search[name] !== undefined).length;
}
