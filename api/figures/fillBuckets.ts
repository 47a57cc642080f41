/** An interval of a series: the second that it begins with, and what happened in it. */
export type Flow = { timestamp: bigint; count: number; inflow: bigint; outflow: bigint; balance: bigint };

/**
 * Fills the holes of a series: where nothing happened, the balance is that of the interval before.
 *
 * @param rows - Intervals in which something happened, in order.
 * @param range.from - Second that the first interval begins with.
 * @param range.length - Seconds of an interval.
 * @param balance - That before the first interval.
 */
export function fillBuckets(
  rows: readonly Flow[],
  { from, length, count }: { from: bigint; length: bigint; count: number },
  balance: bigint,
): Flow[] {
  const byTime = new Map(rows.map((row) => [row.timestamp, row]));
  let last = balance;
  return Array.from({ length: count }, (_, n) => {
    const timestamp = from + BigInt(n) * length;
    const flow = byTime.get(timestamp) ?? { timestamp, count: 0, inflow: 0n, outflow: 0n, balance: last };
    last = flow.balance;
    return flow;
  });
}
