import { type AbiType, sizeOf } from './abiType.ts';
import type { Raw } from './decode.ts';

const WORD = 64;

/**
 * ABI-encodes a struct of values: what `abi.encode(struct)` gives in Solidity.
 *
 * @param values - As `decodeFields` gives them.
 * @returns Hexadecimal digits without 0x.
 */
export function encodeStruct(values: readonly Raw[], fields: readonly AbiType[]): string {
  const body = encodeFields(values, fields);
  return fields.some(({ isDynamic }) => isDynamic) ? word(32) + body : body;
}

function encodeFields(values: readonly Raw[], fields: readonly AbiType[]): string {
  let head = '';
  let tail = '';
  const headLength = sizeOf(fields) * WORD;
  fields.forEach((field, i) => {
    const encoded = encodeValue(values[i] ?? '', field);
    if (!field.isDynamic) {
      head += encoded;
      return;
    }
    head += word((headLength + tail.length) / 2);
    tail += encoded;
  });
  return head + tail;
}

function encodeValue(value: Raw, type: AbiType): string {
  if (typeof value === 'string') return type.kind === 'bytes' ? word(value.length / 2) + padded(value) : value;
  if (type.kind === 'tuple') return encodeFields(value, type.fields);
  if (type.kind !== 'array') return '';
  const items = encodeFields(value, new Array<AbiType>(value.length).fill(type.item));
  return type.length === null ? word(value.length) + items : items;
}

function word(value: number): string {
  return value.toString(16).padStart(WORD, '0');
}

function padded(digits: string): string {
  return digits.padEnd(Math.ceil(digits.length / WORD) * WORD, '0');
}
