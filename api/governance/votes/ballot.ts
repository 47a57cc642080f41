import { z } from 'zod';
import eip712 from '../../../abis/typedData.json' with { type: 'json' };
import { DOMAIN_TYPE, type TypedData } from '../../chain/forwarder/forwardRequest.ts';
import type { PrepareScope } from '../../prepare/prepareContext.ts';
import type { ProposalKey } from '../ids.ts';

/** What a ballot can be for; the SDL's `BallotSupport`. */
export const ballotSupport = z.enum(['AGAINST', 'FOR', 'ABSTAIN']);

/** What a ballot is for. */
export type BallotSupport = z.output<typeof ballotSupport>;

/** The Governor's numbers for them (Governor Bravo). */
const supportNumbers: Record<BallotSupport, bigint> = { AGAINST: 0n, FOR: 1n, ABSTAIN: 2n };

/** How a sentence says it: `Vote <this> “title”`. */
export const supportWords: Record<BallotSupport, string> = {
  AGAINST: 'against',
  FOR: 'for',
  ABSTAIN: 'to abstain on',
};

const NONCE_KEY_BITS = 192;
/** Of a ballot that says nothing but its support. */
const NO_PARAMS = '0x';

/** What a ballot says, as the Governor takes it; `params` are those of its counting module, hex. */
export type Ballot = { support: bigint; reason: string; params: string };

/** A ballot for one side, with all votes that the voter has left. */
export function wholeBallot(support: BallotSupport, reason: string): Ballot {
  return { support: supportNumbers[support], reason, params: NO_PARAMS };
}

/** How a voter casts its ballot itself: the Governor's function and its arguments. */
export function castCall(
  proposalId: bigint,
  { support, reason, params }: Ballot,
): { function: string; args: unknown[] } {
  const vote = [proposalId, support];
  if (params !== NO_PARAMS) return { function: 'castVoteWithReasonAndParams', args: [...vote, reason, params] };
  return reason === ''
    ? { function: 'castVote', args: vote }
    : { function: 'castVoteWithReason', args: [...vote, reason] };
}

/** How anybody casts a ballot that its voter signed. */
export function castBySigCall(
  proposalId: bigint,
  ballot: Ballot,
  { voter, signature }: { voter: string; signature: string },
): { function: string; args: unknown[] } {
  const { support, reason, params } = ballot;
  if (!isExtended(ballot)) return { function: 'castVoteBySig', args: [proposalId, support, voter, signature] };
  return {
    function: 'castVoteWithReasonAndParamsBySig',
    args: [proposalId, support, voter, reason, params, signature],
  };
}

/**
 * A ballot as typed data (EIP-712) for OpenZeppelin's `castVoteBySig`, or `castVoteWithReasonAndParamsBySig` when it says
 * more than its support. Its nonce is the voter's for this proposal (GovernorNoncesKeyed), so that ballots on several
 * proposals can be carried in any order.
 */
export async function ballotTypedData(
  { chain, block }: PrepareScope,
  { governor, proposalId }: ProposalKey,
  voter: string,
  ballot: Ballot,
): Promise<TypedData> {
  const read = (name: string, args: unknown[]) =>
    chain.read({ contract: 'GuildGovernor', to: governor, function: name, args }, block);
  const key = BigInt.asUintN(NONCE_KEY_BITS, proposalId);
  const [[name], [version], [nonce]] = await Promise.all([
    read('name', []),
    read('version', []),
    read('nonces(address,uint192)', [voter, key]),
  ]);
  const type = isExtended(ballot) ? 'ExtendedBallot' : 'Ballot';
  const plain = {
    proposalId: proposalId.toString(),
    support: ballot.support.toString(),
    voter,
    nonce: nonce.toString(),
  };
  return {
    domain: { name, version, chainId: Number(chain.id), verifyingContract: governor },
    types: { EIP712Domain: DOMAIN_TYPE, [type]: eip712.GuildGovernor[type] },
    primaryType: type,
    message: isExtended(ballot) ? { ...plain, reason: ballot.reason, params: ballot.params } : plain,
  };
}

function isExtended({ reason, params }: Ballot): boolean {
  return reason !== '' || params !== NO_PARAMS;
}
