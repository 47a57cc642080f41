import { Guild, LedgerEntry, RewardTermsVersion } from '../../../generated/schema';
import { RewardTermsSet as RewardTermsSetEvent } from '../../../generated/templates/Rewards/Rewards';

/** Records the limits of the rewards from now on. */
export function createRewardTerms(guild: Guild, entry: LedgerEntry, event: RewardTermsSetEvent): void {
  const params = event.params.newTerms;
  const terms = new RewardTermsVersion(entry.id);
  terms.guild = guild.id;
  terms.cap = params.cap;
  terms.claimCapacity = params.claimCapacity;
  terms.claimWindow = params.claimWindow;
  terms.vestingCliff = params.vestingCliff;
  terms.vestingDuration = params.vestingDuration;
  terms.replaced = guild.rewardTerms;
  terms.execution = entry.execution;
  terms.entry = entry.id;
  terms.save();
  guild.rewardTerms = terms.id;
  guild.save();
}
