import { BigInt, Bytes } from '@graphprotocol/graph-ts';
import { CreditBalance, Dispute, LedgerEntry, Milestone, Project, Task } from '../../../generated/schema';
import { MilestoneStatus, ProjectStatus, TASK_KINDS, TaskKind } from '../../lib/enums';
import { deliverableId, taskId } from '../../lib/id';
import { currentDeliverableId, loadMilestone } from './milestone';

// What waits for an account. A task is opened and closed by logs alone: one whose time has passed stays open until a log
// says what became of it.

/** Begins or begins again what waits for an account; the caller adds what it is about and saves it. */
function openTask(kind: TaskKind, subject: Bytes, account: Bytes, dueAt: BigInt | null, entry: LedgerEntry): Task {
  const task = new Task(taskId(kind, subject, account));
  task.guild = entry.guild;
  task.kind = TASK_KINDS[kind];
  task.account = account;
  task.dueAt = dueAt;
  task.open = true;
  task.opened = entry.id;
  // Written over an older record, what is not set stays.
  task.closed = null;
  return task;
}

/** Ends what waits for an account; nothing does when it has ended or never began. */
function closeTask(kind: TaskKind, subject: Bytes, account: Bytes, entry: LedgerEntry): void {
  const task = findOpenTask(kind, subject, account);
  if (task === null) return;
  task.open = false;
  task.closed = entry.id;
  task.save();
}

function findOpenTask(kind: TaskKind, subject: Bytes, account: Bytes): Task | null {
  const task = Task.load(taskId(kind, subject, account));
  return task !== null && task.open ? task : null;
}

/** The deliverable that a milestone's contributor is to submit next. */
function nextDeliverableId(milestone: Milestone): Bytes {
  return deliverableId(milestone.id, milestone.revision + 1);
}

/** Lets an accepted project's funded milestones wait for their contributors. */
export function awaitDeliverables(project: Project, entry: LedgerEntry): void {
  for (let i = 0; i < project.milestoneCount; i++) {
    const milestone = loadMilestone(project, BigInt.fromI32(i));
    if (milestone !== null) awaitDeliverable(project, milestone, entry);
  }
}

/** Lets a milestone wait for its contributor, once its project is accepted and it is funded. */
export function awaitDeliverable(project: Project, milestone: Milestone, entry: LedgerEntry): void {
  const isFunded = milestone.status == MilestoneStatus.FUNDED;
  const isRevised = milestone.status == MilestoneStatus.REVISION_REQUESTED;
  if (project.status != ProjectStatus.ACCEPTED || (!isFunded && !isRevised)) return;
  const subject = nextDeliverableId(milestone);
  const task = openTask(TaskKind.DELIVERABLE, subject, milestone.contributor, milestone.dueAt, entry);
  task.project = project.id;
  task.milestone = milestone.id;
  task.save();
}

/** Moves the deadline of what a milestone's contributor is to submit. */
export function rescheduleDeliverable(milestone: Milestone): void {
  const task = findOpenTask(TaskKind.DELIVERABLE, nextDeliverableId(milestone), milestone.contributor);
  if (task === null) return;
  task.dueAt = milestone.dueAt;
  task.save();
}

/** Ends the contributor's wait for a deliverable just submitted, and lets it wait for each reviewer. */
export function awaitReviews(milestone: Milestone, entry: LedgerEntry): void {
  const deliverable = deliverableId(milestone.id, milestone.revision);
  closeTask(TaskKind.DELIVERABLE, deliverable, milestone.contributor, entry);
  const project = Project.load(milestone.project);
  if (project === null) return;
  const reviewers = project.reviewers;
  for (let i = 0; i < reviewers.length; i++) {
    const task = openTask(TaskKind.REVIEW, deliverable, reviewers[i], milestone.reviewEndsAt, entry);
    task.project = project.id;
    task.milestone = milestone.id;
    task.deliverable = deliverable;
    task.save();
  }
}

/** Ends the wait of a reviewer who has judged the deliverable. */
export function closeReview(deliverable: Bytes, reviewer: Bytes, entry: LedgerEntry): void {
  closeTask(TaskKind.REVIEW, deliverable, reviewer, entry);
}

/** Ends whatever of a milestone waits for its reviewers. */
export function closeReviews(milestone: Milestone, entry: LedgerEntry): void {
  const deliverable = currentDeliverableId(milestone);
  const project = Project.load(milestone.project);
  if (deliverable === null || project === null) return;
  const reviewers = project.reviewers;
  for (let i = 0; i < reviewers.length; i++) closeTask(TaskKind.REVIEW, deliverable, reviewers[i], entry);
}

/** Ends whatever of a milestone waits for its contributor and its reviewers. */
export function closeWork(milestone: Milestone, entry: LedgerEntry): void {
  closeTask(TaskKind.DELIVERABLE, nextDeliverableId(milestone), milestone.contributor, entry);
  closeReviews(milestone, entry);
}

/** Lets a dispute wait for its arbiter and, for evidence, for client and contributor. */
export function awaitRuling(dispute: Dispute, entry: LedgerEntry): void {
  openDisputeTask(TaskKind.RULING, dispute, dispute.arbiter, entry);
  const parties = partiesOf(dispute);
  for (let i = 0; i < parties.length; i++) openDisputeTask(TaskKind.EVIDENCE, dispute, parties[i], entry);
}

function openDisputeTask(kind: TaskKind, dispute: Dispute, account: Bytes, entry: LedgerEntry): void {
  const task = openTask(kind, dispute.id, account, dispute.rulingEndsAt, entry);
  task.project = dispute.project;
  task.milestone = dispute.milestone;
  task.dispute = dispute.id;
  task.save();
}

/** Ends the wait of who gave evidence. */
export function closeEvidence(dispute: Dispute, submitter: Bytes, entry: LedgerEntry): void {
  closeTask(TaskKind.EVIDENCE, dispute.id, submitter, entry);
}

/** Ends whatever of a dispute waits. */
export function closeDispute(dispute: Dispute, entry: LedgerEntry): void {
  closeTask(TaskKind.RULING, dispute.id, dispute.arbiter, entry);
  const parties = partiesOf(dispute);
  for (let i = 0; i < parties.length; i++) closeTask(TaskKind.EVIDENCE, dispute.id, parties[i], entry);
}

/** Client and contributor. */
function partiesOf(dispute: Dispute): Array<Bytes> {
  const parties: Bytes[] = [];
  const ofProject = dispute.project;
  const project = ofProject !== null ? Project.load(ofProject) : null;
  if (project !== null) parties.push(project.client);
  const ofMilestone = dispute.milestone;
  const milestone = ofMilestone !== null ? Milestone.load(ofMilestone) : null;
  if (milestone !== null) parties.push(milestone.contributor);
  return parties;
}

/** Lets what an account was credited wait for it as long as it can withdraw it. */
export function updateWithdrawal(projects: Bytes, credit: CreditBalance, entry: LedgerEntry): void {
  const subject = projects.concat(credit.token);
  if (credit.held || credit.balance.le(BigInt.zero())) {
    closeTask(TaskKind.WITHDRAWAL, subject, credit.account, entry);
  } else if (findOpenTask(TaskKind.WITHDRAWAL, subject, credit.account) === null) {
    const task = openTask(TaskKind.WITHDRAWAL, subject, credit.account, null, entry);
    task.credit = credit.id;
    task.save();
  }
}
