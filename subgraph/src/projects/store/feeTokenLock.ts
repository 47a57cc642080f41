import { BigInt, Bytes } from '@graphprotocol/graph-ts';
import { FeeTokenLock, LedgerEntry, Milestone } from '../../../generated/schema';

/** Records guild tokens that a milestone's client locked for its fee. */
export function lockFeeTokens(entry: LedgerEntry, milestone: Milestone, client: Bytes, amount: BigInt): void {
  const lock = new FeeTokenLock(milestone.id);
  lock.milestone = milestone.id;
  lock.client = client;
  lock.amount = amount;
  lock.burned = BigInt.zero();
  lock.returned = BigInt.zero();
  lock.locked = entry.id;
  lock.save();
  milestone.feeTokens = lock.id;
  milestone.save();
}

/** Records what became of the guild tokens that were locked for a milestone's fee. */
export function endFeeTokens(entry: LedgerEntry, milestone: Milestone, burned: BigInt, returned: BigInt): void {
  const lock = FeeTokenLock.load(milestone.id);
  if (lock === null) return;
  lock.burned = burned;
  lock.returned = returned;
  lock.used = entry.id;
  lock.save();
}
