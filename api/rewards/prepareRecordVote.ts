import { z } from 'zod';
import { parseProposalId } from '../chain/ids.ts';
import { address, parsedBy } from '../chain/input.ts';
import { prepareMutation } from '../chain/prepareMutation.ts';
import { notFoundError, UserErrors } from '../chain/userErrors.ts';
import { account } from '../chain/words.ts';
import { findProposal } from '../governance/findProposal.ts';

const inputSchema = z.object({ proposal: parsedBy(parseProposalId), from: address, account: address });

/** Resolver of `prepareRecordVote`: `Rewards.recordVote`. */
export const prepareRecordVote = prepareMutation(inputSchema, async (input, scope) => {
  const { governor, proposalId } = input.proposal;
  const [label, contracts] = await Promise.all([
    findProposal(scope, input.proposal, ['proposal']),
    scope.chain.contractsOf(governor, scope.block),
  ]);
  if (!contracts) throw new UserErrors(notFoundError(['proposal'], `${governor} is no guild's Governor.`));
  return {
    to: contracts.rewards,
    contract: 'Rewards',
    function: 'recordVote',
    args: [input.account, proposalId],
    summary: `Record that ${account(input.account)} voted on ${label}`,
  };
});
