import { BigInt, Bytes } from '@graphprotocol/graph-ts';
import { Deposit, LedgerEntry } from '../../../generated/schema';

/** Records money that came into the treasury, in the token of its entry. */
export function createDeposit(
  entry: LedgerEntry,
  from: Bytes,
  purpose: string | null,
  ref: Bytes | null,
  amount: BigInt,
  bookBalance: BigInt,
): void {
  const deposit = new Deposit(entry.id);
  deposit.guild = entry.guild;
  deposit.purpose = purpose;
  deposit.from = from;
  deposit.token = entry.token as Bytes;
  deposit.amount = amount;
  deposit.ref = ref;
  deposit.bookBalance = bookBalance;
  deposit.entry = entry.id;
  deposit.save();
}
