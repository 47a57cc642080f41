import { anyValue } from '@nomicfoundation/hardhat-ethers-chai-matchers/withArgs';
import { expect } from 'chai';
import { id, ZeroHash } from 'ethers';
import {
  type AnchorArguments,
  type InventedAnchor,
  inventedEntry,
  inventedTree,
} from '../../../testing/inventedLedger.ts';
import { referenceTree } from '../../../testing/referenceTree.ts';
import type { Hex } from '../../../verify/chain/types.ts';
import { createMerkleTree } from '../../../verify/tree/merkleTree.ts';
import { anchoredFixture, anchorOf, trailFixture } from '../helpers/audit.ts';
import { keepHistory } from '../helpers/blockHistory.ts';
import { contractAt, ethers, networkHelpers } from '../helpers/chain.ts';
import { eventListOf } from '../helpers/eventList.ts';
import { signRequest } from '../helpers/forward.ts';

const { loadFixture } = networkHelpers;

const MAX_UINT64 = 2n ** 64n - 1n;
const AUDITOR_ROLE = 3;
const anyRange = [anyValue, anyValue, anyValue];

describe('AuditTrail anchors', () => {
  it('cannot be set up twice, nor the implementation once', async () => {
    const { trail, deployment, accessManager } = await loadFixture(trailFixture);
    const implementation = await contractAt('AuditTrail', deployment.implementations.auditTrail);
    for (const contract of [trail, implementation]) {
      await expect(contract.initialize(accessManager)).to.be.revertedWithCustomError(contract, 'InvalidInitialization');
    }
  });

  it('start in the block in which the guild was created', async () => {
    const { trail, from } = await loadFixture(trailFixture);
    expect(await trail.nextFromBlock()).to.equal(from);
    expect(await trail.anchorCount()).to.equal(0n);
    expect(await trail.anchorOf(0)).to.deep.equal([ZeroHash, ZeroHash, ZeroHash, 0n, 0n]);
  });

  it('chain the heads, trees and blocks of ranges without a gap', async () => {
    const { trail, auditor, from } = await loadFixture(trailFixture);
    const anchors = [
      { seq: 1n, fromBlock: from, toBlock: from, entryCount: 1 },
      { seq: 2n, fromBlock: from + 1n, toBlock: from + 5n, entryCount: 7 },
      { seq: 3n, fromBlock: from + 6n, toBlock: from + 7n, entryCount: 7 },
      { seq: 4n, fromBlock: from + 8n, toBlock: from + 9n, entryCount: 1_000 },
    ];
    let previous = ZeroHash;
    for (const { seq, fromBlock, toBlock, entryCount } of anchors) {
      const args = await anchorOf(trail, entryCount, toBlock);
      const [{ head, root, blockHash }] = args;
      const count = BigInt(entryCount);
      expect(await trail.connect(auditor).anchor.staticCall(...args)).to.equal(seq);
      expect(await eventListOf(trail.connect(auditor).anchor(...args), trail)).to.deep.equal([
        ['Anchored', seq, auditor.address, head, previous, root, count, fromBlock, toBlock, blockHash],
      ]);
      expect(await trail.anchorOf(seq)).to.deep.equal([head, root, blockHash, toBlock, count]);
      expect(await trail.nextFromBlock()).to.equal(toBlock + 1n);
      previous = head;
    }
    expect(await trail.anchorCount()).to.equal(4n);
  });

  it('work through the forwarder, whose signer anchors', async () => {
    const { trail, forwarder, auditor, stranger, from } = await loadFixture(trailFixture);
    const args = await anchorOf(trail, 1, from);
    const [{ head, root, blockHash }] = args;
    const request = await signRequest(forwarder, auditor, trail, ['anchor', ...args]);
    expect(await eventListOf(forwarder.connect(stranger).execute(request), trail)).to.deep.equal([
      ['Anchored', 1n, auditor.address, head, ZeroHash, root, 1n, from, from, blockHash],
    ]);
  });

  it('revert for blocks that the last one covers', async () => {
    const { trail, auditor, from } = await loadFixture(anchoredFixture);
    for (const toBlock of [from + 5n, from, 0n]) {
      await expect(trail.connect(auditor).anchor(...(await anchorOf(trail, 100, toBlock))))
        .to.be.revertedWithCustomError(trail, 'AuditTrailBlockAnchored')
        .withArgs(from + 6n, toBlock);
    }
    await trail.connect(auditor).anchor(...(await anchorOf(trail, 100, from + 6n)));
  });

  it('E-16 revert for a block that is not past', async () => {
    const { trail, auditor, from } = await loadFixture(trailFixture);
    await keepHistory();
    const [anchor, ...proofs] = await anchorOf(trail, 100, from);
    const next = async () => BigInt(await ethers.provider.getBlockNumber()) + 1n;
    for (const toBlock of [await next(), MAX_UINT64]) {
      const sent = trail.connect(auditor).anchor.send({ ...anchor, toBlock }, ...proofs, { gasLimit: 500_000 });
      await expect(sent).to.be.revertedWithCustomError(trail, 'AuditTrailUnknownBlock').withArgs(toBlock);
    }
    await trail.connect(auditor).anchor(...(await anchorOf(trail, 100, (await next()) - 1n)));
  });

  it('A-11 revert when they were prepared on another branch of the chain', async () => {
    const { trail, auditor, from } = await loadFixture(trailFixture);
    const [anchor, ...proofs] = await anchorOf(trail, 100, from);
    for (const blockHash of [id('block'), ZeroHash]) {
      await expect(trail.connect(auditor).anchor({ ...anchor, blockHash }, ...proofs))
        .to.be.revertedWithCustomError(trail, 'AuditTrailOtherBlock')
        .withArgs(from, anchor.blockHash, blockHash);
    }
  });

  it('revert for a ledger that lost entries', async () => {
    const { trail, auditor, from } = await loadFixture(anchoredFixture);
    await expect(trail.connect(auditor).anchor(...(await anchorOf(trail, 99, from + 6n))))
      .to.be.revertedWithCustomError(trail, 'AuditTrailEntryCountFell')
      .withArgs(100n, 99n);
  });

  it('A-11 revert for other entries than in the last one, of as many', async () => {
    const { trail, auditor, from } = await loadFixture(anchoredFixture);
    const [anchor, headProof] = await anchorOf(trail, 100, from + 6n);
    const inconsistent: AnchorArguments[] = [
      [{ ...anchor, root: id('root') as Hex }, headProof, []],
      [anchor, headProof, [anchor.root]],
    ];
    for (const args of inconsistent) {
      await expect(trail.connect(auditor).anchor(...args))
        .to.be.revertedWithCustomError(trail, 'AuditTrailInconsistent')
        .withArgs(100n, 100n);
    }
    const head = id('head');
    await expect(trail.connect(auditor).anchor({ ...anchor, head }, headProof, []))
      .to.be.revertedWithCustomError(trail, 'AuditTrailHeadNotLast')
      .withArgs(100n, head, anchor.root);
  });

  it('A-11 revert without a proof that nothing before was changed', async () => {
    const { trail, auditor, from } = await loadFixture(anchoredFixture);
    const [anchor, headProof, proof] = await anchorOf(trail, 120, from + 6n);
    const wrongProofs = [
      [],
      proof.slice(1),
      proof.slice(0, -1),
      [...proof, id('more') as Hex],
      Array.from({ length: 1_000 }, () => id('more') as Hex),
    ];
    const claims: AnchorArguments[] = [
      ...wrongProofs.map((wrong): AnchorArguments => [anchor, headProof, wrong]),
      [{ ...anchor, root: id('root') as Hex }, headProof, proof],
      [{ ...anchor, entryCount: MAX_UINT64 }, headProof, proof],
    ];
    for (const args of claims) {
      await expect(trail.connect(auditor).anchor(...args))
        .to.be.revertedWithCustomError(trail, 'AuditTrailInconsistent')
        .withArgs(100n, args[0].entryCount);
    }
    await trail.connect(auditor).anchor(anchor, headProof, proof);
  });

  it('A-11 revert for a ledger in which an earlier entry was rewritten, dropped or added, whatever proves its growth', async () => {
    const { trail, auditor, from } = await loadFixture(anchoredFixture);
    const [anchor] = await anchorOf(trail, 120, from + 6n);
    const entries = Array.from({ length: 120 }, (_, index) => inventedEntry(index + 1));
    const other = id('other') as Hex;
    for (const rewritten of [
      entries.with(0, other),
      entries.with(99, other),
      [...entries.slice(1), other],
      [other, ...entries.slice(0, -1)],
    ]) {
      const tree = createMerkleTree();
      for (const entry of rewritten) tree.append(entry);
      const claim = { ...anchor, head: rewritten.at(-1), root: tree.root(120) };
      await expect(trail.connect(auditor).anchor(claim, tree.inclusionProof(119, 120), tree.consistencyProof(100, 120)))
        .to.be.revertedWithCustomError(trail, 'AuditTrailInconsistent')
        .withArgs(100n, 120n);
    }
  });

  it('A-11 revert for a count that is not the tree’s, and a head that is not its last leaf', async () => {
    const { trail, auditor, timelock, from } = await loadFixture(trailFixture);
    const [anchor, headProof] = await anchorOf(trail, 120, from);
    const beforeLast = inventedTree(120).inclusionProof(118, 120);
    const claims: [InventedAnchor, Hex[]][] = [
      [{ ...anchor, entryCount: 119n }, headProof],
      [{ ...anchor, entryCount: 121n }, headProof],
      [{ ...anchor, entryCount: MAX_UINT64 }, headProof],
      [{ ...anchor, head: inventedEntry(119) }, headProof],
      [{ ...anchor, head: inventedEntry(119) }, beforeLast],
      [{ ...anchor, root: ZeroHash as Hex }, headProof],
      [anchor, []],
      [anchor, headProof.slice(1)],
      [anchor, [...headProof, anchor.root]],
    ];
    for (const [claim, proof] of claims) {
      for (const call of [
        () => trail.connect(auditor).anchor(claim, proof, []),
        () => trail.connect(timelock).anchorAnew(claim, proof),
      ]) {
        await expect(call())
          .to.be.revertedWithCustomError(trail, 'AuditTrailHeadNotLast')
          .withArgs(claim.entryCount, claim.head, claim.root);
      }
    }
  });

  it('revert for no entries, and without a head', async () => {
    const { trail, auditor, timelock, from } = await loadFixture(trailFixture);
    const [anchor, headProof] = await anchorOf(trail, 100, from);
    for (const [field, claim] of [
      ['entryCount', { ...anchor, entryCount: 0n }],
      ['head', { ...anchor, head: ZeroHash }],
    ]) {
      for (const call of [
        () => trail.connect(auditor).anchor(claim, headProof, []),
        () => trail.connect(timelock).anchorAnew(claim, headProof),
      ]) {
        await expect(call()).to.be.revertedWithCustomError(trail, 'AuditTrailInvalidValue').withArgs(field);
      }
    }
  });

  it('A-12 take no true one after a false one, until a vote lets an auditor begin anew', async () => {
    const { trail, accessManager, auditor, timelock, from } = await loadFixture(trailFixture);
    const asAuditor = trail.connect(auditor);
    const [{ toBlock, blockHash }] = await anchorOf(trail, 1, from);
    const falseLedger = referenceTree(id('false'));
    const root = falseLedger.root(MAX_UINT64);
    await asAuditor.anchor(
      { head: id('false'), root, blockHash, toBlock, entryCount: MAX_UINT64 },
      falseLedger.inclusionProof(MAX_UINT64 - 1n, MAX_UINT64),
      [],
    );
    const [anchor, headProof] = await anchorOf(trail, 100, from + 1n);
    await expect(asAuditor.anchor(anchor, headProof, []))
      .to.be.revertedWithCustomError(trail, 'AuditTrailEntryCountFell')
      .withArgs(MAX_UINT64, 100n);
    await expect(asAuditor.anchorAnew(anchor, headProof))
      .to.be.revertedWithCustomError(trail, 'AccessManagedUnauthorized')
      .withArgs(auditor.address);

    const { selector } = trail.getFunction('anchorAnew').fragment as unknown as { selector: string };
    await accessManager.connect(timelock).setTargetFunctionRole(trail, [selector], AUDITOR_ROLE);
    expect(await asAuditor.anchorAnew.staticCall(anchor, headProof)).to.equal(2n);
    const range = [from + 1n, from + 1n, anchor.blockHash];
    expect(await eventListOf(asAuditor.anchorAnew(anchor, headProof), trail)).to.deep.equal([
      ['Anchored', 2n, auditor.address, anchor.head, ZeroHash, anchor.root, 100n, ...range],
    ]);
    await expect(asAuditor.anchor(...(await anchorOf(trail, 120, from + 2n))))
      .to.emit(trail, 'Anchored')
      .withArgs(3n, auditor.address, inventedEntry(120), anchor.head, inventedTree(120).root(120), 120n, ...anyRange);
  });

  it('A-11 know the last 8,191 blocks by the chain’s own history', async () => {
    const { trail, auditor } = await loadFixture(trailFixture);
    await keepHistory();
    // A call sees the latest block as its own.
    const latest = BigInt(await ethers.provider.getBlockNumber());
    const call = async (distance: bigint) =>
      trail.connect(auditor).anchor.staticCall(...(await anchorOf(trail, 1, latest - distance)));
    for (const distance of [1n, 256n, 257n, 8_191n]) expect(await call(distance), `${distance}`).to.equal(1n);
    await expect(call(8_192n))
      .to.be.revertedWithCustomError(trail, 'AuditTrailUnknownBlock')
      .withArgs(latest - 8_192n);
  });
});
