import { BigInt, Bytes, ethereum } from '@graphprotocol/graph-ts';
import { Credit, CreditBalance, Guild, LedgerEntry, Payment } from '../../../generated/schema';
import { Credited as CreditedEvent } from '../../../generated/templates/Projects/Projects';
import { loadLedgerHead } from '../../ledger/store/ledgerHead';
import { creditBalanceId } from '../../lib/id';

/** What a guild's escrow owes an account of a token. */
export function touchCreditBalance(guild: Guild, account: Bytes, token: Bytes): CreditBalance {
  const id = creditBalanceId(guild.projects, account, token);
  const known = CreditBalance.load(id);
  if (known !== null) return known;
  const credit = new CreditBalance(id);
  credit.guild = guild.id;
  credit.account = account;
  credit.token = token;
  credit.balance = BigInt.zero();
  credit.withdrawn = BigInt.zero();
  credit.held = false;
  return credit;
}

/** The entry of the same transaction that made money due last; null if there is none. */
export function findCause(guild: Guild, event: ethereum.Event): LedgerEntry | null {
  const last = loadLedgerHead(guild.id).lastCause;
  const cause = last !== null ? LedgerEntry.load(last) : null;
  if (cause === null || cause.transactionHash != event.transaction.hash) return null;
  return cause;
}

/** Records that an account can withdraw more. */
export function createCredit(
  entry: LedgerEntry,
  balance: CreditBalance,
  cause: LedgerEntry | null,
  event: CreditedEvent,
): void {
  balance.balance = event.params.balance;
  balance.save();
  const credit = new Credit(entry.id);
  credit.guild = entry.guild;
  credit.credit = balance.id;
  credit.account = balance.account;
  credit.token = balance.token;
  credit.amount = event.params.amount;
  credit.balance = event.params.balance;
  credit.project = entry.project;
  if (cause !== null) {
    credit.cause = cause.id;
    const payment = Payment.load(cause.id);
    if (payment !== null) credit.payment = payment.id;
  }
  credit.entry = entry.id;
  credit.save();
}
