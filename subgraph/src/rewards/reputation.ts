import {
  AuthorityUpdated as AuthorityUpdatedEvent,
  Initialized as InitializedEvent,
  ReputationChanged as ReputationChangedEvent,
  SkillAdded as SkillAddedEvent,
} from '../../generated/templates/Reputation/Reputation';
import { ReputationSkipped as ReputationSkippedEvent } from '../../generated/templates/Rewards/Rewards';
import {
  REPUTATION_AUTHORITY_UPDATED,
  REPUTATION_INITIALIZED,
  REPUTATION_REPUTATION_CHANGED,
  REPUTATION_SKILL_ADDED,
  REWARDS_REPUTATION_SKIPPED,
} from '../../generated/topics';
import { currentGuild } from '../ledger/context';
import { appendEntry, openEntry } from '../ledger/entry';
import { signerOf } from '../ledger/signer';
import { touchAccount } from '../ledger/store/account';
import { aboutMilestone } from '../ledger/subject';
import { EntryCategory, RELEASE_SOURCE } from '../lib/enums';
import { createReputationChange, createSkill } from './store/reputation';

export function handleSkillAdded(event: SkillAddedEvent): void {
  const guild = currentGuild();
  const entry = openEntry(guild, event, REPUTATION_SKILL_ADDED, EntryCategory.ADMIN, event.params.actor);
  createSkill(entry, event);
  entry.save();
}

export function handleReputationChanged(event: ReputationChangedEvent): void {
  const params = event.params;
  const guild = currentGuild();
  const entry = openEntry(guild, event, REPUTATION_REPUTATION_CHANGED, EntryCategory.MEMBERSHIP, params.actor);
  entry.account = touchAccount(params.account, event).id;
  if (params.source == RELEASE_SOURCE) aboutMilestone(entry, guild, params.projectId, params.milestoneId, event);
  createReputationChange(entry, event);
  entry.save();
}

export function handleReputationSkipped(event: ReputationSkippedEvent): void {
  const guild = currentGuild();
  const actor = signerOf(guild, event);
  const entry = openEntry(guild, event, REWARDS_REPUTATION_SKIPPED, EntryCategory.MEMBERSHIP, actor);
  aboutMilestone(entry, guild, event.params.projectId, event.params.milestoneId, event);
  entry.save();
}

export function handleReputationAuthorityUpdated(event: AuthorityUpdatedEvent): void {
  appendEntry(event, REPUTATION_AUTHORITY_UPDATED, EntryCategory.ADMIN);
}

export function handleReputationInitialized(event: InitializedEvent): void {
  appendEntry(event, REPUTATION_INITIALIZED, EntryCategory.ADMIN);
}
