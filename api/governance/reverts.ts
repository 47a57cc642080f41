import enums from '../../abis/enums.json' with { type: 'json' };
import { type Explanations, invalidField, nameOf, wordsOf } from '../prepare/reverts/explanationWords.ts';

const PROPOSAL_STATE = wordsOf('ProposalState', {
  Pending: 'pending',
  Active: 'active',
  Canceled: 'canceled',
  Defeated: 'defeated',
  Succeeded: 'won',
  Queued: 'queued',
  Expired: 'expired',
  Executed: 'executed',
});
const PENDING = '0';
const EXPIRED = '6';
const CATEGORIES = enums.Category;

/** What the contracts' errors about proposals, votes and categories mean, and what to do. */
export const governanceReverts: Explanations = {
  CategoryPolicyInvalidRules: invalidField("category's rules", {
    approvalBps: 'at most 10,000 basis points',
    executionPeriod: 'from 86,400 seconds (a day) to 31,536,000 (365 days)',
    lateQuorumExtension: 'at most the votingPeriod',
    proposalThreshold: 'at most the quorum of Parameters of the present supply, and at most 2^88 - 1',
    quorumBps: 'from 1 to 10,000 basis points',
    timelockDelay: 'at most 31,536,000 seconds (365 days)',
    votingDelay: 'at most 31,536,000 seconds (365 days)',
    votingPeriod: 'from 600 seconds (10 minutes) to 31,536,000 (365 days)',
  }),
  CategoryPolicyOutOfOrder: ({ category, field }) =>
    `${nameOf(CATEGORIES, category)} would ask for less ${field} than ${nameOf(CATEGORIES, `${Number(category) - 1}`)}, which is ` +
    'the next weaker category: raise the one, or lower the other first.',
  CategoryPolicyTooWeak: ({ required, given }) =>
    `The actions need the category ${nameOf(CATEGORIES, required)}; ${nameOf(CATEGORIES, given)} is weaker.`,
  GovernorAlreadyCastVote: ({ voter }) =>
    `${voter} has used all its votes on this proposal, or had none delegated to it when the vote started.`,
  GovernorExceedRemainingWeight: ({ voter, usedVotes, remainingWeight }) =>
    `${voter} has ${remainingWeight} votes left on this proposal and divides ${usedVotes} (smallest units): give fewer.`,
  GovernorInsufficientProposerVotes: ({ proposer, votes, threshold }) =>
    `${proposer} has ${votes} votes of the ${threshold} that a proposal needs (smallest units).`,
  GovernorUnableToCancel: ({ account }) =>
    `${account} cannot cancel this: its proposer can until the vote starts, and the guardian at any time, except what only ` +
    'names another guardian.',
  GovernorInvalidSignature: ({ voter }) =>
    `The ballot is not what ${voter} signed with its current nonce: it was cast already, or another choice was signed.`,
  GovernorNonexistentProposal: () => 'The Governor has no such proposal.',
  GovernorUnexpectedProposalState: ({ current }) => {
    if (current === PENDING)
      return "The vote on the proposal has not opened yet: the proposal's `voteStart` says when it does.";
    return current === EXPIRED
      ? 'The proposal has expired: it passed, but was not queued or executed in time. Propose it again.'
      : `The proposal is ${nameOf(PROPOSAL_STATE, current)}, which does not allow this now.`;
  },
  GuildGovernorAlreadyFinalized: () => "The proposal's outcome is already recorded.",
  TimelockDelayTooLong: ({ delay, maxDelay }) =>
    `The timelock's own delay would be ${delay} seconds; it can be at most ${maxDelay} (365 days).`,
  TimelockUnexpectedOperationState: () => 'The proposal is not ready in the timelock: its delay may not be over yet.',
};
