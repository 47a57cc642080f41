import { CreditBalance, Guild, LedgerEntry, Withdrawal } from '../../../generated/schema';
import { Withdrawn as WithdrawnEvent } from '../../../generated/templates/Projects/Projects';
import { touchToken } from '../../token/store/token';
import { touchCreditBalance } from './credit';

/** Records that an account took what it was credited, and tells what is left. */
export function createWithdrawal(guild: Guild, event: WithdrawnEvent, entry: LedgerEntry): CreditBalance {
  const withdrawal = new Withdrawal(entry.id);
  withdrawal.guild = entry.guild;
  withdrawal.account = event.params.account;
  withdrawal.to = event.params.to;
  withdrawal.token = touchToken(event.params.token).id;
  withdrawal.amount = event.params.amount;
  withdrawal.entry = entry.id;
  withdrawal.save();
  const credit = touchCreditBalance(guild, event.params.account, withdrawal.token);
  credit.balance = credit.balance.minus(event.params.amount);
  credit.withdrawn = event.params.totalWithdrawn;
  credit.save();
  return credit;
}
