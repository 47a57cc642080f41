import { Bytes } from '@graphprotocol/graph-ts';
import { LedgerEntry, Milestone, Review } from '../../../generated/schema';
import { DeliverableReviewed as DeliverableReviewedEvent } from '../../../generated/templates/Projects/Projects';
import { deliverableId, reviewId } from '../../lib/id';

/** Records a judgement of a deliverable, and tells the deliverable's id. */
export function createReview(event: DeliverableReviewedEvent, milestone: Milestone, entry: LedgerEntry): Bytes {
  const deliverable = deliverableId(milestone.id, event.params.revision);
  const review = new Review(reviewId(deliverable, event.params.reviewer));
  review.deliverable = deliverable;
  review.reviewer = event.params.reviewer;
  review.approved = event.params.approved;
  review.approvals = event.params.approvals;
  review.reasonDigest = event.params.reasonDigest;
  review.reasonCid = event.params.reasonCid;
  review.entry = entry.id;
  review.save();
  milestone.approvals = event.params.approvals;
  milestone.save();
  return deliverable;
}
