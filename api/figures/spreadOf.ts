/** How some durations spread, in seconds; all null when there are none. */
export type Spread = {
  count: number;
  shortest: bigint | null;
  median: bigint | null;
  average: bigint | null;
  longest: bigint | null;
};

/** The spread of durations: of an even number the median is the shorter of the two in the middle; the average is rounded down. */
export function spreadOf(durations: readonly bigint[]): Spread {
  const sorted = [...durations].sort((a, b) => (a < b ? -1 : Number(a > b)));
  const count = sorted.length;
  const at = (index: number) => sorted[index] ?? null;
  const average = count === 0 ? null : sorted.reduce((sum, one) => sum + one, 0n) / BigInt(count);
  return { count, shortest: at(0), median: at(Math.floor((count - 1) / 2)), average, longest: at(count - 1) };
}
