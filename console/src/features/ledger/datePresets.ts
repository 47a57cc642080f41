/** Days from the first to the last, both included, as the calendar writes them. */
export type DayRange = { since: string; until: string };

const dayOf = (year: number, month: number, day: number) =>
  new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);

/** Whole months, from one counted from the first of its year. */
const months = (year: number, first: number, count: number): DayRange => ({
  since: dayOf(year, first, 1),
  until: dayOf(year, first + count, 0),
});

/**
 * Ranges of days that bookkeepers ask for, by their names, in UTC.
 *
 * @param today - Any moment of the day that it is.
 */
export function datePresets(today: Date): [name: string, range: DayRange][] {
  const [year, month] = [today.getUTCFullYear(), today.getUTCMonth()];
  const quarter = month - (month % 3);
  return [
    ['This month', months(year, month, 1)],
    ['Last month', months(year, month - 1, 1)],
    ['This quarter', months(year, quarter, 3)],
    ['Last quarter', months(year, quarter - 3, 3)],
    ['This year', months(year, 0, 12)],
    ['Last year', months(year - 1, 0, 12)],
    ...[0, 1, 2, 3].map((n): [string, DayRange] => [`Q${n + 1} ${year}`, months(year, 3 * n, 3)]),
    ...[0, 1, 2, 3].map((n): [string, DayRange] => [`Q${n + 1} ${year - 1}`, months(year - 1, 3 * n, 3)]),
  ];
}
