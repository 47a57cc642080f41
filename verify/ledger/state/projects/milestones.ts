import type { Hex } from '../../../chain/types.ts';
import { concat } from '../../bytes.ts';
import { milestoneId, partId } from '../../ids.ts';
import type { Row } from '../../records.ts';
import type { Effects, Step } from '../../step.ts';
import { change, record } from '../rows.ts';
import { enumName } from '../values.ts';
import { payment } from './payments.ts';
import { awaitDeliverable, awaitReviews, closeReview, closeReviews, closeWork, deliverableId } from './tasks.ts';

/** What becomes of milestones: funded, delivered, reviewed, paid. */
export const milestoneChanges: Effects = {
  'Projects ProjectAccepted': (step) => {
    const { params, entry, guild, records } = step;
    const acceptance = { accepted: entry.id, acceptance: entry.execution ?? null };
    const terms = { acceptedTermsHash: params.fixed('termsHash') };
    const project = change(step, 'Project', entry.project, { status: 'ACCEPTED', ...acceptance, ...terms });
    for (let index = 0; index < ((project?.milestoneCount ?? 0) as number); index++) {
      const id = milestoneId(guild, params.number('projectId'), BigInt(index));
      awaitDeliverable(step, records.find('Milestone', id));
    }
  },
  'Projects MilestoneFunded': (step) => {
    awaitDeliverable(step, change(step, 'Milestone', step.entry.milestone, { status: 'FUNDED' }));
  },
  'Projects SubmissionGated': (step) => {
    const submissionObstacle = enumName('Obstacle', step.params.number('obstacle'));
    change(step, 'Milestone', step.entry.milestone, { submissionObstacle });
  },
  'Projects DeliverableSubmitted': (step) => {
    const { params, entry } = step;
    const revision = Number(params.number('revision'));
    const reviewEndsAt = params.number('reviewEndsAt');
    const fields = { status: 'SUBMITTED', revision, approvals: 0, reviewEndsAt };
    const milestone = change(step, 'Milestone', entry.milestone, fields);
    if (milestone === undefined) return;
    const document = { digest: params.fixed('digest'), cid: params.text('cid') };
    const contributor = params.address('contributor');
    const place = { id: deliverableId(milestone, revision), milestone: milestone.id, revision };
    step.make('Deliverable', { ...place, contributor, ...document, reviewEndsAt, entry: entry.id });
    awaitReviews(step, milestone);
  },
  'Projects DeliverableReviewed': (step) => {
    const { params, entry, make } = step;
    const approvals = Number(params.number('approvals'));
    const milestone = change(step, 'Milestone', entry.milestone, { approvals });
    if (milestone === undefined) return;
    const deliverable = deliverableId(milestone, Number(params.number('revision')));
    const reviewer = params.address('reviewer');
    make('Review', {
      id: concat(deliverable, reviewer),
      deliverable,
      reviewer,
      approved: params.flag('approved'),
      approvals,
      reasonDigest: params.fixed('reasonDigest'),
      reasonCid: params.text('reasonCid'),
      entry: entry.id,
    });
    closeReview(step, deliverable, reviewer);
  },
  'Projects RevisionRequested': (step) => {
    const before = milestoneOf(step);
    if (before === undefined) return;
    closeReviews(step, before);
    const fields = { status: 'REVISION_REQUESTED', dueAt: step.params.number('newDueAt'), reviewEndsAt: null };
    awaitDeliverable(step, change(step, 'Milestone', before.id, fields));
  },
  'Projects RewardWithheld': (step) => {
    const rewardWithheld = enumName('WithheldReason', step.params.number('reason'));
    change(step, 'Milestone', step.entry.milestone, { rewardWithheld });
  },
  'Projects MilestoneReleased': (step) => {
    const { params, entry } = step;
    const [gross, fee, rebate] = [params.number('gross'), params.number('fee'), params.number('rebate')];
    change(step, 'Project', entry.project, { released: params.number('totalReleased') });
    const before = milestoneOf(step);
    const released = ((before?.released ?? 0n) as bigint) + gross;
    const releasePath = enumName('ReleasePath', params.number('path'));
    endMilestone(step, { status: 'RELEASED', releasePath, released });
    const deliverable =
      before === undefined || before.revision === 0 ? null : partId(before.id, before.revision as number);
    payment(step, 'MILESTONE', params.address('contributor'), { gross, fee, rebate, deliverable });
  },
  'Projects MilestoneRefunded': (step) => {
    const { params, entry } = step;
    const amount = params.number('amount');
    change(step, 'Project', entry.project, { refunded: params.number('totalRefunded') });
    const before = milestoneOf(step);
    const refunded = ((before?.refunded ?? 0n) as bigint) + amount;
    const refundReason = enumName('RefundReason', params.number('reason'));
    endMilestone(step, { ...(before?.released === 0n ? { status: 'REFUNDED' } : {}), refundReason, refunded });
    payment(step, 'REFUND', params.address('client'), { gross: amount });
  },
  'Projects PayoutSplitSet': (step) => {
    const { params, entry, make } = step;
    if (entry.milestone === null) return;
    const [payees, shares] = [params.addresses('payees'), params.numbers('sharesBps')];
    const { milestone = null } = entry;
    record(step, 'PayoutSplit', { milestone, contributor: params.address('contributor'), shareCount: payees.length });
    payees.forEach((payee, at) => {
      make('PayoutShare', { id: partId(entry.id, at), split: entry.id, payee, shareBps: Number(shares[at]) });
    });
    change(step, 'Milestone', milestone, { payoutSplit: payees.length > 0 ? entry.id : null });
  },
};

/** Ends a milestone, or a part of it. What it waits for is what it waited for before. */
function endMilestone(step: Step, fields: { [field: string]: Row[string] }): void {
  const milestone = change(step, 'Milestone', step.entry.milestone, fields);
  if (milestone === undefined) return;
  change(step, 'Milestone', milestone.id, { reviewEndsAt: null, settled: step.entry.id });
  closeWork(step, milestone);
}

function milestoneOf({ records, entry }: Step): Row | undefined {
  return records.find('Milestone', (entry.milestone ?? '0x') as Hex);
}
