import { mayHold } from './block/bloom.ts';
import type { Header } from './block/header.ts';
import { bytesOf } from './encode/hex.ts';
import type { Hex } from './types.ts';

/** A way to tell that a block holds no log of some addresses: false only when that is sure. */
export type MayHoldLogs = (header: Header, addresses: Iterable<Hex>) => boolean;

/** By the bloom filter in the header, where it has one. */
export const byBloom: MayHoldLogs = ({ logsBloom }, addresses) => {
  for (const address of addresses) if (mayHold(logsBloom, bytesOf(address))) return true;
  return false;
};

/** By reading all receipts of every block. */
export const byReceipts: MayHoldLogs = () => true;
