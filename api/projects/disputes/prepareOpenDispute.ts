import { ZeroAddress } from 'ethers';
import { z } from 'zod';
import { NATIVE_METADATA } from '../../chain/calls/nativeCoin.ts';
import { address, bytes32, CONTENT_MISMATCH, cid, fitsCid, parsedBy } from '../../prepare/input/input.ts';
import type { PrepareScope } from '../../prepare/prepareContext.ts';
import { prepareMutation } from '../../prepare/prepareMutation.ts';
import { account, amount } from '../../prepare/words.ts';
import { parseMilestoneId } from '../ids.ts';
import { findMilestone } from '../milestones/findMilestone.ts';

const inputSchema = z
  .object({ milestone: parsedBy(parseMilestoneId), from: address, reasonDigest: bytes32, reasonCid: cid })
  .refine(({ reasonDigest, reasonCid }) => fitsCid(reasonDigest, reasonCid), {
    error: CONTENT_MISMATCH,
    path: ['reasonCid'],
  });

/** Resolver of `prepareOpenDispute`: `Projects.openDispute`, with what the arbiter asks for. */
export const prepareOpenDispute = prepareMutation(inputSchema, async (input, scope) => {
  const { projects, projectId, milestoneId } = input.milestone;
  const { project, label } = await findMilestone(scope, input.milestone, ['milestone']);
  const cost = await costOf(scope, project.arbiter);
  const price = cost === 0n ? '' : `, for ${amount(cost, ZeroAddress, NATIVE_METADATA)}`;
  return {
    to: projects,
    contract: 'Projects',
    function: 'openDispute',
    args: [projectId, milestoneId, input.reasonDigest, input.reasonCid],
    value: cost,
    summary: `Dispute ${label} before ${account(project.arbiter)}${price}`,
  };
});

/** In wei. */
async function costOf({ chain, block }: PrepareScope, arbiter: string): Promise<bigint> {
  if (arbiter === ZeroAddress) return 0n;
  return (await chain.read({ contract: 'Arbiter', to: arbiter, function: 'disputeCost' }, block))[0];
}
