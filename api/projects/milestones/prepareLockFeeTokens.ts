import { z } from 'zod';
import { address, parsedBy, uint } from '../../prepare/input/input.ts';
import { prepareMutation } from '../../prepare/prepareMutation.ts';
import { amount } from '../../prepare/words.ts';
import { parseMilestoneId } from '../ids.ts';
import { findMilestone } from './findMilestone.ts';

const inputSchema = z.object({ milestone: parsedBy(parseMilestoneId), from: address, maxTokens: uint(256) });

/** Resolver of `prepareLockFeeTokens`: `Projects.lockFeeTokens`. */
export const prepareLockFeeTokens = prepareMutation(inputSchema, async ({ milestone: key, maxTokens }, scope) => {
  const { project, label } = await findMilestone(scope, key, ['milestone']);
  const { token } = project.contracts;
  const metadata = await scope.chain.tokenMetadata(token, scope.block);
  return {
    to: key.projects,
    contract: 'Projects',
    function: 'lockFeeTokens',
    args: [key.projectId, key.milestoneId, maxTokens],
    summary: `Lock at most ${amount(maxTokens, token, metadata)} to pay the fee of ${label}`,
  };
});
