import { areSame, bytesOf } from '../chain/encode/hex.ts';
import type { Hex } from '../chain/types.ts';
import { hashLeaf, hashNode } from './hashNode.ts';

/**
 * Whether an entry is in a tree (RFC 9162, section 2.1.3.2): the contract's `MerkleTree.verifyInclusion`. Sizes are those
 * of the contract, from 0 to 2^64 - 1. A hash that is not 32 bytes is in no proof.
 *
 * @param proof - Hashes beside the way from the leaf to the root, the lowest first.
 * @param tree - Root and leaves of the tree.
 * @param index - Place of the entry, from 0: its number less one.
 * @param entryHash - Hash of the entry.
 */
export function isIncluded(
  proof: readonly Hex[],
  tree: { root: Hex; size: bigint },
  index: bigint,
  entryHash: Hex,
): boolean {
  if (index < 0n || index >= tree.size || ![...proof, tree.root, entryHash].every(isHash)) return false;
  let hash = hashLeaf(bytesOf(entryHash));
  const climbed = climb(index, tree.size - 1n, proof, (neighbour, isLeft) => {
    hash = isLeft ? hashNode(neighbour, hash) : hashNode(hash, neighbour);
  });
  return climbed && areSame(hash, bytesOf(tree.root));
}

/**
 * Whether a tree begins with all leaves of an older one (RFC 9162, section 2.1.4.2): the contract's
 * `MerkleTree.verifyConsistency`. Every tree begins with the empty one, and a tree with itself; the proof of either is empty.
 *
 * @param proof - Hashes from which both roots follow, the lowest first.
 * @param old - Root and leaves of the older tree.
 * @param tree - Root and leaves of the tree.
 */
export function isConsistent(
  proof: readonly Hex[],
  old: { root: Hex; size: bigint },
  tree: { root: Hex; size: bigint },
): boolean {
  if (![...proof, old.root, tree.root].every(isHash)) return false;
  if (old.size === 0n) return proof.length === 0;
  if (old.size === tree.size) return proof.length === 0 && areSame(bytesOf(old.root), bytesOf(tree.root));
  if (old.size > tree.size) return false;
  let fn = old.size - 1n;
  let sn = tree.size - 1n;
  for (; isOdd(fn); sn >>= 1n) fn >>= 1n;
  // The root of an older tree that is full is a node of the new one, and is not repeated in the proof.
  const [first, ...rest] = fn === 0n ? [old.root, ...proof] : proof;
  if (first === undefined) return false;
  let fr = bytesOf(first);
  let sr = fr;
  const climbed = climb(fn, sn, rest, (neighbour, isLeft) => {
    if (isLeft) fr = hashNode(neighbour, fr);
    sr = isLeft ? hashNode(neighbour, sr) : hashNode(sr, neighbour);
  });
  return climbed && areSame(fr, bytesOf(old.root)) && areSame(sr, bytesOf(tree.root));
}

/**
 * Goes from a node to the root, one level for each hash of the proof, and past levels at which the node at the tree's right
 * edge has no neighbour.
 *
 * @param fn - Place of the node among those of its level.
 * @param sn - Place of the level's last node.
 * @param meet - Takes each hash of the proof, and whether it stands left of the way.
 * @returns Whether the proof ends at the root.
 */
function climb(
  fn: bigint,
  sn: bigint,
  proof: readonly Hex[],
  meet: (neighbour: Uint8Array, isLeft: boolean) => void,
): boolean {
  for (const hash of proof) {
    if (sn === 0n) return false;
    const isLeft = isOdd(fn) || fn === sn;
    meet(bytesOf(hash), isLeft);
    if (isLeft) for (; !isOdd(fn) && fn !== 0n; sn >>= 1n) fn >>= 1n;
    fn >>= 1n;
    sn >>= 1n;
  }
  return sn === 0n;
}

function isHash(hex: Hex): boolean {
  return /^0x[0-9a-fA-F]{64}$/.test(hex);
}

function isOdd(place: bigint): boolean {
  return (place & 1n) === 1n;
}
