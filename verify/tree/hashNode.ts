import { keccak } from '../chain/encode/keccak.ts';

const leaf = new Uint8Array(33);
const node = Uint8Array.of(1, ...new Uint8Array(64));

/** Hash of a leaf: keccak-256 of `00 ‖ entry hash`. */
export function hashLeaf(entryHash: Uint8Array): Uint8Array {
  leaf.set(entryHash, 1);
  return keccak(leaf);
}

/** Hash of an inner node: keccak-256 of `01 ‖ left ‖ right`. */
export function hashNode(left: Uint8Array, right: Uint8Array): Uint8Array {
  node.set(left, 1);
  node.set(right, 33);
  return keccak(node);
}
