import { type Explanations, expired, invalidField } from '../prepare/reverts/explanationWords.ts';
import { timeOf } from '../prepare/words.ts';

/** What the contracts' errors about rounds of priorities mean, and what to do. */
export const prioritiesReverts: Explanations = {
  PriorityRoundsAlreadyFinalized: ({ roundId }) => `The result of round ${roundId} is already recorded.`,
  PriorityRoundsAlreadyVoted: ({ roundId, voter }) =>
    `${voter} has voted in round ${roundId}; a ballot cannot be changed.`,
  PriorityRoundsInvalidBallot: ({ roundId }) =>
    `Choose different projects of round ${roundId}, with shares that are not zero and add up to 10,000.`,
  PriorityRoundsInvalidSignature: ({ voter }) => `${voter} has not signed this ballot.`,
  PriorityRoundsInvalidTerms: invalidField('round', {
    budget: 'at least 1 in a round about a budget, and 0 in any other',
    endsAt: 'later than startsAt, by at most 365 days',
    projectIds: '2 to 50 existing projects, in ascending order',
    token: 'zero in a round without a budget',
  }),
  PriorityRoundsNoVotes: ({ roundId, voter }) => `${voter} had no votes when round ${roundId} started.`,
  PriorityRoundsNotEnded: ({ roundId, endsAt }) => `Voting in round ${roundId} is open until ${timeOf(endsAt)}.`,
  PriorityRoundsNotFinalized: ({ roundId }) =>
    `The result of round ${roundId} is not recorded yet (prepareFinalizeRound).`,
  PriorityRoundsNotOpen: ({ roundId, startsAt, endsAt }) =>
    `Voting in round ${roundId} is open after ${timeOf(startsAt)} and until ${timeOf(endsAt)}.`,
  PriorityRoundsSignatureExpired: expired,
  PriorityRoundsUnknownRound: ({ roundId }) => `There is no round ${roundId}.`,
};
