import { recoverPublicKey } from '#publicKey';
import { hexOf } from '../encode/hex.ts';
import { keccak } from '../encode/keccak.ts';
import type { Hex } from '../types.ts';

/** A signature of secp256k1; its numbers without leading zeros, as transactions have them. */
export type SignatureParts = { parity: number; r: Uint8Array; s: Uint8Array };

/**
 * The account whose signature of a digest this is.
 *
 * @throws Error when it is no signature
 */
export function recoverSender(digest: Uint8Array, { parity, r, s }: SignatureParts): Hex {
  if (parity !== 0 && parity !== 1) throw new Error('its signature has no parity of 0 or 1');
  if (r.length > 32 || s.length > 32) throw new Error('its signature is too long');
  const signature = new Uint8Array(64);
  signature.set(r, 32 - r.length);
  signature.set(s, 64 - s.length);
  return hexOf(keccak(recoverPublicKey(digest, signature, parity).subarray(1)).subarray(12));
}
