/** A block's header. */
export type ChainHeader = {
  number: number;
  hash: string;
  parentHash: string;
  /** Unix seconds. */
  timestamp: number;
};

/** An entry as subscribers get it: a `LiveEntry`; numbers of the ledger as decimal strings. */
export type Entry = {
  id: string;
  guild: string;
  number: string;
  kind: string;
  category: string;
  actor: string;
  account: string | null;
  project: string | null;
  milestone: string | null;
  proposal: string | null;
  budget: string | null;
  round: string | null;
  dispute: string | null;
  finding: string | null;
  token: string | null;
  blockNumber: string;
  blockHash: string;
  timestamp: string;
  logIndex: number;
  [field: string]: string | number | null;
};

/** A block with its entries, in the order of its logs. */
export type LinkedBlock = ChainHeader & { entries: readonly Entry[] };

/** A block by its number and the beginning of its hash; see {@link shortHash}. */
export type BlockMark = { number: number; hash: string };

/** Hex digits of a hash that a cursor holds: enough to tell branches of one chain apart. */
export const SHORT_DIGITS = 16;

/** The beginning of a hash, without `0x`. */
export function shortHash(hash: string): string {
  return hash.slice(2, 2 + SHORT_DIGITS).toLowerCase();
}

/** The point that a block is. */
export function pointOf({ number, hash }: Pick<ChainHeader, 'number' | 'hash'>): BlockMark {
  return { number, hash: shortHash(hash) };
}
