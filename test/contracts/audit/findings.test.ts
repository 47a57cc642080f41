import { expect } from 'chai';
import { ZeroHash } from 'ethers';
import { inventedEntry } from '../../../testing/inventedLedger.ts';
import {
  anchoredFixture,
  anchorOf,
  content,
  findingFixture,
  Opinion,
  Resolution,
  Severity,
  subject,
  trailFixture,
} from '../helpers/audit.ts';
import { ethers, networkHelpers } from '../helpers/chain.ts';
import { eventListOf } from '../helpers/eventList.ts';

const { loadFixture } = networkHelpers;
const { digest, cid } = content;
const AUDITOR_ROLE = 3;

describe('AuditTrail findings', () => {
  describe('raiseFinding', () => {
    it('raises findings of every severity', async () => {
      const { trail, auditor } = await loadFixture(trailFixture);
      for (const severity of Object.values(Severity)) {
        const number = BigInt(severity) + 1n;
        const args = [severity, subject, 'Unpaid fee', digest, cid];
        expect(await trail.connect(auditor).raiseFinding.staticCall(...args)).to.equal(number);
        expect(await eventListOf(trail.connect(auditor).raiseFinding(...args), trail)).to.deep.equal([
          ['FindingRaised', number, auditor.address, subject, BigInt(severity), 'Unpaid fee', digest, cid],
        ]);
        expect(await trail.findingOf(number)).to.deep.equal([auditor.address, BigInt(severity), 0n, 0n]);
        expect(await trail.findingCount()).to.equal(number);
        expect(await trail.openFindingCount()).to.equal(number);
      }
    });

    it('reverts without a title, a digest or a CID', async () => {
      const { trail, auditor } = await loadFixture(trailFixture);
      const cases = [
        { field: 'title', args: ['', digest, cid] },
        { field: 'digest', args: ['Unpaid fee', ZeroHash, cid] },
        { field: 'cid', args: ['Unpaid fee', digest, ''] },
      ];
      for (const { field, args } of cases) {
        await expect(trail.connect(auditor).raiseFinding(Severity.Info, subject, ...args))
          .to.be.revertedWithCustomError(trail, 'AuditTrailInvalidValue')
          .withArgs(field);
      }
    });
  });

  describe('answerFinding', () => {
    it('counts the answers of the guild, and leaves the finding open', async () => {
      const { trail, timelock, auditor } = await loadFixture(findingFixture);
      for (const number of [1n, 2n]) {
        expect(await eventListOf(trail.connect(timelock).answerFinding(1, digest, cid), trail)).to.deep.equal([
          ['FindingAnswered', 1n, timelock.address, number, digest, cid],
        ]);
        expect(await trail.findingOf(1)).to.deep.equal([auditor.address, BigInt(Severity.High), 0n, number]);
      }
      expect(await trail.openFindingCount()).to.equal(1n);
    });

    it('reverts for anyone but governance, the auditor included', async () => {
      const { trail, auditor, founder, officer } = await loadFixture(findingFixture);
      for (const caller of [auditor, founder, officer]) {
        await expect(trail.connect(caller).answerFinding(1, digest, cid))
          .to.be.revertedWithCustomError(trail, 'AccessManagedUnauthorized')
          .withArgs(caller.address);
      }
    });

    it('reverts without a digest or a CID', async () => {
      const { trail, timelock } = await loadFixture(findingFixture);
      await expect(trail.connect(timelock).answerFinding(1, ZeroHash, cid))
        .to.be.revertedWithCustomError(trail, 'AuditTrailInvalidValue')
        .withArgs('digest');
      await expect(trail.connect(timelock).answerFinding(1, digest, ''))
        .to.be.revertedWithCustomError(trail, 'AuditTrailInvalidValue')
        .withArgs('cid');
    });
  });

  describe('closeFinding', () => {
    it('closes a finding in each way, with a conclusion or without', async () => {
      const { trail, auditor, timelock } = await loadFixture(findingFixture);
      await trail.connect(timelock).answerFinding(1, digest, cid);
      await trail.connect(auditor).raiseFinding(Severity.Low, subject, 'Late', digest, cid);
      await trail.connect(auditor).raiseFinding(Severity.Info, subject, 'Typo', digest, cid);
      const closings = [
        { number: 1n, resolution: Resolution.Resolved, content: [digest, cid], finding: [3n, 1n, 1n] },
        { number: 3n, resolution: Resolution.Withdrawn, content: [ZeroHash, ''], finding: [0n, 3n, 0n] },
        { number: 2n, resolution: Resolution.Accepted, content: [digest, ''], finding: [1n, 2n, 0n] },
      ];
      let open = 3n;
      for (const { number, resolution, content, finding } of closings) {
        expect(
          await eventListOf(trail.connect(auditor).closeFinding(number, resolution, ...content), trail),
        ).to.deep.equal([['FindingClosed', number, auditor.address, BigInt(resolution), ...content]]);
        expect(await trail.findingOf(number)).to.deep.equal([auditor.address, ...finding]);
        expect(await trail.openFindingCount()).to.equal(--open);
      }
      expect(await trail.findingCount()).to.equal(3n);
    });

    it('A-7 is for the auditor who raised the finding, with the role or without, and for no other', async () => {
      const { trail, accessManager, timelock, auditor, stranger } = await loadFixture(findingFixture);
      await accessManager.connect(timelock).grantRole(3, stranger, 0);
      await expect(trail.connect(stranger).closeFinding(1, Resolution.Resolved, digest, cid))
        .to.be.revertedWithCustomError(trail, 'AuditTrailUnauthorizedAuditor')
        .withArgs(1n, stranger.address);
      await accessManager.connect(timelock).revokeRole(3, auditor);
      await expect(trail.connect(auditor).raiseFinding(Severity.Info, subject, 'Typo', digest, cid))
        .to.be.revertedWithCustomError(trail, 'AccessManagedUnauthorized')
        .withArgs(auditor.address);
      await expect(trail.connect(auditor).closeFinding(1, Resolution.Resolved, digest, cid))
        .to.emit(trail, 'FindingClosed')
        .withArgs(1n, auditor.address, BigInt(Resolution.Resolved), digest, cid);
    });

    it('reverts for Open, and for what is no resolution', async () => {
      const { trail, auditor } = await loadFixture(findingFixture);
      await expect(trail.connect(auditor).closeFinding(1, Resolution.Open, digest, cid))
        .to.be.revertedWithCustomError(trail, 'AuditTrailInvalidValue')
        .withArgs('resolution');
      await expect(trail.connect(auditor).closeFinding(1, 4, digest, cid)).to.be.revertedWithoutReason(ethers);
    });
  });

  it('nothing happens to a finding that is unknown or closed', async () => {
    const { trail, auditor, timelock } = await loadFixture(findingFixture);
    await trail.connect(auditor).closeFinding(1, Resolution.Resolved, digest, cid);
    const expectations = [
      { findingId: 0, error: 'AuditTrailUnknownFinding' },
      { findingId: 1, error: 'AuditTrailFindingClosed' },
      { findingId: 2, error: 'AuditTrailUnknownFinding' },
    ];
    for (const { findingId, error } of expectations) {
      await expect(trail.connect(timelock).answerFinding(findingId, digest, cid))
        .to.be.revertedWithCustomError(trail, error)
        .withArgs(findingId);
      await expect(trail.connect(auditor).closeFinding(findingId, Resolution.Accepted, digest, cid))
        .to.be.revertedWithCustomError(trail, error)
        .withArgs(findingId);
    }
    expect(await trail.openFindingCount()).to.equal(0n);
  });

  describe('publishStatement', () => {
    it('states every opinion, on one anchor and on all, with the findings that are open', async () => {
      const { trail, auditor } = await loadFixture(findingFixture);
      const periods: [bigint, bigint][] = [
        [1n, 1n],
        [2n, 2n],
        [1n, 2n],
        [1n, 2n],
      ];
      for (const opinion of Object.values(Opinion)) {
        const period = periods[opinion] ?? [];
        const number = BigInt(opinion) + 1n;
        if (opinion === Opinion.Disclaimer) await trail.connect(auditor).closeFinding(1, 1, ZeroHash, '');
        const open = opinion === Opinion.Disclaimer ? 0n : 1n;
        const args = [...period, opinion, digest, cid];
        expect(await trail.connect(auditor).publishStatement.staticCall(...args)).to.equal(number);
        expect(await eventListOf(trail.connect(auditor).publishStatement(...args), trail)).to.deep.equal([
          ['ClosingStatementPublished', number, auditor.address, ...period, BigInt(opinion), open, digest, cid],
        ]);
      }
      expect(await trail.statementCount()).to.equal(4n);
    });

    it('may be about what another anchored: it names who states it, and the anchors who anchored', async () => {
      const { trail, accessManager, timelock, auditor, stranger, from } = await loadFixture(anchoredFixture);
      await accessManager.connect(timelock).grantRole(AUDITOR_ROLE, stranger, 0);
      const next = await anchorOf(trail, 107, from + 6n);
      const [{ head, root, blockHash }] = next;
      await expect(trail.connect(auditor).anchor(...next))
        .to.emit(trail, 'Anchored')
        .withArgs(3n, auditor.address, head, inventedEntry(100), root, 107n, from + 6n, from + 6n, blockHash);
      await expect(trail.connect(stranger).publishStatement(1, 3, Opinion.Unmodified, digest, cid))
        .to.emit(trail, 'ClosingStatementPublished')
        .withArgs(1n, stranger.address, 1n, 3n, Opinion.Unmodified, 0n, digest, cid);
    });

    it('reverts for a period that starts at 0, ends before it starts or is not anchored', async () => {
      const { trail, auditor } = await loadFixture(anchoredFixture);
      for (const [first, last] of [
        [0, 0],
        [0, 1],
        [2, 1],
        [1, 3],
        [3, 3],
      ]) {
        await expect(trail.connect(auditor).publishStatement(first, last, Opinion.Adverse, digest, cid))
          .to.be.revertedWithCustomError(trail, 'AuditTrailUnknownPeriod')
          .withArgs(first, last);
      }
    });

    it('reverts without a digest or a CID', async () => {
      const { trail, auditor } = await loadFixture(anchoredFixture);
      await expect(trail.connect(auditor).publishStatement(1, 2, Opinion.Adverse, ZeroHash, cid))
        .to.be.revertedWithCustomError(trail, 'AuditTrailInvalidValue')
        .withArgs('digest');
      await expect(trail.connect(auditor).publishStatement(1, 2, Opinion.Adverse, digest, ''))
        .to.be.revertedWithCustomError(trail, 'AuditTrailInvalidValue')
        .withArgs('cid');
    });
  });

  it('only an auditor anchors, finds and states, not even the timelock', async () => {
    const { trail, timelock, founder, officer, guardian, from } = await loadFixture(findingFixture);
    const next = await anchorOf(trail, 100, from + 6n);
    for (const caller of [timelock, founder, officer, guardian]) {
      const asCaller = trail.connect(caller);
      for (const call of [
        () => asCaller.anchor(...next),
        () => asCaller.raiseFinding(Severity.Info, subject, 'Typo', digest, cid),
        () => asCaller.publishStatement(1, 2, Opinion.Adverse, digest, cid),
      ]) {
        await expect(call()).to.be.revertedWithCustomError(trail, 'AccessManagedUnauthorized').withArgs(caller.address);
      }
    }
  });
});
