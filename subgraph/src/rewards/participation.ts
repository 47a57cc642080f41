import {
  ParticipationBudgetSet as ParticipationBudgetSetEvent,
  ParticipationClaimed as ParticipationClaimedEvent,
  ParticipationRecorded as ParticipationRecordedEvent,
} from '../../generated/templates/Rewards/Rewards';
import {
  REWARDS_PARTICIPATION_BUDGET_SET,
  REWARDS_PARTICIPATION_CLAIMED,
  REWARDS_PARTICIPATION_RECORDED,
} from '../../generated/topics';
import { knownProposalId } from '../governance/store/proposal';
import { rewardCostsOf, rewardsOwedTo } from '../ledger/books';
import { currentGuild } from '../ledger/context';
import { openEntry } from '../ledger/entry';
import { Journal } from '../ledger/posting';
import { signerOf } from '../ledger/signer';
import { touchAccount } from '../ledger/store/account';
import { changeParameter } from '../ledger/store/parameterChange';
import { aboutAccountGuildTokens } from '../ledger/subject';
import { EntryCategory } from '../lib/enums';
import { addRewardAccrued } from '../token/store/member';
import { claimParticipation, recordParticipation } from './store/participation';

export function handleParticipationRecorded(event: ParticipationRecordedEvent): void {
  const params = event.params;
  const guild = currentGuild();
  const actor = params.actor;
  const entry = openEntry(guild, event, REWARDS_PARTICIPATION_RECORDED, EntryCategory.MEMBERSHIP, actor);
  entry.account = touchAccount(params.account, event).id;
  entry.proposal = knownProposalId(guild, params.proposalId);
  recordParticipation(guild, entry, event);
  entry.save();
}

/** Precedes the log of the claim that it is a part of. */
export function handleParticipationClaimed(event: ParticipationClaimedEvent): void {
  const params = event.params;
  const guild = currentGuild();
  const actor = signerOf(guild, event);
  const entry = openEntry(guild, event, REWARDS_PARTICIPATION_CLAIMED, EntryCategory.TOKEN, actor);
  const account = params.account;
  aboutAccountGuildTokens(entry, guild, account, params.amount, event);
  claimParticipation(guild, entry, event);
  addRewardAccrued(guild, account, params.amount, event);
  new Journal(entry, guild.token).post(rewardCostsOf(account), rewardsOwedTo(account), params.amount);
  entry.save();
}

export function handleParticipationBudgetSet(event: ParticipationBudgetSetEvent): void {
  const guild = currentGuild();
  const actor = event.params.actor;
  const entry = openEntry(guild, event, REWARDS_PARTICIPATION_BUDGET_SET, EntryCategory.ADMIN, actor);
  guild.participationBudget = event.params.newBudget;
  guild.save();
  changeParameter(entry, guild.token, event.params.oldBudget, event.params.newBudget);
  entry.save();
}
