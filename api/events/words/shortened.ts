import { getAddress } from 'ethers';

const KEPT = 4;

/** Its first and last bytes: `0x1234…abcd`. The whole is in the event's `args`. */
export function shortened(hex: string): string {
  const digits = hex.slice(2);
  return digits.length <= 4 * KEPT ? hex : `0x${digits.slice(0, KEPT)}…${digits.slice(-KEPT)}`;
}

/** An account that has no name, checksummed. */
export function shortAccount(address: string): string {
  return shortened(getAddress(address));
}
