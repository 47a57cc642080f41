import { verifyTypedData } from 'ethers';
import eip712 from '../../../abis/typedData.json' with { type: 'json' };
import type { TypedData } from '../../chain/forwarder/forwardRequest.ts';
import type { PrepareScope } from '../../prepare/prepareContext.ts';
import { typedDataFor } from '../../prepare/signing.ts';

/** A delegation that an account signs (ERC-5805). Expiry in Unix seconds. */
export type SignedDelegation = { delegatee: string; nonce: bigint; expiry: bigint };

/** The number that an account's next signed delegation or permit of a guild token carries. */
export async function tokenNonce({ chain, block }: PrepareScope, token: string, owner: string): Promise<bigint> {
  const read = { contract: 'GuildToken', to: token, function: 'nonces', args: [owner] } as const;
  return (await chain.read(read, block))[0];
}

/** A delegation as typed data (EIP-712) of a guild token. */
export function delegationTypedData(
  scope: PrepareScope,
  token: string,
  delegation: SignedDelegation,
): Promise<TypedData> {
  return typedDataFor(scope, token, {
    name: 'Delegation',
    fields: eip712.GuildToken.Delegation,
    message: delegation,
  });
}

/**
 * The account whose key signed a delegation, lower-case; null for none. The token takes any, and delegates that one's votes.
 *
 * @param signature - 65 bytes, hex.
 */
export function delegationSigner({ domain, types, message }: TypedData, signature: string): string | null {
  const { EIP712Domain: _, ...signed } = types;
  try {
    return verifyTypedData(domain, signed, message, signature).toLowerCase();
  } catch {
    return null;
  }
}
