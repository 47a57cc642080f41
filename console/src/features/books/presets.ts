import { recentPeriods } from '../../lib/calendarPeriods.ts';
import type { PeriodSearch } from './booksSearch.ts';

/** A period that is chosen by its name. */
export type Preset = PeriodSearch & { label: string };

/**
 * The periods that accountants ask for, of months, quarters and calendar years in UTC. Those that are not over end with the
 * block that is looked at, so that they have no last day.
 *
 * @param now - Time of the block that is looked at, Unix seconds.
 */
export function presets(now: number): Preset[] {
  const date = new Date(now * 1000);
  const today = date.toISOString().slice(0, 10);
  const named = recentPeriods(date).map(({ name, first, last }) => ({
    label: name,
    from: first,
    to: last < today ? last : undefined,
  }));
  return [...named, { label: 'Everything', from: undefined, to: undefined }];
}
