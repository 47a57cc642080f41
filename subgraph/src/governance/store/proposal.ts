import { BigInt, Bytes, ethereum } from '@graphprotocol/graph-ts';
import { Guild, LedgerEntry, Proposal, ProposalCall } from '../../../generated/schema';
import {
  ProposalCreated as ProposalCreatedEvent,
  ProposalFinalized as ProposalFinalizedEvent,
} from '../../../generated/templates/GuildGovernor/GuildGovernor';
import { touchAccount } from '../../ledger/store/account';
import { takeScheduled } from '../../ledger/store/ledgerHead';
import { addTurnoutPoint, addVotePoint } from '../../ledger/store/series';
import { outcomeOf, ProposalStatus } from '../../lib/enums';
import { proposalCallId, proposalId } from '../../lib/id';
import { logMissing } from '../../lib/missing';
import { clampText, firstLine, SEARCH_LIMIT } from '../../lib/text';
import { VoteSplit } from './voteSplit';

const TITLE_LIMIT = 120;
/** A title is looked for in this much of a description, so that a huge one costs no more than any other. */
const TITLE_SEARCH_LIMIT = 4_096;

/** A proposal of the governor that wrote the log; null, and logged, for an unknown one. */
export function findProposal(number: BigInt, event: ethereum.Event): Proposal | null {
  const id = proposalId(event.address, number);
  const found = Proposal.load(id);
  if (found === null) logMissing('Proposal', id, event);
  return found;
}

/** Id of the proposal with this number; null when the ledger has no record of it. */
export function knownProposalId(guild: Guild, number: BigInt): Bytes | null {
  const proposal = Proposal.load(proposalId(guild.governor, number));
  if (proposal === null) return null;
  return proposal.id;
}

/** Records a new proposal and its calls, and counts it in its guild. */
export function createProposal(event: ProposalCreatedEvent, guild: Guild, entry: LedgerEntry): Proposal {
  const proposal = new Proposal(proposalId(event.address, event.params.proposalId));
  const description = event.params.description;
  proposal.guild = guild.id;
  proposal.proposalId = event.params.proposalId;
  proposal.proposer = touchAccount(event.params.proposer, event).id;
  proposal.title = clampText(firstLine(clampText(description, TITLE_SEARCH_LIMIT)), TITLE_LIMIT);
  proposal.description = description;
  proposal.searchText = clampText(description, SEARCH_LIMIT);
  proposal.voteStart = event.params.voteStart;
  proposal.voteEnd = event.params.voteEnd;
  proposal.status = ProposalStatus.CREATED;
  proposal.forVotes = BigInt.zero();
  proposal.againstVotes = BigInt.zero();
  proposal.abstainVotes = BigInt.zero();
  proposal.voteCount = BigInt.zero();
  proposal.created = entry.id;
  proposal.save();
  const targets = event.params.targets;
  for (let i = 0; i < targets.length; i++) {
    createCall(proposal.id, i, targets[i], event.params.values[i], event.params.calldatas[i]);
  }
  guild.proposalCount = guild.proposalCount.plus(BigInt.fromI32(1));
  guild.save();
  return proposal;
}

function createCall(proposal: Bytes, index: i32, target: Bytes, value: BigInt, calldata: Bytes): void {
  const call = new ProposalCall(proposalCallId(proposal, index));
  call.proposal = proposal;
  call.index = index;
  call.target = target;
  call.value = value;
  call.calldata = calldata;
  call.save();
}

/** Adds a vote to a proposal's tally. */
export function addVote(proposal: Proposal, weight: BigInt, split: VoteSplit): void {
  proposal.forVotes = proposal.forVotes.plus(split.forVotes);
  proposal.againstVotes = proposal.againstVotes.plus(split.againstVotes);
  proposal.abstainVotes = proposal.abstainVotes.plus(split.abstainVotes);
  proposal.voteCount = proposal.voteCount.plus(BigInt.fromI32(1));
  proposal.save();
  addVotePoint(proposal, weight, split);
}

/**
 * Records that a proposal waits in the timelock, as the operation that was scheduled just before, in the same transaction. There
 * is none when the governor has taken another timelock.
 */
export function queueProposal(proposal: Proposal, etaSeconds: BigInt, entry: LedgerEntry): void {
  proposal.status = ProposalStatus.QUEUED;
  proposal.etaSeconds = etaSeconds;
  expireAfter(proposal, etaSeconds);
  proposal.queued = entry.id;
  const operation = takeScheduled(proposal.guild, entry.transactionHash);
  if (operation !== null) {
    proposal.operation = operation.id;
    operation.proposal = proposal.id;
    operation.save();
  }
  proposal.save();
}

/** Records that all of a proposal's calls were made. */
export function executeProposal(proposal: Proposal, entry: LedgerEntry): void {
  proposal.status = ProposalStatus.EXECUTED;
  proposal.executed = entry.id;
  proposal.save();
}

/** Records that a proposal was canceled. */
export function cancelProposal(proposal: Proposal): void {
  proposal.status = ProposalStatus.CANCELED;
  proposal.save();
}

/** Records that a vote stays open longer, because its quorum was reached late. */
export function extendProposal(proposal: Proposal, deadline: BigInt): void {
  proposal.voteEnd = deadline;
  expireAfter(proposal, deadline);
  proposal.save();
}

/** Moves the last second of a proposal's execution period, which counts from the end of its vote or of its delay. */
function expireAfter(proposal: Proposal, start: BigInt): void {
  const executionPeriod = proposal.executionPeriod;
  if (executionPeriod !== null) proposal.expiresAt = start.plus(executionPeriod);
}

/**
 * Records the outcome of a vote as the governor counted it. A vote that was canceled has no turnout; one that is recorded
 * again, as expired, had its turnout before.
 */
export function finalizeProposal(proposal: Proposal, event: ProposalFinalizedEvent): void {
  const outcome = outcomeOf(event.params.outcome);
  const again = proposal.quorum !== null;
  if (outcome !== null) proposal.status = outcome;
  proposal.quorum = event.params.quorum;
  proposal.supply = event.params.supply;
  proposal.save();
  if (outcome !== null && outcome != ProposalStatus.CANCELED && !again) addTurnoutPoint(proposal.guild, event);
}
