import { recoverAddress } from 'ethers';
import { hexOf } from '../encode/hex.ts';
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
  const signature = { r: wordOf(r), s: wordOf(s), yParity: parity } as const;
  return recoverAddress(hexOf(digest), signature).toLowerCase() as Hex;
}

function wordOf(bytes: Uint8Array): Hex {
  return `0x${hexOf(bytes).slice(2).padStart(64, '0')}`;
}
