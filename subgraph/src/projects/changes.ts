import {
  BondEnded as BondEndedEvent,
  BondPosted as BondPostedEvent,
  FeeTokensLocked as FeeTokensLockedEvent,
  FeeTokensUsed as FeeTokensUsedEvent,
  PayoutSplitSet as PayoutSplitSetEvent,
  ScopeChanged as ScopeChangedEvent,
} from '../../generated/templates/Projects/Projects';
import {
  PROJECTS_BOND_ENDED,
  PROJECTS_BOND_POSTED,
  PROJECTS_FEE_TOKENS_LOCKED,
  PROJECTS_FEE_TOKENS_USED,
  PROJECTS_PAYOUT_SPLIT_SET,
  PROJECTS_SCOPE_CHANGED,
} from '../../generated/topics';
import { mentionDocument } from '../documents/store/document';
import { bondsOf, burnedOf, creditingOf, escrowOf, feeTokensOf, forfeitsOf, tokenFeesOf } from '../ledger/books';
import { currentGuild } from '../ledger/context';
import { openEntry } from '../ledger/entry';
import { Journal } from '../ledger/posting';
import { signerOf } from '../ledger/signer';
import { touchAccount } from '../ledger/store/account';
import { noteCause } from '../ledger/store/ledgerHead';
import { aboutAccountGuildTokens, aboutGuildTokens, aboutMilestone, aboutProject } from '../ledger/subject';
import { EntryCategory } from '../lib/enums';
import { createBond, endBond } from './store/bond';
import { endFeeTokens, lockFeeTokens } from './store/feeTokenLock';
import { createPayoutSplit } from './store/payoutSplit';
import { applyScopeChange } from './store/scopeChange';

// What changes about a milestone after its project was agreed, and the guild tokens that escrow holds for it. The guild
// token's own transfers post nothing: these logs say why it came and went.

export function handleScopeChanged(event: ScopeChangedEvent): void {
  const params = event.params;
  const guild = currentGuild();
  const entry = openEntry(guild, event, PROJECTS_SCOPE_CHANGED, EntryCategory.CONTRIBUTION, params.actor);
  mentionDocument(entry, params.change.agreementDigest, params.change.agreementCid);
  entry.account = touchAccount(params.change.contributor, event).id;
  const project = aboutProject(entry, guild, params.projectId, event);
  if (project !== null && params.milestoneId.isI32())
    entry.milestone = applyScopeChange(guild, entry, project, event).id;
  entry.save();
}

export function handlePayoutSplitSet(event: PayoutSplitSetEvent): void {
  const params = event.params;
  const guild = currentGuild();
  const entry = openEntry(guild, event, PROJECTS_PAYOUT_SPLIT_SET, EntryCategory.CONTRIBUTION, params.contributor);
  const milestone = aboutMilestone(entry, guild, params.projectId, params.milestoneId, event);
  if (milestone !== null) createPayoutSplit(entry, milestone, event);
  entry.save();
}

export function handleBondPosted(event: BondPostedEvent): void {
  const params = event.params;
  const guild = currentGuild();
  const contributor = params.contributor;
  const entry = openEntry(guild, event, PROJECTS_BOND_POSTED, EntryCategory.TOKEN, contributor);
  aboutGuildTokens(entry, guild, params.amount);
  const milestone = aboutMilestone(entry, guild, params.projectId, params.milestoneId, event);
  if (milestone !== null) createBond(entry, milestone, contributor, params.amount);
  new Journal(entry, guild.token).post(escrowOf(guild), bondsOf(contributor), params.amount);
  entry.save();
}

/** Precedes the credit of what is returned; what is slashed is the guild's, which burns it. */
export function handleBondEnded(event: BondEndedEvent): void {
  const params = event.params;
  const guild = currentGuild();
  const entry = openEntry(guild, event, PROJECTS_BOND_ENDED, EntryCategory.TOKEN, signerOf(guild, event));
  const contributor = params.contributor;
  aboutAccountGuildTokens(entry, guild, contributor, params.returned.plus(params.slashed), event);
  const milestone = aboutMilestone(entry, guild, params.projectId, params.milestoneId, event);
  if (milestone !== null) endBond(entry, milestone, params.returned, params.slashed);
  const journal = new Journal(entry, guild.token);
  const bonds = bondsOf(contributor);
  journal.postSplit(bonds, creditingOf(guild), params.returned, forfeitsOf(guild), params.slashed);
  journal.post(burnedOf(guild), escrowOf(guild), params.slashed);
  noteCause(entry);
  entry.save();
}

export function handleFeeTokensLocked(event: FeeTokensLockedEvent): void {
  const params = event.params;
  const guild = currentGuild();
  const client = params.client;
  const entry = openEntry(guild, event, PROJECTS_FEE_TOKENS_LOCKED, EntryCategory.TOKEN, client);
  aboutGuildTokens(entry, guild, params.amount);
  const milestone = aboutMilestone(entry, guild, params.projectId, params.milestoneId, event);
  if (milestone !== null) lockFeeTokens(entry, milestone, client, params.amount);
  new Journal(entry, guild.token).post(escrowOf(guild), feeTokensOf(client), params.amount);
  entry.save();
}

/** Precedes the credit of what is returned; what pays the fee is the guild's, which burns it. */
export function handleFeeTokensUsed(event: FeeTokensUsedEvent): void {
  const params = event.params;
  const guild = currentGuild();
  const entry = openEntry(guild, event, PROJECTS_FEE_TOKENS_USED, EntryCategory.TOKEN, signerOf(guild, event));
  const client = params.client;
  aboutAccountGuildTokens(entry, guild, client, params.burned.plus(params.returned), event);
  const milestone = aboutMilestone(entry, guild, params.projectId, params.milestoneId, event);
  if (milestone !== null) endFeeTokens(entry, milestone, params.burned, params.returned);
  const journal = new Journal(entry, guild.token);
  const locked = feeTokensOf(client);
  journal.postSplit(locked, creditingOf(guild), params.returned, tokenFeesOf(guild), params.burned);
  journal.post(burnedOf(guild), escrowOf(guild), params.burned);
  noteCause(entry);
  entry.save();
}
