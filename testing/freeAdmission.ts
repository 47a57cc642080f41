import { type Admission, createAdmission } from '../api/admission/admission.ts';
import type { Limits } from '../api/admission/limits.ts';

/** Limits that let in what most tests send. */
export const FREE_LIMITS: Limits = {
  cost: 100,
  answerBytes: 10_000,
  requestsPerMinute: 10_000,
  costPerMinute: 1_000_000,
  requestsInFlight: 10,
  documentBytes: 1_000_000,
  documentBytesPerMinute: 1_000_000_000,
  subscriptions: 10,
  clientSubscriptions: 10,
  trustedProxies: 0,
  clientKeys: new Set(),
};

/** An admission that lets in whatever a test sends. */
export function freeAdmission(): Admission {
  return createAdmission(FREE_LIMITS, new Map());
}
