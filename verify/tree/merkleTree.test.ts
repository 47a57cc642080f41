import { expect } from 'chai';
import { keccak256, toBeHex } from 'ethers';
import { createRandom } from '../../testing/random.ts';
import { referenceTree } from '../../testing/referenceTree.ts';
import type { Hex } from '../chain/types.ts';
import { createMerkleTree } from './merkleTree.ts';

const entryHash = (number: number) => keccak256(toBeHex(number, 8)) as Hex;

function treeOf(entries: readonly Hex[]) {
  const tree = createMerkleTree();
  for (const entry of entries) tree.append(entry);
  return tree;
}

describe('the Merkle tree over a ledger', () => {
  const entries = Array.from({ length: 200 }, (_, index) => entryHash(index + 1));
  const reference = referenceTree(entries);

  it('has the root that RFC 9162 defines, at every size that it has had', () => {
    const tree = treeOf(entries);
    for (let size = 1; size <= entries.length; size += 1) {
      expect(tree.root(size), String(size)).to.equal(reference.root(BigInt(size)));
    }
  });

  it('has the inclusion proof of every leaf, at many sizes', () => {
    const tree = treeOf(entries);
    for (const size of [1, 2, 3, 7, 8, 9, 64, 65, 127, 128, 200]) {
      for (let index = 0; index < size; index += 1) {
        expect(tree.inclusionProof(index, size)).to.deep.equal(reference.inclusionProof(BigInt(index), BigInt(size)));
      }
    }
  });

  it('has the consistency proof of every two sizes', () => {
    const tree = treeOf(entries.slice(0, 70));
    for (let size = 0; size <= 70; size += 1) {
      for (let oldSize = 0; oldSize <= size; oldSize += 1) {
        const proof = oldSize === size ? [] : reference.consistencyProof(BigInt(oldSize), BigInt(size));
        expect(tree.consistencyProof(oldSize, size), `${oldSize} ${size}`).to.deep.equal(proof);
      }
    }
  });

  it('goes on from any of its sizes with other leaves, as after a reorg', () => {
    const random = createRandom(1);
    const tree = treeOf(entries);
    let leaves: Hex[] = entries;
    for (let turn = 0; turn < 50; turn += 1) {
      const kept = random.number(leaves.length + 1);
      const added = Array.from({ length: random.number(40) }, (_, index) => entryHash(1_000 * (turn + 1) + index));
      leaves = [...leaves.slice(0, kept), ...added];
      tree.truncate(kept);
      for (const entry of added) tree.append(entry);
      expect(tree.size()).to.equal(leaves.length);
      if (leaves.length > 0) expect(tree.root(leaves.length)).to.equal(treeOf(leaves).root(leaves.length));
    }
  });

  it('refuses sizes and places that it does not have, and what is no hash', () => {
    const tree = treeOf(entries.slice(0, 5));
    for (const size of [0, 6, 1.5, Number.NaN, -1]) {
      expect(() => tree.root(size), String(size)).to.throw(RangeError, 'the size is a whole number from 1 to 5');
      expect(() => tree.inclusionProof(0, size), String(size)).to.throw(RangeError, 'the size');
    }
    expect(() => tree.inclusionProof(3, 3)).to.throw(RangeError, 'the index is a whole number from 0 to 2, not 3');
    expect(() => tree.consistencyProof(5, 4)).to.throw(RangeError, 'the older size is a whole number from 0 to 4');
    expect(() => tree.consistencyProof(1, 6)).to.throw(RangeError, 'the size');
    for (const hash of ['0x', '0x00', `${entryHash(1)}00`, 'hello'] as Hex[])
      expect(() => tree.append(hash)).to.throw();
    expect(tree.size()).to.equal(5);
  });
});
