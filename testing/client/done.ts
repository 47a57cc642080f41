import type { ActionDone, ActionFailed } from '../../client/index.ts';

/** What was done; fails with what stood against it. */
export function done(result: ActionDone | ActionFailed): ActionDone {
  if (result.ok) return result;
  throw new Error(`${result.step}: ${result.errors.map(({ code, message }) => `${code} ${message}`).join(' ')}`);
}
