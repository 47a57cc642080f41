import { areSame } from './hex.ts';
import { keccak } from './keccak.ts';
import { keyOf, unpackNibbles } from './nibbles.ts';
import { decodeRlpList, type Rlp, rlpBytes } from './rlp.ts';

const HASH_BYTES = 32;

/**
 * The values at some indices of a list that a root commits to.
 *
 * @param nodes - Those from the root to the first value, then those to the next that are not among them, and so on; no other.
 * @throws Error when they do not lead there, by these hashes
 */
export function readTrie(root: Uint8Array, indices: Iterable<number>, nodes: readonly Uint8Array[]): Uint8Array[] {
  const rest = nodes.values();
  const opened = new Map<string, readonly Rlp[]>();
  const open = (hash: Uint8Array): readonly Rlp[] => {
    if (hash.length !== HASH_BYTES) throw new Error('the trie has nothing at the index');
    const known = opened.get(hash.join());
    const node = known ?? openNode(hash, rest.next().value);
    opened.set(hash.join(), node);
    return node;
  };
  const values = Array.from(indices, (index) => valueAt(root, keyOf(index), open));
  if (rest.next().done !== true) throw new Error('there are more nodes than lead to the index');
  return values;
}

function openNode(hash: Uint8Array, node: Uint8Array | undefined): readonly Rlp[] {
  if (node === undefined) throw new Error('a node is missing');
  if (!areSame(keccak(node), hash)) throw new Error('a node does not have the hash that is expected of it');
  return decodeRlpList(node);
}

function valueAt(root: Uint8Array, whole: Uint8Array, open: (hash: Uint8Array) => readonly Rlp[]): Uint8Array {
  let key = whole;
  let child: Rlp = root;
  for (;;) {
    const node: readonly Rlp[] = child instanceof Uint8Array ? open(child) : child;
    if (node.length === 17) {
      if (key.length === 0) return valueIn(node[16]);
      child = node[key[0] as number] as Rlp;
      key = key.subarray(1);
      continue;
    }
    const { isLeaf, path } = pathIn(node);
    if (!areSame(path, key.subarray(0, path.length))) throw new Error('the nodes lead to another index');
    key = key.subarray(path.length);
    if (isLeaf && key.length > 0) throw new Error('the nodes end before the index');
    if (isLeaf) return valueIn(node[1]);
    child = node[1] as Rlp;
  }
}

function pathIn(node: readonly Rlp[]): { isLeaf: boolean; path: Uint8Array } {
  if (node.length !== 2) throw new Error('a node has neither 2 nor 17 items');
  return unpackNibbles(rlpBytes(node[0]));
}

function valueIn(item: Rlp | undefined): Uint8Array {
  const value = rlpBytes(item);
  if (value.length === 0) throw new Error('the trie has nothing at the index');
  return value;
}
