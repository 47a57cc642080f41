import { BigInt, Bytes } from '@graphprotocol/graph-ts';

/**
 * Writes a number in as many bytes as asked for, most significant first; bytes that do not fit are dropped.
 *
 * @example bigEndian(BigInt.fromI32(258), 4) // 0x00000102
 */
export function bigEndian(value: BigInt, width: i32): Bytes {
  const bytes = new Bytes(width);
  for (let i = 0; i < width; i++) {
    // A BigInt is little-endian and as long as it needs to be.
    bytes[width - 1 - i] = i < value.length ? value[i] : 0;
  }
  return bytes;
}

/**
 * Writes a count or an index in as many bytes as asked for, most significant first.
 *
 * @example bigEndianI32(7, 2) // 0x0007
 */
export function bigEndianI32(value: i32, width: i32): Bytes {
  const bytes = new Bytes(width);
  for (let i = 0; i < width; i++) {
    bytes[width - 1 - i] = i < 4 ? ((value >> (8 * i)) as u8) : 0;
  }
  return bytes;
}
