import { LedgerEntry, Milestone, Settlement } from '../../../generated/schema';
import { MilestoneSettled as MilestoneSettledEvent } from '../../../generated/templates/Projects/Projects';

/** Records that client and contributor settled a milestone. */
export function createSettlement(entry: LedgerEntry, milestone: Milestone, event: MilestoneSettledEvent): void {
  const settlement = new Settlement(entry.id);
  settlement.guild = entry.guild;
  settlement.milestone = milestone.id;
  settlement.dispute = entry.dispute;
  settlement.contributorAmount = event.params.contributorAmount;
  settlement.clientAmount = event.params.clientAmount;
  settlement.nonce = event.params.nonce;
  settlement.entry = entry.id;
  settlement.save();
}
