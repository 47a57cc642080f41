/** Writes a whole number in groups of three. */
export function formatCount(count: bigint | number): string {
  return count.toLocaleString('en');
}
