import { z } from 'zod';
import { findProposal } from '../governance/findProposal.ts';
import { parseProposalId } from '../governance/ids.ts';
import { address, parsedBy } from '../prepare/input/input.ts';
import { prepareMutation } from '../prepare/prepareMutation.ts';
import { notFoundError, UserErrors } from '../prepare/userErrors.ts';
import { account } from '../prepare/words.ts';

const inputSchema = z.object({ proposal: parsedBy(parseProposalId), from: address, account: address });

/** Resolver of `prepareRecordVote`: `Rewards.recordVote`. */
export const prepareRecordVote = prepareMutation(inputSchema, async (input, scope) => {
  const { governor, proposalId } = input.proposal;
  const [label, contracts] = await Promise.all([
    findProposal(scope, input.proposal, ['proposal']),
    scope.chain.contractsOf(governor, scope.block),
  ]);
  if (!contracts) throw new UserErrors(notFoundError(['proposal'], `${governor} is not a guild's Governor.`));
  return {
    to: contracts.rewards,
    contract: 'Rewards',
    function: 'recordVote',
    args: [input.account, proposalId],
    summary: `Record that ${account(input.account)} voted on ${label}`,
  };
});
