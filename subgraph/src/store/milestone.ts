import { BigInt, Bytes, ethereum } from '@graphprotocol/graph-ts';
import { LedgerEntry, Milestone, Project } from '../../generated/schema';
import { MilestoneStatus } from '../enums';
import { deliverableId, milestoneId } from '../id';
import { logMissing } from './missing';

/** A milestone of a project; null, and logged, for an unknown one. */
export function findMilestone(project: Project, index: BigInt, event: ethereum.Event): Milestone | null {
  const id = milestoneId(project.id, index);
  const found = Milestone.load(id);
  if (found === null) logMissing('Milestone', id, event);
  return found;
}

/** Records a milestone as agreed. */
export function createMilestone(project: Project, index: i32, contributor: Bytes, amount: BigInt, dueAt: BigInt): void {
  const milestone = new Milestone(milestoneId(project.id, BigInt.fromI32(index)));
  milestone.project = project.id;
  milestone.index = index;
  milestone.contributor = contributor;
  milestone.amount = amount;
  milestone.dueAt = dueAt;
  milestone.status = MilestoneStatus.PLANNED;
  milestone.revision = 0;
  milestone.approvals = 0;
  milestone.save();
}

/** The deliverable that was submitted last; null when there is none. */
export function currentDeliverableId(milestone: Milestone): Bytes | null {
  return milestone.revision == 0 ? null : deliverableId(milestone.id, milestone.revision);
}

/** Records that a milestone's amount is in escrow. */
export function fundMilestone(milestone: Milestone): void {
  milestone.status = MilestoneStatus.FUNDED;
  milestone.save();
}

/** Records that another revision was asked for, by a deadline that may have moved. */
export function requestRevision(milestone: Milestone, dueAt: BigInt): void {
  milestone.status = MilestoneStatus.REVISION_REQUESTED;
  milestone.dueAt = dueAt;
  milestone.reviewEndsAt = null;
  milestone.save();
}

/** Records how a milestone ended. */
export function settleMilestone(milestone: Milestone, status: string, path: string | null, entry: LedgerEntry): void {
  milestone.status = status;
  milestone.releasePath = path;
  milestone.reviewEndsAt = null;
  milestone.settled = entry.id;
  milestone.save();
}
