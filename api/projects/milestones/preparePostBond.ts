import { z } from 'zod';
import { address, parsedBy } from '../../prepare/input/input.ts';
import { prepareMutation } from '../../prepare/prepareMutation.ts';
import { amount } from '../../prepare/words.ts';
import { parseMilestoneId } from '../ids.ts';
import { findMilestone } from './findMilestone.ts';

const inputSchema = z.object({ milestone: parsedBy(parseMilestoneId), from: address });

/** Resolver of `preparePostBond`: `Projects.postBond`. */
export const preparePostBond = prepareMutation(inputSchema, async ({ milestone: key }, scope) => {
  const { project, label, bond } = await findMilestone(scope, key, ['milestone']);
  const { token } = project.contracts;
  const metadata = await scope.chain.tokenMetadata(token, scope.block);
  return {
    to: key.projects,
    contract: 'Projects',
    function: 'postBond',
    args: [key.projectId, key.milestoneId],
    summary: `Bond ${amount(bond, token, metadata)} to take ${label}`,
  };
});
