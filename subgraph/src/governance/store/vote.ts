import { BigInt, Bytes } from '@graphprotocol/graph-ts';
import { LedgerEntry, Proposal, Vote } from '../../../generated/schema';
import { VoteSplit } from './voteSplit';

/** Records a vote. */
export function createVote(
  entry: LedgerEntry,
  proposal: Proposal,
  voter: Bytes,
  weight: BigInt,
  split: VoteSplit,
  reason: string,
): void {
  const vote = new Vote(entry.id);
  vote.proposal = proposal.id;
  vote.voter = voter;
  vote.support = split.support;
  vote.weight = weight;
  vote.forVotes = split.forVotes;
  vote.againstVotes = split.againstVotes;
  vote.abstainVotes = split.abstainVotes;
  vote.reason = reason;
  vote.entry = entry.id;
  vote.save();
}
