import { expect } from 'chai';
import { id, ZeroHash } from 'ethers';
import { anchoredFixture, head, trailFixture } from '../helpers/audit.ts';
import { contractAt, ethers, networkHelpers } from '../helpers/chain.ts';
import { eventListOf } from '../helpers/eventList.ts';
import { signRequest } from '../helpers/forward.ts';

const { loadFixture } = networkHelpers;

const MAX_UINT64 = 2n ** 64n - 1n;

describe('AuditTrail anchors', () => {
  it('cannot be set up twice, nor the implementation once', async () => {
    const { trail, deployment, accessManager } = await loadFixture(trailFixture);
    const implementation = await contractAt('AuditTrail', deployment.implementations.auditTrail);
    for (const contract of [trail, implementation]) {
      await expect(contract.initialize(accessManager)).to.be.revertedWithCustomError(contract, 'InvalidInitialization');
    }
  });

  describe('anchor', () => {
    it('starts in the block in which the guild was created', async () => {
      const { trail, from } = await loadFixture(trailFixture);
      expect(await trail.nextFromBlock()).to.equal(from);
      expect(await trail.anchorCount()).to.equal(0n);
      expect(await trail.anchorOf(0)).to.deep.equal([ZeroHash, 0n, 0n]);
    });

    it('chains the heads of ranges without a gap', async () => {
      const { trail, auditor, from } = await loadFixture(trailFixture);
      const anchors = [
        { seq: 1n, head, fromBlock: from, toBlock: from, entryCount: 0n },
        { seq: 2n, head: id('head 2'), fromBlock: from + 1n, toBlock: from + 5n, entryCount: 7n },
        { seq: 3n, head: id('head 2'), fromBlock: from + 6n, toBlock: from + 7n, entryCount: 7n },
        { seq: 4n, head: id('head 4'), fromBlock: from + 8n, toBlock: from + 9n, entryCount: MAX_UINT64 },
      ];
      let previous = ZeroHash;
      for (const { seq, ...next } of anchors) {
        const args = [next.head, next.fromBlock, next.toBlock, next.entryCount];
        expect(await trail.connect(auditor).anchor.staticCall(...args)).to.equal(seq);
        expect(await eventListOf(trail.connect(auditor).anchor(...args), trail)).to.deep.equal([
          ['Anchored', seq, auditor.address, next.head, previous, next.fromBlock, next.toBlock, next.entryCount],
        ]);
        expect(await trail.anchorOf(seq)).to.deep.equal([next.head, next.toBlock, next.entryCount]);
        expect(await trail.nextFromBlock()).to.equal(next.toBlock + 1n);
        previous = next.head;
      }
      expect(await trail.anchorCount()).to.equal(4n);
    });

    it('works through the forwarder, whose signer anchors', async () => {
      const { trail, forwarder, auditor, stranger, from } = await loadFixture(trailFixture);
      const request = await signRequest(forwarder, auditor, trail, ['anchor', head, from, from, 1]);
      expect(await eventListOf(forwarder.connect(stranger).execute(request), trail)).to.deep.equal([
        ['Anchored', 1n, auditor.address, head, ZeroHash, from, from, 1n],
      ]);
    });

    it('reverts for a gap, an overlap and a range that ends before it starts', async () => {
      const { trail, auditor, from } = await loadFixture(anchoredFixture);
      const expected = from + 6n;
      const ranges: [bigint, bigint][] = [
        [expected + 1n, expected + 2n],
        [expected - 1n, expected + 2n],
        [0n, expected],
        [expected, expected - 1n],
        [expected, 0n],
      ];
      for (const [fromBlock, toBlock] of ranges) {
        await expect(trail.connect(auditor).anchor(head, fromBlock, toBlock, 100))
          .to.be.revertedWithCustomError(trail, 'AuditTrailNotContiguous')
          .withArgs(expected, fromBlock, toBlock);
      }
      await trail.connect(auditor).anchor(head, expected, expected, 100);
    });

    it('E-16 reverts for a range that is not past', async () => {
      const { trail, auditor, from } = await loadFixture(trailFixture);
      const next = async () => BigInt(await ethers.provider.getBlockNumber()) + 1n;
      for (const toBlock of [await next(), MAX_UINT64]) {
        await expect(trail.connect(auditor).anchor.send(head, from, toBlock, 100, { gasLimit: 500_000 }))
          .to.be.revertedWithCustomError(trail, 'AuditTrailNotContiguous')
          .withArgs(from, from, toBlock);
      }
      await trail.connect(auditor).anchor(head, from, (await next()) - 1n, 100);
    });

    it('reverts for a ledger that lost entries', async () => {
      const { trail, auditor, from } = await loadFixture(anchoredFixture);
      await expect(trail.connect(auditor).anchor(head, from + 6n, from + 6n, 99))
        .to.be.revertedWithCustomError(trail, 'AuditTrailEntryCountFell')
        .withArgs(100n, 99n);
    });

    it('leaves no room for a true count after one of the largest', async () => {
      const { trail, auditor, from } = await loadFixture(anchoredFixture);
      await trail.connect(auditor).anchor(head, from + 6n, from + 6n, MAX_UINT64);
      await expect(trail.connect(auditor).anchor(head, from + 7n, from + 7n, 101))
        .to.be.revertedWithCustomError(trail, 'AuditTrailEntryCountFell')
        .withArgs(MAX_UINT64, 101n);
    });

    it('reverts without a head', async () => {
      const { trail, auditor, from } = await loadFixture(trailFixture);
      await expect(trail.connect(auditor).anchor(ZeroHash, from, from, 1))
        .to.be.revertedWithCustomError(trail, 'AuditTrailInvalidValue')
        .withArgs('head');
    });
  });
});
