import { isHexString } from 'ethers';
import { z } from 'zod';
import { fault } from '../../errors.ts';
import type { Entry } from '../follower/blocks.ts';

const MOST_VALUES = 50;
const values = z
  .array(z.string())
  .max(MOST_VALUES, `A list of the filter can have at most ${MOST_VALUES} values: subscribe to fewer, or to all.`);
const bytes = values
  .refine(
    (list) => list.every((value) => isHexString(value, true)),
    'The filter takes bytes: write 0x and an even number of hex digits.',
  )
  .transform((list) => list.map((value) => value.toLowerCase()))
  .nullish();
const filterSchema = z
  .object({
    guilds: bytes,
    kinds: values.nullish(),
    categories: values.nullish(),
    accounts: bytes,
    projects: bytes,
    milestones: bytes,
    proposals: bytes,
    budgets: bytes,
    rounds: bytes,
    disputes: bytes,
    findings: bytes,
    tokens: bytes,
  })
  .nullish();

/** Which entries a subscriber wants, for entries that are here and as graph-node is asked for others. */
export type EntryFilter = { matches(entry: Entry): boolean; where: readonly object[] };

/** What each list of a filter is compared with: it holds one of these fields. */
const FIELDS = {
  guilds: ['guild'],
  kinds: ['kind'],
  categories: ['category'],
  accounts: ['actor', 'account'],
  projects: ['project'],
  milestones: ['milestone'],
  proposals: ['proposal'],
  budgets: ['budget'],
  rounds: ['round'],
  disputes: ['dispute'],
  findings: ['finding'],
  tokens: ['token'],
} as const;

/** Reads a `LiveEntryFilter`. @throws GraphQLError BAD_USER_INPUT */
export function readFilter(given: unknown): EntryFilter {
  const read = filterSchema.safeParse(given);
  if (!read.success) throw fault('BAD_USER_INPUT', read.error.issues[0]?.message ?? 'The filter cannot be used.');
  const conditions = Object.entries(read.data ?? {}).flatMap(([name, wanted]) =>
    wanted ? [{ fields: FIELDS[name as keyof typeof FIELDS], wanted: new Set(wanted) }] : [],
  );
  return {
    matches: (entry) =>
      conditions.every(({ fields, wanted }) =>
        fields.some((field) => entry[field] !== null && wanted.has(entry[field])),
      ),
    where: conditions.map(({ fields, wanted }) => {
      const [condition, ...others] = fields.map((field) => ({ [`${field}_in`]: [...wanted] }));
      return others.length === 0 ? (condition as object) : { or: [condition, ...others] };
    }),
  };
}
