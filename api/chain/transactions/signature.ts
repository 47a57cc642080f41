import { concat, dataLength, dataSlice, toBeHex } from 'ethers';

/** Order of the curve secp256k1. */
const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
/** Bytes of a signature without v (EIP-2098), and with the longest v that any chain's id makes (EIP-155). */
const COMPACT = 64;
const LONGEST = 72;
const TOP_BIT = 1n << 255n;
const LEAST_EIP155_V = 35n;

/** A key's signature in the one form that contracts take, or what is wrong with it and what to do. */
export type KeySignature = { signature: string; problem?: undefined } | { problem: string };

type SignatureParts = { r: bigint; s: bigint; parity: bigint };

/**
 * Brings a key's signature into the form that contracts take: 65 bytes, v 27 or 28, lower-case. Wallets also give v as 0
 * or 1, with the chain's id in it (EIP-155), or in the top bit of s (EIP-2098).
 *
 * @param given - As the wallet gave it, hex.
 */
export function keySignature(given: string): KeySignature {
  const text = given.toLowerCase();
  if (!/^0x([0-9a-f]{2})*$/.test(text)) {
    return { problem: 'A signature is bytes in hexadecimal: give 0x and an even number of digits.' };
  }
  const length = dataLength(text);
  if (length < COMPACT || length > LONGEST) {
    return {
      problem: `A key's signature has 65 bytes (r, s and v), and this one has ${length}: give it whole, as signed.`,
    };
  }
  const parts = length === COMPACT ? compactParts(text) : fullParts(text);
  if (typeof parts === 'string') return { problem: parts };
  const problem = problemOf(parts);
  if (problem) return { problem };
  return { signature: concat([toBeHex(parts.r, 32), toBeHex(parts.s, 32), toBeHex(27n + parts.parity, 1)]) };
}

function compactParts(text: string): SignatureParts {
  const parityAndS = BigInt(dataSlice(text, 32, 64));
  return { r: BigInt(dataSlice(text, 0, 32)), s: parityAndS % TOP_BIT, parity: parityAndS / TOP_BIT };
}

function fullParts(text: string): SignatureParts | string {
  const v = BigInt(dataSlice(text, 64));
  const parity = parityOf(v);
  if (parity === null) return `The signature's v is ${v}; it must be 0, 1, 27, 28, or at least 35 (EIP-155).`;
  return { r: BigInt(dataSlice(text, 0, 32)), s: BigInt(dataSlice(text, 32, 64)), parity };
}

function parityOf(v: bigint): bigint | null {
  if (v === 0n || v === 1n) return v;
  if (v === 27n || v === 28n) return v - 27n;
  return v >= LEAST_EIP155_V ? (v - LEAST_EIP155_V) % 2n : null;
}

function problemOf({ r, s }: SignatureParts): string | null {
  if (r === 0n || s === 0n || r >= ORDER || s >= ORDER) {
    return "The signature's r or s is zero or too large: no key makes such a signature. Sign again.";
  }
  if (s > ORDER / 2n) {
    return "The signature's s is in the upper half of the curve's order, which contracts refuse (EIP-2): sign again.";
  }
  return null;
}
