import { type AbiType, sizeOf } from './abiType.ts';
import { cleanText } from './text.ts';

/** Digits of a word of 32 bytes. */
const WORD = 64;

/** A decoded value as hexadecimal digits: a word, the bytes of a `bytes` or a `string`, or a list of values. */
export type Raw = string | readonly Raw[];

/** A log that the event's declaration does not fit. */
export class LogError extends Error {
  override name = 'LogError';
}

/**
 * Decodes an ABI-encoded tuple.
 *
 * @param data - Hexadecimal digits without 0x.
 * @param fields - The types of its fields.
 * @returns Their values; strings as docs/proof.md says, without zero bytes and with U+FFFD for what is not UTF-8.
 * @throws LogError when the data end before a value does.
 */
export function decodeFields(data: string, fields: readonly AbiType[], start = 0): Raw[] {
  let place = start;
  return fields.map((field) => {
    const at = field.isDynamic ? start + offsetAt(data, place) : place;
    place += field.size * WORD;
    return decodeValue(data, field, at);
  });
}

function decodeValue(data: string, type: AbiType, at: number): Raw {
  if (type.kind === 'word') return slice(data, at, WORD);
  if (type.kind === 'tuple') return decodeFields(data, type.fields, at);
  if (type.kind === 'array') return decodeArray(data, type, at);
  const bytes = slice(data, at + WORD, 2 * lengthAt(data, at));
  return type.isText ? cleanText(bytes) : bytes;
}

function decodeArray(data: string, { item, length }: AbiType & { kind: 'array' }, at: number): Raw {
  const count = length ?? lengthAt(data, at);
  const first = length === null ? at + WORD : at;
  if (first + sizeOf([item]) * WORD * count > data.length) throw new LogError('A list ends behind the data.');
  return decodeFields(data, new Array<AbiType>(count).fill(item), first);
}

/** An offset as a number of digits. */
function offsetAt(data: string, place: number): number {
  return 2 * lengthAt(data, place);
}

/** A word that is a length or an offset, so no larger than the data. */
function lengthAt(data: string, place: number): number {
  const word = slice(data, place, WORD);
  const value = /^0{52}/.test(word) ? Number.parseInt(word.slice(52), 16) : data.length + 1;
  if (value > data.length) throw new LogError('A length or an offset leads behind the data.');
  return value;
}

function slice(data: string, at: number, length: number): string {
  if (at + length > data.length) throw new LogError('A value ends behind the data.');
  return data.slice(at, at + length);
}
