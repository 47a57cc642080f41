import { expect } from 'chai';
import { readAll } from '../readLedger.ts';

/** An entry as its provenance is judged. */
export type JudgedEntry = {
  id: string;
  number: string;
  kind: string;
  guild: { id: string };
  actor: { id: string };
  amount: string | null;
  token: { id: string } | null;
  transactionHash: string;
  execution: { proposal: { id: string } | null } | null;
  milestone: { id: string } | null;
  proposal: { id: string } | null;
};

/** A step with what the gateway says that it does. */
export type JudgedStep = JudgedEntry & { role: string };

const FIELDS = `number kind guild { id } actor { id } amount token { id } transactionHash
  execution { proposal { id } } milestone { id } proposal { id }`;

/** Kinds of entries that pay. */
const PAYING =
  'MILESTONE_RELEASED MILESTONE_REFUNDED DISPUTE_RESOLVED CREDITED WITHDRAWN PAID BUDGET_SPENT REWARD_ACCRUED ' +
  'GRANT_CLAIMED PARTICIPATION_CLAIMED REWARD_CLAIMED';

/** All entries of a guild at a block, as graph-node has them. */
export function readJudged(ledgerUrl: string, guild: string, block: number): Promise<JudgedEntry[]> {
  return readAll<JudgedEntry>(ledgerUrl, 'ledgerEntries', FIELDS, `guild: "${guild}"`, block);
}

/** Whether an entry pays. */
export function pays({ kind }: JudgedEntry): boolean {
  return PAYING.split(' ').includes(kind);
}

/**
 * Expects of what is said to have led to a payment: it is of one guild, in the chain's order, and no later than the payment;
 * it begins with money from outside or with the decision to mint, enough of it; and it says who decided.
 *
 * @param all - All entries of the guild.
 */
export function expectProvenance(
  payment: JudgedEntry,
  steps: readonly JudgedStep[],
  all: readonly JudgedEntry[],
): void {
  const what = `${payment.kind} ${payment.number} of ${payment.guild.id}`;
  const numbers = steps.map(({ number }) => Number(number));
  expect(numbers, what).to.deep.equal([...new Set(numbers)].sort((a, b) => a - b));
  expect(steps.at(-1)?.id, what).to.equal(payment.id);
  expect(steps.at(-1)?.role, what).to.equal('PAYMENT');
  for (const { guild } of steps) expect(guild.id, what).to.equal(payment.guild.id);
  const roles = new Set(steps.map(({ role }) => role));
  expect(roles.has('FUNDING') || roles.has('TERMS'), `${what}: where the money is from`).to.equal(true);
  expectMoney(payment, steps, what);
  expectDecision(payment, steps, { all, what });
}

function expectMoney(payment: JudgedEntry, steps: readonly JudgedStep[], what: string): void {
  const sum = (chosen: (step: JudgedStep) => boolean) =>
    steps.filter(chosen).reduce((total, { amount }) => total + BigInt(amount ?? 0), 0n);
  const paid = BigInt(payment.amount ?? 0);
  const isOf = (step: JudgedStep) => step.token?.id === payment.token?.id;
  if (payment.kind === 'WITHDRAWN') {
    expect(
      sum((step) => step.kind === 'CREDITED' && isOf(step)),
      `${what}: its credits`,
    ).to.equal(paid);
  }
  if (payment.kind === 'MILESTONE_RELEASED' || payment.kind === 'MILESTONE_REFUNDED') {
    const funded = sum((step) => step.kind === 'MILESTONE_FUNDED' && isOf(step));
    expect(funded >= paid, `${what}: ${funded} funded`).to.equal(true);
  }
  if (payment.kind === 'PAID') {
    const came = sum((step) => ['DEPOSITED', 'RECOGNIZED'].includes(step.kind) && isOf(step));
    expect(came >= paid, `${what}: ${came} came in`).to.equal(true);
  }
  if (payment.kind === 'REWARD_CLAIMED') {
    const grants = sum((step) => step.kind === 'GRANT_CLAIMED');
    const pool = sum((step) => ['REWARD_ACCRUED', 'PARTICIPATION_CLAIMED'].includes(step.kind));
    expect(grants === paid || pool >= paid, `${what}: ${grants} of grants, ${pool} of the pool`).to.equal(true);
  }
}

function expectDecision(
  payment: JudgedEntry,
  steps: readonly JudgedStep[],
  { all, what }: { all: readonly JudgedEntry[]; what: string },
): void {
  const kinds = new Set(steps.map(({ kind }) => kind));
  const decided = steps.filter(({ kind }) => kind === 'PROJECT_ACCEPTED').map(({ execution }) => execution?.proposal);
  if (payment.kind === 'MILESTONE_RELEASED') {
    expect(kinds.has('PROJECT_ACCEPTED'), `${what}: who took it on`).to.equal(true);
    const judged = ['DELIVERABLE_SUBMITTED', 'MILESTONE_SETTLED', 'DISPUTE_RESOLVED'].some((kind) => kinds.has(kind));
    expect(judged, `${what}: what was delivered or settled`).to.equal(true);
  }
  if (payment.kind === 'PAID' && !kinds.has('BUDGET_OPENED')) {
    expect(payment.execution !== null || kinds.has('ROLE_GRANTED'), `${what}: who decided`).to.equal(true);
    decided.push(payment.execution?.proposal);
  }
  for (const proposal of decided) {
    if (!proposal) continue;
    const votes = all.filter(
      ({ kind, id, proposal: on }) => /^VOTE_CAST/.test(kind) && on?.id === proposal.id && id < payment.id,
    );
    const told = new Set(steps.map(({ id }) => id));
    expect(votes.length, `${what}: votes`).to.be.greaterThan(0);
    for (const { id, number } of votes) expect(told.has(id), `${what}: vote ${number}`).to.equal(true);
  }
}
