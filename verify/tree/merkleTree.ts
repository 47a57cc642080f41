import { areSame, bytesOf, hexOf } from '../chain/encode/hex.ts';
import type { Hex } from '../chain/types.ts';
import { hashLeaf, hashNode } from './hashNode.ts';
import { type PackedHashes, packHashes } from './packedHashes.ts';

/** Most leaves that a tree in memory takes; they and the nodes above them are 128 GiB. */
const MAX_LEAVES = 2 ** 31 - 1;

/**
 * The Merkle tree of RFC 9162 (section 2.1) with keccak-256, over the hashes of a guild's entries in their order. It keeps
 * all hashes of full subtrees, 64 bytes a leaf, so that it answers for every size that it has had.
 */
export type MerkleTree = {
  /** How many leaves there are. */
  size(): number;
  /**
   * Adds a leaf.
   *
   * @param entryHash - Hash of the next entry, 32 bytes.
   * @throws RangeError beyond 2^31 - 1 leaves, or when it is not 32 bytes
   */
  append(entryHash: Hex): void;
  /** Forgets all but the first leaves. */
  truncate(size: number): void;
  /** Whether there is a leaf at a place, from 0, and it is of this entry, whose hash has 32 bytes. */
  holds(index: number, entryHash: Hex): boolean;
  /**
   * Root of the tree of the first leaves.
   *
   * @throws RangeError for no leaves, or more than there are
   */
  root(size: number): Hex;
  /**
   * Proof that a leaf is in the tree of the first leaves: hashes, the lowest first.
   *
   * @param index - Place of the leaf, from 0: the entry's number less one.
   * @throws RangeError when the tree of that size has no such leaf, or there are fewer leaves
   */
  inclusionProof(index: number, size: number): Hex[];
  /**
   * Proof that the tree of `size` leaves begins with that of `oldSize`: hashes, the lowest first; none from no leaves or
   * from as many.
   *
   * @throws RangeError when `oldSize` is larger than `size`, or there are fewer leaves
   */
  consistencyProof(oldSize: number, size: number): Hex[];
};

/** An empty tree. */
export function createMerkleTree(): MerkleTree {
  /** Hashes of full subtrees of 2^level leaves each, by level. */
  const levels = Array.from({ length: 32 }, packHashes);
  const levelOf = (level: number) => levels[level] as PackedHashes;
  const size = () => levelOf(0).length();

  function add(hash: Uint8Array, level: number): void {
    const hashes = levelOf(level);
    hashes.push(hash);
    const length = hashes.length();
    if (length % 2 === 0) add(hashNode(hashes.at(length - 2), hashes.at(length - 1)), level + 1);
  }

  /** Hash of the subtree of the leaves from `start` up to `end`; its full subtrees are those of the tree. */
  function subtree(start: number, end: number): Uint8Array {
    const level = Math.log2(end - start);
    if (Number.isInteger(level)) return levelOf(level).at(start / (end - start));
    const middle = start + leftPart(end - start);
    return hashNode(subtree(start, middle), subtree(middle, end));
  }

  function path(index: number, start: number, end: number): Uint8Array[] {
    if (end - start === 1) return [];
    const middle = start + leftPart(end - start);
    return index < middle
      ? [...path(index, start, middle), subtree(middle, end)]
      : [...path(index, middle, end), subtree(start, middle)];
  }

  /** @param isRoot - Whether the leaves from `start` to `oldEnd` are the whole older tree, whose root is known. */
  function subproof(oldEnd: number, start: number, end: number, isRoot: boolean): Uint8Array[] {
    if (oldEnd === end) return isRoot ? [] : [subtree(start, end)];
    const middle = start + leftPart(end - start);
    return oldEnd <= middle
      ? [...subproof(oldEnd, start, middle, isRoot), subtree(middle, end)]
      : [...subproof(oldEnd, middle, end, false), subtree(start, middle)];
  }

  return {
    size,
    append(entryHash) {
      const bytes = bytesOf(entryHash);
      if (bytes.length !== 32) throw new RangeError(`an entry's hash has 32 bytes, not ${bytes.length}`);
      if (size() >= MAX_LEAVES) throw new RangeError(`a tree in memory takes at most ${MAX_LEAVES} leaves`);
      add(hashLeaf(bytes), 0);
    },
    truncate(kept) {
      for (const [level, hashes] of levels.entries()) hashes.truncate(Math.floor(kept / 2 ** level));
    },
    holds: (index, entryHash) => index < size() && areSame(levelOf(0).at(index), hashLeaf(bytesOf(entryHash))),
    root(of) {
      refuseOutside('size', of, 1, size());
      return hexOf(subtree(0, of));
    },
    inclusionProof(index, of) {
      refuseOutside('size', of, 1, size());
      refuseOutside('index', index, 0, of - 1);
      return path(index, 0, of).map(hexOf);
    },
    consistencyProof(oldSize, of) {
      refuseOutside('size', of, 0, size());
      refuseOutside('older size', oldSize, 0, of);
      return oldSize === 0 ? [] : subproof(oldSize, 0, of, true).map(hexOf);
    },
  };
}

/** How many of so many leaves are left of the root: the largest power of two below their number. */
function leftPart(leaves: number): number {
  return 2 ** (31 - Math.clz32(leaves - 1));
}

function refuseOutside(name: string, value: number, least: number, most: number): void {
  if (!Number.isSafeInteger(value) || value < least || value > most) {
    throw new RangeError(`the ${name} is a whole number from ${least} to ${most}, not ${value}`);
  }
}
