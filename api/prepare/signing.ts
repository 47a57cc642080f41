import type { TypedDataField } from 'ethers';
import { DOMAIN_TYPE, type TypedData } from '../chain/forwardRequest.ts';
import type { PrepareScope } from './prepareContext.ts';

const VALID_SECONDS = 7n * 86_400n;

/** The deadline that was given for a signature, or a week after the scope's block; Unix seconds. */
export function deadlineOf({ block }: PrepareScope, given: bigint | null | undefined): bigint {
  return given ?? block.timestamp + VALID_SECONDS;
}

/**
 * Typed data (EIP-712) that counts at a contract which tells its own domain (ERC-5267).
 *
 * @param to - The contract, lower-case.
 * @param struct - Name and fields of what is signed; integers as bigint.
 */
export async function typedDataFor(
  { chain, block }: PrepareScope,
  to: string,
  struct: { name: string; fields: TypedDataField[]; message: Record<string, string | bigint | readonly bigint[]> },
): Promise<TypedData> {
  const domain = await chain.read({ contract: 'ERC5267', to, function: 'eip712Domain' }, block);
  return {
    domain: {
      name: domain.name,
      version: domain.version,
      chainId: Number(domain.chainId),
      verifyingContract: to,
    },
    types: { EIP712Domain: DOMAIN_TYPE, [struct.name]: struct.fields },
    primaryType: struct.name,
    message: Object.fromEntries(
      Object.entries(struct.message).map(([key, value]) => [
        key,
        typeof value === 'object' ? value.map(String) : String(value),
      ]),
    ),
  };
}
