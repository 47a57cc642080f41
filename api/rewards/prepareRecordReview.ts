import { z } from 'zod';
import { address, parsedBy } from '../prepare/input.ts';
import { prepareMutation } from '../prepare/prepareMutation.ts';
import { account } from '../prepare/words.ts';
import { findMilestone } from '../projects/findMilestone.ts';
import { parseMilestoneId } from '../projects/ids.ts';

const inputSchema = z.object({ milestone: parsedBy(parseMilestoneId), from: address, account: address });

/** Resolver of `prepareRecordReview`: `Rewards.recordReview`. */
export const prepareRecordReview = prepareMutation(inputSchema, async (input, scope) => {
  const { projectId, milestoneId } = input.milestone;
  const { project, label } = await findMilestone(scope, input.milestone, ['milestone']);
  return {
    to: project.contracts.rewards,
    contract: 'Rewards',
    function: 'recordReview',
    args: [input.account, projectId, milestoneId],
    summary: `Record that ${account(input.account)} reviewed ${label}`,
  };
});
