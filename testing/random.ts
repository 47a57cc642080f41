/** A source of numbers that a seed determines. */
export type Random = {
  /** A whole number from 0 to `below` - 1. */
  number(below: number): number;
  /** One of several. */
  pick<T>(values: readonly T[]): T;
  /** True once in so many times. */
  once(inTimes: number): boolean;
  /** The same values in another order. */
  shuffled<T>(values: readonly T[]): T[];
};

/**
 * Numbers by the mulberry32 generator; good enough to choose moves, for nothing else.
 *
 * @param seed - 32 bits.
 */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const number = (below: number) => Math.floor(next() * below);
  return {
    number,
    pick: (values) => values[number(values.length)] as (typeof values)[number],
    once: (inTimes) => number(inTimes) === 0,
    shuffled: (values) =>
      values
        .map((value) => ({ value, key: number(2 ** 32) }))
        .sort((one, other) => one.key - other.key)
        .map(({ value }) => value),
  };
}
