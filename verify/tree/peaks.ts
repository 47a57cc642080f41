import { bytesOf, hexOf } from '../chain/encode/hex.ts';
import type { Hex } from '../chain/types.ts';
import { hashLeaf, hashNode } from './hashNode.ts';

/** Adds a leaf to the full subtrees of a tree of so many leaves, the largest of which comes first. */
export function appendLeaf(peaks: readonly Hex[], entryHash: Hex, count: bigint): Hex[] {
  const left = [...peaks];
  let hash = hashLeaf(bytesOf(entryHash));
  for (let size = count; size % 2n === 1n; size /= 2n) hash = hashNode(bytesOf(left.pop() as Hex), hash);
  return [...left, hexOf(hash)];
}

/** The root over full subtrees, at least one. */
export function rootOfPeaks(peaks: readonly Hex[]): Hex {
  const hashes = peaks.map((peak) => bytesOf(peak));
  return hexOf(hashes.reduceRight((right, left) => hashNode(left, right)));
}

/** How many full subtrees a tree of so many leaves has. */
export function peakCount(leaves: bigint): number {
  return leaves.toString(2).replaceAll('0', '').length;
}
