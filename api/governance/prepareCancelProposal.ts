import { z } from 'zod';
import { address, parsedBy } from '../prepare/input/input.ts';
import { prepareMutation } from '../prepare/prepareMutation.ts';
import { findProposal } from './findProposal.ts';
import { parseProposalId } from './ids.ts';
import { readProposalCalls } from './readProposalCalls.ts';

const inputSchema = z.object({ proposal: parsedBy(parseProposalId), from: address });

/** Resolver of `prepareCancelProposal`: `GuildGovernor.cancel`. */
export const prepareCancelProposal = prepareMutation(inputSchema, async ({ proposal: key }, scope) => {
  const label = await findProposal(scope, key, ['proposal']);
  return {
    to: key.governor,
    contract: 'GuildGovernor',
    function: 'cancel',
    args: await readProposalCalls(scope, key, ['proposal']),
    summary: `Cancel ${label}, for good`,
  };
});
