import type { TypedDataField } from 'ethers';
import { type TypedDomain, toldDomain } from '../chain/calls/toldDomain.ts';
import type { TypedData } from '../chain/forwarder/forwardRequest.ts';
import { accountKind } from '../chain/transactions/accountKind.ts';
import { keySignature } from '../chain/transactions/signature.ts';
import type { PrepareScope } from './prepareContext.ts';
import { signatureError, UserErrors } from './userErrors.ts';

const VALID_SECONDS = 7n * 86_400n;

/** The deadline that was given for a signature, or a week after the scope's block; Unix seconds. */
export function deadlineOf({ block }: PrepareScope, given: bigint | null | undefined): bigint {
  return given ?? block.timestamp + VALID_SECONDS;
}

/** What is signed: the name and the fields of an EIP-712 type, and its values, integers as bigint. */
export type Struct = {
  name: string;
  fields: TypedDataField[];
  message: Record<string, string | bigint | readonly bigint[]>;
};

/**
 * Typed data (EIP-712) that counts at a contract of a guild, which tells its own domain (ERC-5267).
 *
 * @param to - The contract, lower-case.
 */
export async function typedDataFor(scope: PrepareScope, to: string, struct: Struct): Promise<TypedData> {
  const typed = await domainOf(scope, to);
  if (!typed) throw new Error(`The contract ${to} tells a domain that is not its own.`);
  return typedData(typed, struct);
}

/**
 * The domain that a contract tells (ERC-5267); null when it is not its own.
 *
 * @throws A CALL_EXCEPTION or BAD_DATA of ethers when it tells none.
 */
export async function domainOf({ chain, block }: PrepareScope, to: string): Promise<TypedDomain | null> {
  const told = await chain.read({ contract: 'ERC5267', to, function: 'eip712Domain' }, block);
  return toldDomain(told, { contract: to, chainId: chain.id });
}

/** Typed data (EIP-712) of a domain. */
export function typedData({ domain, type }: TypedDomain, { name, fields, message }: Struct): TypedData {
  return {
    domain,
    types: { EIP712Domain: type, [name]: fields },
    primaryType: name,
    message: Object.fromEntries(
      Object.entries(message).map(([key, value]) => [
        key,
        typeof value === 'object' ? value.map(String) : String(value),
      ]),
    ),
  };
}

/**
 * A signature in the form that contracts take which check by OpenZeppelin's `SignatureChecker`: a key's is brought into
 * theirs; that of an account with code, which they ask by ERC-1271, is that account's own affair.
 *
 * @param signer - Who should have signed, lower-case.
 * @param field - Name of the input field that it came from.
 * @throws UserErrors when it cannot be a key's.
 */
export async function signatureBy(
  { chain, block }: PrepareScope,
  signer: string,
  signature: string,
  field: string,
): Promise<string> {
  if ((await accountKind(chain, signer, block)) !== 'KEY') return signature;
  const given = keySignature(signature);
  if (given.problem === undefined) return given.signature;
  throw new UserErrors(signatureError([field], given.problem, { expected: signer, recovered: null }));
}
