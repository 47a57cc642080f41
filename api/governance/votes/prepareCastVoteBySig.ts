import { z } from 'zod';
import { address, parsedBy, signature } from '../../prepare/input/input.ts';
import { prepareMutation } from '../../prepare/prepareMutation.ts';
import { signatureBy } from '../../prepare/signing.ts';
import { account } from '../../prepare/words.ts';
import { findProposal } from '../findProposal.ts';
import { parseProposalId } from '../ids.ts';
import { ballotSupport, castBySigCall, supportWords, wholeBallot } from './ballot.ts';
import { voteReason } from './voteReason.ts';

const inputSchema = z.object({
  proposal: parsedBy(parseProposalId),
  from: address,
  voter: address,
  support: ballotSupport,
  reason: voteReason.default(''),
  signature,
});

/** Resolver of `prepareCastVoteBySig`: `GuildGovernor.castVoteBySig`, or `castVoteWithReasonAndParamsBySig`. */
export const prepareCastVoteBySig = prepareMutation(inputSchema, async (input, scope) => {
  const { proposal: key, voter, support, reason } = input;
  const label = await findProposal(scope, key, ['proposal']);
  const signature = await signatureBy(scope, voter, input.signature, 'signature');
  return {
    to: key.governor,
    contract: 'GuildGovernor',
    ...castBySigCall(key.proposalId, wholeBallot(support, reason), { voter, signature }),
    summary: `Submit the signed vote of ${account(voter)} ${supportWords[support]} ${label}`,
  };
});
