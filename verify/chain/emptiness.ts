import { type BloomBits, bitsOf, mayHold } from './block/bloom.ts';
import type { Header } from './block/header.ts';
import { areSame, bytesOf } from './encode/hex.ts';
import { trieRoot } from './encode/trie.ts';
import type { Hex } from './types.ts';

/** A way to tell that a block holds no log of some addresses: false only when that is sure. */
export type MayHoldLogs = (header: Header, addresses: Iterable<Hex>) => boolean;

const NO_RECEIPTS = trieRoot([]);
const MOST_KNOWN = 10_000;
const known = new Map<Hex, BloomBits>();

/**
 * By the bloom filter in the header, where it has one. An empty one is believed of a block without receipts only: a fork may
 * leave it empty whatever the block holds (EIP-7668).
 */
export const byBloom: MayHoldLogs = ({ number, logsBloom, receiptsRoot }, addresses) => {
  for (const address of addresses) if (mayHold(logsBloom, bitsOfAddress(address))) return true;
  // No transaction is in a chain's first block, whatever its roots are.
  return number > 0n && logsBloom.every((byte) => byte === 0) && !areSame(receiptsRoot, NO_RECEIPTS);
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
