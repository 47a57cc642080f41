import type { BooksPeriodQuery } from '../../generated/operations.ts';
import { beginOfDay, DAY_SECONDS } from '../../lib/days.ts';
import type { PeriodSearch } from './booksSearch.ts';

/** The last second of the year 9999: a block at or before it is the newest. */
const FAR = 253_402_300_799n;

/** The blocks of a period in which the guild had books. */
export type BooksPeriod = {
  /** First block. */
  first: number;
  /** Last block. */
  last: number;
  /** Block at whose end the period opens; undefined when the books began in the period. */
  opening: number | undefined;
  /** Time of the block that is looked at, Unix seconds. */
  now: number;
  /** Whether its last day is not over at the block that is looked at. */
  isUnfinished: boolean;
};

/** Seconds whose blocks bound a period: the one before it, and its last; a block that is named needs none. */
export function secondsOf({ from, to }: PeriodSearch): { before: bigint; until: bigint } {
  return {
    before: typeof from === 'string' ? beginOfDay(from) - 1n : 0n,
    until: typeof to === 'string' ? beginOfDay(to) + DAY_SECONDS - 1n : FAR,
  };
}

/**
 * Which blocks a period has.
 *
 * @param search - What the address says.
 * @param found - What the gateway says of its seconds, at the period's last block where that is named.
 * @returns Undefined when the period has no block, or ends before the books begin.
 */
export function blocksOfPeriod({ from, to }: PeriodSearch, found: BooksPeriodQuery): BooksPeriod | undefined {
  const { guild, before, until, looked } = found;
  const now = looked?.block;
  const begin = guild?.entries[0]?.blockNumber;
  if (!now || begin === undefined) return undefined;
  const last = until && until.number < now.number ? until.number : now.number;
  const opening = typeof from === 'number' ? from - 1 : before?.number;
  const isOpened = opening !== undefined && opening >= begin;
  const first = isOpened ? opening + 1 : Number(begin);
  if (last < first) return undefined;
  const time = Number(now.timestamp);
  const isUnfinished = typeof to === 'string' && time < beginOfDay(to) + DAY_SECONDS - 1n;
  return { first, last, opening: isOpened ? opening : undefined, now: time, isUnfinished };
}
