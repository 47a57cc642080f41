import { createKeccak } from 'hash-wasm';

const hasher = await createKeccak(256);

/** The keccak-256 of bytes: 32 bytes. */
export function keccak(bytes: Uint8Array): Uint8Array {
  return hasher.init().update(bytes).digest('binary');
}
