import { milestoneState } from '../state/milestoneState.ts';
import type { NextStep } from '../state/nextStep.ts';
import type { OwnRows } from './ownRows.ts';
import type { Waiter, WaitingStep } from './waitingStep.ts';

type Milestone = OwnRows['contributing'][number];

/** What of a mutation's input follows from the milestone. */
const inputs: Readonly<Record<string, (milestone: Milestone) => Record<string, unknown>>> = {
  prepareFund: ({ of, index, amount }) => ({
    project: of.id,
    firstMilestone: index,
    count: 1,
    maxAmount: String(amount),
    termsHash: of.termsHash,
  }),
  prepareReviewDeliverable: ({ last }) => ({ deliverable: last[0]?.id, digest: last[0]?.digest }),
  prepareExpireDispute: ({ open }) => ({ dispute: open[0]?.id }),
};

/** Milestones to fund, to deliver, to review, to have paid or returned. */
export function waitingWork(rows: OwnRows, waiter: Waiter): WaitingStep[] {
  const all = new Map([...rows.contributing, ...rows.paying, ...rows.reviewing].map((row) => [row.id, row]));
  return [...all.values()].flatMap((milestone) => {
    if (isFundedLater(milestone, [...all.values()])) return [];
    const { next } = milestoneState(milestone.state, waiter.now);
    return next.filter((step) => waits(step, waiter)).map((step) => toldOf(milestone, step, waiter));
  });
}

/** Milestones are funded in their order. */
function isFundedLater({ state, of, index }: Milestone, others: readonly Milestone[]): boolean {
  if (state.status !== 'PLANNED') return false;
  return others.some((other) => other.state.status === 'PLANNED' && other.of.id === of.id && other.index < index);
}

/** Whether a step waits for somebody now. */
export function waits({ from, until, reminds }: NextStep, { account, now }: Waiter): boolean {
  return reminds.includes(account) && (from ?? now) <= now && now <= (until ?? now);
}

function toldOf(milestone: Milestone, { mutation, until, sentence }: NextStep, { account }: Waiter): WaitingStep {
  const { id, index, of } = milestone;
  const known = inputs[mutation]?.(milestone) ?? { milestone: id };
  return {
    guild: of.guild.id,
    guildName: of.guild.name,
    mutation,
    input: { ...known, from: account },
    title: `${of.title}, milestone ${index + 1}`,
    sentence,
    until,
  };
}
