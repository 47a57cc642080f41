import { z } from 'zod';
import { address, parsedBy } from '../../prepare/input/input.ts';
import { prepareMutation } from '../../prepare/prepareMutation.ts';
import { account, amount } from '../../prepare/words.ts';
import { parseMilestoneId } from '../ids.ts';
import { findMilestone } from './findMilestone.ts';

const BPS = 10_000n;

const inputSchema = z.object({ milestone: parsedBy(parseMilestoneId), from: address });

/** Resolver of `prepareRelease`: `Projects.release`. */
export const prepareRelease = prepareMutation(inputSchema, async ({ milestone: key }, scope) => {
  const { project, label, contributor, amount: gross } = await findMilestone(scope, key, ['milestone']);
  const metadata = await scope.chain.tokenMetadata(project.token, scope.block);
  const fee = (gross * project.feeBps) / BPS;
  return {
    to: key.projects,
    contract: 'Projects',
    function: 'release',
    args: [key.projectId, key.milestoneId],
    summary:
      `Release ${label}, which nobody judged in time: ${amount(gross - fee, project.token, metadata)} to ` +
      `${account(contributor)}, ${amount(fee, project.token, metadata)} of fee to the guild`,
  };
});
