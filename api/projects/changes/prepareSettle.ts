import { z } from 'zod';
import { address, parsedBy, signature, time, uint } from '../../prepare/input/input.ts';
import { prepareMutation } from '../../prepare/prepareMutation.ts';
import { parseMilestoneId } from '../ids.ts';
import { bothSignatures } from './bothSignatures.ts';
import { settlementOf } from './settlement.ts';

const inputSchema = z.object({
  milestone: parsedBy(parseMilestoneId),
  from: address,
  contributorAmount: uint(112),
  deadline: time(),
  clientSignature: signature,
  contributorSignature: signature,
});

/** Resolver of `prepareSettle`: `Projects.settle`. */
export const prepareSettle = prepareMutation(inputSchema, async (input, scope) => {
  const { milestone: key, contributorAmount, deadline } = input;
  const { settlement, parties, words } = await settlementOf(scope, key, contributorAmount, deadline);
  return {
    to: key.projects,
    contract: 'Projects',
    function: 'settle',
    args: [settlement, ...(await bothSignatures(scope, parties, input))],
    summary: `Settle ${words}`,
  };
});
