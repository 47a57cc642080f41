import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import type { MilestoneStateName } from '../generated/resolvers.ts';
import { type MilestoneRow, milestoneState } from './milestoneState.ts';

const row: MilestoneRow = {
  status: 'PLANNED',
  contributor: 'contributor',
  dueAt: 1_000n,
  reviewEndsAt: null,
  needsBond: false,
  judgedBy: [],
  rulingEndsAt: null,
  project: {
    status: 'ACCEPTED',
    client: 'client',
    reviewers: ['reviewer'],
    grace: 100n,
    arbiter: 'arbiter',
    timelock: 'timelock',
  },
};
const proposed = { ...row.project, status: 'PROPOSED' };

/** Each column of docs/milestones.md, as a row at a second. */
const columns: Record<string, [MilestoneStateName, Partial<MilestoneRow>, bigint]> = {
  Planned: ['PLANNED', {}, 0n],
  'Funded, not accepted': ['AWAITING_ACCEPTANCE', { status: 'FUNDED', project: proposed }, 9_999n],
  Funded: ['AWAITING_DELIVERABLE', { status: 'FUNDED' }, 1_100n],
  'Funded, late': ['DELIVERABLE_OVERDUE', { status: 'FUNDED' }, 1_101n],
  Submitted: ['IN_REVIEW', { status: 'SUBMITTED', reviewEndsAt: 2_000n }, 2_000n],
  'Submitted, late': ['REVIEW_OVERDUE', { status: 'SUBMITTED', reviewEndsAt: 2_000n }, 2_001n],
  RevisionRequested: ['AWAITING_REVISION', { status: 'REVISION_REQUESTED' }, 1_100n],
  'RevisionRequested, late': ['REVISION_OVERDUE', { status: 'REVISION_REQUESTED' }, 1_101n],
  Disputed: ['IN_DISPUTE', { status: 'DISPUTED', rulingEndsAt: 3_000n }, 3_000n],
  'Disputed, late': ['RULING_OVERDUE', { status: 'DISPUTED', rulingEndsAt: 3_000n }, 3_001n],
  Released: ['RELEASED', { status: 'RELEASED' }, 0n],
  Refunded: ['REFUNDED', { status: 'REFUNDED' }, 0n],
};

/** Functions that move a milestone on, by the mutations that prepare them; the guild's acceptance is not in the table. */
const functions: Record<string, string> = {
  prepareFund: 'fund',
  prepareCancelProject: 'cancelProject',
  prepareSubmitDeliverable: 'submitDeliverable',
  prepareReviewDeliverable: 'reviewDeliverable',
  prepareRelease: 'release',
  prepareRefund: 'refund',
  prepareOpenDispute: 'openDispute',
  prepareSubmitEvidence: 'submitEvidence',
  prepareRule: 'resolveDispute',
  prepareExpireDispute: 'expireDispute',
};

/** Who may call a function in each column, as the table of docs/milestones.md says. */
function documented(name: string): Record<string, string> {
  const lines = readFileSync('docs/milestones.md', 'utf8').split('\n');
  const cells = (line: string) =>
    line
      .split('|')
      .slice(2, -1)
      .map((cell) => cell.trim());
  const head = cells(lines.find((line) => line.startsWith('|  | Planned')) ?? '');
  const found = cells(lines.find((line) => line.startsWith(`| \`${name}\``)) ?? '');
  return Object.fromEntries(head.map((column, at) => [column, found[at] ?? '']));
}

describe('the state of a milestone', () => {
  for (const [column, [name, change, now]] of Object.entries(columns)) {
    it(`is ${name} where docs/milestones.md says “${column}”, and lets those act whom it names`, () => {
      const state = milestoneState({ ...row, ...change }, now);
      expect(state.name).to.equal(name);
      for (const [mutation, called] of Object.entries(functions)) {
        const step = state.next.find((one) => one.mutation === mutation);
        const who = step && (step.by?.toSorted().join(', ') ?? 'anybody');
        expect(who ?? '', called).to.equal(documented(called)[column]?.split(', ').toSorted().join(', '));
      }
    });
  }

  it('changes in the very second that its lapse tells', () => {
    for (const [name, change, now] of Object.values(columns)) {
      const { lapse } = milestoneState({ ...row, ...change }, now);
      if (lapse === null) continue;
      expect(milestoneState({ ...row, ...change }, lapse.at - 1n).name).to.equal(name);
      expect(milestoneState({ ...row, ...change }, lapse.at).name, name).to.match(/_OVERDUE$/);
    }
  });

  it('asks for the bond before the deliverable, and no reviewer twice', () => {
    const [first] = milestoneState({ ...row, status: 'FUNDED', needsBond: true }, 0n).next;
    expect(first).to.deep.include({ mutation: 'preparePostBond', by: ['contributor'], until: 1_100n });
    const [review] = milestoneState({ ...row, status: 'SUBMITTED', reviewEndsAt: 9n, judgedBy: ['reviewer'] }, 0n).next;
    expect(review).to.deep.include({ mutation: 'prepareReviewDeliverable', by: [] });
  });

  it('has no dispute without an arbiter, and nothing to do in a canceled project', () => {
    const project = { ...row.project, arbiter: null };
    const mutations = milestoneState({ ...row, status: 'SUBMITTED', reviewEndsAt: 9n, project }, 0n).next;
    expect(mutations.map(({ mutation }) => mutation)).to.deep.equal(['prepareReviewDeliverable']);
    const canceled = milestoneState({ ...row, project: { ...row.project, status: 'CANCELED' } }, 0n);
    expect(canceled).to.deep.equal({ name: 'CANCELED', next: [], lapse: null });
  });
});
