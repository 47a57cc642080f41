import { BigInt } from '@graphprotocol/graph-ts';

/** What an index or a count is cut to; with one more it still fits. */
const LIMIT: i32 = i32.MAX_VALUE - 1;

/** An index or a count as an `Int`. A number that no contract of ours writes is cut to the largest, not an end of it all. */
export function smallNumber(value: BigInt): i32 {
  return value.isI32() ? min(value.toI32(), LIMIT) : LIMIT;
}
