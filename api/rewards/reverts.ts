import { type Explanations, invalidField } from '../prepare/explanationWords.ts';

/** What the contracts' errors about rewards and reputation mean, and what to do. */
export const rewardsReverts: Explanations = {
  ReputationInsufficientPoints: ({ account, skill, points, needed }) =>
    `${account} has ${points} of the ${needed} points needed in skill ${skill}.`,
  ReputationUnknownSkill: ({ skill }) => `The guild has no skill ${skill}.`,
  RewardsAlreadyRecorded: ({ account }) => `This participation of ${account} is recorded already.`,
  RewardsCapExceeded: ({ requested, available }) =>
    `The cap of rewards leaves ${available}, and this needs ${requested} (smallest units).`,
  RewardsEpochOpen: ({ epoch }) => `Epoch ${epoch} has not ended; its shares can be claimed afterwards.`,
  RewardsInvalidTerms: invalidField("rewards' terms", {
    budget: 'at most 2^96 - 1',
    cap: 'from what is accrued already to 2^96 - 1',
    claimCapacity: 'at least 1',
    claimWindow: 'at least 1 second',
    vestingCliff: 'at most the vestingDuration',
    vestingDuration: 'at most 315,360,000 seconds (3,650 days)',
  }),
  RewardsNoParticipation: ({ account }) => `${account} did not take part in this, or it is not final yet.`,
  RewardsNothingToClaim: ({ account }) => `${account} has no rewards to claim.`,
  RewardsRateLimited: () => 'The rate limit of rewards is used up for now; it refills over time.',
  RewardsUnknownGrant: ({ account, grantId }) => `${account} has no grant ${grantId}.`,
};
