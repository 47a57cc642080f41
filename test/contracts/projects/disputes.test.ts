import { expect } from 'chai';
import { type BigNumberish, ZeroHash } from 'ethers';
import { deployContract, ethers, networkHelpers, type TestContract } from '../helpers/chain.ts';
import {
  type ArbitratedFixture,
  arbitratedFixture,
  at,
  disputableFixture,
  disputedFixture,
  GROSS,
  listed,
  openDispute,
  REASON,
  RULING_TIME,
  rule,
  rulingOf,
} from '../helpers/disputes.ts';
import { digestOf, guildFixture } from '../helpers/guild.ts';
import {
  acceptProject,
  MilestoneStatus,
  ProjectStatus,
  review,
  submit,
  submittedFixture,
  termsOf,
} from '../helpers/projects.ts';

const { loadFixture, time } = networkHelpers;

const EVIDENCE = [digestOf('evidence'), 'bafkreievidence'] as const;

/** The first milestone waits for a revision. */
async function revisionFixture() {
  const fixture = await disputableFixture();
  await review(fixture.projects, fixture.reviewer, 0, false);
  return fixture;
}

/** Project 1 under an arbiter that misbehaves as told; its first milestone's deliverable is submitted. */
async function hostileFixture() {
  const fixture = await guildFixture();
  const { projects, client, timelock, ana } = fixture;
  const hostile = await deployContract('HostileArbiter');
  const terms = await termsOf(fixture, { arbiter: await hostile.getAddress(), maxArbiterFeeBps: 1_000 });
  await projects.connect(client).createProject(terms, 1);
  await acceptProject(projects, timelock, 1);
  await submit(projects, ana, 0);
  return { ...fixture, hostile };
}

function storedDispute(projects: TestContract, disputeId: BigNumberish): Promise<unknown[]> {
  return projects.disputeOf(disputeId).then((dispute: { toArray(): unknown[] }) => dispute.toArray());
}

describe('Projects: disputes', () => {
  describe('openDispute', () => {
    for (const party of ['client', 'ana'] as const) {
      it(`is for ${party === 'client' ? 'the client' : 'the contributor'}`, async () => {
        const fixture = await loadFixture(disputableFixture);
        const { projects, arbiter, dollar } = fixture;
        const owed = await projects.liabilitiesOf(dollar);
        const opener = fixture[party];
        expect(await projects.connect(opener).openDispute.staticCall(1, 0, REASON.digest, REASON.cid)).to.equal(1n);
        const sent = await openDispute(projects, opener, 0);
        const rulingEndsAt = BigInt(await time.latest()) + RULING_TIME;
        expect(await listed(sent, projects)).to.deep.equal([
          [
            ...['DisputeOpened', 1n, 1n, 0n, opener.address, arbiter.target, 0n, rulingEndsAt],
            ...[REASON.digest, REASON.cid],
          ],
        ]);
        expect(await projects.disputeCount()).to.equal(1n);
        expect(await storedDispute(projects, 1)).to.deep.equal([1n, 0n, opener.address, rulingEndsAt, true]);
        const { status, reviewEndsAt } = await projects.milestoneOf(1, 0);
        expect([status, reviewEndsAt]).to.deep.equal([MilestoneStatus.Disputed, 0n]);
        expect(await projects.liabilitiesOf(dollar)).to.equal(owed);
      });
    }

    it('reverts for anyone else', async () => {
      const { projects, bo, reviewer, stranger, timelock } = await loadFixture(disputableFixture);
      for (const account of [bo, reviewer, stranger, timelock]) {
        await expect(openDispute(projects, account, 0))
          .to.be.revertedWithCustomError(projects, 'ProjectsUnauthorizedAccount')
          .withArgs(1n, account.address);
      }
    });

    it('E-16 is in time in the last second of the review window, not later', async () => {
      const { projects, client } = await loadFixture(disputableFixture);
      const { reviewEndsAt } = await projects.milestoneOf(1, 0);
      const snapshot = await networkHelpers.takeSnapshot();
      await at(reviewEndsAt + 1n);
      await expect(openDispute(projects, client, 0))
        .to.be.revertedWithCustomError(projects, 'ProjectsReviewWindowClosed')
        .withArgs(reviewEndsAt);
      await snapshot.restore();
      await at(reviewEndsAt);
      await openDispute(projects, client, 0);
    });

    it('E-16 is in time in the last second for the revision that was asked for, not later', async () => {
      const { projects, ana, terms } = await loadFixture(revisionFixture);
      const { dueAt } = await projects.milestoneOf(1, 0);
      const deadline = dueAt + BigInt(terms.grace);
      const snapshot = await networkHelpers.takeSnapshot();
      await at(deadline + 1n);
      await expect(openDispute(projects, ana, 0))
        .to.be.revertedWithCustomError(projects, 'ProjectsDeadlinePassed')
        .withArgs(1n, 0n, deadline);
      await snapshot.restore();
      await at(deadline);
      await openDispute(projects, ana, 0);
    });

    it('affects its milestone only', async () => {
      const { projects, bo, reviewer, secondReviewer } = await loadFixture(disputedFixture);
      await submit(projects, bo, 1);
      await review(projects, reviewer, 1, true);
      await review(projects, secondReviewer, 1, true);
      expect((await projects.milestoneOf(1, 1)).status).to.equal(MilestoneStatus.Released);
      expect((await projects.milestoneOf(1, 0)).status).to.equal(MilestoneStatus.Disputed);
    });

    it('stops submissions, reviews, releases, refunds and abandonment', async () => {
      const { projects, ana, reviewer, stranger, client } = await loadFixture(disputedFixture);
      await time.increase(RULING_TIME);
      const attempts = [
        () => submit(projects, ana, 0),
        () => review(projects, reviewer, 0, true),
        () => review(projects, reviewer, 0, false),
        () => projects.connect(stranger).release(1, 0),
        () => projects.connect(stranger).refund(1, 0),
        () => projects.connect(ana).abandon(1, 0),
        () => openDispute(projects, client, 0),
      ];
      for (const attempt of attempts) {
        await expect(attempt())
          .to.be.revertedWithCustomError(projects, 'ProjectsUnexpectedMilestoneStatus')
          .withArgs(1n, 0n, MilestoneStatus.Disputed);
      }
    });

    it('reverts before a submission and after an ending', async () => {
      const { projects, client, bo, reviewer, secondReviewer, ana } = await loadFixture(disputableFixture);
      await expect(openDispute(projects, bo, 1))
        .to.be.revertedWithCustomError(projects, 'ProjectsUnexpectedMilestoneStatus')
        .withArgs(1n, 1n, MilestoneStatus.Funded);
      await projects.connect(ana).abandon(1, 2);
      await expect(openDispute(projects, client, 2))
        .to.be.revertedWithCustomError(projects, 'ProjectsUnexpectedMilestoneStatus')
        .withArgs(1n, 2n, MilestoneStatus.Refunded);
      await review(projects, reviewer, 0, true);
      await review(projects, secondReviewer, 0, true);
      await expect(openDispute(projects, client, 0))
        .to.be.revertedWithCustomError(projects, 'ProjectsUnexpectedMilestoneStatus')
        .withArgs(1n, 0n, MilestoneStatus.Released);
    });

    it('reverts for an unknown project or milestone', async () => {
      const { projects, client } = await loadFixture(disputableFixture);
      await expect(projects.connect(client).openDispute(2, 0, ZeroHash, ''))
        .to.be.revertedWithCustomError(projects, 'ProjectsUnknownProject')
        .withArgs(2n);
      await expect(projects.connect(client).openDispute(1, 3, ZeroHash, ''))
        .to.be.revertedWithCustomError(projects, 'ProjectsUnknownMilestone')
        .withArgs(1n, 3n);
    });

    it('reverts where the project has no arbiter', async () => {
      const { projects, client } = await loadFixture(submittedFixture);
      await expect(openDispute(projects, client, 0))
        .to.be.revertedWithCustomError(projects, 'ProjectsNoArbiter')
        .withArgs(1n);
    });

    it('E-25 takes the arbiter’s price exactly, and passes it on', async () => {
      const { projects, client, hostile } = await loadFixture(hostileFixture);
      await hostile.setCost(1_000n);
      for (const value of [0n, 999n, 1_001n]) {
        await expect(openDispute(projects, client, 0, value))
          .to.be.revertedWithCustomError(projects, 'ProjectsUnexpectedValue')
          .withArgs(1_000n, value);
      }
      const [opened] = await listed(await openDispute(projects, client, 0, 1_000n), projects);
      expect(opened?.[6]).to.equal(1_000n);
      expect(await ethers.provider.getBalance(hostile)).to.equal(1_000n);
      expect(await ethers.provider.getBalance(projects)).to.equal(0n);
    });

    it('reverts as a whole when the arbiter refuses', async () => {
      const { projects, client, hostile } = await loadFixture(hostileFixture);
      await hostile.setRefuses(true);
      await expect(openDispute(projects, client, 0)).to.be.revertedWithCustomError(hostile, 'HostileArbiterRefused');
      expect((await projects.milestoneOf(1, 0)).status).to.equal(MilestoneStatus.Submitted);
      expect(await projects.disputeCount()).to.equal(0n);
    });

    it('E-1 lets no arbiter rule, release or read credits while a dispute is opened', async () => {
      const { projects, client, ana, dollar, hostile } = await loadFixture(hostileFixture);
      const attempts: [string, ...unknown[]][] = [
        ['resolveDispute', 1, rulingOf()],
        ['release', 1, 0],
        ['creditOf', ana.address, dollar.target],
      ];
      for (const [name, ...args] of attempts) {
        const snapshot = await networkHelpers.takeSnapshot();
        await hostile.setCallback(projects, projects.interface.encodeFunctionData(name, args));
        await openDispute(projects, client, 0);
        const { succeeded, result } = await hostile.lastCallback();
        expect(succeeded, name).to.equal(false);
        expect(projects.interface.parseError(result)?.name, name).to.equal('ReentrancyGuardReentrantCall');
        await snapshot.restore();
      }
    });

    it('counts disputes over all projects, and one milestone can have only one at a time', async () => {
      const fixture: ArbitratedFixture = await loadFixture(disputedFixture);
      const { projects, bo } = fixture;
      await submit(projects, bo, 1);
      await openDispute(projects, bo, 1);
      expect(await projects.disputeCount()).to.equal(2n);
      await rule(fixture, rulingOf());
      expect((await projects.disputeOf(1)).open).to.equal(false);
      expect((await projects.disputeOf(2)).open).to.equal(true);
    });

    it('E-25 keeps the amount in escrow exactly', async () => {
      const { projects, dollar, client } = await loadFixture(disputedFixture);
      expect(await dollar.balanceOf(projects)).to.equal(await projects.liabilitiesOf(dollar));
      expect(await projects.liabilitiesOf(dollar)).to.equal(3n * GROSS + 40n);
      expect(await projects.creditOf(client, dollar)).to.equal(0n);
    });
  });

  describe('submitEvidence', () => {
    it('is for client, contributor and reviewers', async () => {
      const { projects, client, ana, reviewer, secondReviewer } = await loadFixture(disputedFixture);
      for (const submitter of [client, ana, reviewer, secondReviewer]) {
        const sent = await projects.connect(submitter).submitEvidence(1, ...EVIDENCE);
        expect(await listed(sent, projects)).to.deep.equal([['EvidenceSubmitted', 1n, submitter.address, ...EVIDENCE]]);
      }
    });

    it('reverts for anyone else, contributors of other milestones included', async () => {
      const { projects, bo, stranger, arbitrator } = await loadFixture(disputedFixture);
      for (const account of [bo, stranger, arbitrator]) {
        await expect(projects.connect(account).submitEvidence(1, ...EVIDENCE))
          .to.be.revertedWithCustomError(projects, 'ProjectsUnauthorizedAccount')
          .withArgs(1n, account.address);
      }
    });

    it('E-18 reverts for a dispute that is unknown or has ended', async () => {
      const fixture = await loadFixture(disputedFixture);
      const { projects, client } = fixture;
      for (const disputeId of [0n, 2n]) {
        await expect(projects.connect(client).submitEvidence(disputeId, ...EVIDENCE))
          .to.be.revertedWithCustomError(projects, 'ProjectsDisputeNotOpen')
          .withArgs(disputeId);
      }
      await rule(fixture, rulingOf());
      await expect(projects.connect(client).submitEvidence(1, ...EVIDENCE))
        .to.be.revertedWithCustomError(projects, 'ProjectsDisputeNotOpen')
        .withArgs(1n);
    });
  });

  it('knows nothing about unknown disputes', async () => {
    const { projects } = await loadFixture(arbitratedFixture);
    expect(await storedDispute(projects, 1)).to.deep.equal([0n, 0n, `0x${'0'.repeat(40)}`, 0n, false]);
    expect((await projects.projectOf(1)).status).to.equal(ProjectStatus.Accepted);
  });
});
