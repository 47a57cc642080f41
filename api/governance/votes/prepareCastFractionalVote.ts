import { z } from 'zod';
import { address, parsedBy } from '../../prepare/input/input.ts';
import { prepareMutation } from '../../prepare/prepareMutation.ts';
import { findProposal } from '../findProposal.ts';
import { parseProposalId } from '../ids.ts';
import { ballotTypedData, castCall } from './ballot.ts';
import { fractionalBallot, fractionalVotes, fractionalWords } from './fractionalBallot.ts';
import { voteReason } from './voteReason.ts';

const inputSchema = z.object({
  proposal: parsedBy(parseProposalId),
  from: address,
  votes: fractionalVotes,
  reason: voteReason,
});

/** Resolver of `prepareCastFractionalVote`: `GuildGovernor.castVoteWithReasonAndParams`. */
export const prepareCastFractionalVote = prepareMutation(inputSchema, async (input, scope) => {
  const { proposal: key, from, votes, reason } = input;
  const label = await findProposal(scope, key, ['proposal']);
  const ballot = fractionalBallot(votes, reason);
  return {
    to: key.governor,
    contract: 'GuildGovernor',
    ...castCall(key.proposalId, ballot),
    summary: `Divide your votes on ${label}: ${await fractionalWords(scope, key, votes)}`,
    bySignature: await ballotTypedData(scope, key, from, ballot),
  };
});
