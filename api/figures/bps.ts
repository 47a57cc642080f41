const WHOLE = 10_000n;

/** A part of a whole in basis points, rounded down; null of a whole of 0. */
export function bps(part: bigint, whole: bigint): number | null {
  return whole === 0n ? null : Number((part * WHOLE) / whole);
}
