import { z } from 'zod';
import eip712 from '../../abis/typedData.json' with { type: 'json' };
import { DOMAIN_TYPE, type TypedData } from '../chain/forwarder/forwardRequest.ts';
import type { PrepareScope } from '../prepare/prepareContext.ts';
import type { ProposalKey } from './ids.ts';

/** What a ballot can be for; the SDL's `BallotSupport`. */
export const ballotSupport = z.enum(['AGAINST', 'FOR', 'ABSTAIN']);

/** What a ballot is for. */
export type BallotSupport = z.output<typeof ballotSupport>;

/** The Governor's numbers for them (Governor Bravo). */
export const supportNumbers: Record<BallotSupport, bigint> = { AGAINST: 0n, FOR: 1n, ABSTAIN: 2n };

/** How a sentence says it: `Vote <this> “title”`. */
export const supportWords: Record<BallotSupport, string> = {
  AGAINST: 'against',
  FOR: 'for',
  ABSTAIN: 'to abstain on',
};

const NONCE_KEY_BITS = 192;

/**
 * A ballot as typed data (EIP-712) for OpenZeppelin's `castVoteBySig`. Its nonce is the voter's for this proposal
 * (GovernorNoncesKeyed), so that ballots on several proposals can be carried in any order.
 */
export async function ballotTypedData(
  { chain, block }: PrepareScope,
  { governor, proposalId }: ProposalKey,
  voter: string,
  support: BallotSupport,
): Promise<TypedData> {
  const read = (name: string, args: unknown[]) =>
    chain.read({ contract: 'GuildGovernor', to: governor, function: name, args }, block);
  const key = BigInt.asUintN(NONCE_KEY_BITS, proposalId);
  const [name, version, nonce] = await Promise.all([
    read('name', []),
    read('version', []),
    read('nonces(address,uint192)', [voter, key]),
  ]);
  return {
    domain: { name: name[0], version: version[0], chainId: Number(chain.id), verifyingContract: governor },
    types: {
      EIP712Domain: DOMAIN_TYPE,
      Ballot: eip712.GuildGovernor.Ballot,
    },
    primaryType: 'Ballot',
    message: {
      proposalId: proposalId.toString(),
      support: supportNumbers[support].toString(),
      voter,
      nonce: nonce[0].toString(),
    },
  };
}
