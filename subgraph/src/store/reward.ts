import { BigInt, Bytes } from '@graphprotocol/graph-ts';
import { LedgerEntry, Milestone, RewardAccrual, RewardClaim } from '../../generated/schema';

/** Records what a released milestone earned its contributor in guild tokens. */
export function createRewardAccrual(entry: LedgerEntry, milestone: Milestone, account: Bytes, amount: BigInt): void {
  const accrual = new RewardAccrual(entry.id);
  accrual.guild = entry.guild;
  accrual.milestone = milestone.id;
  accrual.account = account;
  accrual.amount = amount;
  accrual.entry = entry.id;
  accrual.save();
}

/** Records that rewards were minted to an account. */
export function createRewardClaim(entry: LedgerEntry, account: Bytes, amount: BigInt): void {
  const claim = new RewardClaim(entry.id);
  claim.guild = entry.guild;
  claim.account = account;
  claim.amount = amount;
  claim.entry = entry.id;
  claim.save();
}
