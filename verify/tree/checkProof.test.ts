import { expect } from 'chai';
import { keccak256, toBeHex } from 'ethers';
import { forgedProofs } from '../../testing/forgedProofs.ts';
import { createRandom } from '../../testing/random.ts';
import { referenceTree } from '../../testing/referenceTree.ts';
import type { Hex } from '../chain/types.ts';
import { isConsistent, isIncluded } from './checkProof.ts';
import { createMerkleTree } from './merkleTree.ts';

const LARGEST = 2n ** 64n - 1n;
const SIZE = 100_000;

const entryHash = (number: number) => keccak256(toBeHex(number, 8)) as Hex;

describe('proofs of the tree', () => {
  const tree = createMerkleTree();
  before(() => {
    for (let number = 1; number <= SIZE; number += 1) tree.append(entryHash(number));
  });
  const treeAt = (size: number) => ({ root: tree.root(size), size: BigInt(size) });

  it('are accepted 1,000 times, and refused 1,000 times when forged: of inclusion', () => {
    const random = createRandom(2);
    for (let turn = 0; turn < 1_000; turn += 1) {
      const size = 1 + random.number(random.pick([8, 300, SIZE]));
      const index = random.number(size);
      const proof = tree.inclusionProof(index, size);
      const entry = entryHash(index + 1);
      expect(isIncluded(proof, treeAt(size), BigInt(index), entry)).to.equal(true);
      const forged = forgedProofs.inclusion(
        { proof, size: BigInt(size), index: BigInt(index), entryHash: entry },
        random,
      );
      const { size: claimed, index: place } = forged;
      expect(
        isIncluded(forged.proof as Hex[], { root: tree.root(size), size: claimed }, place, forged.entryHash as Hex),
        forged.forgery,
      ).to.equal(false);
    }
  });

  it('are accepted 1,000 times, and refused 1,000 times when forged: of consistency', () => {
    const random = createRandom(3);
    for (let turn = 0; turn < 1_000; turn += 1) {
      const size = 2 + random.number(random.pick([8, 300, SIZE - 1]));
      const oldSize = 1 + random.number(size - 1);
      const proof = tree.consistencyProof(oldSize, size);
      const [old, now] = [treeAt(oldSize), treeAt(size)];
      expect(isConsistent(proof, old, now)).to.equal(true);
      const forged = forgedProofs.consistency({ proof, old, tree: now }, random);
      expect(
        isConsistent(
          forged.proof as Hex[],
          forged.old as { root: Hex; size: bigint },
          forged.tree as { root: Hex; size: bigint },
        ),
        `${forged.forgery} ${oldSize} ${size}`,
      ).to.equal(false);
    }
  });

  it('of a row among 100,000 take at most 1 kB', () => {
    for (const index of [0, 1, 65_535, 65_536, 99_998, 99_999]) {
      const bytes = tree.inclusionProof(index, SIZE).length * 32;
      expect(bytes).to.be.at.most(17 * 32);
    }
  });

  it('hold for the largest trees that the contract can count', () => {
    const entry = entryHash(1);
    const uniform = referenceTree(entry);
    for (const size of [LARGEST, LARGEST - 1n, 2n ** 63n, 2n ** 63n + 1n]) {
      const large = { root: uniform.root(size) as Hex, size };
      for (const index of [0n, 1n, 2n ** 62n, size - 2n, size - 1n]) {
        const proof = uniform.inclusionProof(index, size) as Hex[];
        expect(isIncluded(proof, large, index, entry)).to.equal(true);
        expect(isIncluded([...proof, entry], large, index, entry)).to.equal(false);
      }
      for (const oldSize of [1n, 2n, 2n ** 62n, 2n ** 62n + 1n, size - 1n]) {
        const old = { root: uniform.root(oldSize) as Hex, size: oldSize };
        const proof = uniform.consistencyProof(oldSize, size) as Hex[];
        expect(isConsistent(proof, old, large)).to.equal(true);
        expect(isConsistent([...proof, entry], old, large)).to.equal(false);
      }
    }
  });

  it('are refused for no leaves, places outside, trees that shrink, and what is no hash', () => {
    const five = treeAt(5);
    const proof = tree.inclusionProof(4, 5);
    for (const index of [5n, -1n, LARGEST]) expect(isIncluded(proof, five, index, entryHash(5))).to.equal(false);
    expect(isIncluded([], { root: five.root, size: 0n }, 0n, entryHash(1))).to.equal(false);
    for (const hash of ['0x', '0x00', `${entryHash(5)}00`, 'hello'] as Hex[]) {
      expect(isIncluded(proof, five, 4n, hash)).to.equal(false);
      expect(isIncluded([hash], five, 4n, entryHash(5))).to.equal(false);
      expect(isConsistent([hash], treeAt(4), five)).to.equal(false);
    }
    expect(isConsistent([], five, treeAt(4))).to.equal(false);
    expect(isConsistent([], treeAt(4), five)).to.equal(false);
    expect(isConsistent([], treeAt(3), five)).to.equal(false);
    expect(isConsistent([], five, five)).to.equal(true);
    expect(isConsistent([], five, { root: treeAt(4).root, size: 5n })).to.equal(false);
    const none = { root: five.root, size: 0n };
    expect(isConsistent([], none, five)).to.equal(true);
    expect(isConsistent([five.root], none, five)).to.equal(false);
  });
});
