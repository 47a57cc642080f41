import { BigInt, Bytes, ethereum } from '@graphprotocol/graph-ts';
import {
  EIP712DomainChanged as EIP712DomainChangedEvent,
  Initialized as InitializedEvent,
  ProposalCanceled as ProposalCanceledEvent,
  ProposalCategorized as ProposalCategorizedEvent,
  ProposalCreated as ProposalCreatedEvent,
  ProposalExecuted as ProposalExecutedEvent,
  ProposalExtended as ProposalExtendedEvent,
  ProposalFinalized as ProposalFinalizedEvent,
  ProposalGuardianSet as ProposalGuardianSetEvent,
  ProposalQueued as ProposalQueuedEvent,
  ProposalThresholdSet as ProposalThresholdSetEvent,
  QuorumNumeratorUpdated as QuorumNumeratorUpdatedEvent,
  TimelockChange as TimelockChangeEvent,
  VoteCast as VoteCastEvent,
  VoteCastWithParams as VoteCastWithParamsEvent,
  VotingDelaySet as VotingDelaySetEvent,
  VotingPeriodSet as VotingPeriodSetEvent,
} from '../../generated/templates/GuildGovernor/GuildGovernor';
import {
  GUILD_GOVERNOR_EIP712_DOMAIN_CHANGED,
  GUILD_GOVERNOR_INITIALIZED,
  GUILD_GOVERNOR_PROPOSAL_CANCELED,
  GUILD_GOVERNOR_PROPOSAL_CATEGORIZED,
  GUILD_GOVERNOR_PROPOSAL_CREATED,
  GUILD_GOVERNOR_PROPOSAL_EXECUTED,
  GUILD_GOVERNOR_PROPOSAL_EXTENDED,
  GUILD_GOVERNOR_PROPOSAL_FINALIZED,
  GUILD_GOVERNOR_PROPOSAL_GUARDIAN_SET,
  GUILD_GOVERNOR_PROPOSAL_QUEUED,
  GUILD_GOVERNOR_PROPOSAL_THRESHOLD_SET,
  GUILD_GOVERNOR_QUORUM_NUMERATOR_UPDATED,
  GUILD_GOVERNOR_TIMELOCK_CHANGE,
  GUILD_GOVERNOR_VOTE_CAST,
  GUILD_GOVERNOR_VOTE_CAST_WITH_PARAMS,
  GUILD_GOVERNOR_VOTING_DELAY_SET,
  GUILD_GOVERNOR_VOTING_PERIOD_SET,
} from '../../generated/topics';
import { currentGuild } from '../ledger/context';
import { appendEntry, openEntry } from '../ledger/entry';
import { EventType } from '../ledger/eventType';
import { signerOf } from '../ledger/signer';
import { touchAccount } from '../ledger/store/account';
import { EntryCategory } from '../lib/enums';
import { countProposal, countVote } from '../token/store/member';
import { pinRules } from './store/categoryRules';
import {
  addVote,
  cancelProposal,
  createProposal,
  executeProposal,
  extendProposal,
  finalizeProposal,
  findProposal,
  queueProposal,
} from './store/proposal';
import { createVote } from './store/vote';
import { splitVote } from './store/voteSplit';

export function handleProposalCreated(event: ProposalCreatedEvent): void {
  const guild = currentGuild();
  const proposer = event.params.proposer;
  const entry = openEntry(guild, event, GUILD_GOVERNOR_PROPOSAL_CREATED, EntryCategory.DECISION, proposer);
  entry.proposal = createProposal(event, guild, entry).id;
  countProposal(guild, proposer, event);
  entry.save();
}

/** Follows the log of the proposal itself. */
export function handleProposalCategorized(event: ProposalCategorizedEvent): void {
  const guild = currentGuild();
  const actor = signerOf(guild, event);
  const entry = openEntry(guild, event, GUILD_GOVERNOR_PROPOSAL_CATEGORIZED, EntryCategory.DECISION, actor);
  const proposal = findProposal(event.params.proposalId, event);
  if (proposal !== null) {
    entry.proposal = proposal.id;
    pinRules(guild, proposal, event);
  }
  entry.save();
}

export function handleVoteCast(event: VoteCastEvent): void {
  const params = event.params;
  const none = new Bytes(0);
  recordVote(
    event,
    GUILD_GOVERNOR_VOTE_CAST,
    params.voter,
    params.proposalId,
    params.support,
    params.weight,
    params.reason,
    none,
  );
}

export function handleVoteCastWithParams(event: VoteCastWithParamsEvent): void {
  const params = event.params;
  recordVote(
    event,
    GUILD_GOVERNOR_VOTE_CAST_WITH_PARAMS,
    params.voter,
    params.proposalId,
    params.support,
    params.weight,
    params.reason,
    params.params,
  );
}

function recordVote(
  event: ethereum.Event,
  type: EventType,
  voter: Bytes,
  proposalId: BigInt,
  support: i32,
  weight: BigInt,
  reason: string,
  params: Bytes,
): void {
  const guild = currentGuild();
  const entry = openEntry(guild, event, type, EntryCategory.DECISION, voter);
  const proposal = findProposal(proposalId, event);
  if (proposal !== null) {
    const split = splitVote(support, weight, params);
    entry.proposal = proposal.id;
    createVote(entry, proposal, voter, weight, split, reason);
    addVote(proposal, weight, split);
  }
  countVote(guild, voter, event);
  entry.save();
}

export function handleProposalQueued(event: ProposalQueuedEvent): void {
  const guild = currentGuild();
  const actor = signerOf(guild, event);
  const entry = openEntry(guild, event, GUILD_GOVERNOR_PROPOSAL_QUEUED, EntryCategory.DECISION, actor);
  const proposal = findProposal(event.params.proposalId, event);
  if (proposal !== null) {
    entry.proposal = proposal.id;
    queueProposal(proposal, event.params.etaSeconds, entry);
  }
  entry.save();
}

export function handleProposalExecuted(event: ProposalExecutedEvent): void {
  const guild = currentGuild();
  const actor = signerOf(guild, event);
  const entry = openEntry(guild, event, GUILD_GOVERNOR_PROPOSAL_EXECUTED, EntryCategory.DECISION, actor);
  const proposal = findProposal(event.params.proposalId, event);
  if (proposal !== null) {
    entry.proposal = proposal.id;
    executeProposal(proposal, entry);
  }
  entry.save();
}

export function handleProposalCanceled(event: ProposalCanceledEvent): void {
  const guild = currentGuild();
  const actor = signerOf(guild, event);
  const entry = openEntry(guild, event, GUILD_GOVERNOR_PROPOSAL_CANCELED, EntryCategory.DECISION, actor);
  const proposal = findProposal(event.params.proposalId, event);
  if (proposal !== null) {
    entry.proposal = proposal.id;
    cancelProposal(proposal);
  }
  entry.save();
}

export function handleProposalExtended(event: ProposalExtendedEvent): void {
  const guild = currentGuild();
  const actor = signerOf(guild, event);
  const entry = openEntry(guild, event, GUILD_GOVERNOR_PROPOSAL_EXTENDED, EntryCategory.DECISION, actor);
  const proposal = findProposal(event.params.proposalId, event);
  if (proposal !== null) {
    entry.proposal = proposal.id;
    extendProposal(proposal, event.params.extendedDeadline);
  }
  entry.save();
}

export function handleProposalFinalized(event: ProposalFinalizedEvent): void {
  const guild = currentGuild();
  const actor = event.params.actor;
  const entry = openEntry(guild, event, GUILD_GOVERNOR_PROPOSAL_FINALIZED, EntryCategory.DECISION, actor);
  const proposal = findProposal(event.params.proposalId, event);
  if (proposal !== null) {
    entry.proposal = proposal.id;
    finalizeProposal(proposal, event);
  }
  entry.save();
}

export function handleProposalGuardianSet(event: ProposalGuardianSetEvent): void {
  const guild = currentGuild();
  const actor = signerOf(guild, event);
  const entry = openEntry(guild, event, GUILD_GOVERNOR_PROPOSAL_GUARDIAN_SET, EntryCategory.ADMIN, actor);
  entry.account = touchAccount(event.params.newProposalGuardian, event).id;
  entry.save();
}

export function handleTimelockChange(event: TimelockChangeEvent): void {
  appendEntry(event, GUILD_GOVERNOR_TIMELOCK_CHANGE, EntryCategory.ADMIN);
}

export function handleGovernorEIP712DomainChanged(event: EIP712DomainChangedEvent): void {
  appendEntry(event, GUILD_GOVERNOR_EIP712_DOMAIN_CHANGED, EntryCategory.ADMIN);
}

export function handleGovernorInitialized(event: InitializedEvent): void {
  appendEntry(event, GUILD_GOVERNOR_INITIALIZED, EntryCategory.ADMIN);
}

export function handleGovernorProposalThresholdSet(event: ProposalThresholdSetEvent): void {
  appendEntry(event, GUILD_GOVERNOR_PROPOSAL_THRESHOLD_SET, EntryCategory.ADMIN);
}

export function handleQuorumNumeratorUpdated(event: QuorumNumeratorUpdatedEvent): void {
  appendEntry(event, GUILD_GOVERNOR_QUORUM_NUMERATOR_UPDATED, EntryCategory.ADMIN);
}

export function handleVotingDelaySet(event: VotingDelaySetEvent): void {
  appendEntry(event, GUILD_GOVERNOR_VOTING_DELAY_SET, EntryCategory.ADMIN);
}

export function handleVotingPeriodSet(event: VotingPeriodSetEvent): void {
  appendEntry(event, GUILD_GOVERNOR_VOTING_PERIOD_SET, EntryCategory.ADMIN);
}
