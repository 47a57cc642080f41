import { CreditBalance, CreditHold, LedgerEntry } from '../../../generated/schema';
import { CreditHeld as CreditHeldEvent } from '../../../generated/templates/Projects/Projects';

/** Records that a credit is held. */
export function createCreditHold(entry: LedgerEntry, credit: CreditBalance, event: CreditHeldEvent): void {
  const hold = new CreditHold(entry.id);
  hold.credit = credit.id;
  hold.amount = event.params.amount;
  hold.reasonDigest = event.params.reasonDigest;
  hold.entry = entry.id;
  hold.save();
  credit.held = true;
  credit.lastHold = hold.id;
  credit.save();
}

/** Records that a held credit can be withdrawn again. */
export function endCreditHold(entry: LedgerEntry, credit: CreditBalance): void {
  const last = credit.lastHold;
  const hold = last !== null ? CreditHold.load(last) : null;
  if (hold !== null) {
    hold.released = entry.id;
    hold.save();
  }
  credit.held = false;
  credit.save();
}
