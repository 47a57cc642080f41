import { z } from 'zod';
import { parseProposalId } from '../chain/ids.ts';
import { address, bytes, parsedBy } from '../chain/input.ts';
import { prepareMutation } from '../chain/prepareMutation.ts';
import { account } from '../chain/words.ts';
import { ballotSupport, supportNumbers, supportWords } from './ballot.ts';
import { findProposal } from './findProposal.ts';

/** A contract's signature (ERC-1271) may be longer than an account's 65 bytes. */
const MAX_SIGNATURE_BYTES = 4_096;

const inputSchema = z.object({
  proposal: parsedBy(parseProposalId),
  from: address,
  voter: address,
  support: ballotSupport,
  signature: bytes(MAX_SIGNATURE_BYTES),
});

/** Resolver of `prepareCastVoteBySig`: `GuildGovernor.castVoteBySig`. */
export const prepareCastVoteBySig = prepareMutation(inputSchema, async (input, scope) => {
  const { proposal: key, voter, support, signature } = input;
  const label = await findProposal(scope, key, ['proposal']);
  return {
    to: key.governor,
    contract: 'GuildGovernor',
    function: 'castVoteBySig',
    args: [key.proposalId, supportNumbers[support], voter, signature],
    summary: `Carry the signed vote of ${account(voter)} ${supportWords[support]} ${label}`,
  };
});
