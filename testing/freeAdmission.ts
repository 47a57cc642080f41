import { type Admission, createAdmission } from '../api/admission/admission.ts';

/** An admission that lets in whatever a test sends. */
export function freeAdmission(): Admission {
  const limits = {
    cost: 100,
    answerBytes: 10_000,
    requestsPerMinute: 10_000,
    costPerMinute: 1_000_000,
    requestsInFlight: 10,
    trustedProxies: 0,
    clientKeys: new Set<string>(),
  };
  return createAdmission(limits, new Map());
}
