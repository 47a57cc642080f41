/**
 * Writes a time as auditors compare it: date and time in UTC, to the second.
 *
 * @param seconds - Unix seconds.
 * @example formatTime(1_793_000_000) // '2026-10-26 07:33:20'
 */
export function formatTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
}
