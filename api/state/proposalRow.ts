import { z } from 'zod';
import type { ProposalRow } from './proposalState.ts';

const number = z.coerce.bigint();

/** What is selected of a proposal to tell its state, by field. */
export const proposalFields = {
  status: '',
  proposer: ' { id }',
  voteStart: '',
  voteEnd: '',
  expiresAt: '',
  etaSeconds: '',
  operation: ' { status }',
  forVotes: '',
  againstVotes: '',
  abstainVotes: '',
  approvalBps: '',
  quorum: '',
  proposalId: '',
  guild: ' { governor }',
} as const;

/** The row that {@link proposalFields} gives, and what finds it on the chain. */
export type FoundProposal = ProposalRow & { quorum: bigint | null; proposalId: bigint; governor: string };

/** Reads it. */
export const proposalSchema = z
  .object({
    status: z.string(),
    proposer: z.object({ id: z.string() }),
    voteStart: number,
    voteEnd: number,
    expiresAt: number.nullable(),
    etaSeconds: number.nullable(),
    operation: z.object({ status: z.string() }).nullable(),
    forVotes: number,
    againstVotes: number,
    abstainVotes: number,
    approvalBps: number.nullable(),
    quorum: number.nullable(),
    proposalId: number,
    guild: z.object({ governor: z.string() }),
  })
  .transform(
    ({ proposer, operation, approvalBps, guild, ...row }): FoundProposal => ({
      ...row,
      proposer: proposer.id,
      operation: operation?.status ?? null,
      approvalBps: approvalBps ?? 0n,
      governor: guild.governor,
    }),
  );
