import type { Limits } from '../limits.ts';
import { rateLimited } from '../refusals.ts';
import { createMinuteBudgets } from './minuteBudgets.ts';
import type { Visit } from './visits.ts';

/** Reads and `prepare…`, submissions, or documents: none uses up the others' budgets. */
export type Purpose = 'read' | 'submit' | 'publish';

/** Bounds what each client asks for. */
export type ClientLimits = {
  /** Counts a request, once. @throws GraphQLError RATE_LIMITED */
  count(visit: Visit, purpose: Purpose): void;
  /** Counts what an operation costs, or a document's bytes. @throws GraphQLError RATE_LIMITED */
  charge(visit: Visit, purpose: Purpose, cost: number): void;
};

/** Makes limits that nobody has used yet. */
export function createClientLimits(limits: Limits): ClientLimits {
  const { costPerMinute, documentBytesPerMinute } = limits;
  const of = {
    read: limitsOf(limits, costPerMinute),
    submit: limitsOf(limits, costPerMinute),
    publish: limitsOf(limits, documentBytesPerMinute),
  };
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
      if (wait <= 0) return;
      throw purpose === 'publish'
        ? rateLimited(`You have published more than ${documentBytesPerMinute} bytes within a minute.`, wait)
        : rateLimited(`Your operations have cost more than ${costPerMinute} within a minute.`, wait);
    },
  };
}

function limitsOf({ requestsPerMinute }: Limits, costPerMinute: number) {
  return {
    /** Held by open connections only, so that it is as small as these are few. */
    inFlight: new Map<string, number>(),
    requests: createMinuteBudgets(requestsPerMinute),
    cost: createMinuteBudgets(costPerMinute),
  };
}
