import type { Hex } from '../../../chain/types.ts';
import type { EventParams } from '../../../events/params.ts';
import { bigEndian, concat } from '../../bytes.ts';
import { isMilestoneIndex, milestoneId, numberedId } from '../../ids.ts';
import type { Row } from '../../records.ts';
import type { Effects, Step } from '../../step.ts';
import { change, changeGuild, count, record } from '../rows.ts';
import { bytesOrNull, enumName, searchText } from '../values.ts';
import { rescheduleDeliverable } from './tasks.ts';

/** Projects and their milestones. */
export const projectCreations: Effects = {
  'Projects ProjectCreated': (step) => {
    const { params, guild, records, entry } = step;
    const number = params.number('projectId');
    const milestones = params.structs('terms.milestones');
    records.put('Project', {
      id: numberedId(guild.projects, number),
      guild: guild.accessManager,
      number,
      ...termsOf(params),
      client: params.address('client'),
      token: params.address('token'),
      status: 'PROPOSED',
      feeBps: Number(params.number('feeBps')),
      termsHash: params.fixed('termsHash'),
      total: params.number('total'),
      funded: 0n,
      released: 0n,
      refunded: 0n,
      milestoneCount: milestones.length,
      created: entry.id,
    });
    milestones.forEach((terms, index) => {
      addMilestone(step, number, BigInt(index), { ...milestoneTerms(terms), bondAmount: terms.number('bond') });
    });
  },
  'Projects ScopeChanged': (step) => {
    const { params, guild, records } = step;
    const [number, index] = [params.number('projectId'), params.number('milestoneId')];
    const project = records.find('Project', numberedId(guild.projects, number));
    if (project === undefined || !isMilestoneIndex(index)) return;
    const id = milestoneId(guild, number, index);
    const added = records.find('Milestone', id) === undefined;
    if (added) addMilestone(step, number, index, { ...milestoneTerms(params, 'change.'), bondAmount: 0n });
    const terms = { amount: params.number('change.amount'), dueAt: params.number('change.dueAt') };
    if (!added) rescheduleDeliverable(step, change(step, 'Milestone', id, terms));
    recordScopeChange(step, project, id, added);
    change(step, 'Project', project.id, {
      total: (project.total as bigint) - params.number('oldAmount') + terms.amount,
      termsHash: params.fixed('termsHash'),
      milestoneCount: (project.milestoneCount as number) + (added ? 1 : 0),
    });
  },
};

/** What becomes of projects, apart from their milestones. */
export const projectChanges: Effects = {
  'Projects ProjectCreated': (step) => count(step, { projectCount: 1n }),
  'Projects ProjectCancelled': (step) => {
    change(step, 'Project', step.entry.project, { status: 'CANCELED' });
  },
  'Projects AcceptanceLapsed': (step) => {
    const { params, guild, entry } = step;
    if (entry.project === null) return;
    record(step, 'LapsedAcceptance', {
      guild: guild.accessManager,
      project: entry.project ?? null,
      termsHash: params.fixed('termsHash'),
      currentTermsHash: params.fixed('currentTermsHash'),
      status: enumName('ProjectStatus', params.number('status')),
    });
  },
  'Projects ProjectFunded': (step) => {
    change(step, 'Project', step.entry.project, { funded: step.params.number('totalFunded') });
  },
  'Projects FeeBpsSet': (step) => changeGuild(step, { feeBps: Number(step.params.number('newFeeBps')) }),
};

function termsOf(params: EventParams): Partial<Row> {
  const shares = ['threshold', 'maxRevisions', 'maxFeeBps', 'maxArbiterFeeBps'];
  const title = params.text('terms.title');
  return {
    title,
    searchText: searchText(title),
    reviewers: [...new Set(params.addresses('terms.reviewers'))],
    ...Object.fromEntries(shares.map((name) => [name, Number(params.number(`terms.${name}`))])),
    reviewWindow: params.number('terms.reviewWindow'),
    grace: params.number('terms.grace'),
    arbiter: bytesOrNull(params.address('terms.arbiter')),
    agreementDigest: params.fixed('terms.agreementDigest'),
    agreementCid: params.text('terms.agreementCid'),
  };
}

function milestoneTerms(
  params: EventParams,
  path = '',
): { contributor: Hex; amount: bigint; dueAt: bigint; skill: bigint } {
  return {
    contributor: params.address(`${path}contributor`),
    amount: params.number(`${path}amount`),
    dueAt: params.number(`${path}dueAt`),
    skill: params.number(`${path}skill`),
  };
}

function addMilestone(
  { guild, records, known }: Step,
  project: bigint,
  index: bigint,
  { skill, ...terms }: ReturnType<typeof milestoneTerms> & { bondAmount: bigint },
): void {
  records.put('Milestone', {
    id: milestoneId(guild, project, index),
    project: numberedId(guild.projects, project),
    index: Number(index),
    ...terms,
    skillNumber: Number(skill),
    skill: known('Skill', concat(guild.reputation, bigEndian(skill, 1))),
    status: 'PLANNED',
    revision: 0,
    approvals: 0,
    released: 0n,
    refunded: 0n,
  });
}

function recordScopeChange(step: Step, project: Row, milestone: Hex, added: boolean): void {
  const { params, guild } = step;
  record(step, 'ScopeChange', {
    guild: guild.accessManager,
    milestone,
    added,
    oldAmount: params.number('oldAmount'),
    newAmount: params.number('change.amount'),
    oldDueAt: params.number('oldDueAt'),
    newDueAt: params.number('change.dueAt'),
    agreementDigest: params.fixed('change.agreementDigest'),
    agreementCid: params.text('change.agreementCid'),
    nonce: params.number('change.nonce'),
    oldTermsHash: project.termsHash ?? null,
    newTermsHash: params.fixed('termsHash'),
  });
}
