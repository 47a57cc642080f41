import { type BloomBits, bitsOf, mayHold } from './block/bloom.ts';
import type { Header } from './block/header.ts';
import { bytesOf } from './encode/hex.ts';
import type { Hex } from './types.ts';

/** A way to tell that a block holds no log of some addresses: false only when that is sure. */
export type MayHoldLogs = (header: Header, addresses: Iterable<Hex>) => boolean;

const MOST_KNOWN = 10_000;
const known = new Map<Hex, BloomBits>();

/** By the bloom filter in the header, where it has one. */
export const byBloom: MayHoldLogs = ({ logsBloom }, addresses) => {
  for (const address of addresses) if (mayHold(logsBloom, bitsOfAddress(address))) return true;
  return false;
};

/** The same addresses are asked for at each block. */
function bitsOfAddress(address: Hex): BloomBits {
  const bits = known.get(address) ?? bitsOf(bytesOf(address));
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(address, bits);
  return bits;
}

/** By reading all receipts of every block. */
export const byReceipts: MayHoldLogs = () => true;
