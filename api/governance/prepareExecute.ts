import { z } from 'zod';
import { address, parsedBy } from '../prepare/input/input.ts';
import { prepareMutation } from '../prepare/prepareMutation.ts';
import { counted } from '../prepare/words.ts';
import { findProposal } from './findProposal.ts';
import { parseProposalId } from './ids.ts';
import { readProposalCalls } from './readProposalCalls.ts';

const inputSchema = z.object({ proposal: parsedBy(parseProposalId), from: address });

/** Resolver of `prepareExecute`: `GuildGovernor.execute`. */
export const prepareExecute = prepareMutation(inputSchema, async ({ proposal: key }, scope) => {
  const label = await findProposal(scope, key, ['proposal']);
  const calls = await readProposalCalls(scope, key, ['proposal']);
  return {
    to: key.governor,
    contract: 'GuildGovernor',
    function: 'execute',
    args: calls,
    summary: `Execute ${label}: ${counted(calls[0].length, 'call')} by the timelock`,
  };
});
