import { Deliverable, LedgerEntry, Milestone } from '../../../generated/schema';
import { DeliverableSubmitted as DeliverableSubmittedEvent } from '../../../generated/templates/Projects/Projects';
import { MilestoneStatus } from '../../lib/enums';
import { deliverableId } from '../../lib/id';

/** Records a submission, which puts its milestone under review. */
export function createDeliverable(event: DeliverableSubmittedEvent, milestone: Milestone, entry: LedgerEntry): void {
  const deliverable = new Deliverable(deliverableId(milestone.id, event.params.revision));
  deliverable.milestone = milestone.id;
  deliverable.revision = event.params.revision;
  deliverable.contributor = event.params.contributor;
  deliverable.digest = event.params.digest;
  deliverable.cid = event.params.cid;
  deliverable.reviewEndsAt = event.params.reviewEndsAt;
  deliverable.entry = entry.id;
  deliverable.save();
  milestone.status = MilestoneStatus.SUBMITTED;
  milestone.revision = event.params.revision;
  milestone.approvals = 0;
  milestone.reviewEndsAt = event.params.reviewEndsAt;
  milestone.save();
}
