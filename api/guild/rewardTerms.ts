import { z } from 'zod';
import { uint } from '../prepare/input/input.ts';

const DAY = 86_400n;
/** What the contracts take at least: a tenth of it can be minted to one account. */
const LEAST_CAPACITY = 10n;

/** Limits of a guild's rewards as `IRewards.RewardTerms`: guild tokens in the smallest unit, and seconds. */
export const rewardTermsSchema = z.object({
  cap: uint(208),
  claimCapacity: uint(208),
  claimWindow: uint(48),
  vestingCliff: uint(32),
  vestingDuration: uint(32),
});

/**
 * What `PrepareCreateGuildInput.rewardTerms` documents for null: everything that the first holders leave of the supply
 * may accrue, a tenth of it be minted within 30 days, and nothing vests.
 */
export function defaultRewardTerms(supplyCap: bigint, allocated: bigint): z.output<typeof rewardTermsSchema> {
  const cap = supplyCap > allocated ? supplyCap - allocated : 0n;
  const tenth = cap / 10n;
  return {
    cap,
    claimCapacity: tenth > LEAST_CAPACITY ? tenth : LEAST_CAPACITY,
    claimWindow: 30n * DAY,
    vestingCliff: 0n,
    vestingDuration: 0n,
  };
}
