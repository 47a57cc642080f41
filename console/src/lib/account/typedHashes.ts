import { TypedDataEncoder } from 'ethers/hash';
import type { Eip712 } from '../../../../client/index.ts';

/** What a hardware wallet shows of typed data (EIP-712). */
export type TypedHashes = { domain: string; message: string; signed: string };

/** Computes the hashes of typed data in this browser, from its fields. */
export function typedHashes({ domain, types, message }: Eip712): TypedHashes {
  const { EIP712Domain: _, ...own } = types;
  const encoder = TypedDataEncoder.from(own);
  return {
    domain: TypedDataEncoder.hashDomain(domain),
    message: encoder.hash(message),
    signed: TypedDataEncoder.hash(domain, own, message),
  };
}
