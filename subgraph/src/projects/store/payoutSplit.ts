import { LedgerEntry, Milestone, PayoutShare, PayoutSplit } from '../../../generated/schema';
import { PayoutSplitSet as PayoutSplitSetEvent } from '../../../generated/templates/Projects/Projects';
import { touchAccount } from '../../ledger/store/account';
import { partId } from '../../lib/id';

/** Records who gets a milestone's payment; without payees, the contributor alone again. */
export function createPayoutSplit(entry: LedgerEntry, milestone: Milestone, event: PayoutSplitSetEvent): void {
  const payees = event.params.payees;
  const split = new PayoutSplit(entry.id);
  split.milestone = milestone.id;
  split.contributor = event.params.contributor;
  split.shareCount = payees.length;
  split.entry = entry.id;
  split.save();
  for (let i = 0; i < payees.length; i++) {
    const share = new PayoutShare(partId(entry.id, i));
    share.split = split.id;
    share.payee = touchAccount(payees[i], event).id;
    share.shareBps = event.params.sharesBps[i];
    share.save();
  }
  milestone.payoutSplit = payees.length > 0 ? split.id : null;
  milestone.save();
}
