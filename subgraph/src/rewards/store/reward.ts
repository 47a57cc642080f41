import { BigInt, Bytes } from '@graphprotocol/graph-ts';
import { LedgerEntry, Milestone, RewardAccrual, RewardClaim } from '../../../generated/schema';
import { RewardAccrued as RewardAccruedEvent } from '../../../generated/templates/Rewards/Rewards';
import { touchToken } from '../../token/store/token';

/** Records what a released milestone earned its contributor in guild tokens. */
export function createRewardAccrual(
  entry: LedgerEntry,
  milestone: Milestone,
  grant: Bytes | null,
  event: RewardAccruedEvent,
): void {
  const accrual = new RewardAccrual(entry.id);
  accrual.guild = entry.guild;
  accrual.milestone = milestone.id;
  accrual.account = event.params.account;
  accrual.paymentToken = touchToken(event.params.token).id;
  accrual.payment = event.params.payment;
  accrual.earned = event.params.earned;
  accrual.grant = grant;
  accrual.amount = event.params.amount;
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
