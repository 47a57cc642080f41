import { BigInt } from '@graphprotocol/graph-ts';
import {
  AuthorityUpdated as AuthorityUpdatedEvent,
  GrantClaimed as GrantClaimedEvent,
  Initialized as InitializedEvent,
  ReputationRateSet as ReputationRateSetEvent,
  RewardAccrued as RewardAccruedEvent,
  RewardClaimed as RewardClaimedEvent,
  RewardRateSet as RewardRateSetEvent,
  RewardTermsSet as RewardTermsSetEvent,
} from '../../generated/templates/Rewards/Rewards';
import {
  REWARDS_AUTHORITY_UPDATED,
  REWARDS_GRANT_CLAIMED,
  REWARDS_INITIALIZED,
  REWARDS_REPUTATION_RATE_SET,
  REWARDS_REWARD_ACCRUED,
  REWARDS_REWARD_CLAIMED,
  REWARDS_REWARD_RATE_SET,
  REWARDS_REWARD_TERMS_SET,
} from '../../generated/topics';
import { issuedOf, rewardCostsOf, rewardsOwedTo } from '../ledger/books';
import { currentGuild } from '../ledger/context';
import { appendEntry, openEntry } from '../ledger/entry';
import { Journal } from '../ledger/posting';
import { signerOf } from '../ledger/signer';
import { changeParameter } from '../ledger/store/parameterChange';
import { aboutAccountGuildTokens, aboutMilestone } from '../ledger/subject';
import { EntryCategory } from '../lib/enums';
import { addRewardAccrued, addRewardClaimed } from '../token/store/member';
import { touchToken } from '../token/store/token';
import { claimGrant, createGrant } from './store/grant';
import { createRewardAccrual, createRewardClaim } from './store/reward';
import { setReputationRate, setRewardRate } from './store/rewardRate';
import { createRewardTerms } from './store/rewardTerms';

export function handleRewardAccrued(event: RewardAccruedEvent): void {
  const params = event.params;
  const guild = currentGuild();
  const actor = signerOf(guild, event);
  const entry = openEntry(guild, event, REWARDS_REWARD_ACCRUED, EntryCategory.TOKEN, actor);
  const account = params.account;
  aboutAccountGuildTokens(entry, guild, account, params.amount, event);
  const milestone = aboutMilestone(entry, guild, params.projectId, params.milestoneId, event);
  const grant = params.grantId.gt(BigInt.zero()) ? createGrant(guild, entry, event) : null;
  if (milestone !== null) createRewardAccrual(entry, milestone, grant, event);
  addRewardAccrued(guild, account, params.amount, event);
  new Journal(entry, guild.token).post(rewardCostsOf(account), rewardsOwedTo(account), params.amount);
  entry.save();
}

/** Precedes the log of the claim that takes from the grant. */
export function handleGrantClaimed(event: GrantClaimedEvent): void {
  const guild = currentGuild();
  const actor = signerOf(guild, event);
  const entry = openEntry(guild, event, REWARDS_GRANT_CLAIMED, EntryCategory.TOKEN, actor);
  aboutAccountGuildTokens(entry, guild, event.params.account, event.params.amount, event);
  claimGrant(entry, event);
  entry.save();
}

/** Precedes the guild token's log of what is minted. */
export function handleRewardClaimed(event: RewardClaimedEvent): void {
  const guild = currentGuild();
  const entry = openEntry(guild, event, REWARDS_REWARD_CLAIMED, EntryCategory.TOKEN, event.params.actor);
  const account = event.params.account;
  aboutAccountGuildTokens(entry, guild, account, event.params.amount, event);
  createRewardClaim(entry, account, event.params.amount);
  addRewardClaimed(guild, account, event.params.amount, event);
  new Journal(entry, guild.token).post(rewardsOwedTo(account), issuedOf(guild), event.params.amount);
  entry.save();
}

export function handleRewardRateSet(event: RewardRateSetEvent): void {
  const guild = currentGuild();
  const entry = openEntry(guild, event, REWARDS_REWARD_RATE_SET, EntryCategory.ADMIN, event.params.actor);
  const token = touchToken(event.params.token).id;
  entry.token = token;
  setRewardRate(guild, token, event.params.newRate);
  changeParameter(entry, token, event.params.oldRate, event.params.newRate);
  entry.save();
}

export function handleReputationRateSet(event: ReputationRateSetEvent): void {
  const guild = currentGuild();
  const entry = openEntry(guild, event, REWARDS_REPUTATION_RATE_SET, EntryCategory.ADMIN, event.params.actor);
  const token = touchToken(event.params.token).id;
  entry.token = token;
  setReputationRate(guild, token, event.params.newRate);
  changeParameter(entry, token, event.params.oldRate, event.params.newRate);
  entry.save();
}

export function handleRewardTermsSet(event: RewardTermsSetEvent): void {
  const guild = currentGuild();
  const entry = openEntry(guild, event, REWARDS_REWARD_TERMS_SET, EntryCategory.ADMIN, event.params.actor);
  createRewardTerms(guild, entry, event);
  entry.save();
}

export function handleRewardsAuthorityUpdated(event: AuthorityUpdatedEvent): void {
  appendEntry(event, REWARDS_AUTHORITY_UPDATED, EntryCategory.ADMIN);
}

export function handleRewardsInitialized(event: InitializedEvent): void {
  appendEntry(event, REWARDS_INITIALIZED, EntryCategory.ADMIN);
}
