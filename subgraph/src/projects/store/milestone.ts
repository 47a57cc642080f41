import { BigInt, Bytes, ethereum } from '@graphprotocol/graph-ts';
import { Guild, LedgerEntry, Milestone, Project } from '../../../generated/schema';
import { MilestoneStatus } from '../../lib/enums';
import { deliverableId, milestoneId } from '../../lib/id';
import { logMissing } from '../../lib/missing';
import { skillOrNull } from '../../rewards/store/reputation';

/** A milestone of a project; null, and logged, for an unknown one. An index that is no `Int` is of none. */
export function findMilestone(project: Project, index: BigInt, event: ethereum.Event): Milestone | null {
  const id = milestoneId(project.id, index);
  const found = index.isI32() ? Milestone.load(id) : null;
  if (found === null) logMissing('Milestone', id, event);
  return found;
}

/** A milestone of a project; null for one that is not agreed yet. */
export function loadMilestone(project: Project, index: BigInt): Milestone | null {
  return Milestone.load(milestoneId(project.id, index));
}

/** Records a milestone as agreed. */
export function createMilestone(
  project: Project,
  index: BigInt,
  contributor: Bytes,
  amount: BigInt,
  dueAt: BigInt,
  guild: Guild,
  skill: i32,
  bondAmount: BigInt,
): Milestone {
  const milestone = new Milestone(milestoneId(project.id, index));
  milestone.project = project.id;
  milestone.index = index.toI32();
  milestone.contributor = contributor;
  milestone.amount = amount;
  milestone.dueAt = dueAt;
  milestone.skillNumber = skill;
  milestone.skill = skillOrNull(guild, skill);
  milestone.bondAmount = bondAmount;
  milestone.status = MilestoneStatus.PLANNED;
  milestone.revision = 0;
  milestone.approvals = 0;
  milestone.released = BigInt.zero();
  milestone.refunded = BigInt.zero();
  milestone.save();
  return milestone;
}

/** The deliverable that was submitted last; null when there is none. */
export function currentDeliverableId(milestone: Milestone): Bytes | null {
  return milestone.revision == 0 ? null : deliverableId(milestone.id, milestone.revision);
}

/** Records what keeps a milestone's contributor from submitting. */
export function gateSubmissions(milestone: Milestone, obstacle: string | null): void {
  milestone.submissionObstacle = obstacle;
  milestone.save();
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

/** Records that a milestone, or a part of it, was paid. */
export function releaseMilestone(milestone: Milestone, path: string | null, gross: BigInt, entry: LedgerEntry): void {
  milestone.status = MilestoneStatus.RELEASED;
  milestone.releasePath = path;
  milestone.released = milestone.released.plus(gross);
  endMilestone(milestone, entry);
}

/** Records that a milestone, or a part of it, went back to its client; one that was also released stays released. */
export function refundMilestone(milestone: Milestone, reason: string | null, amount: BigInt, entry: LedgerEntry): void {
  if (milestone.released.isZero()) milestone.status = MilestoneStatus.REFUNDED;
  milestone.refundReason = reason;
  milestone.refunded = milestone.refunded.plus(amount);
  endMilestone(milestone, entry);
}

function endMilestone(milestone: Milestone, entry: LedgerEntry): void {
  milestone.reviewEndsAt = null;
  milestone.settled = entry.id;
  milestone.save();
}

/** Records that a milestone that was paid earns nothing else. */
export function withholdReward(milestone: Milestone, reason: string | null): void {
  milestone.rewardWithheld = reason;
  milestone.save();
}

/** Records that a milestone waits for its arbiter. */
export function disputeMilestone(milestone: Milestone): void {
  milestone.status = MilestoneStatus.DISPUTED;
  milestone.reviewEndsAt = null;
  milestone.save();
}

/** Records another amount and deadline of a milestone. */
export function rescheduleMilestone(milestone: Milestone, amount: BigInt, dueAt: BigInt): void {
  milestone.amount = amount;
  milestone.dueAt = dueAt;
  milestone.save();
}
