import type { PeriodSearch } from './booksSearch.ts';

/** A period that is chosen by its name. */
export type Preset = PeriodSearch & { label: string };

const DAY_MS = 86_400_000;

/** A day in UTC, as addresses write it. @param month - From 0; may lie outside of the year. */
function day(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
}

function lastDayBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10);
}

/**
 * The periods that accountants ask for, of months, quarters and calendar years in UTC. Those that are not over end with the
 * block that is looked at, so that they have no last day.
 *
 * @param now - Time of the block that is looked at, Unix seconds.
 */
export function presets(now: number): Preset[] {
  const date = new Date(now * 1000);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  const quarter = month - (month % 3);
  const since = (label: string, from: string): Preset => ({ label, from, to: undefined });
  const whole = (label: string, from: string, next: string): Preset => ({ label, from, to: lastDayBefore(next) });
  return [
    since('This month', day(year, month)),
    whole('Last month', day(year, month - 1), day(year, month)),
    since('This quarter', day(year, quarter)),
    whole('Last quarter', day(year, quarter - 3), day(year, quarter)),
    since('This year', day(year, 0)),
    whole('Last year', day(year - 1, 0), day(year, 0)),
    { label: 'Everything', from: undefined, to: undefined },
  ];
}
