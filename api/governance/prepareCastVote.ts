import { z } from 'zod';
import { address, parsedBy, text } from '../prepare/input/input.ts';
import { prepareMutation } from '../prepare/prepareMutation.ts';
import { ballotSupport, ballotTypedData, supportNumbers, supportWords } from './ballot.ts';
import { findProposal } from './findProposal.ts';
import { parseProposalId } from './ids.ts';

const MAX_REASON_BYTES = 10_000;

const inputSchema = z.object({
  proposal: parsedBy(parseProposalId),
  from: address,
  support: ballotSupport,
  reason: text(MAX_REASON_BYTES, 0),
});

/** Resolver of `prepareCastVote`: `GuildGovernor.castVote`, or `castVoteWithReason`, which has no ballot to sign. */
export const prepareCastVote = prepareMutation(inputSchema, async (input, scope) => {
  const { proposal: key, from, support, reason } = input;
  const label = await findProposal(scope, key, ['proposal']);
  const vote = [key.proposalId, supportNumbers[support]];
  return {
    to: key.governor,
    contract: 'GuildGovernor',
    function: reason === '' ? 'castVote' : 'castVoteWithReason',
    args: reason === '' ? vote : [...vote, reason],
    summary: `Vote ${supportWords[support]} ${label}`,
    bySignature: reason === '' ? await ballotTypedData(scope, key, from, support) : null,
  };
});
