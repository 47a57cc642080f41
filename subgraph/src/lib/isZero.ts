import { Bytes } from '@graphprotocol/graph-ts';

/** Whether all bytes are zero: the zero address, which is nobody, or no hash. */
export function isZero(bytes: Bytes): boolean {
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] != 0) return false;
  }
  return true;
}

/** The bytes; null when all of them are zero. */
export function bytesOrNull(bytes: Bytes): Bytes | null {
  if (isZero(bytes)) return null;
  return bytes;
}
