import { hashBytes } from '#keccak';

/** The keccak-256 of bytes: 32 bytes. */
export function keccak(bytes: Uint8Array): Uint8Array {
  return hashBytes(bytes);
}
