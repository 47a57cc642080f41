import { z } from 'zod';
import { address, parsedBy, signature } from '../../prepare/input/input.ts';
import { prepareMutation } from '../../prepare/prepareMutation.ts';
import { signatureBy } from '../../prepare/signing.ts';
import { account } from '../../prepare/words.ts';
import { findProposal } from '../findProposal.ts';
import { parseProposalId } from '../ids.ts';
import { castBySigCall } from './ballot.ts';
import { fractionalBallot, fractionalVotes, fractionalWords } from './fractionalBallot.ts';
import { voteReason } from './voteReason.ts';

const inputSchema = z.object({
  proposal: parsedBy(parseProposalId),
  from: address,
  voter: address,
  votes: fractionalVotes,
  reason: voteReason,
  signature,
});

/** Resolver of `prepareCastFractionalVoteBySig`: `GuildGovernor.castVoteWithReasonAndParamsBySig`. */
export const prepareCastFractionalVoteBySig = prepareMutation(inputSchema, async (input, scope) => {
  const { proposal: key, voter, votes, reason } = input;
  const label = await findProposal(scope, key, ['proposal']);
  const signature = await signatureBy(scope, voter, input.signature, 'signature');
  const words = await fractionalWords(scope, key, votes);
  return {
    to: key.governor,
    contract: 'GuildGovernor',
    ...castBySigCall(key.proposalId, fractionalBallot(votes, reason), { voter, signature }),
    summary: `Submit the signed votes of ${account(voter)} on ${label}: ${words}`,
  };
});
