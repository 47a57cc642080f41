import { LRUCache } from 'lru-cache';

/** Clients that a limiter knows at once; who asked longest ago is forgotten first. */
const MOST_CLIENTS = 20_000;

/** Bounds what each client uses a minute, letting it save up a minute's worth. */
export type MinuteBudgets = {
  /**
   * Takes from a client's budget, unless less than 1 is left: one large amount may overdraw it, which the time to come
   * pays for.
   *
   * @returns Seconds until there is 1 left; 0 when it was taken.
   */
  take(client: string, amount: number): number;
};

/**
 * Makes full budgets.
 *
 * @param perMinute - What each is refilled with, evenly, and at most holds.
 * @param now - Milliseconds of a clock that never goes back.
 */
export function createMinuteBudgets(perMinute: number, now = () => performance.now()): MinuteBudgets {
  const perMs = perMinute / 60_000;
  const budgets = new LRUCache<string, { left: number; at: number }>({ max: MOST_CLIENTS });
  return {
    take(client, amount) {
      const at = now();
      const before = budgets.get(client);
      const left = before ? Math.min(perMinute, before.left + (at - before.at) * perMs) : perMinute;
      if (left < 1) return (1 - left) / perMs / 1_000;
      budgets.set(client, { left: left - amount, at });
      return 0;
    },
  };
}
