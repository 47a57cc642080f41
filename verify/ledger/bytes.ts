import type { Hex } from '../chain/types.ts';

/**
 * A number in as many bytes as asked for, most significant first; bytes that do not fit are dropped.
 *
 * @example bigEndian(258n, 4) // '0x00000102'
 */
export function bigEndian(value: bigint, width: number): Hex {
  return `0x${BigInt.asUintN(8 * width, value)
    .toString(16)
    .padStart(2 * width, '0')}`;
}

/** Bytes one after the other. */
export function concat(...parts: readonly Hex[]): Hex {
  return `0x${parts.map((part) => part.slice(2)).join('')}`;
}

/** Whether all bytes are zero. */
export function isZero(bytes: Hex): boolean {
  return /^0x0*$/.test(bytes);
}
