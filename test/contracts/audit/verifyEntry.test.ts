import { expect } from 'chai';
import { id } from 'ethers';
import { forgedProofs, type InclusionClaim, spoil } from '../../../testing/forgedProofs.ts';
import { inventedEntry, inventedTree } from '../../../testing/inventedLedger.ts';
import { createRandom } from '../../../testing/random.ts';
import { referenceTree } from '../../../testing/referenceTree.ts';
import type { Hex } from '../../../verify/chain/types.ts';
import { isConsistent, isIncluded } from '../../../verify/tree/checkProof.ts';
import { anchorOf, trailFixture } from '../helpers/audit.ts';
import { networkHelpers, type TestContract } from '../helpers/chain.ts';

const { loadFixture } = networkHelpers;

const MAX_UINT64 = 2n ** 64n - 1n;
const LARGEST = 2_000;
/** Sizes of the anchored trees; with 1,000 true proofs in all, and as many forged. */
const SIZES = [1, 2, 3, 4, 5, 8, 9, 31, 32, 33, 100, 127, 128, 129, 300, 511, 512, 900, 1_023, 1_999];
const PROOFS = 1_000 / SIZES.length;

/** A trail whose chain has a block for an anchor of each of the sizes. */
async function longTrailFixture() {
  const fixture = await trailFixture();
  await networkHelpers.mine(SIZES.length);
  const trail: TestContract = fixture.trail.connect(fixture.auditor);
  return { ...fixture, trail };
}

describe('AuditTrail proofs', () => {
  it('A-11 show entries 1,000 times and never when forged, on the chain as off it', async function () {
    this.timeout(300_000);
    const { trail, from } = await loadFixture(longTrailFixture);
    const random = createRandom(4);
    for (const [number, count] of SIZES.entries()) {
      await trail.anchor(...(await anchorOf(trail, count, from + BigInt(number))));
      const tree = inventedTree(count);
      const size = BigInt(count);
      const verify = async ({ proof, index, entryHash }: InclusionClaim) => {
        const onChain: boolean = await trail.verifyEntry(number + 1, index, entryHash, proof);
        const offChain = isIncluded(proof as Hex[], { root: tree.root(count), size }, index, entryHash as Hex);
        expect(onChain).to.equal(offChain);
        return onChain;
      };
      for (let turn = 0; turn < PROOFS; turn += 1) {
        const index = random.number(count);
        const proof = tree.inclusionProof(index, count);
        const claim = { proof, size, index: BigInt(index), entryHash: inventedEntry(index + 1) };
        expect(await verify(claim), `${index} of ${count}`).to.equal(true);
        const forged = forgedProofs.inclusion(claim, random);
        expect(await verify(forged), `${forged.forgery}: ${index} of ${count}`).to.equal(false);
      }
    }
  });

  it('A-11 let a ledger grow 1,000 times and never when forged, on the chain as off it', async function () {
    this.timeout(300_000);
    const { trail, from } = await loadFixture(longTrailFixture);
    const random = createRandom(5);
    for (const [number, count] of SIZES.entries()) {
      const toBlock = from + BigInt(number);
      await trail.anchor(...(await anchorOf(trail, count, toBlock)));
      const old = { root: inventedTree(count).root(count), size: BigInt(count) };
      for (let turn = 0; turn < PROOFS; turn += 1) {
        const grown = count + 1 + random.number(LARGEST - count);
        const [anchor, headProof, proof] = await anchorOf(trail, grown, toBlock + 1n);
        const tree = { root: anchor.root, size: anchor.entryCount };
        expect(await trail.anchor.staticCall(anchor, headProof, proof)).to.equal(BigInt(number + 2));
        expect(isConsistent(proof, old, tree)).to.equal(true);
        const forged = spoil(proof, random) as Hex[];
        await expect(trail.anchor.staticCall(anchor, headProof, forged), `${count} to ${grown}`)
          .to.be.revertedWithCustomError(trail, 'AuditTrailInconsistent')
          .withArgs(BigInt(count), BigInt(grown));
        expect(isConsistent(forged, old, tree)).to.equal(false);
      }
    }
  });

  it('A-11 hold for the largest counts, and are refused when they are longer than any tree is high', async function () {
    this.timeout(300_000);
    const { trail, from } = await loadFixture(longTrailFixture);
    const entry = id('entry');
    const ledger = referenceTree(entry);
    const counts = [1n, 2n ** 32n, 2n ** 63n - 1n, 2n ** 63n, MAX_UINT64 - 1n, MAX_UINT64];
    for (const [number, size] of counts.entries()) {
      const [{ toBlock, blockHash }] = await anchorOf(trail, 1, from + BigInt(number));
      const anchor = { head: entry, root: ledger.root(size), blockHash, toBlock, entryCount: size };
      const proof = number === 0 ? [] : ledger.consistencyProof(counts[number - 1] as bigint, size);
      const headProof = ledger.inclusionProof(size - 1n, size);
      const endless = Array.from({ length: 2_000 }, () => entry);
      await expect(trail.anchor(anchor, headProof, [...proof, ...endless])).to.be.revertedWithCustomError(
        trail,
        'AuditTrailInconsistent',
      );
      await expect(trail.anchor(anchor, [...headProof, ...endless], proof)).to.be.revertedWithCustomError(
        trail,
        'AuditTrailHeadNotLast',
      );
      await trail.anchor(anchor, headProof, proof);
      for (const index of [0n, size / 2n, size - 1n]) {
        const path = ledger.inclusionProof(index, size);
        expect(await trail.verifyEntry(number + 1, index, entry, path)).to.equal(true);
        expect(await trail.verifyEntry(number + 1, index, entry, [...path, ...endless])).to.equal(false);
      }
      if (size < MAX_UINT64) expect(await trail.verifyEntry(number + 1, size, entry, headProof)).to.equal(false);
    }
  });

  it('show nothing for an anchor that there is not', async () => {
    const { trail, from } = await loadFixture(longTrailFixture);
    await trail.anchor(...(await anchorOf(trail, 1, from)));
    expect(await trail.verifyEntry(1, 0, inventedEntry(1), [])).to.equal(true);
    for (const seq of [0n, 2n, 2n ** 256n - 1n]) {
      expect(await trail.verifyEntry(seq, 0, inventedEntry(1), [])).to.equal(false);
    }
  });
});
