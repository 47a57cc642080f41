import type { ProvenanceRole } from '../generated/resolvers.ts';

/** What a kind of entry does in the chain that leads to a payment, and by what it is found. */
type StepKind = { role: ProvenanceRole; by: StepSubject };

/** What entries are found by. */
export type StepSubject = 'project' | 'milestone' | 'proposal' | 'budget' | 'round' | 'treasury' | 'entry';

const kinds: Readonly<Record<string, StepKind>> = {
  PROJECT_CREATED: { role: 'AGREEMENT', by: 'project' },
  PROJECT_FUNDED: { role: 'FUNDING', by: 'project' },
  PROJECT_ACCEPTED: { role: 'ACCEPTANCE', by: 'project' },
  PROJECT_CANCELLED: { role: 'AGREEMENT', by: 'project' },
  MILESTONE_FUNDED: { role: 'FUNDING', by: 'milestone' },
  SCOPE_CHANGED: { role: 'AGREEMENT', by: 'milestone' },
  PAYOUT_SPLIT_SET: { role: 'AGREEMENT', by: 'milestone' },
  BOND_POSTED: { role: 'FUNDING', by: 'milestone' },
  FEE_TOKENS_LOCKED: { role: 'FUNDING', by: 'milestone' },
  DELIVERABLE_SUBMITTED: { role: 'DELIVERABLE', by: 'milestone' },
  DELIVERABLE_REVIEWED: { role: 'REVIEW', by: 'milestone' },
  REVISION_REQUESTED: { role: 'REVIEW', by: 'milestone' },
  DISPUTE_OPENED: { role: 'DISPUTE', by: 'milestone' },
  EVIDENCE_SUBMITTED: { role: 'DISPUTE', by: 'milestone' },
  DISPUTE_RESOLVED: { role: 'RULING', by: 'milestone' },
  MILESTONE_SETTLED: { role: 'RULING', by: 'milestone' },
  PROPOSAL_CREATED: { role: 'PROPOSAL', by: 'proposal' },
  VOTE_CAST: { role: 'VOTE', by: 'proposal' },
  VOTE_CAST_WITH_PARAMS: { role: 'VOTE', by: 'proposal' },
  PROPOSAL_FINALIZED: { role: 'EXECUTION', by: 'proposal' },
  PROPOSAL_QUEUED: { role: 'EXECUTION', by: 'proposal' },
  CALL_EXECUTED: { role: 'EXECUTION', by: 'proposal' },
  PROPOSAL_EXECUTED: { role: 'EXECUTION', by: 'proposal' },
  BUDGET_OPENED: { role: 'AUTHORITY', by: 'budget' },
  ROUND_OPENED: { role: 'PROPOSAL', by: 'round' },
  BALLOT_CAST: { role: 'VOTE', by: 'round' },
  ROUND_FINALIZED: { role: 'EXECUTION', by: 'round' },
  DEPOSITED: { role: 'FUNDING', by: 'treasury' },
  RECOGNIZED: { role: 'FUNDING', by: 'treasury' },
  FEES_COLLECTED: { role: 'FUNDING', by: 'treasury' },
  SURPLUS_RECOVERED: { role: 'FUNDING', by: 'treasury' },
  BUDGET_SPENDER_SET: { role: 'AUTHORITY', by: 'entry' },
  ROLE_GRANTED: { role: 'AUTHORITY', by: 'entry' },
  GUILD_CREATED: { role: 'AUTHORITY', by: 'entry' },
  REWARD_RATE_SET: { role: 'TERMS', by: 'entry' },
  REWARD_TERMS_SET: { role: 'TERMS', by: 'entry' },
  PARTICIPATION_BUDGET_SET: { role: 'TERMS', by: 'entry' },
  PARTICIPATION_RECORDED: { role: 'EARNING', by: 'entry' },
  PARTICIPATION_CLAIMED: { role: 'EARNING', by: 'entry' },
  REWARD_ACCRUED: { role: 'EARNING', by: 'entry' },
  BOND_ENDED: { role: 'RULING', by: 'entry' },
  FEE_TOKENS_USED: { role: 'RULING', by: 'entry' },
};

/** The kinds of entries that are found by a subject. */
export function kindsBy(subject: StepSubject): string[] {
  return Object.keys(kinds).filter((kind) => kinds[kind]?.by === subject);
}

/** What an entry does in the chain; what is not listed pays. */
export function roleOf(kind: string): ProvenanceRole {
  return kinds[kind]?.role ?? 'PAYMENT';
}
