import { z } from 'zod';
import { address, parsedBy } from '../prepare/input/input.ts';
import { prepareMutation } from '../prepare/prepareMutation.ts';
import { findProposal } from './findProposal.ts';
import { parseProposalId } from './ids.ts';

const inputSchema = z.object({ proposal: parsedBy(parseProposalId), from: address });

/** Resolver of `prepareFinalize`: `GuildGovernor.finalize`. */
export const prepareFinalize = prepareMutation(inputSchema, async ({ proposal: key }, scope) => {
  const label = await findProposal(scope, key, ['proposal']);
  return {
    to: key.governor,
    contract: 'GuildGovernor',
    function: 'finalize',
    args: [key.proposalId],
    summary: `Record the outcome of ${label}`,
  };
});
