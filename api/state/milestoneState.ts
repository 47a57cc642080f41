import type { MilestoneStateName } from '../generated/resolvers.ts';
import { timeOf } from '../prepare/words.ts';
import type { NextStep, StateAt } from './nextStep.ts';

/** What the ledger knows of a milestone. */
export type MilestoneRow = {
  status: string;
  contributor: string;
  dueAt: bigint;
  reviewEndsAt: bigint | null;
  /** Whether its contributor must post a bond before submitting, and has not. */
  needsBond: boolean;
  /** Reviewers who have judged the current revision. */
  judgedBy: readonly string[];
  /** Last second in which the arbiter of its open dispute can rule. */
  rulingEndsAt: bigint | null;
  project: {
    status: string;
    client: string;
    reviewers: readonly string[];
    grace: bigint;
    /** Contract that rules on disputes; null for none. */
    arbiter: string | null;
    /** Who accepts projects for the guild. */
    timelock: string;
  };
};

type Moves = Pick<StateAt<MilestoneStateName>, 'next' | 'lapse'>;

/** Where a milestone stands at a second, by the rules of the guild's Projects contract. */
export function milestoneState(row: MilestoneRow, now: bigint): StateAt<MilestoneStateName> {
  const name = nameOf(row, now);
  return { name, ...(moves[name]?.(row) ?? { next: [], lapse: null }) };
}

function nameOf(row: MilestoneRow, now: bigint): MilestoneStateName {
  const { status, project } = row;
  const isOverdue = now > lastSecond(row);
  switch (status) {
    case 'PLANNED':
      return project.status === 'CANCELED' ? 'CANCELED' : 'PLANNED';
    case 'FUNDED':
      if (project.status !== 'ACCEPTED') return 'AWAITING_ACCEPTANCE';
      return isOverdue ? 'DELIVERABLE_OVERDUE' : 'AWAITING_DELIVERABLE';
    case 'REVISION_REQUESTED':
      return isOverdue ? 'REVISION_OVERDUE' : 'AWAITING_REVISION';
    case 'SUBMITTED':
      return row.reviewEndsAt !== null && now > row.reviewEndsAt ? 'REVIEW_OVERDUE' : 'IN_REVIEW';
    case 'DISPUTED':
      return row.rulingEndsAt !== null && now > row.rulingEndsAt ? 'RULING_OVERDUE' : 'IN_DISPUTE';
    case 'RELEASED':
      return 'RELEASED';
    default:
      return 'REFUNDED';
  }
}

/** In which a deliverable is in time. */
function lastSecond({ dueAt, project }: MilestoneRow): bigint {
  return dueAt + project.grace;
}

const moves: Readonly<Partial<Record<MilestoneStateName, (row: MilestoneRow) => Moves>>> = {
  PLANNED: ({ project }) => {
    const sentence = 'Anybody, as a rule the client, can pay its amount into escrow.';
    return { next: [step({ mutation: 'prepareFund', sentence, reminds: [project.client] })], lapse: null };
  },
  AWAITING_ACCEPTANCE: ({ project: { client, timelock } }) => ({
    next: [
      step({
        mutation: 'preparePropose',
        by: [timelock],
        sentence: 'The guild can accept the project by a vote (`acceptProject`).',
      }),
      step({
        mutation: 'prepareCancelProject',
        by: [client],
        sentence: 'Until then the client can cancel it, and gets all of it back.',
      }),
    ],
    lapse: null,
  }),
  AWAITING_DELIVERABLE: (row) => ({ next: [work(row, 'deliverable')], lapse: refundable(row, 'nothing is submitted') }),
  AWAITING_REVISION: (row) => ({
    next: [work(row, 'revision'), ...disputes(row, lastSecond(row))],
    lapse: refundable(row, 'no revision is submitted'),
  }),
  DELIVERABLE_OVERDUE: refunds,
  REVISION_OVERDUE: refunds,
  IN_REVIEW: inReview,
  REVIEW_OVERDUE: ({ contributor }) => ({
    next: [
      step({
        mutation: 'prepareRelease',
        sentence: 'The reviewers did not decide in time: anybody can have the contributor paid.',
        reminds: [contributor],
      }),
    ],
    lapse: null,
  }),
  IN_DISPUTE: inDispute,
  RULING_OVERDUE: rulingOverdue,
};

function work(row: MilestoneRow, what: 'deliverable' | 'revision'): NextStep {
  const { contributor, needsBond } = row;
  const until = lastSecond(row);
  const mine = { by: [contributor], until, reminds: [contributor] };
  return needsBond
    ? step({
        mutation: 'preparePostBond',
        ...mine,
        sentence: `The contributor posts its bond, and then submits the ${what} until ${timeOf(until)}.`,
      })
    : step({
        mutation: 'prepareSubmitDeliverable',
        ...mine,
        sentence: `The contributor can submit the ${what} until ${timeOf(until)}.`,
      });
}

function refundable(row: MilestoneRow, condition: string) {
  const at = lastSecond(row) + 1n;
  return { at, sentence: `If ${condition}, anybody can have the client's money returned from ${timeOf(at)} on.` };
}

function refunds({ project: { client } }: MilestoneRow): Moves {
  const sentence = "Nothing was submitted in time: anybody can have the client's money returned.";
  const late = step({ mutation: 'prepareRefund', sentence, reminds: [client] });
  return { next: [late], lapse: null };
}

function inReview(row: MilestoneRow): Moves {
  const { reviewEndsAt: until, judgedBy, project } = row;
  const left = project.reviewers.filter((reviewer) => !judgedBy.includes(reviewer));
  const review = step({
    mutation: 'prepareReviewDeliverable',
    by: left,
    until,
    sentence: `Reviewers can approve it or ask for a revision until ${timeOf(String(until))}.`,
    reminds: left,
  });
  const at = (until ?? 0n) + 1n;
  const silence = `If reviewers do not decide, silence accepts: anybody can have the contributor paid from ${timeOf(at)} on.`;
  return { next: [review, ...disputes(row, until)], lapse: { at, sentence: silence } };
}

function disputes({ contributor, project: { client, arbiter } }: MilestoneRow, until: bigint | null): NextStep[] {
  if (arbiter === null) return [];
  const sentence = `Client and contributor can bring it before the arbiter until ${timeOf(String(until))}.`;
  return [step({ mutation: 'prepareOpenDispute', by: [client, contributor], until, sentence })];
}

function inDispute(row: MilestoneRow): Moves {
  const { rulingEndsAt: until, project } = row;
  const rule = step({
    mutation: 'prepareRule',
    by: project.arbiter === null ? [] : [project.arbiter],
    until,
    sentence: `The arbiter can rule until ${timeOf(String(until))}.`,
  });
  const at = (until ?? 0n) + 1n;
  const sentence = `If the arbiter does not rule, client and contributor share equally, from ${timeOf(at)} on at anybody's call.`;
  return { next: [rule, evidence(row)], lapse: { at, sentence } };
}

function rulingOverdue(row: MilestoneRow): Moves {
  const expire = step({
    mutation: 'prepareExpireDispute',
    sentence: 'The arbiter did not rule in time: anybody can have the amount shared equally by client and contributor.',
    reminds: [row.contributor, row.project.client],
  });
  return { next: [expire, evidence(row)], lapse: null };
}

function evidence({ contributor, project: { client, reviewers } }: MilestoneRow): NextStep {
  const by = [...new Set([client, contributor, ...reviewers])];
  return step({
    mutation: 'prepareSubmitEvidence',
    by,
    sentence: 'Client, contributor and reviewers can submit evidence.',
  });
}

function step(of: Pick<NextStep, 'mutation' | 'sentence'> & Partial<NextStep>): NextStep {
  return { by: null, from: null, until: null, reminds: [], ...of };
}
