import {
  AuthorityUpdated as AuthorityUpdatedEvent,
  Initialized as InitializedEvent,
  RewardAccrued as RewardAccruedEvent,
  RewardClaimed as RewardClaimedEvent,
  RewardRateSet as RewardRateSetEvent,
} from '../generated/templates/Rewards/Rewards';
import {
  REWARDS_AUTHORITY_UPDATED,
  REWARDS_INITIALIZED,
  REWARDS_REWARD_ACCRUED,
  REWARDS_REWARD_CLAIMED,
  REWARDS_REWARD_RATE_SET,
} from '../generated/topics';
import { currentGuild } from './context';
import { EntryCategory } from './enums';
import { appendEntry, closeEntry, openEntry } from './ledger/entry';
import { aboutMilestone } from './ledger/subject';
import { touchAccount } from './store/account';
import { addRewardAccrued, addRewardClaimed } from './store/member';
import { createRewardAccrual, createRewardClaim } from './store/reward';
import { touchToken } from './store/token';

export function handleRewardAccrued(event: RewardAccruedEvent): void {
  const guild = currentGuild();
  const actor = event.transaction.from;
  const entry = openEntry(guild, event, REWARDS_REWARD_ACCRUED, EntryCategory.TOKEN, actor);
  const account = touchAccount(event.params.account, event).id;
  entry.account = account;
  entry.token = guild.token;
  entry.amount = event.params.amount;
  const milestone = aboutMilestone(entry, guild, event.params.projectId, event.params.milestoneId, event);
  if (milestone !== null) createRewardAccrual(entry, milestone, account, event.params.amount);
  addRewardAccrued(guild, account, event.params.amount, event);
  closeEntry(guild, entry);
}

export function handleRewardClaimed(event: RewardClaimedEvent): void {
  const guild = currentGuild();
  const entry = openEntry(guild, event, REWARDS_REWARD_CLAIMED, EntryCategory.TOKEN, event.params.actor);
  const account = touchAccount(event.params.account, event).id;
  entry.account = account;
  entry.token = guild.token;
  entry.amount = event.params.amount;
  createRewardClaim(entry, account, event.params.amount);
  addRewardClaimed(guild, account, event.params.amount, event);
  closeEntry(guild, entry);
}

export function handleRewardRateSet(event: RewardRateSetEvent): void {
  const guild = currentGuild();
  const entry = openEntry(guild, event, REWARDS_REWARD_RATE_SET, EntryCategory.ADMIN, event.params.actor);
  entry.token = touchToken(event.params.token).id;
  closeEntry(guild, entry);
}

export function handleRewardsAuthorityUpdated(event: AuthorityUpdatedEvent): void {
  appendEntry(event, REWARDS_AUTHORITY_UPDATED, EntryCategory.ADMIN, event.transaction.from);
}

export function handleRewardsInitialized(event: InitializedEvent): void {
  appendEntry(event, REWARDS_INITIALIZED, EntryCategory.ADMIN, event.transaction.from);
}
