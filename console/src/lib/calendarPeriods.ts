/** A period of whole months, in UTC: its first and its last day, both included, as addresses write them. */
export type CalendarPeriod = { name: string; first: string; last: string };

const dayOf = (year: number, month: number, day: number) =>
  new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);

/** Whole months, from one counted from the first of its year. */
const months = (name: string, year: number, from: number, count: number): CalendarPeriod => ({
  name,
  first: dayOf(year, from, 1),
  last: dayOf(year, from + count, 0),
});

/**
 * This and the last month, quarter and year.
 *
 * @param today - Any moment of the day that it is.
 */
export function recentPeriods(today: Date): CalendarPeriod[] {
  const [year, month] = [today.getUTCFullYear(), today.getUTCMonth()];
  const quarter = month - (month % 3);
  return [
    months('This month', year, month, 1),
    months('Last month', year, month - 1, 1),
    months('This quarter', year, quarter, 3),
    months('Last quarter', year, quarter - 3, 3),
    months('This year', year, 0, 12),
    months('Last year', year - 1, 0, 12),
  ];
}

/** The quarters of a year. */
export function quartersOf(year: number): CalendarPeriod[] {
  return [0, 1, 2, 3].map((n) => months(`Q${n + 1} ${year}`, year, 3 * n, 3));
}
