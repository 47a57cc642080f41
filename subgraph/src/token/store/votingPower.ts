import { BigInt, Bytes } from '@graphprotocol/graph-ts';
import { LedgerEntry, VotingPowerChange } from '../../../generated/schema';

/** Records that an account's voting power changed, as the token reported it. */
export function createVotingPowerChange(entry: LedgerEntry, delegate: Bytes, oldVotes: BigInt, newVotes: BigInt): void {
  const change = new VotingPowerChange(entry.id);
  change.guild = entry.guild;
  change.delegate = delegate;
  change.oldVotes = oldVotes;
  change.newVotes = newVotes;
  change.blockNumber = entry.blockNumber;
  change.timestamp = entry.timestamp;
  change.entry = entry.id;
  change.save();
}
