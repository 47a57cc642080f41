import { areSame } from './hex.ts';
import { keccak } from './keccak.ts';
import { keyOf, unpackNibbles } from './nibbles.ts';
import { decodeRlpList, type Rlp, rlpBytes } from './rlp.ts';

const HASH_BYTES = 32;

/**
 * The value at an index of a list that a root commits to.
 *
 * @param nodes - Those from the root to the value, and no other.
 * @throws Error when they do not lead there, by these hashes
 */
export function readTrie(root: Uint8Array, index: number, nodes: readonly Uint8Array[]): Uint8Array {
  const rest = [...nodes];
  let key = keyOf(index);
  let child: Rlp = root;
  for (;;) {
    const node = child instanceof Uint8Array ? openNode(child, rest.shift()) : child;
    if (node.length === 17) {
      if (key.length === 0) return ended(rlpBytes(node[16]), rest);
      child = node[key[0] as number] as Rlp;
      key = key.subarray(1);
      continue;
    }
    const { isLeaf, path } = pathIn(node);
    if (!areSame(path, key.subarray(0, path.length))) throw new Error('the nodes lead to another index');
    key = key.subarray(path.length);
    if (isLeaf && key.length > 0) throw new Error('the nodes end before the index');
    if (isLeaf) return ended(rlpBytes(node[1]), rest);
    child = node[1] as Rlp;
  }
}

function openNode(hash: Uint8Array, node: Uint8Array | undefined): readonly Rlp[] {
  if (hash.length !== HASH_BYTES) throw new Error('the trie has nothing at the index');
  if (node === undefined) throw new Error('a node is missing');
  if (!areSame(keccak(node), hash)) throw new Error('a node does not have the hash that is expected of it');
  return decodeRlpList(node);
}

function ended(value: Uint8Array, rest: readonly Uint8Array[]): Uint8Array {
  if (rest.length > 0) throw new Error('there are more nodes than lead to the index');
  if (value.length === 0) throw new Error('the trie has nothing at the index');
  return value;
}

function pathIn(node: readonly Rlp[]): { isLeaf: boolean; path: Uint8Array } {
  if (node.length !== 2) throw new Error('a node has neither 2 nor 17 items');
  return unpackNibbles(rlpBytes(node[0]));
}
