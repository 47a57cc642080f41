import { recoverPublicKey as recoverByEthers } from './publicKey.ts';

/** What libsecp256k1's binding has that is used here. */
type Binding = {
  ecdsaRecover(signature: Uint8Array, parity: 0 | 1, digest: Uint8Array, compressed: false): Uint8Array;
};

// It has no types, and is not there on every platform; its own replacement in JavaScript is not used.
const name: string = 'secp256k1/bindings.js';
const binding: Binding | undefined = await import(name).then(
  (loaded) => loaded.default,
  () => undefined,
);

/** As in `publicKey.ts`, by libsecp256k1 where npm has it built: 25 times as fast. */
export const recoverPublicKey: typeof recoverByEthers =
  binding === undefined
    ? recoverByEthers
    : (digest, signature, parity) => binding.ecdsaRecover(signature, parity, digest, false);
