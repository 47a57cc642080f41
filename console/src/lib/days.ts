/** Seconds of a day. */
export const DAY_SECONDS = 86_400n;

/** Unix second in which a day begins, in UTC. @param day - As addresses write it: `2026-12-01`. */
export function beginOfDay(day: string): bigint {
  return BigInt(Date.parse(`${day}T00:00:00Z`) / 1_000);
}
