import type { Hex } from '../../../chain/types.ts';
import { bigEndian, concat } from '../../bytes.ts';
import { partId } from '../../ids.ts';
import type { Row, Value } from '../../records.ts';
import type { Step } from '../../step.ts';
import { change } from '../rows.ts';

/** Kinds of tasks, at the place that their ids have. */
const KINDS = ['REVIEW', 'DELIVERABLE', 'WITHDRAWAL', 'EVIDENCE', 'RULING'] as const;
type Kind = (typeof KINDS)[number];

/** What waits: of which kind, for what, and for whom. */
type Waiting = readonly [kind: Kind, subject: Hex, account: Value | undefined];

// What waits for whom: the table "What waits for an account" in docs/ledger.md.

/** Lets a milestone wait for its contributor, once its project is accepted and it is funded. */
export function awaitDeliverable(step: Step, milestone: Row | undefined): void {
  const project = projectOf(step, milestone);
  const isDue = milestone?.status === 'FUNDED' || milestone?.status === 'REVISION_REQUESTED';
  if (milestone === undefined || project?.status !== 'ACCEPTED' || !isDue) return;
  const about = { project: project.id, milestone: milestone.id, dueAt: milestone.dueAt ?? null };
  openTask(step, ['DELIVERABLE', nextDeliverable(milestone), milestone.contributor], about);
}

/** Moves the deadline of what a milestone's contributor is to submit. */
export function rescheduleDeliverable(step: Step, milestone: Row | undefined): void {
  if (milestone === undefined) return;
  const id = taskId('DELIVERABLE', nextDeliverable(milestone), milestone.contributor);
  if (step.records.find('Task', id)?.open === true) change(step, 'Task', id, { dueAt: milestone.dueAt ?? null });
}

/** Ends the contributor's wait for a deliverable just submitted, and lets it wait for each reviewer. */
export function awaitReviews(step: Step, milestone: Row): void {
  const deliverable = deliverableId(milestone, milestone.revision as number);
  closeTask(step, 'DELIVERABLE', deliverable, milestone.contributor);
  const about = { project: milestone.project ?? null, milestone: milestone.id, deliverable };
  for (const reviewer of reviewersOf(step, milestone)) {
    openTask(step, ['REVIEW', deliverable, reviewer], { ...about, dueAt: milestone.reviewEndsAt ?? null });
  }
}

/** Ends a reviewer's wait: a deliverable was judged. */
export function closeReview(step: Step, deliverable: Hex, reviewer: Hex): void {
  closeTask(step, 'REVIEW', deliverable, reviewer);
}

/** Ends whatever of a milestone waits for its reviewers. */
export function closeReviews(step: Step, milestone: Row): void {
  if (milestone.revision === 0) return;
  const deliverable = deliverableId(milestone, milestone.revision as number);
  for (const reviewer of reviewersOf(step, milestone)) closeTask(step, 'REVIEW', deliverable, reviewer);
}

/** Ends whatever of a milestone waits for its contributor and its reviewers. */
export function closeWork(step: Step, milestone: Row): void {
  closeTask(step, 'DELIVERABLE', nextDeliverable(milestone), milestone.contributor);
  closeReviews(step, milestone);
}

/** Lets a dispute wait for its arbiter and, for evidence, for client and contributor. */
export function awaitRuling(step: Step, dispute: Row): void {
  const { project = null, milestone = null, rulingEndsAt = null } = dispute;
  const about = { project, milestone, dispute: dispute.id, dueAt: rulingEndsAt };
  openTask(step, ['RULING', dispute.id, dispute.arbiter], about);
  for (const party of partiesOf(step, dispute)) openTask(step, ['EVIDENCE', dispute.id, party], about);
}

/** Ends a party's wait: it gave evidence. */
export function closeEvidence(step: Step, dispute: Row, submitter: Hex): void {
  closeTask(step, 'EVIDENCE', dispute.id, submitter);
}

/** Ends whatever of a dispute waits. */
export function closeDispute(step: Step, dispute: Row): void {
  closeTask(step, 'RULING', dispute.id, dispute.arbiter);
  for (const party of partiesOf(step, dispute)) closeTask(step, 'EVIDENCE', dispute.id, party);
}

/** Lets what an account was credited wait for it as long as it can withdraw it. */
export function updateWithdrawal(step: Step, credit: Row): void {
  const subject = concat(step.guild.projects, credit.token as Hex);
  if (credit.held === true || (credit.balance as bigint) <= 0n) {
    closeTask(step, 'WITHDRAWAL', subject, credit.account);
  } else if (step.records.find('Task', taskId('WITHDRAWAL', subject, credit.account))?.open !== true) {
    openTask(step, ['WITHDRAWAL', subject, credit.account], { credit: credit.id });
  }
}

/** Id of a milestone's submission. */
export function deliverableId({ id }: Row, revision: number): Hex {
  return partId(id, revision);
}

function openTask(step: Step, waiting: Waiting, about: { [field: string]: Value }): void {
  const [kind, , account] = waiting;
  const { guild, records, entry } = step;
  const row = { guild: guild.accessManager, kind, account: account ?? null, open: true, opened: entry.id };
  records.put('Task', { id: taskId(...waiting), ...row, ...about });
}

function closeTask(step: Step, ...waiting: Waiting): void {
  const id = taskId(...waiting);
  if (step.records.find('Task', id)?.open === true) change(step, 'Task', id, { open: false, closed: step.entry.id });
}

function taskId(...[kind, subject, account]: Waiting): Hex {
  return concat(bigEndian(BigInt(KINDS.indexOf(kind)), 1), subject, account as Hex);
}

function nextDeliverable(milestone: Row): Hex {
  return deliverableId(milestone, (milestone.revision as number) + 1);
}

function projectOf({ records }: Step, row: Row | undefined): Row | undefined {
  return records.find('Project', (row?.project ?? '0x') as Hex);
}

function reviewersOf(step: Step, milestone: Row): readonly Hex[] {
  return (projectOf(step, milestone)?.reviewers ?? []) as readonly Hex[];
}

function partiesOf(step: Step, dispute: Row): Hex[] {
  const milestone = step.records.find('Milestone', (dispute.milestone ?? '0x') as Hex);
  return [projectOf(step, dispute)?.client, milestone?.contributor].filter((party) => party !== undefined) as Hex[];
}
