import type { ProposalStateName } from '../generated/resolvers.ts';
import { timeOf } from '../prepare/words.ts';
import type { NextStep, StateAt } from './nextStep.ts';

/** What the ledger knows of a proposal. */
export type ProposalRow = {
  status: string;
  proposer: string;
  voteStart: bigint;
  voteEnd: bigint;
  expiresAt: bigint | null;
  etaSeconds: bigint | null;
  /** Of its operation in the timelock. */
  operation: string | null;
  forVotes: bigint;
  againstVotes: bigint;
  abstainVotes: bigint;
  approvalBps: bigint;
};

const BPS = 10_000n;

/**
 * Where a proposal stands at a second, by the rules of the guild's Governor.
 *
 * @param quorum - Votes that For and Abstain must reach; it is asked for only once the vote is over.
 */
export async function proposalState(
  row: ProposalRow,
  now: bigint,
  quorum: () => Promise<bigint>,
): Promise<StateAt<ProposalStateName>> {
  const name = await nameOf(row, now, quorum);
  const { next = [], lapse = null } = (await movesOf(name, row, now, quorum)) ?? {};
  const isUnrecorded = OUTCOMES.includes(name) && name !== row.status;
  return { name, next: isUnrecorded ? [...next, FINALIZE] : next, lapse };
}

/** The outcomes of a vote that are recorded; what was recorded as won can still expire. */
const OUTCOMES: readonly string[] = ['DEFEATED', 'SUCCEEDED', 'EXPIRED'] satisfies ProposalStateName[];

const FINALIZE: NextStep = {
  mutation: 'prepareFinalize',
  by: null,
  from: null,
  until: null,
  sentence: 'Anybody can have the outcome recorded.',
  reminds: [],
};

async function nameOf(row: ProposalRow, now: bigint, quorum: () => Promise<bigint>): Promise<ProposalStateName> {
  const { status, operation, voteStart, voteEnd } = row;
  if (operation === 'EXECUTED' || status === 'EXECUTED') return 'EXECUTED';
  if (operation === 'CANCELED' || status === 'CANCELED') return 'CANCELED';
  if (status === 'DEFEATED' || status === 'EXPIRED') return status;
  const isLate = row.expiresAt !== null && now > row.expiresAt;
  if (status === 'QUEUED') return isLate ? 'EXPIRED' : 'QUEUED';
  if (now <= voteStart) return 'PENDING';
  if (now <= voteEnd) return 'ACTIVE';
  if (!(await isWon(row, quorum))) return 'DEFEATED';
  return isLate ? 'EXPIRED' : 'SUCCEEDED';
}

async function isWon(
  { forVotes, againstVotes, abstainVotes, approvalBps }: ProposalRow,
  quorum: () => Promise<bigint>,
): Promise<boolean> {
  if (forVotes <= againstVotes || forVotes * BPS < approvalBps * (forVotes + againstVotes)) return false;
  return forVotes + abstainVotes >= (await quorum());
}

async function movesOf(
  name: ProposalStateName,
  row: ProposalRow,
  now: bigint,
  quorum: () => Promise<bigint>,
): Promise<Pick<StateAt<ProposalStateName>, 'next' | 'lapse'> | undefined> {
  if (name === 'PENDING') return pending(row);
  if (name === 'ACTIVE') return active(row, await isWon(row, quorum));
  if (name === 'SUCCEEDED') return succeeded(row);
  return name === 'QUEUED' ? queued(row, now) : undefined;
}

function pending({ proposer, voteStart, voteEnd }: ProposalRow) {
  const opens = voteStart + 1n;
  const cancel: NextStep = {
    mutation: 'prepareCancelProposal',
    by: [proposer],
    from: null,
    until: voteStart,
    sentence: `Its proposer can cancel it until ${timeOf(voteStart)}.`,
    reminds: [],
  };
  const lapse = { at: opens, sentence: `The vote opens at ${timeOf(opens)}, for those who have votes by then.` };
  return { next: [cancel, vote(opens, voteEnd)], lapse };
}

function active({ voteEnd }: ProposalRow, isWinning: boolean) {
  const over = voteEnd + 1n;
  const outcome = isWinning ? 'won, and can be queued' : 'lost';
  const lapse = { at: over, sentence: `With the votes so far it is ${outcome} from ${timeOf(over)} on.` };
  return { next: [vote(null, voteEnd)], lapse };
}

function vote(from: bigint | null, until: bigint): NextStep {
  const sentence = `Who had votes when the vote opened can cast them until ${timeOf(until)}.`;
  return { mutation: 'prepareCastVote', by: null, from, until, sentence, reminds: [] };
}

function succeeded({ expiresAt, proposer }: ProposalRow) {
  const sentence = `Anybody can put it into the timelock${until(expiresAt)}.`;
  const queue: NextStep = {
    mutation: 'prepareQueue',
    by: null,
    from: null,
    until: expiresAt,
    sentence,
    reminds: [proposer],
  };
  return { next: [queue], lapse: expiry(expiresAt, 'queued') };
}

function queued({ etaSeconds, expiresAt, proposer }: ProposalRow, now: bigint) {
  const waits = etaSeconds !== null && etaSeconds > now;
  const execute: NextStep = {
    mutation: 'prepareExecute',
    by: null,
    from: waits ? etaSeconds : null,
    until: expiresAt,
    sentence: `Anybody can have its calls executed${waits ? ` from ${timeOf(etaSeconds)} on` : ''}${until(expiresAt)}.`,
    reminds: [proposer],
  };
  return { next: [execute], lapse: expiry(expiresAt, 'executed') };
}

function until(last: bigint | null): string {
  return last === null ? '' : ` until ${timeOf(last)}`;
}

function expiry(expiresAt: bigint | null, what: 'queued' | 'executed') {
  if (expiresAt === null) return null;
  const at = expiresAt + 1n;
  return { at, sentence: `If it is not ${what} by then, it has expired at ${timeOf(at)}.` };
}
