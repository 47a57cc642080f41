import { z } from 'zod';
import {
  address,
  bytes32,
  fitsOptionalCid,
  OPTIONAL_CONTENT_MISMATCH,
  optionalBytes32,
  optionalCid,
  parsedBy,
} from '../../prepare/input/input.ts';
import { prepareMutation } from '../../prepare/prepareMutation.ts';
import { notFoundError, UserErrors } from '../../prepare/userErrors.ts';
import { parseDeliverableId } from '../ids.ts';
import { findMilestone } from './findMilestone.ts';

const inputSchema = z
  .object({
    deliverable: parsedBy(parseDeliverableId),
    from: address,
    digest: bytes32,
    approved: z.boolean(),
    reasonDigest: optionalBytes32,
    reasonCid: optionalCid,
  })
  .refine(({ reasonDigest, reasonCid }) => fitsOptionalCid(reasonDigest, reasonCid), {
    error: OPTIONAL_CONTENT_MISMATCH,
    path: ['reasonCid'],
  });

/** Resolver of `prepareReviewDeliverable`: `Projects.reviewDeliverable`. */
export const prepareReviewDeliverable = prepareMutation(inputSchema, async (input, scope) => {
  const { projects, projectId, milestoneId, revision } = input.deliverable;
  const milestone = await findMilestone(scope, input.deliverable, ['deliverable']);
  if (revision === 0n || revision > milestone.revision) {
    const message = `Nothing was delivered as revision ${revision} of ${milestone.label}.`;
    throw new UserErrors(notFoundError(['deliverable'], message));
  }
  return {
    to: projects,
    contract: 'Projects',
    function: 'reviewDeliverable',
    args: [projectId, milestoneId, revision, input.digest, input.approved, input.reasonDigest, input.reasonCid],
    summary: `${input.approved ? 'Approve' : 'Ask to revise'} revision ${revision} of ${milestone.label}`,
  };
});
