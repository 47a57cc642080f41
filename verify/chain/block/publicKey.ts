import { SigningKey } from 'ethers';
import { bytesOf, hexOf } from '../encode/hex.ts';

/**
 * The public key whose signature of a digest this is, in 65 bytes: by ethers, in the browser and wherever the faster
 * `publicKeyNative.ts` is not.
 *
 * @param signature - `r ‖ s`, 64 bytes.
 * @throws Error when it is no signature
 */
export function recoverPublicKey(digest: Uint8Array, signature: Uint8Array, parity: 0 | 1): Uint8Array {
  const r = hexOf(signature.subarray(0, 32));
  const s = hexOf(signature.subarray(32));
  return bytesOf(SigningKey.recoverPublicKey(hexOf(digest), { r, s, yParity: parity }));
}
