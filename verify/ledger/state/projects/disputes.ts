import type { Hex } from '../../../chain/types.ts';
import { milestoneId, numberedId } from '../../ids.ts';
import type { Row } from '../../records.ts';
import type { Effects, Step } from '../../step.ts';
import { change, count, record } from '../rows.ts';
import { textOrNull } from '../values.ts';
import { payment } from './payments.ts';
import { awaitRuling, closeDispute, closeEvidence, closeWork } from './tasks.ts';

/** Disputes; a milestone has at most one. */
export const disputeCreations: Effects = {
  'Projects DisputeOpened': ({ params, guild, records, known, entry }) => {
    const [number, projectNumber] = [params.number('disputeId'), params.number('projectId')];
    const id = numberedId(guild.projects, number);
    const milestone = known('Milestone', milestoneId(guild, projectNumber, params.number('milestoneId')));
    if (milestone !== null) records.put('DisputeOfMilestone', { id: milestone, dispute: id });
    records.put('Dispute', {
      id,
      guild: guild.accessManager,
      number,
      project: known('Project', numberedId(guild.projects, projectNumber)),
      milestone,
      openedBy: params.address('openedBy'),
      arbiter: params.address('arbiter'),
      cost: params.number('cost'),
      rulingEndsAt: params.number('rulingEndsAt'),
      reasonDigest: params.fixed('reasonDigest'),
      reasonCid: params.text('reasonCid'),
      status: 'OPEN',
      opened: entry.id,
    });
  },
};

/** What becomes of disputes, and what parties settle. */
export const disputeChanges: Effects = {
  'Projects DisputeOpened': (step) => {
    const milestone = change(step, 'Milestone', step.entry.milestone, { status: 'DISPUTED', reviewEndsAt: null });
    if (milestone !== undefined) closeWork(step, milestone);
    const dispute = disputeOf(step);
    if (dispute !== undefined) awaitRuling(step, dispute);
    count(step, { disputeCount: 1n });
  },
  'Projects EvidenceSubmitted': (step) => {
    const { params } = step;
    const dispute = disputeOf(step);
    if (dispute === undefined) return;
    const submitter = params.address('submitter');
    const document = { digest: params.fixed('digest'), cid: params.text('cid') };
    record(step, 'Evidence', { dispute: dispute.id, submitter, ...document });
    closeEvidence(step, dispute, submitter);
  },
  'Projects DisputeResolved': (step) => {
    const { params, entry } = step;
    const isRuled = params.flag('ruled');
    endDispute(step, isRuled ? { status: 'RULED', ...rulingOf(step) } : { status: 'EXPIRED' });
    const arbiterFee = params.number('arbiterFee');
    change(step, 'Dispute', entry.dispute, { arbiterFee });
    if (arbiterFee === 0n) return;
    payment(step, 'ARBITRATION', params.address('ruling.ruler'), { gross: arbiterFee, dispute: entry.dispute ?? null });
  },
  'Projects MilestoneSettled': (step) => {
    const { params, entry, guild } = step;
    endDispute(step, { status: 'SETTLED' });
    if (entry.milestone === null) return;
    record(step, 'Settlement', {
      guild: guild.accessManager,
      milestone: entry.milestone ?? null,
      dispute: entry.dispute ?? null,
      ...amountsOf(step),
      nonce: params.number('nonce'),
    });
  },
};

function rulingOf({ params }: Step): { [field: string]: Row[string] } {
  return {
    ruler: params.address('ruling.ruler'),
    contributorBps: Number(params.number('ruling.contributorBps')),
    feeBps: Number(params.number('ruling.feeBps')),
    slashBps: Number(params.number('ruling.slashBps')),
    rulingDigest: params.fixed('ruling.digest'),
    rulingCid: textOrNull(params.text('ruling.cid')),
  };
}

function amountsOf({ params }: Step): { contributorAmount: bigint; clientAmount: bigint } {
  return { contributorAmount: params.number('contributorAmount'), clientAmount: params.number('clientAmount') };
}

function endDispute(step: Step, fields: { [field: string]: Row[string] }): void {
  const dispute = change(step, 'Dispute', step.entry.dispute, { ...fields, ...amountsOf(step), ended: step.entry.id });
  if (dispute !== undefined) closeDispute(step, dispute);
}

function disputeOf({ records, entry }: Step): Row | undefined {
  return records.find('Dispute', (entry.dispute ?? '0x') as Hex);
}
