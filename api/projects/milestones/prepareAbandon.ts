import { z } from 'zod';
import { address, parsedBy } from '../../prepare/input/input.ts';
import { prepareMutation } from '../../prepare/prepareMutation.ts';
import { account, amount } from '../../prepare/words.ts';
import { parseMilestoneId } from '../ids.ts';
import { findMilestone } from './findMilestone.ts';

const inputSchema = z.object({ milestone: parsedBy(parseMilestoneId), from: address });

/** Resolver of `prepareAbandon`: `Projects.abandon`. */
export const prepareAbandon = prepareMutation(inputSchema, async ({ milestone: key }, scope) => {
  const { project, label, amount: gross } = await findMilestone(scope, key, ['milestone']);
  const metadata = await scope.chain.tokenMetadata(project.token, scope.block);
  const money = amount(gross, project.token, metadata);
  return {
    to: key.projects,
    contract: 'Projects',
    function: 'abandon',
    args: [key.projectId, key.milestoneId],
    summary: `Give up ${label} and return its ${money} to ${account(project.client)}`,
  };
});
