import type { z } from 'zod';
import type { rewardTermsSchema } from '../governance/rewardTermsSchema.ts';

const DAY = 86_400n;
/** What the contracts take at least: a tenth of it can be minted to one account. */
const LEAST_CAPACITY = 10n;

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
