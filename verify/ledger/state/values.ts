import type { Hex } from '../../chain/types.ts';
import { type EnumName, enumMember } from '../../events/enumMember.ts';
import { isZero } from '../bytes.ts';

/**
 * The name in the schema of a number of one of the contracts' enums.
 *
 * @returns It in capitals; null for `None`, and for a number that the enum does not have.
 */
export function enumName(name: EnumName, value: bigint): string | null {
  const member = enumMember(name, value);
  return member === undefined || member === 'NONE' ? null : member;
}

/** The bytes; null when all of them are zero. */
export function bytesOrNull(bytes: Hex): Hex | null {
  return isZero(bytes) ? null : bytes;
}

/** The largest index or count that fits `Int`, with one more than an index still to be counted. */
const LARGEST_INDEX = 2n ** 31n - 2n;

/** An index or a count as an `Int`: docs/proof.md, "Records". */
export function smallNumber(value: bigint): number {
  return Number(value > LARGEST_INDEX ? LARGEST_INDEX : value);
}

/** The text; null when it is empty. */
export function textOrNull(text: string): string | null {
  return text === '' ? null : text;
}

/** The number; null when it is zero. */
export function numberOrNull(value: bigint): bigint | null {
  return value === 0n ? null : value;
}

/** The beginning of a text, of at most so many UTF-16 code units, without half a surrogate pair at its end. */
export function clampText(text: string, limit: number): string {
  return text.length <= limit ? text : text.slice(0, limit).replace(/[\ud800-\udbff]$/, '');
}

/** What full-text search sees of a text. */
export function searchText(text: string): string {
  return clampText(text, 16_384);
}
