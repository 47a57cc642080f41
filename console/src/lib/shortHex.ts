/**
 * Shortens an address, hash or id to its first and last digits.
 *
 * @example shortHex('0x70997970c51812dc3a010c7d01b50e0d17dc79c8') // '0x7099…79c8'
 */
export function shortHex(hex: string): string {
  return hex.length <= 14 ? hex : `${hex.slice(0, 6)}…${hex.slice(-4)}`;
}
