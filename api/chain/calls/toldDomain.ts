import { type Result, TypedDataEncoder, type TypedDataField } from 'ethers';
import type { Domain } from '../forwarder/forwardRequest.ts';

/** The domain of a contract's typed data, and the type of the domain. */
export type TypedDomain = { domain: Domain; type: TypedDataField[] };

/** All fields that a domain can have, in the order of EIP-712, which ERC-5267's `fields` count them by. */
const FIELDS = [
  { name: 'name', type: 'string' },
  { name: 'version', type: 'string' },
  { name: 'chainId', type: 'uint256' },
  { name: 'verifyingContract', type: 'address' },
  { name: 'salt', type: 'bytes32' },
] as const satisfies readonly TypedDataField[];
/** Longer than any real name; a stranger's contract can tell megabytes. */
const MOST_TEXT_LENGTH = 200;

/**
 * The domain that a contract tells (ERC-5267), of exactly the fields that it names.
 *
 * A contract can tell the domain of another one, and have somebody sign what counts there: so one that does not bind
 * what is signed to this contract, and to this chain where it names a chain, is none.
 *
 * @param told - What `eip712Domain` returned.
 * @param at - The contract that was asked, lower-case, and the chain.
 * @returns Null for a domain of another contract or chain, or one with extensions, whose meaning is not known.
 * @see https://eips.ethereum.org/EIPS/eip-5267
 */
export function toldDomain(told: Result, at: { contract: string; chainId: bigint }): TypedDomain | null {
  const { name, version, verifyingContract } = told;
  const mask = Number(told.fields);
  const type = FIELDS.filter((_, index) => (mask >> index) % 2 === 1);
  const has = new Set(type.map((field) => field.name));
  const isUnknown = mask >= 2 ** FIELDS.length || told.extensions.length > 0;
  const isHere = has.has('verifyingContract') && verifyingContract.toLowerCase() === at.contract;
  const isThisChain = !has.has('chainId') || told.chainId === at.chainId;
  if (isUnknown || !isHere || !isThisChain || name.length > MOST_TEXT_LENGTH || version.length > MOST_TEXT_LENGTH) {
    return null;
  }
  const values = { name, version, chainId: Number(at.chainId), verifyingContract: at.contract, salt: told.salt };
  return { domain: Object.fromEntries(type.map((field) => [field.name, values[field.name]])), type };
}

/** The hash of a domain, as ERC-2612 tokens tell it (`DOMAIN_SEPARATOR`). */
export function domainHash({ domain }: TypedDomain): string {
  return TypedDataEncoder.hashDomain(domain);
}
