import { expect } from 'chai';
import { deployContract, networkHelpers } from '../helpers/chain.ts';
import { eventsOf } from '../helpers/events.ts';
import { DOLLAR, guildFixture, TOKEN } from '../helpers/guild.ts';
import {
  acceptedFixture,
  acceptProject,
  cloneProjects,
  MilestoneStatus,
  RefundReason,
  ReleasePath,
  review,
  submit,
  submittedFixture,
  termsOf,
} from '../helpers/projects.ts';

const { loadFixture, time } = networkHelpers;

const GROSS = 1_000n * DOLLAR;
const FEE = 25n * DOLLAR;
const NET = GROSS - FEE;

/** Project 1, its first milestone submitted and not reviewed in time. */
async function silentFixture() {
  const fixture = await submittedFixture();
  const { reviewEndsAt } = await fixture.projects.milestoneOf(1, 0);
  await time.increaseTo(reviewEndsAt + 1n);
  return fixture;
}

/** A Projects contract with a Rewards contract that fails as told; project 1 has a milestone in review. */
async function hostileRewardsFixture() {
  const fixture = await guildFixture();
  const { timelock, client, ana, reviewer, dollar } = fixture;
  const rewards = await deployContract('HostileRewards');
  const projects = await cloneProjects(fixture, { rewards });
  await dollar.connect(client).approve(projects, 10n * GROSS);
  await projects.connect(client).createProject(await termsOf(fixture, { threshold: 1 }), 1);
  await acceptProject(projects, timelock, 1);
  await submit(projects, ana, 0);
  return { ...fixture, projects, rewards, reviewer };
}

describe('Projects: release', () => {
  describe('by approval', () => {
    it('pays with the approval that reaches the threshold, and rewards the contributor', async () => {
      const { projects, rewards, dollar, ana, reviewer, secondReviewer } = await loadFixture(submittedFixture);
      await review(projects, reviewer, 0, true);
      const receipt = await (await review(projects, secondReviewer, 0, true)).wait();
      const events = (await eventsOf(receipt, projects)).map(({ name, args }) => [name, ...args]);
      const { address } = secondReviewer;
      const reward = (NET * TOKEN) / DOLLAR / 2n;
      expect(events[0]?.[0]).to.equal('DeliverableReviewed');
      expect(events.slice(1)).to.deep.equal([
        [
          'MilestoneReleased',
          1n,
          0n,
          ana.address,
          address,
          dollar.target,
          GROSS,
          FEE,
          NET,
          0n,
          ReleasePath.Approved,
          GROSS,
        ],
        ['Credited', ana.address, dollar.target, 1n, address, NET, NET],
      ]);
      const milestone = await projects.milestoneOf(1, 0);
      expect([milestone.status, milestone.reviewEndsAt]).to.deep.equal([MilestoneStatus.Released, 0n]);
      expect(await projects.creditOf(ana, dollar)).to.equal(NET);
      expect(await projects.feesOf(dollar)).to.equal(FEE);
      expect(await projects.liabilitiesOf(dollar)).to.equal(3_000n * DOLLAR + 40n);
      expect(await rewards.claimableOf(ana)).to.equal(reward);
    });

    it('E-21 takes the fee as it was when the project was created', async () => {
      const { projects, dollar, timelock, reviewer, secondReviewer } = await loadFixture(submittedFixture);
      await projects.connect(timelock).setFeeBps(1_000);
      await review(projects, reviewer, 0, true);
      await review(projects, secondReviewer, 0, true);
      expect(await projects.feesOf(dollar)).to.equal(FEE);
    });

    it('E-8 rounds the fee down, in the contributor’s favour', async () => {
      const { projects, dollar, ana, reviewer, secondReviewer } = await loadFixture(acceptedFixture);
      await submit(projects, ana, 2);
      await review(projects, reviewer, 2, true);
      await review(projects, secondReviewer, 2, true);
      expect(await projects.feesOf(dollar)).to.equal(0n);
      expect(await projects.creditOf(ana, dollar)).to.equal(39n);
    });

    it('E-8 books a fee of a single unit', async () => {
      const fixture = await loadFixture(guildFixture);
      const { projects, dollar, client, timelock, ana, reviewer, secondReviewer } = fixture;
      const terms = await termsOf(fixture);
      const milestones = terms.milestones.slice(0, 1).map((milestone) => ({ ...milestone, amount: 40n }));
      await projects.connect(client).createProject({ ...terms, milestones }, 1);
      await acceptProject(projects, timelock, 1);
      await submit(projects, ana, 0);
      for (const judge of [reviewer, secondReviewer]) await review(projects, judge, 0, true);
      expect(await projects.feesOf(dollar)).to.equal(1n);
      expect(await projects.creditOf(ana, dollar)).to.equal(39n);
    });

    it('sums up over the project', async () => {
      const { projects, ana, bo, reviewer, secondReviewer } = await loadFixture(submittedFixture);
      await submit(projects, bo, 1);
      for (const milestoneId of [0, 1]) {
        await review(projects, reviewer, milestoneId, true);
        const sent = await review(projects, secondReviewer, milestoneId, true);
        const [, released] = await eventsOf(await sent.wait(), projects);
        expect(released?.args.totalReleased).to.equal(milestoneId === 0 ? GROSS : 3_000n * DOLLAR + 1n);
        expect(released?.args.contributor).to.equal([ana, bo][milestoneId]?.address);
      }
    });
  });

  describe('by silence', () => {
    it('E-13 pays when the window has passed, by anyone’s call', async () => {
      const { projects, dollar, ana, stranger } = await loadFixture(silentFixture);
      await expect(projects.connect(stranger).release(1, 0))
        .to.emit(projects, 'MilestoneReleased')
        .withArgs(
          1n,
          0n,
          ana.address,
          stranger.address,
          dollar.target,
          GROSS,
          FEE,
          NET,
          0n,
          ReleasePath.Silence,
          GROSS,
        );
      expect(await projects.creditOf(ana, dollar)).to.equal(NET);
    });

    it('E-16 reverts up to and including the last second of the window', async () => {
      const { projects, stranger } = await loadFixture(submittedFixture);
      const { reviewEndsAt } = await projects.milestoneOf(1, 0);
      const snapshot = await networkHelpers.takeSnapshot();
      await time.setNextBlockTimestamp(reviewEndsAt);
      await expect(projects.connect(stranger).release(1, 0))
        .to.be.revertedWithCustomError(projects, 'ProjectsReviewWindowOpen')
        .withArgs(reviewEndsAt);
      await snapshot.restore();
      await time.setNextBlockTimestamp(reviewEndsAt + 1n);
      await projects.connect(stranger).release(1, 0);
    });

    it('E-15 reverts when nothing is submitted', async () => {
      const { projects, stranger } = await loadFixture(acceptedFixture);
      await expect(projects.connect(stranger).release(1, 0))
        .to.be.revertedWithCustomError(projects, 'ProjectsUnexpectedMilestoneStatus')
        .withArgs(1n, 0n, MilestoneStatus.Funded);
    });

    it('reverts for an unknown project or milestone', async () => {
      const { projects } = await loadFixture(acceptedFixture);
      await expect(projects.release(2, 0))
        .to.be.revertedWithCustomError(projects, 'ProjectsUnknownProject')
        .withArgs(2n);
      await expect(projects.release(1, 3))
        .to.be.revertedWithCustomError(projects, 'ProjectsUnknownMilestone')
        .withArgs(1n, 3n);
    });
  });

  describe('refund', () => {
    it('E-15 leaves ten minutes to answer a rejection in the last second, by the shortest terms', async () => {
      const fixture = await loadFixture(guildFixture);
      const { projects, client, timelock, ana, reviewer } = fixture;
      const terms = await termsOf(fixture, { reviewWindow: 600, grace: 0 });
      await projects.connect(client).createProject(terms, 1);
      await acceptProject(projects, timelock, 1);
      const dueAt = terms.milestones[0]?.dueAt ?? 0;
      await time.setNextBlockTimestamp(dueAt);
      await submit(projects, ana, 0);
      await time.setNextBlockTimestamp(dueAt + 600);
      await review(projects, reviewer, 0, false);
      await time.setNextBlockTimestamp(dueAt + 1_199);
      await expect(projects.refund(1, 0)).to.be.revertedWithCustomError(projects, 'ProjectsDeadlineNotReached');
      await time.setNextBlockTimestamp(dueAt + 1_200);
      await submit(projects, ana, 0);
    });

    it('E-14 returns the amount without a fee when nothing was submitted in time, by anyone’s call', async () => {
      const { projects, dollar, client, stranger, terms } = await loadFixture(acceptedFixture);
      await time.increaseTo((terms.milestones[0]?.dueAt ?? 0) + terms.grace + 1);
      const receipt = await (await projects.connect(stranger).refund(1, 0)).wait();
      const { address } = client;
      const events = (await eventsOf(receipt, projects)).map(({ name, args }) => [name, ...args]);
      expect(events).to.deep.equal([
        ['MilestoneRefunded', 1n, 0n, address, stranger.address, dollar.target, GROSS, RefundReason.Lapsed, GROSS],
        ['Credited', address, dollar.target, 1n, stranger.address, GROSS, GROSS],
      ]);
      expect((await projects.milestoneOf(1, 0)).status).to.equal(MilestoneStatus.Refunded);
      expect(await projects.creditOf(client, dollar)).to.equal(GROSS);
    });

    it('E-16 reverts up to and including the deadline and its grace', async () => {
      const { projects, terms } = await loadFixture(acceptedFixture);
      const deadline = (terms.milestones[0]?.dueAt ?? 0) + terms.grace;
      const snapshot = await networkHelpers.takeSnapshot();
      await time.setNextBlockTimestamp(deadline);
      await expect(projects.refund(1, 0))
        .to.be.revertedWithCustomError(projects, 'ProjectsDeadlineNotReached')
        .withArgs(1n, 0n, deadline);
      await snapshot.restore();
      await time.setNextBlockTimestamp(deadline + 1);
      await projects.refund(1, 0);
    });

    it('returns the amount when a revision was not delivered in time', async () => {
      const { projects, dollar, client, reviewer, terms } = await loadFixture(submittedFixture);
      await review(projects, reviewer, 0, false);
      const { dueAt } = await projects.milestoneOf(1, 0);
      await time.increaseTo(dueAt + BigInt(terms.grace) + 1n);
      await projects.refund(1, 0);
      expect(await projects.creditOf(client, dollar)).to.equal(GROSS);
    });

    it('E-13 reverts while a deliverable is under review, however late it is', async () => {
      const { projects, client } = await loadFixture(submittedFixture);
      await time.increase(10n ** 8n);
      await expect(projects.connect(client).refund(1, 0))
        .to.be.revertedWithCustomError(projects, 'ProjectsUnexpectedMilestoneStatus')
        .withArgs(1n, 0n, MilestoneStatus.Submitted);
    });

    it('reverts for an unknown project or milestone, and for one that is not funded', async () => {
      const fixture = await loadFixture(guildFixture);
      const { projects, client } = fixture;
      await projects.connect(client).createProject(await termsOf(fixture), 1);
      await expect(projects.refund(2, 0))
        .to.be.revertedWithCustomError(projects, 'ProjectsUnknownProject')
        .withArgs(2n);
      await expect(projects.refund(1, 3))
        .to.be.revertedWithCustomError(projects, 'ProjectsUnknownMilestone')
        .withArgs(1n, 3n);
      await expect(projects.refund(1, 1))
        .to.be.revertedWithCustomError(projects, 'ProjectsUnexpectedMilestoneStatus')
        .withArgs(1n, 1n, MilestoneStatus.Planned);
    });
  });

  describe('E-3 a milestone ends once', () => {
    const ends = ['approved', 'silent', 'lapsed'] as const;
    for (const end of ends) {
      it(`whatever is tried after it was ${end}`, async () => {
        const { projects, dollar, ana, reviewer, secondReviewer, terms } = await loadFixture(acceptedFixture);
        const lapse = (terms.milestones[0]?.dueAt ?? 0) + terms.grace + 1;
        if (end === 'lapsed') {
          await time.increaseTo(lapse);
          await projects.refund(1, 0);
        } else {
          await submit(projects, ana, 0);
          await review(projects, reviewer, 0, true);
          if (end === 'approved') await review(projects, secondReviewer, 0, true);
          await time.increaseTo(lapse);
          if (end === 'silent') await projects.release(1, 0);
        }
        const status = end === 'lapsed' ? MilestoneStatus.Refunded : MilestoneStatus.Released;
        const owed = await projects.liabilitiesOf(dollar);
        const attempts = [
          () => submit(projects, ana, 0),
          () => review(projects, secondReviewer, 0, true),
          () => review(projects, reviewer, 0, false),
          () => projects.release(1, 0),
          () => projects.refund(1, 0),
        ];
        for (const attempt of attempts) {
          await expect(attempt())
            .to.be.revertedWithCustomError(projects, 'ProjectsUnexpectedMilestoneStatus')
            .withArgs(1n, 0n, status);
        }
        expect(await projects.liabilitiesOf(dollar)).to.equal(owed);
      });
    }
  });

  describe('the reward', () => {
    it('E-27 that burns all its gas, or fails with endless data, does not block the payment', async () => {
      const { projects, rewards, dollar, ana, reviewer } = await loadFixture(hostileRewardsFixture);
      const snapshot = await networkHelpers.takeSnapshot();
      for (const [mode, length] of [
        [1, 256],
        [2, 0],
      ]) {
        await rewards.setMode(mode);
        const receipt = await (await review(projects, reviewer, 0, true)).wait();
        const events = await eventsOf(receipt, projects);
        const skipped = events.find(({ name }) => name === 'RewardSkipped');
        expect((skipped?.args.reason.length - 2) / 2).to.equal(length);
        expect(receipt.gasUsed).to.be.lessThan(1_500_000n);
        expect(await projects.creditOf(ana, dollar)).to.equal(NET);
        await snapshot.restore();
      }
    });

    it('G-15 cannot be made to fail by sending little gas', async () => {
      const { projects, rewards, ana, stranger } = await loadFixture(silentFixture);
      const outcomes = new Set<string>();
      for (let gasLimit = 100_000n; gasLimit <= 600_000n; gasLimit += 5_000n) {
        const snapshot = await networkHelpers.takeSnapshot();
        try {
          const receipt = await (await projects.connect(stranger).release(1, 0, { gasLimit })).wait();
          expect((await eventsOf(receipt, projects)).map(({ name }) => name)).to.not.include('RewardSkipped');
          expect(await rewards.claimableOf(ana)).to.be.greaterThan(0n);
          outcomes.add('rewarded');
        } catch (error) {
          outcomes.add(String(error).includes('ProjectsInsufficientGas') ? 'refused' : 'out of gas');
        }
        await snapshot.restore();
      }
      expect([...outcomes]).to.deep.equal(['out of gas', 'refused', 'rewarded']);
    });

    it('G-15 a report that fails needs enough gas to have succeeded', async () => {
      const { projects, rewards, reviewer } = await loadFixture(hostileRewardsFixture);
      await rewards.setMode(2);
      const snapshot = await networkHelpers.takeSnapshot();
      for (const gasLimit of [300_000n, 500_000n, 600_000n]) {
        const { digest } = await projects.milestoneOf(1, 0);
        const reason = `0x${'0'.repeat(64)}`;
        const sent = projects.connect(reviewer).reviewDeliverable(1, 0, 1, digest, true, reason, '', { gasLimit });
        await expect(sent).to.be.revertedWithCustomError(projects, 'ProjectsInsufficientGas');
        await snapshot.restore();
      }
    });

    it('is nothing for a token without a rate', async () => {
      const { projects, rewards, dollar, timelock, ana } = await loadFixture(silentFixture);
      await rewards.connect(timelock).setRewardRates(dollar, 0n, 0n);
      await expect(projects.release(1, 0)).to.not.emit(projects, 'RewardSkipped');
      expect(await rewards.claimableOf(ana)).to.equal(0n);
    });
  });
});
