import type { AbiValue } from '../chain/abiValues.ts';
import { type Explanations, fromOne, milestoneOf, nameOf } from './explanationWords.ts';
import { suiteExplanations } from './suiteExplanations.ts';
import { timeOf } from './words.ts';

const PROJECT_STATUS = ['unknown', 'proposed', 'accepted', 'cancelled'];
const MILESTONE_STATUS = [
  'planned',
  'funded',
  'submitted',
  'waiting for a revision',
  'released',
  'refunded',
  'disputed',
];
const PROPOSAL_STATE = ['pending', 'active', 'cancelled', 'defeated', 'won', 'queued', 'expired', 'executed'];

/** What the contracts' errors mean to the person who acts, and what to do. Milestones are counted from 1. */
const explanations: Explanations = {
  ...suiteExplanations,
  AccessManagedUnauthorized: ({ caller }) =>
    `${caller} has not the role for this. Roles are the guild's to give: by default only its timelock may, by a proposal.`,
  ERC20InsufficientAllowance: ({ spender, allowance, needed }) =>
    `The token allows ${spender} to take ${allowance} of the ${needed} needed (smallest units). Approve it first ` +
    '(prepareApprove), and have that mined.',
  ERC20InsufficientBalance: ({ sender, balance, needed }) =>
    `${sender} has ${balance} of the ${needed} needed, in the token's smallest unit.`,
  Error: ({ message }) => `The contract says: ${message}`,
  GovernorAlreadyCastVote: ({ voter }) =>
    `${voter} has used all its votes on this proposal, or had none delegated to it when the vote started.`,
  GovernorInsufficientProposerVotes: ({ proposer, votes, threshold }) =>
    `${proposer} has ${votes} votes of the ${threshold} that a proposal needs (smallest units).`,
  GovernorInvalidSignature: ({ voter }) =>
    `The ballot is not one that ${voter} signed with its current nonce: it was cast already, or signs another choice.`,
  GovernorNonexistentProposal: () => 'The Governor knows no such proposal.',
  GovernorUnexpectedProposalState: ({ current }) =>
    `The proposal is ${nameOf(PROPOSAL_STATE, current)}, which does not allow this now.`,
  GuildFactoryGuildExists: ({ guildId }) =>
    `This account has created a guild with exactly this configuration already: number ${guildId}.`,
  GuildFactoryInvalidConfig: ({ field }) => `The configuration cannot work: ${field} is out of its limits.`,
  GuildGovernorAlreadyFinalized: () => "The proposal's outcome is recorded already.",
  GuildTokenCapExceeded: ({ requested, available }) =>
    `The guild token's cap leaves ${available} to mint, and this needs ${requested} (smallest units).`,
  Panic: ({ code }) => `The contract hit Solidity's panic ${code}.`,
  ProjectsAlreadyReviewed: (args) => `${args.reviewer} has judged this revision of ${milestoneOf(args)} already.`,
  ProjectsDeadlineNotReached: (args) =>
    `The deadline of ${milestoneOf(args)}, with its grace, is ${timeOf(args.deadline)}; this is for afterwards.`,
  ProjectsDeadlinePassed: (args) =>
    `The deadline of ${milestoneOf(args)}, with its grace, was ${timeOf(args.deadline)}.`,
  ProjectsDeliverableMismatch: ({ revision, digest }) =>
    `What waits for review is revision ${revision} with the digest ${digest}: judge that one.`,
  ProjectsEmptyDeliverable: () => 'A deliverable needs a digest and a CID.',
  ProjectsFeeTooHigh: ({ feeBps, maxFeeBps }) =>
    `The guild's fee is ${feeBps} basis points, more than the ${maxFeeBps} agreed to.`,
  ProjectsInsufficientGas: () => 'The gas does not reach to report the reward.',
  ProjectsInvalidReceiver: ({ to }) => `${to} cannot receive: name an account outside the contract.`,
  ProjectsInvalidTerms: ({ field }) => `The terms cannot work: ${field} is missing or out of its limits.`,
  ProjectsNoRevisionLeft: ({ maxRevisions }) =>
    `No further revision can be asked for: ${maxRevisions} were agreed. Approve, or let the window pass.`,
  ProjectsNothingToCollect: ({ token }) => `No fees in ${token} wait to be collected.`,
  ProjectsNothingToWithdraw: ({ account, token }) => `${account} has no credit in ${token}.`,
  ProjectsReviewWindowClosed: ({ reviewEndsAt }) =>
    `The review window closed at ${timeOf(reviewEndsAt)}; anyone may release the milestone now.`,
  ProjectsReviewWindowOpen: ({ reviewEndsAt }) =>
    `The review window is open until ${timeOf(reviewEndsAt)}; release afterwards, or have the reviewers approve.`,
  ProjectsTokenNotAllowed: ({ token }) => `The guild does not take payment in ${token}.`,
  ProjectsTransferMismatch: ({ token }) =>
    `${token} moved another amount than was asked for; tokens that take a fee cannot be used.`,
  ProjectsUnauthorizedAccount: ({ projectId, account }) =>
    `${account} has not the part in project ${projectId} that this needs.`,
  ProjectsUnexpectedMilestone: ({ given, expected }) =>
    `Milestones are funded in order: the next is milestone ${fromOne(expected)}, not ${fromOne(given)}.`,
  ProjectsUnexpectedMilestoneStatus: (args) =>
    `${milestoneOf(args)} is ${nameOf(MILESTONE_STATUS, args.current)}, which does not allow this.`,
  ProjectsUnexpectedProjectStatus: ({ projectId, current }) =>
    `Project ${projectId} is ${nameOf(PROJECT_STATUS, current)}, which does not allow this.`,
  ProjectsUnknownMilestone: ({ projectId, milestoneId }) =>
    `Project ${projectId} has no milestone ${fromOne(milestoneId)}.`,
  ProjectsUnknownProject: ({ projectId }) => `There is no project ${projectId}.`,
  RewardsNothingToClaim: ({ account }) => `${account} has no rewards to claim.`,
  SafeERC20FailedOperation: ({ token }) => `The token ${token} refused the transfer.`,
  TimelockUnexpectedOperationState: () => 'The timelock does not hold the proposal ready: its delay may not be over.',
  TreasuryInsufficientBalance: ({ token, available, needed }) =>
    `The treasury's books hold ${available} of the ${needed} needed of ${token} (smallest units).`,
  TreasuryInvalidReceiver: ({ to }) => `${to} cannot receive: name an account outside the treasury.`,
  TreasuryNothingToRecognize: ({ token }) => `All that the treasury holds of ${token} is in its books already.`,
  TreasuryTransferMismatch: ({ token }) =>
    `${token} moved another amount than was asked for; tokens that take a fee cannot be used.`,
  TreasuryZeroAmount: () => 'The amount is zero.',
};

/**
 * A contract's error in words, for the person who acts.
 *
 * @param args - The error's arguments, decoded.
 * @returns Null for an error without an explanation.
 */
export function explainRevert(errorName: string, args: readonly AbiValue[]): string | null {
  const explain = Object.hasOwn(explanations, errorName) ? explanations[errorName] : undefined;
  if (!explain) return null;
  return explain(Object.fromEntries(args.map(({ name, value }) => [name, String(value)])));
}
