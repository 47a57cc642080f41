import { z } from 'zod';
import { uint } from '../prepare/input/input.ts';

/** Limits of a guild's rewards as `IRewards.RewardTerms`: guild tokens in the smallest unit, and seconds. */
export const rewardTermsSchema = z.object({
  cap: uint(208),
  claimCapacity: uint(208),
  claimWindow: uint(48),
  vestingCliff: uint(32),
  vestingDuration: uint(32),
});
