import { LRUCache } from 'lru-cache';
import type { Admission } from '../admission/admission.ts';
import type { Visit } from '../admission/traffic/visits.ts';
import type { WaitingStep } from '../waiting/waitingStep.ts';
import { calendarText } from './calendarText.ts';

/** As `waitingFor` costs. */
const COST = 120;
const KEPT_MS = 300_000;
const MOST = 1_000;

/** The calendar of an account's deadlines, in lower case. @throws GraphQLError RATE_LIMITED, UPSTREAM_UNAVAILABLE */
export type Calendar = (account: string, visit: Visit) => Promise<string>;

/**
 * Makes calendars, and keeps each for some minutes: programs ask for the same one again and again.
 *
 * @param stepsFor - What waits for an account.
 */
export function createCalendar(
  admission: Pick<Admission, 'receivePlain'>,
  stepsFor: (account: string, visit: Visit) => Promise<readonly WaitingStep[]>,
): Calendar {
  const kept = new LRUCache<string, string>({ max: MOST, ttl: KEPT_MS });
  return async (account, visit) => {
    const known = kept.get(account);
    await admission.receivePlain(visit, known === undefined ? COST : 1);
    if (known !== undefined) return known;
    const steps = await stepsFor(account, visit);
    const text = calendarText(account, steps, BigInt(Math.floor(Date.now() / 1_000)));
    kept.set(account, text);
    return text;
  };
}
