import type { RecordKind } from '../prepare/find/findNumbered.ts';
import { numberedIdParser } from '../prepare/find/ids.ts';

/** Parses a budget's id: `Treasury contract ‖ be4(number)`. */
export const parseBudgetId = numberedIdParser('a budget');

/** Budgets of a guild. */
export const budgets: RecordKind = { part: 'treasury', count: 'budgetCount', name: 'budget' };
