import { z } from 'zod';
import type { PrepareScope } from '../prepare/prepareContext.ts';

/** Most rows that graph-node gives at once. */
const PAGE = 1_000;

const hash = z.custom<`0x${string}`>((value) => typeof value === 'string' && /^0x[0-9a-f]{64}$/.test(value));
const number = z.string().transform(Number).pipe(z.number().int().nonnegative());

const HEAD = `query ($guild: ID!, $block: Bytes!) {
  ledgerHead(id: $guild, block: { hash: $block }) { entryCount hash }
}`;
const headSchema = z.object({ ledgerHead: z.object({ entryCount: number, hash }).nullable() });

const ENTRIES = `query ($guild: String!, $block: Bytes!, $after: BigInt!, $last: BigInt!) {
  ledgerEntries(
    block: { hash: $block }
    where: { guild: $guild, number_gt: $after, number_lte: $last }
    orderBy: number
    first: ${PAGE}
  ) { number previousHash entryHash }
}`;
const entriesSchema = z.object({
  ledgerEntries: z.array(z.object({ number, previousHash: hash, entryHash: hash })),
});

/** An entry's place in its guild's chain of hashes. */
export type ChainedEntry = z.output<typeof entriesSchema>['ledgerEntries'][number];

/** How many entries there are, and the last one's hash. */
export type LedgerHead = NonNullable<z.output<typeof headSchema>['ledgerHead']>;

/** A guild's ledger at a block. */
export type LedgerAtBlock = {
  /** Its head; null when there are no entries. */
  head(): Promise<LedgerHead | null>;
  /** The entries after a number, at most {@link PAGE}. */
  entriesAfter(number: number): Promise<ChainedEntry[]>;
};

/**
 * The ledger of a guild at a block, by its hash, so that several questions can never straddle a reorganisation.
 *
 * @param guild - The guild's id.
 * @param block - Hash of a block that the ledger has indexed.
 */
export function ledgerAt(ledger: PrepareScope['ledger'], guild: string, block: string): LedgerAtBlock {
  return {
    head: async () => headSchema.parse(await ledger.query<unknown>(HEAD, { guild, block })).ledgerHead,
    async entriesAfter(after) {
      const variables = { guild, block, after: String(after), last: String(after + PAGE) };
      return entriesSchema.parse(await ledger.query<unknown>(ENTRIES, variables)).ledgerEntries;
    },
  };
}
