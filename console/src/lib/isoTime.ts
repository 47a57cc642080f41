/** A time as files write it, ISO 8601 in UTC; undefined for none. @param seconds - Unix time. */
export function isoTime(seconds: number | bigint | null | undefined): string | undefined {
  return seconds === null || seconds === undefined ? undefined : new Date(Number(seconds) * 1_000).toISOString();
}
