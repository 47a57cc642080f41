import { type Explanations, invalidField } from '../prepare/reverts/explanationWords.ts';

/** What the contracts' errors about rewards and reputation mean, and what to do. */
export const rewardsReverts: Explanations = {
  ReputationInsufficientPoints: ({ account, skill, points, needed }) =>
    `${account} has ${points} of the ${needed} points needed in skill ${skill}.`,
  ReputationInvalidSkill: () => 'A skill needs a name, and a guild has at most 255: name one, or use one that it has.',
  ReputationUnknownSkill: ({ skill }) => `The guild has no skill ${skill}.`,
  ReputationZeroChange: () => 'The change of reputation is 0: say by how many points it changes.',
  RewardsAlreadyRecorded: ({ account }) => `This vote of ${account} is already recorded.`,
  RewardsCapExceeded: ({ requested, available }) =>
    `The cap of rewards leaves ${available}, and this share is ${requested} (smallest units); claim it once there is room.`,
  RewardsEpochClosed: ({ epoch }) =>
    `Votes of epoch ${epoch} could be recorded until the end of the next epoch, which is over.`,
  RewardsEpochOpen: ({ epoch }) =>
    `Votes of epoch ${epoch} can still be recorded; its shares can be claimed from the end of the next epoch on.`,
  RewardsInsufficientGas: () => 'Too little gas is left to report the reputation: send it with more.',
  RewardsInvalidTerms: invalidField("rewards' terms", {
    budget: 'at most 2^96 - 1',
    cap: 'from what is accrued already to 2^96 - 1',
    claimCapacity: 'at least 10',
    claimWindow: 'at least 1 second',
    vestingCliff: 'at most the vestingDuration',
    vestingDuration: 'at most 315,360,000 seconds (3,650 days)',
  }),
  RewardsNoParticipation: ({ account }) =>
    `Either ${account} cast no vote on this proposal, or its vote is not over yet, or For and Abstain missed the quorum of Parameters.`,
  RewardsNothingToClaim: ({ account }) => `${account} has no rewards to claim.`,
  RewardsRateLimited: () =>
    'The rate limit of rewards, of all or of this account, is used up for now; claim again later, as it refills over time.',
  RewardsUnknownGrant: ({ account, grantId }) => `${account} has no grant ${grantId}.`,
};
