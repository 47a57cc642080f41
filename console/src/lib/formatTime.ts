const MINUTE_MS = 60_000;

/**
 * Writes a time as auditors compare it: date and time to the second, in UTC or in the reader's time zone.
 *
 * @param seconds - Unix seconds.
 * @example formatTime(1_793_000_000) // '2026-10-26 07:33:20'
 */
export function formatTime(seconds: number, isLocal = false): string {
  const date = new Date(seconds * 1000);
  const shown = isLocal ? new Date(date.getTime() - date.getTimezoneOffset() * MINUTE_MS) : date;
  return shown.toISOString().slice(0, 19).replace('T', ' ');
}
