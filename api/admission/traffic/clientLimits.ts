import type { Limits } from '../limits.ts';
import { rateLimited } from '../refusals.ts';
import { createMinuteBudgets } from './minuteBudgets.ts';
import type { Visit } from './visits.ts';

/** Reads and `prepare…`, or submissions: neither uses up the other's budgets. */
export type Purpose = 'read' | 'submit';

/** Bounds what each client asks for. */
export type ClientLimits = {
  /** Counts a request, once. @throws GraphQLError RATE_LIMITED */
  count(visit: Visit, purpose: Purpose): void;
  /** Counts what an operation costs. @throws GraphQLError RATE_LIMITED */
  charge(visit: Visit, purpose: Purpose, cost: number): void;
};

/** Makes limits that nobody has used yet. */
export function createClientLimits(limits: Limits): ClientLimits {
  const of = { read: limitsOf(limits), submit: limitsOf(limits) };
  return {
    count(visit, purpose) {
      if (visit.counted) return;
      visit.counted = true;
      const { inFlight, requests } = of[purpose];
      const now = inFlight.get(visit.client) ?? 0;
      if (now >= limits.requestsInFlight) {
        throw rateLimited(`More than ${limits.requestsInFlight} of your requests are being answered at once.`, 1);
      }
      const wait = requests.take(visit.client, 1);
      if (wait > 0) throw rateLimited(`You have sent more than ${limits.requestsPerMinute} requests a minute.`, wait);
      inFlight.set(visit.client, now + 1);
      visit.onEnd(() => {
        const left = (inFlight.get(visit.client) ?? 1) - 1;
        if (left > 0) inFlight.set(visit.client, left);
        else inFlight.delete(visit.client);
      });
    },
    charge({ client }, purpose, cost) {
      const wait = of[purpose].cost.take(client, cost);
      if (wait > 0) {
        throw rateLimited(`Your operations have cost more than ${limits.costPerMinute} within a minute.`, wait);
      }
    },
  };
}

function limitsOf({ requestsPerMinute, costPerMinute }: Limits) {
  return {
    /** Held by open connections only, so that it is as small as these are few. */
    inFlight: new Map<string, number>(),
    requests: createMinuteBudgets(requestsPerMinute),
    cost: createMinuteBudgets(costPerMinute),
  };
}
