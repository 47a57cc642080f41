import { type Explanations, milestoneOf, nameOf } from './explanationWords.ts';
import { timeOf } from './words.ts';

const ACTIONS = ['create or fund projects', 'submit deliverables', 'withdraw', 'vote'];
const OBSTACLES = [
  'nothing stands against it',
  'it is frozen',
  'its identity level is too low',
  'what is known about it has expired',
  'its jurisdiction is blocked',
  'it has not accepted the current version of an agreement (prepareAcceptAgreement)',
  'the attestation that its status rests on is no longer valid',
];
const CATEGORIES = ['Prioritization', 'Resources', 'Strategy', 'Compliance', 'Parameters', 'Emergency'];

const invalidField = (what: string) => (args: Record<string, string>) =>
  `The ${what} cannot work: ${args.field} is missing or out of its limits.`;
const expired = ({ deadline }: Record<string, string>) =>
  `The signature was good until ${timeOf(deadline)}: have it signed anew.`;
const wrongValue = ({ expected, given }: Record<string, string>) =>
  `The call needs ${expected} wei of native coin and carries ${given}.`;

/** Errors of disputes, rounds, budgets, rewards, compliance and audit; see `explainRevert`. */
export const suiteExplanations: Explanations = {
  AuditTrailEntryCountFell: ({ previous, given }) =>
    `The last anchor counted ${previous} entries, and the ledger only grows: ${given} cannot be right.`,
  AuditTrailFindingClosed: ({ findingId }) => `Finding ${findingId} is closed.`,
  AuditTrailInvalidValue: invalidField('record'),
  AuditTrailNotContiguous: ({ expectedFrom, fromBlock, toBlock }) =>
    `The next range starts at block ${expectedFrom} and ends before the latest block, not ${fromBlock} to ${toBlock}.`,
  AuditTrailUnauthorizedAuditor: ({ findingId, account }) =>
    `Only the auditor who raised finding ${findingId} may close it, and that is not ${account}.`,
  AuditTrailUnknownFinding: ({ findingId }) => `There is no finding ${findingId}.`,
  AuditTrailUnknownPeriod: ({ firstAnchor, lastAnchor }) =>
    `There is no period of the anchors ${firstAnchor} to ${lastAnchor}.`,
  CategoryPolicyInvalidRules: invalidField("category's rules"),
  CategoryPolicyTooWeak: ({ required, given }) =>
    `The actions need the category ${nameOf(CATEGORIES, required)}; ${nameOf(CATEGORIES, given)} is weaker.`,
  ComplianceAgreementMismatch: ({ agreementId, version, digest }) =>
    `Version ${version} with the digest ${digest} is not the current one of agreement ${agreementId}: accept that.`,
  ComplianceAlreadyAccepted: ({ account, agreementId, version }) =>
    `${account} has accepted version ${version} of agreement ${agreementId} already.`,
  ComplianceInvalidSignature: ({ account }) => `${account} has not signed this with its current nonce.`,
  ComplianceInvalidValue: invalidField('record'),
  ComplianceNotFrozen: ({ account }) => `${account} is not frozen.`,
  ComplianceNotMet: ({ account, action, obstacle }) =>
    `${account} may not ${nameOf(ACTIONS, action)}: ${nameOf(OBSTACLES, obstacle)}.`,
  ComplianceSignatureExpired: expired,
  ComplianceStillFrozen: ({ account, until }) => `${account} is frozen until ${timeOf(until)}.`,
  ComplianceUnknownAgreement: ({ agreementId }) => `There is no agreement ${agreementId}.`,
  PriorityRoundsAlreadyFinalized: ({ roundId }) => `The result of round ${roundId} is recorded already.`,
  PriorityRoundsAlreadyVoted: ({ roundId, voter }) =>
    `${voter} has voted in round ${roundId}; a ballot cannot be changed.`,
  PriorityRoundsInvalidBallot: ({ roundId }) =>
    `Choose different projects of round ${roundId}, with shares that are not zero and add up to 10,000.`,
  PriorityRoundsInvalidSignature: ({ voter }) => `${voter} has not signed this ballot.`,
  PriorityRoundsInvalidTerms: invalidField('round'),
  PriorityRoundsNoVotes: ({ roundId, voter }) => `${voter} had no votes when round ${roundId} started.`,
  PriorityRoundsNotEnded: ({ roundId, endsAt }) => `The vote of round ${roundId} is open until ${timeOf(endsAt)}.`,
  PriorityRoundsNotFinalized: ({ roundId }) =>
    `The result of round ${roundId} is not recorded yet (prepareFinalizeRound).`,
  PriorityRoundsNotOpen: ({ roundId, startsAt, endsAt }) =>
    `The vote of round ${roundId} is open after ${timeOf(startsAt)} and until ${timeOf(endsAt)}.`,
  PriorityRoundsSignatureExpired: expired,
  PriorityRoundsUnknownRound: ({ roundId }) => `There is no round ${roundId}.`,
  ProjectsBondMissing: (args) =>
    `${milestoneOf(args)} asks for a bond: post it first (prepareApprove, then preparePostBond).`,
  ProjectsCreditHeld: ({ account, token }) => `The credit of ${account} in ${token} is held by the compliance officer.`,
  ProjectsCreditNotHeld: ({ account, token }) => `The credit of ${account} in ${token} is not held.`,
  ProjectsDisputeNotOpen: ({ disputeId }) => `Dispute ${disputeId} does not exist or has ended.`,
  ProjectsFeeTokensNotOffered: (args) =>
    `The fee of ${milestoneOf(args)} cannot be paid in guild tokens, or is already.`,
  ProjectsInvalidArbiter: ({ arbiter }) => `${arbiter} is no arbiter: name a contract that supports IArbiter.`,
  ProjectsInvalidRuling: invalidField('ruling'),
  ProjectsInvalidSignature: ({ account }) =>
    `${account} has not signed exactly this, with the milestone's current nonce.`,
  ProjectsInvalidSplit: () =>
    'Name different payees, with shares that are not zero and add up to 10,000; or nobody, for the contributor alone.',
  ProjectsNoArbiter: ({ projectId }) => `Project ${projectId} has no arbiter, so that nothing can be disputed.`,
  ProjectsNothingToRecover: ({ token }) => `All that the escrow holds of ${token} belongs to somebody.`,
  ProjectsRulingDeadline: ({ disputeId, rulingEndsAt }) =>
    `The arbiter of dispute ${disputeId} can rule until ${timeOf(rulingEndsAt)}; anyone can end it afterwards.`,
  ProjectsSignatureExpired: expired,
  ProjectsTooManyFeeTokens: ({ needed, max }) =>
    `Paying the fee takes ${needed} guild tokens (smallest unit), more than the ${max} agreed to.`,
  ProjectsUnexpectedBond: (args) => `${milestoneOf(args)} has no bond to post, or it is posted already.`,
  ProjectsUnexpectedNonce: ({ expected, given }) =>
    `The milestone has been settled or changed since: sign with the nonce ${expected}, not ${given}.`,
  ProjectsUnexpectedValue: wrongValue,
  ReputationInsufficientPoints: ({ account, skill, points, needed }) =>
    `${account} has ${points} of the ${needed} points needed in skill ${skill}.`,
  ReputationUnknownSkill: ({ skill }) => `The guild has no skill ${skill}.`,
  RewardsAlreadyRecorded: ({ account }) => `This participation of ${account} is recorded already.`,
  RewardsCapExceeded: ({ requested, available }) =>
    `The cap of rewards leaves ${available}, and this needs ${requested} (smallest units).`,
  RewardsEpochOpen: ({ epoch }) => `Epoch ${epoch} has not ended; its shares can be claimed afterwards.`,
  RewardsInvalidTerms: invalidField("rewards' terms"),
  RewardsNoParticipation: ({ account }) => `${account} did not take part in this, or it is not final yet.`,
  RewardsRateLimited: () => 'The rate limit of rewards is used up for now; it refills over time.',
  RewardsUnknownGrant: ({ account, grantId }) => `${account} has no grant ${grantId}.`,
  TreasuryBudgetExceeded: ({ budgetId, available, needed }) =>
    `Budget ${budgetId} leaves ${available} of the ${needed} needed in this period (smallest units).`,
  TreasuryBudgetNotOpen: ({ budgetId }) => `Budget ${budgetId} is closed, has ended or has not started.`,
  TreasuryInvalidBudget: invalidField('budget'),
  TreasuryRoundAlreadyBudgeted: ({ roundId }) => `Round ${roundId} has been turned into budgets already.`,
  TreasuryUnauthorizedSpender: ({ budgetId, account }) => `${account} may not pay from budget ${budgetId}.`,
  TreasuryUnexpectedValue: wrongValue,
  TreasuryUnknownBudget: ({ budgetId }) => `There is no budget ${budgetId}.`,
};
