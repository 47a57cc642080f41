import { keccak } from './keccak.ts';
import { keyOf, packNibbles } from './nibbles.ts';
import { encodeRlp, type Rlp } from './rlp.ts';

/** A value with its key in nibbles. */
type Leaf = { index: number; key: Uint8Array; value: Uint8Array };

/** The way of a subtree to its encoded nodes, each in turn when it is known. */
type Visit = (leaves: readonly Leaf[], node: Uint8Array) => void;

const HASH_BYTES = 32;
const NO_BYTES = new Uint8Array(0);

/**
 * The root of the Merkle Patricia trie that commits to a list, as a header does to transactions and receipts: the keys are
 * the RLP of the indices.
 */
export function trieRoot(values: readonly Uint8Array[]): Uint8Array {
  return rootOf(values, () => undefined);
}

/** The nodes from the root to the values at some indices of a list, each once, in the order in which `readTrie` reads them. */
export function trieNodes(values: readonly Uint8Array[], indices: Iterable<number>): Uint8Array[] {
  const ways = values.map((): Uint8Array[] => []);
  rootOf(values, (leaves, node) => {
    for (const { index } of leaves) ways[index]?.push(node);
  });
  const nodes = new Map<string, Uint8Array>();
  for (const index of indices) {
    for (const node of ways[index]?.reverse() ?? []) nodes.set(keccak(node).join(), node);
  }
  return [...nodes.values()];
}

function rootOf(values: readonly Uint8Array[], visit: Visit): Uint8Array {
  if (values.length === 0) return keccak(encodeRlp(NO_BYTES));
  const leaves = values.map((value, index) => ({ index, key: keyOf(index), value }));
  const sorted = leaves.sort((one, other) => compare(one.key, other.key));
  const node = encodeRlp(nodeOf(sorted, 0, visit));
  visit(sorted, node);
  return keccak(node);
}

/** The node over leaves whose keys agree in the first nibbles. */
function nodeOf(leaves: readonly Leaf[], depth: number, visit: Visit): Rlp {
  const first = leaves[0] as Leaf;
  const last = leaves[leaves.length - 1] as Leaf;
  if (first === last) return [packNibbles(first.key.subarray(depth), true), first.value];
  let end = depth;
  while (first.key[end] !== undefined && first.key[end] === last.key[end]) end += 1;
  const branch = branchOf(leaves, end, visit);
  return end === depth
    ? branch
    : [packNibbles(first.key.subarray(depth, end), false), reference(leaves, branch, visit)];
}

function branchOf(leaves: readonly Leaf[], depth: number, visit: Visit): Rlp {
  const children: Rlp[] = new Array(17).fill(NO_BYTES);
  for (let from = 0; from < leaves.length; ) {
    const nibble = (leaves[from] as Leaf).key[depth] as number;
    let to = from + 1;
    while (leaves[to]?.key[depth] === nibble) to += 1;
    const below = leaves.slice(from, to);
    children[nibble] = reference(below, nodeOf(below, depth + 1, visit), visit);
    from = to;
  }
  return children;
}

/** How a node names one below it: by its hash, unless it is shorter than that. */
function reference(leaves: readonly Leaf[], node: Rlp, visit: Visit): Rlp {
  const encoded = encodeRlp(node);
  if (encoded.length < HASH_BYTES) return node;
  visit(leaves, encoded);
  return keccak(encoded);
}

function compare(one: Uint8Array, other: Uint8Array): number {
  for (let at = 0; at < one.length && at < other.length; at += 1) {
    const difference = (one[at] as number) - (other[at] as number);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}
