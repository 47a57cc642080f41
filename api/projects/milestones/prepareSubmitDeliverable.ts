import { z } from 'zod';
import { address, bytes32, CONTENT_MISMATCH, cid, fitsCid, parsedBy } from '../../prepare/input/input.ts';
import { prepareMutation } from '../../prepare/prepareMutation.ts';
import { parseMilestoneId } from '../ids.ts';
import { findMilestone } from './findMilestone.ts';

const inputSchema = z
  .object({ milestone: parsedBy(parseMilestoneId), from: address, digest: bytes32, cid })
  .refine((input) => fitsCid(input.digest, input.cid), { error: CONTENT_MISMATCH, path: ['cid'] });

/** Resolver of `prepareSubmitDeliverable`: `Projects.submitDeliverable`. */
export const prepareSubmitDeliverable = prepareMutation(inputSchema, async (input, scope) => {
  const { projects, projectId, milestoneId } = input.milestone;
  const { label, revision } = await findMilestone(scope, input.milestone, ['milestone']);
  return {
    to: projects,
    contract: 'Projects',
    function: 'submitDeliverable',
    args: [projectId, milestoneId, input.digest, input.cid],
    summary: `Deliver ${label} (revision ${revision + 1n})`,
  };
});
