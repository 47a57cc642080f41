import { z } from 'zod';
import { address, parsedBy } from '../../prepare/input/input.ts';
import { prepareMutation } from '../../prepare/prepareMutation.ts';
import { findProposal } from '../findProposal.ts';
import { parseProposalId } from '../ids.ts';
import { ballotSupport, ballotTypedData, castCall, supportWords, wholeBallot } from './ballot.ts';
import { voteReason } from './voteReason.ts';

const inputSchema = z.object({
  proposal: parsedBy(parseProposalId),
  from: address,
  support: ballotSupport,
  reason: voteReason,
});

/** Resolver of `prepareCastVote`: `GuildGovernor.castVote`, or `castVoteWithReason`. */
export const prepareCastVote = prepareMutation(inputSchema, async (input, scope) => {
  const { proposal: key, from, support, reason } = input;
  const label = await findProposal(scope, key, ['proposal']);
  const ballot = wholeBallot(support, reason);
  return {
    to: key.governor,
    contract: 'GuildGovernor',
    ...castCall(key.proposalId, ballot),
    summary: `Vote ${supportWords[support]} ${label}`,
    bySignature: await ballotTypedData(scope, key, from, ballot),
  };
});
