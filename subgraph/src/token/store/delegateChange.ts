import { DelegateChange, LedgerEntry } from '../../../generated/schema';
import { DelegateChanged as DelegateChangedEvent } from '../../../generated/templates/GuildToken/GuildToken';
import { touchAccount } from '../../ledger/store/account';

/** Records that votes were handed from one delegate to another. */
export function createDelegateChange(event: DelegateChangedEvent, entry: LedgerEntry): void {
  const change = new DelegateChange(entry.id);
  change.guild = entry.guild;
  change.delegator = touchAccount(event.params.delegator, event).id;
  change.from = touchAccount(event.params.fromDelegate, event).id;
  change.to = touchAccount(event.params.toDelegate, event).id;
  change.entry = entry.id;
  change.save();
}
