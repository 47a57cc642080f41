import { z } from 'zod';
import { findNumbered } from '../../prepare/find/findNumbered.ts';
import { address, bytes32, CONTENT_MISMATCH, cid, fitsCid, parsedBy } from '../../prepare/input/input.ts';
import { prepareMutation } from '../../prepare/prepareMutation.ts';
import { disputes, parseDisputeId } from './dispute.ts';

const inputSchema = z
  .object({ dispute: parsedBy(parseDisputeId), from: address, digest: bytes32, cid })
  .refine((input) => fitsCid(input.digest, input.cid), { error: CONTENT_MISMATCH, path: ['cid'] });

/** Resolver of `prepareSubmitEvidence`: `Projects.submitEvidence`. */
export const prepareSubmitEvidence = prepareMutation(inputSchema, async ({ dispute, digest, cid }, scope) => {
  const { contracts, label } = await findNumbered(scope, dispute, disputes, ['dispute']);
  return {
    to: contracts.projects,
    contract: 'Projects',
    function: 'submitEvidence',
    args: [dispute.number, digest, cid],
    summary: `Submit evidence to ${label}`,
  };
});
