import { z } from 'zod';
import { bigInt, bytes, safeNumber, token } from '../../../lib/scalars.ts';

const account = z.object({ id: bytes });

const entryLink = z.object({ id: bytes, number: bigInt, timestamp: safeNumber });

const vote = z.object({
  id: bytes,
  support: z.enum(['FOR', 'AGAINST', 'ABSTAIN', 'SPLIT']),
  weight: bigInt,
  reason: z.string(),
  voter: account,
  entry: entryLink,
});

/** A proposal with its votes. */
export const proposalSteps = z.object({
  id: bytes,
  title: z.string(),
  description: z.string(),
  status: z.string(),
  proposer: account,
  voteStart: safeNumber,
  voteEnd: safeNumber,
  forVotes: bigInt,
  againstVotes: bigInt,
  abstainVotes: bigInt,
  quorum: bigInt.nullable(),
  voteCount: bigInt,
  created: entryLink,
  queued: entryLink.nullable(),
  executed: entryLink.nullable(),
  votes: z.array(vote),
});

/** A call of the timelock, and the proposal that ordered it. */
export const executionSteps = z.object({
  id: bytes,
  index: z.number().int(),
  target: bytes,
  entry: entryLink,
  proposal: proposalSteps.nullable(),
});

/** A project, up to the votes that accepted it. */
export const projectSteps = z.object({
  id: bytes,
  number: bigInt,
  title: z.string(),
  status: z.string(),
  total: bigInt,
  released: bigInt,
  refunded: bigInt,
  threshold: z.number().int(),
  feeBps: z.number().int(),
  agreementCid: z.string(),
  token,
  client: account,
  reviewers: z.array(account),
  created: entryLink,
  accepted: entryLink.nullable(),
  acceptance: executionSteps.nullable(),
});

const review = z.object({
  id: bytes,
  approved: z.boolean(),
  reasonCid: z.string(),
  reviewer: account,
  entry: entryLink,
});

const deliverable = z.object({
  id: bytes,
  revision: z.number().int(),
  digest: bytes,
  cid: z.string(),
  contributor: account,
  entry: entryLink,
  reviews: z.array(review),
});

const milestonePayment = z.object({
  kind: z.string(),
  gross: bigInt,
  fee: bigInt,
  amount: bigInt,
  to: account,
  entry: entryLink,
});

/** A milestone with what was delivered, judged and paid. */
export const milestoneSteps = z.object({
  id: bytes,
  index: z.number().int(),
  amount: bigInt,
  dueAt: safeNumber,
  status: z.string(),
  releasePath: z.enum(['APPROVED', 'SILENCE', 'SETTLEMENT', 'RULING']).nullable(),
  contributor: account,
  settled: entryLink.nullable(),
  deliverables: z.array(deliverable),
  payments: z.array(milestonePayment),
});

/** An entry to link to. */
export type EntryLink = z.infer<typeof entryLink>;
export type ProposalSteps = z.infer<typeof proposalSteps>;
export type ExecutionSteps = z.infer<typeof executionSteps>;
export type ProjectSteps = z.infer<typeof projectSteps>;
export type MilestoneSteps = z.infer<typeof milestoneSteps>;
