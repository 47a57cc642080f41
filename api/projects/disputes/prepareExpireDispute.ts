import { z } from 'zod';
import { findNumbered } from '../../prepare/find/findNumbered.ts';
import { address, parsedBy } from '../../prepare/input/input.ts';
import { prepareMutation } from '../../prepare/prepareMutation.ts';
import { disputes, parseDisputeId } from './dispute.ts';

const inputSchema = z.object({ dispute: parsedBy(parseDisputeId), from: address });

/** Resolver of `prepareExpireDispute`: `Projects.expireDispute`. */
export const prepareExpireDispute = prepareMutation(inputSchema, async ({ dispute }, scope) => {
  const { contracts, label } = await findNumbered(scope, dispute, disputes, ['dispute']);
  return {
    to: contracts.projects,
    contract: 'Projects',
    function: 'expireDispute',
    args: [dispute.number],
    summary: `End ${label}, whose arbiter did not rule in time: client and contributor share equally`,
  };
});
