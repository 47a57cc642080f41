import { getAddress } from 'ethers';
import { LRUCache } from 'lru-cache';

const KEPT = 4;
const MOST_ACCOUNTS = 10_000;

/** A checksum takes a hash, which is most of the work of a sentence. */
const shortAccounts = new LRUCache<string, string>({ max: MOST_ACCOUNTS });

/** Its first and last bytes: `0x1234…abcd`. The whole is in the event's `args`. */
export function shortened(hex: string): string {
  const digits = hex.slice(2);
  return digits.length <= 4 * KEPT ? hex : `0x${digits.slice(0, KEPT)}…${digits.slice(-KEPT)}`;
}

/** An account that has no name, checksummed. */
export function shortAccount(address: string): string {
  const known = shortAccounts.get(address) ?? shortened(getAddress(address));
  shortAccounts.set(address, known);
  return known;
}
