import { BigInt } from '@graphprotocol/graph-ts';
import { LedgerEntry, Proposal, Vote } from '../../../generated/schema';
import { VoteSplit } from './voteSplit';

/** Records a vote; its voter is the entry's actor. */
export function createVote(
  entry: LedgerEntry,
  proposal: Proposal,
  weight: BigInt,
  split: VoteSplit,
  reason: string,
): void {
  const vote = new Vote(entry.id);
  vote.proposal = proposal.id;
  vote.voter = entry.actor;
  vote.support = split.support;
  vote.weight = weight;
  vote.forVotes = split.forVotes;
  vote.againstVotes = split.againstVotes;
  vote.abstainVotes = split.abstainVotes;
  vote.reason = reason;
  vote.entry = entry.id;
  vote.save();
}
