import { type Explanations, invalidField, NOT_EMPTY, NOT_ZERO } from '../prepare/reverts/explanationWords.ts';

/** What the contracts' errors about the audit trail mean, and what to do. */
export const auditReverts: Explanations = {
  AuditTrailBlockAnchored: ({ fromBlock, toBlock }) =>
    `The last anchor covers block ${toBlock}: the next one ends at block ${fromBlock} or later.`,
  AuditTrailEntryCountFell: ({ previous, given }) =>
    `The last anchor counted ${previous} entries, and the ledger only grows: ${given} cannot be right.`,
  AuditTrailFindingClosed: ({ findingId }) => `Finding ${findingId} is closed.`,
  AuditTrailHeadNotLast: ({ entryCount }) =>
    `The head is not the last of ${entryCount} leaves of that tree: prepare the anchor anew.`,
  AuditTrailInconsistent: ({ previous, given }) =>
    `It is not proven that the ${given} entries begin with the ${previous} of the last anchor: prepare the anchor anew.`,
  AuditTrailInvalidValue: invalidField('record', {
    cid: NOT_EMPTY,
    digest: NOT_ZERO,
    entryCount: NOT_ZERO,
    head: NOT_ZERO,
    resolution: 'other than open',
    title: NOT_EMPTY,
  }),
  AuditTrailOtherBlock: ({ toBlock }) =>
    `The chain has another block ${toBlock} than the anchor was prepared with: prepare it anew.`,
  AuditTrailUnauthorizedAuditor: ({ findingId, account }) =>
    `Only the auditor who raised finding ${findingId} may close it, and that is not ${account}.`,
  AuditTrailUnknownBlock: ({ toBlock }) =>
    `The chain does not know the hash of block ${toBlock}: choose one that is past, and at most 8,191 blocks old.`,
  AuditTrailUnknownFinding: ({ findingId }) => `There is no finding ${findingId}.`,
  AuditTrailUnknownPeriod: ({ firstAnchor, lastAnchor }) =>
    `There is no period from anchor ${firstAnchor} to ${lastAnchor}.`,
};
