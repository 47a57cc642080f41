import {
  type Explanations,
  expired,
  fromOne,
  invalidField,
  LATER,
  milestoneOf,
  NOT_EMPTY,
  NOT_ZERO,
  nameOf,
  wordsOf,
  wrongValue,
} from '../prepare/reverts/explanationWords.ts';
import { timeOf } from '../prepare/words.ts';

const PROJECT_STATUS = wordsOf('ProjectStatus', {
  None: 'unknown',
  Proposed: 'proposed',
  Accepted: 'accepted',
  Cancelled: 'canceled',
});
const PARTS: Record<string, string> = {
  CLIENT: 'the client',
  CONTRIBUTOR: 'the contributor of the milestone',
  REVIEWER: 'a reviewer',
  ARBITER: 'the arbiter',
};
const MILESTONE_STATUS = wordsOf('MilestoneStatus', {
  Planned: 'planned',
  Funded: 'funded',
  Submitted: 'submitted',
  RevisionRequested: 'waiting for a revision',
  Released: 'released',
  Refunded: 'refunded',
  Disputed: 'disputed',
});

/** Whose agreement can be left out. */
const OR_NEITHER = 'or CID and digest both left out, where a milestone keeps its agreement';

/** Parts in a project, of which one is needed; as `neededStanding` names them. */
function partsOf(needs = 'CLIENT,CONTRIBUTOR,REVIEWER,ARBITER'): string {
  return needs
    .split(',')
    .map((part) => PARTS[part])
    .join(' or ');
}

/** What the contracts' errors about projects, milestones and disputes mean, and what to do. Milestones count from 1. */
export const projectsReverts: Explanations = {
  DirectArbiterUnauthorizedAccount: ({ account }) =>
    `${account} is not the arbitrator whom client and contributor chose: only that one may rule.`,
  ERC792ArbiterUnknownDispute: ({ externalId }) =>
    `The arbitrator's dispute ${externalId} is not about one of ours, or was ruled already.`,
  GovernanceArbiterUnauthorizedAccount: ({ account }) =>
    `The guild does not let ${account} rule: it decides by a proposal (the action \`rule\` of preparePropose).`,
  ProjectsAmountTooHigh: ({ amount, maxAmount }) =>
    `The milestones cost ${amount} (smallest unit), more than the ${maxAmount} agreed to: look at the project again.`,
  ProjectsAlreadyReviewed: (args) => `${args.reviewer} has already judged this revision of ${milestoneOf(args)}.`,
  ProjectsBondAlreadyPosted: (args) =>
    `The bond of ${milestoneOf(args)} is already posted: there is nothing left to do.`,
  ProjectsBondMissing: (args) =>
    `${milestoneOf(args)} asks for a bond: post it first (prepareApprove, then preparePostBond).`,
  ProjectsCreditHeld: ({ account, token }) => `The credit of ${account} in ${token} is held by the compliance officer.`,
  ProjectsCreditNotHeld: ({ account, token }) => `The credit of ${account} in ${token} is not held.`,
  ProjectsDeadlineNotReached: (args) =>
    `The deadline of ${milestoneOf(args)}, with its grace, is ${timeOf(args.deadline)}; this can only be done afterwards.`,
  ProjectsDeadlinePassed: (args) =>
    `The deadline of ${milestoneOf(args)}, with its grace, was ${timeOf(args.deadline)}; client and contributor can agree on a new one.`,
  ProjectsDeliverableMismatch: ({ revision, digest }) =>
    `Revision ${revision}, with the digest ${digest}, is the one to review: judge that.`,
  ProjectsDisputeNotOpen: ({ disputeId }) => `Dispute ${disputeId} does not exist or has ended.`,
  ProjectsEmptyDeliverable: () => 'A deliverable needs a digest and a CID.',
  ProjectsEscrowFull: ({ token, liabilities, max }) =>
    `The escrow would owe ${liabilities} of ${token} (smallest unit), more than its limit of ${max}: pay less, or wait until others have withdrawn.`,
  ProjectsFeeTokensAlreadyLocked: (args) =>
    `Guild tokens for the fee of ${milestoneOf(args)} are already locked: there is nothing left to do.`,
  ProjectsFeeTokensNotOffered: (args) =>
    `${milestoneOf(args)} has no fee, or the guild does not accept guild tokens for fees in its payment token: let the fee be paid in that.`,
  ProjectsFeeTooHigh: ({ feeBps, maxFeeBps }) =>
    `The guild's fee is ${feeBps} basis points, more than the ${maxFeeBps} agreed to.`,
  ProjectsInsufficientGas: () => 'Too little gas is left to report the reward: send it with more.',
  ProjectsInvalidArbiter: ({ arbiter }) => `${arbiter} is not an arbiter: name a contract that supports IArbiter.`,
  ProjectsInvalidReceiver: ({ to }) => `${to} cannot receive: name an account outside the contract.`,
  ProjectsInvalidRuling: invalidField('ruling', {
    contributorBps: 'at most 10,000 basis points',
    feeBps: 'at most the maxArbiterFeeBps that was agreed',
    ruler: 'an account outside the contract, to receive the fee',
    slashBps: 'at most 10,000 basis points, and 0 where no bond is posted',
  }),
  ProjectsInvalidSignature: ({ account }) =>
    `${account} has not signed exactly this, with the milestone's current nonce.`,
  ProjectsInvalidSplit: () =>
    'Name different payees, with shares that are not zero and add up to 10,000; or nobody, for the contributor alone.',
  ProjectsInvalidToken: ({ token }) => `There is no contract at ${token}: name a token of this chain.`,
  ProjectsInvalidTerms: invalidField('terms', {
    agreementCid: `${NOT_EMPTY}, ${OR_NEITHER}`,
    agreementDigest: `${NOT_ZERO}, ${OR_NEITHER}`,
    amount: 'at least 1, and unchanged once the milestone is funded: have it judged before its price changes',
    contributor: 'an account that is not a reviewer and, where a milestone changes, a contributor of the project',
    dueAt: LATER,
    maxArbiterFeeBps: 'at most 2,000 basis points (20 %)',
    maxRevisions: 'at most 65,534',
    milestones: '1 to 50 of them',
    reviewers: '1 to 16 different accounts, none of them a contributor',
    reviewWindow: 'at least 600 seconds, so that a rejection can be answered',
    skill: 'the milestone’s own, as the skill that its work counts for does not change',
    threshold: 'from 1 to the number of reviewers',
    total: 'at most 2^112 - 1, all milestones’ amounts together',
  }),
  ProjectsNoArbiter: ({ projectId }) => `Project ${projectId} has no arbiter, so nothing can be disputed.`,
  ProjectsNoBond: (args) => `${milestoneOf(args)} does not ask for a bond: submit without one.`,
  ProjectsNoRevisionLeft: ({ maxRevisions }) =>
    `No further revision can be asked for: ${maxRevisions} were agreed. Approve, or let the window pass.`,
  ProjectsNothingToCollect: ({ token }) => `There are no fees in ${token} to collect.`,
  ProjectsNothingToFund: ({ projectId }) => `Name how many milestones of project ${projectId} to fund: at least 1.`,
  ProjectsNothingToRecover: ({ token }) => `All that the escrow holds of ${token} belongs to somebody.`,
  ProjectsNothingToWithdraw: ({ account, token }) => `${account} has no credit in ${token}.`,
  ProjectsReviewWindowClosed: ({ reviewEndsAt }) =>
    `The review window closed at ${timeOf(reviewEndsAt)}; anyone may release the milestone now.`,
  ProjectsReviewWindowOpen: ({ reviewEndsAt }) =>
    `The review window is open until ${timeOf(reviewEndsAt)}; release afterwards, or have the reviewers approve.`,
  ProjectsRulingDeadlineNotReached: ({ disputeId, rulingEndsAt }) =>
    `The arbiter of dispute ${disputeId} can rule until ${timeOf(rulingEndsAt)}; end the dispute afterwards.`,
  ProjectsRulingDeadlinePassed: ({ disputeId, rulingEndsAt }) =>
    `The arbiter of dispute ${disputeId} could rule until ${timeOf(rulingEndsAt)}; anyone can end it now.`,
  ProjectsSettlementTooHigh: ({ contributorAmount, amount }) =>
    `The settlement gives the contributor ${contributorAmount} (smallest unit), more than the milestone’s ${amount}: agree on another.`,
  ProjectsSignatureExpired: expired,
  ProjectsTokenNotAllowed: ({ token }) => `The guild does not take payment in ${token}.`,
  ProjectsTooManyFeeTokens: ({ needed, max }) =>
    `Paying the fee takes ${needed} guild tokens (smallest unit), more than the ${max} agreed to.`,
  ProjectsTransferMismatch: ({ token, expected, moved }) =>
    `${token} moved ${moved} (smallest unit), not ${expected}; tokens that take a fee cannot be used.`,
  ProjectsUnauthorizedAccount: ({ projectId, account, needs }) =>
    `In project ${projectId} only ${partsOf(needs)} may do this, which ${account} is not: act from an account that is.`,
  ProjectsUnexpectedMilestone: ({ given, expected }) =>
    `Milestones are funded in order: the next is milestone ${fromOne(expected)}, not ${fromOne(given)}.`,
  ProjectsUnexpectedMilestoneStatus: (args) =>
    `${milestoneOf(args)} is ${nameOf(MILESTONE_STATUS, args.current)}, which does not allow this.`,
  ProjectsUnexpectedNonce: ({ expected, given }) =>
    `The milestone has been settled or changed since: sign with the nonce ${expected}, not ${given}.`,
  ProjectsUnexpectedProjectStatus: ({ projectId, current }) =>
    `Project ${projectId} is ${nameOf(PROJECT_STATUS, current)}, which does not allow this.`,
  ProjectsUnexpectedTerms: ({ projectId, given, expected }) =>
    `The terms of project ${projectId} are not those that you named, ${given}: read them again, and name ${expected}.`,
  ProjectsUnexpectedValue: wrongValue,
  ProjectsUnknownMilestone: ({ projectId, milestoneId }) =>
    `Project ${projectId} has no milestone ${fromOne(milestoneId)}.`,
  ProjectsUnknownProject: ({ projectId }) => `There is no project ${projectId}.`,
};
