import { quartersOf, recentPeriods } from '../../lib/calendarPeriods.ts';

/** Days from the first to the last, both included, as the calendar writes them. */
export type DayRange = { since: string; until: string };

/**
 * Ranges of days that bookkeepers ask for, by their names, in UTC.
 *
 * @param today - Any moment of the day that it is.
 */
export function datePresets(today: Date): [name: string, range: DayRange][] {
  const year = today.getUTCFullYear();
  return [...recentPeriods(today), ...quartersOf(year), ...quartersOf(year - 1)].map(({ name, first, last }) => [
    name,
    { since: first, until: last },
  ]);
}
