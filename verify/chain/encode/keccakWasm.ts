import { createKeccak } from 'hash-wasm';
import type { hashBytes as plain } from './keccakPlain.ts';

const hasher = await createKeccak(256);

/** Keccak-256 by WebAssembly. */
export const hashBytes: typeof plain = (bytes) => hasher.init().update(bytes).digest('binary');
