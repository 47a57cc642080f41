const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
/** CID version 1, raw bytes, SHA-256, of 32 bytes. */
const PREFIX = [1, 0x55, 0x12, 0x20];
/** What is longer is divided into blocks, whose tree has a hash of its own. */
const BLOCK_BYTES = 262_144;

/**
 * The CID of a file's bytes, in base32.
 *
 * @param hash - Their SHA-256.
 * @param length - Their number.
 * @returns Undefined for a file of several blocks.
 */
export function cidOf(hash: Uint8Array, length: number): string | undefined {
  if (length > BLOCK_BYTES) return undefined;
  const bits = [...PREFIX, ...hash].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return `b${(bits.match(/.{1,5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five.padEnd(5, '0'), 2)]).join('')}`;
}
