import type { Hex } from '../types.ts';

const pairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Bytes as hexadecimal. */
export function hexOf(bytes: Uint8Array): Hex {
  let text = '';
  for (const byte of bytes) text += pairs[byte];
  return `0x${text}`;
}

/**
 * The bytes of hexadecimal, in either case.
 *
 * @throws Error when it is not hexadecimal with 0x, two digits a byte
 */
export function bytesOf(hex: string): Uint8Array {
  if (!hex.startsWith('0x') || hex.length % 2 === 1) throw notHex(hex);
  const bytes = new Uint8Array(hex.length / 2 - 1);
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = (digitOf(hex.charCodeAt(2 * at + 2)) << 4) | digitOf(hex.charCodeAt(2 * at + 3));
    if (byte < 0) throw notHex(hex);
    bytes[at] = byte;
  }
  return bytes;
}

/**
 * The bytes of a number in hexadecimal (a JSON-RPC quantity), big-endian, without leading zeros: of 0 none.
 *
 * @throws Error when it is not hexadecimal with 0x
 */
export function numberBytesOf(hex: string): Uint8Array {
  if (!hex.startsWith('0x')) throw notHex(hex);
  const bytes = bytesOf(hex.length % 2 === 0 ? hex : `0x0${hex.slice(2)}`);
  let first = 0;
  while (bytes[first] === 0) first += 1;
  return bytes.subarray(first);
}

/** The number that bytes are, big-endian; of none, 0. */
export function numberOf(bytes: Uint8Array): bigint {
  return bytes.length === 0 ? 0n : BigInt(hexOf(bytes));
}

/** Whether two are the same bytes. */
export function areSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

/** The value of a digit; negative for another character. */
function digitOf(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const letter = code | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}

function notHex(text: string): Error {
  return new Error(`"${text.slice(0, 20)}" is not hexadecimal bytes`);
}
