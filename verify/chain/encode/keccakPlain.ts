import { keccak256 } from 'ethers';
import { bytesOf } from './hex.ts';

/** Keccak-256 by ethers: for the browser, whose page may not run WebAssembly. */
export function hashBytes(bytes: Uint8Array): Uint8Array {
  return bytesOf(keccak256(bytes));
}
