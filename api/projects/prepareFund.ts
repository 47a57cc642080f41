import { z } from 'zod';
import { nativeValue } from '../chain/calls/nativeCoin.ts';
import { address, bytes32, parsedBy, uint } from '../prepare/input/input.ts';
import type { PrepareScope } from '../prepare/prepareContext.ts';
import { prepareMutation } from '../prepare/prepareMutation.ts';
import { amount } from '../prepare/words.ts';
import { permitSchema } from '../token/permit.ts';
import { findProject } from './findProject.ts';
import { type ProjectKey, parseProjectId } from './ids.ts';

const inputSchema = z.object({
  project: parsedBy(parseProjectId),
  from: address,
  firstMilestone: uint(8),
  count: uint(8),
  maxAmount: uint(256),
  termsHash: bytes32,
  permit: permitSchema.nullish(),
});

/**
 * Resolver of `prepareFund`: `Projects.fund`, or `fundWithPermit` when a permit is given. What the payer agrees to is its
 * own to say: filled in here, it would be what the terms became after the payer had looked at them.
 */
export const prepareFund = prepareMutation(inputSchema, async (input, scope) => {
  const { project: key, firstMilestone, count, maxAmount, termsHash, permit } = input;
  const project = await findProject(scope, key, ['project']);
  const last = firstMilestone + count;
  const [metadata, total] = await Promise.all([
    scope.chain.tokenMetadata(project.token, scope.block),
    amountOf(scope, key, firstMilestone, Math.min(Number(last), Number(project.milestoneCount))),
  ]);
  const which = count === 1n ? `milestone ${last}` : `milestones ${firstMilestone + 1n} to ${last}`;
  return {
    to: key.projects,
    contract: 'Projects',
    function: permit ? 'fundWithPermit' : 'fund',
    args: [key.projectId, firstMilestone, count, maxAmount, termsHash, ...(permit ? [permit] : [])],
    value: permit ? 0n : nativeValue(project.token, total),
    summary: `Fund ${which} of ${project.label} with ${amount(total, project.token, metadata)}`,
  };
});

/** What milestones come to, from a first one to before an end. */
async function amountOf(
  { chain, block }: PrepareScope,
  { projects, projectId }: ProjectKey,
  first: bigint,
  end: number,
): Promise<bigint> {
  const indexes = Array.from({ length: Math.max(0, end - Number(first)) }, (_, offset) => first + BigInt(offset));
  const milestones = await Promise.all(
    indexes.map((index) =>
      chain.read({ contract: 'Projects', to: projects, function: 'milestoneOf', args: [projectId, index] }, block),
    ),
  );
  return milestones.reduce((sum, [milestone]) => sum + milestone.amount, 0n);
}
