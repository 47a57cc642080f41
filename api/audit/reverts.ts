import { type Explanations, invalidField, NOT_EMPTY, NOT_ZERO } from '../prepare/reverts/explanationWords.ts';

/** What the contracts' errors about the audit trail mean, and what to do. */
export const auditReverts: Explanations = {
  AuditTrailEntryCountFell: ({ previous, given }) =>
    `The last anchor counted ${previous} entries, and the ledger only grows: ${given} cannot be right.`,
  AuditTrailFindingClosed: ({ findingId }) => `Finding ${findingId} is closed.`,
  AuditTrailInvalidValue: invalidField('record', {
    cid: NOT_EMPTY,
    digest: NOT_ZERO,
    head: NOT_ZERO,
    resolution: 'other than open',
    title: NOT_EMPTY,
  }),
  AuditTrailNotContiguous: ({ expectedFrom, fromBlock, toBlock }) =>
    `The next range starts at block ${expectedFrom} and ends before the latest block, not ${fromBlock} to ${toBlock}.`,
  AuditTrailUnauthorizedAuditor: ({ findingId, account }) =>
    `Only the auditor who raised finding ${findingId} may close it, and that is not ${account}.`,
  AuditTrailUnknownFinding: ({ findingId }) => `There is no finding ${findingId}.`,
  AuditTrailUnknownPeriod: ({ firstAnchor, lastAnchor }) =>
    `There is no period from anchor ${firstAnchor} to ${lastAnchor}.`,
};
