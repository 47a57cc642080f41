import type { HardhatEthersSigner } from '@nomicfoundation/hardhat-ethers/types';
import { expect } from 'chai';
import { AbiCoder, keccak256, toBeHex, ZeroAddress } from 'ethers';
import { deployContract, networkHelpers } from '../helpers/chain.ts';
import { eventsOf } from '../helpers/events.ts';
import { TOKEN } from '../helpers/guild.ts';
import { MilestoneStatus } from '../helpers/projects.ts';
import { proposalOf, Support } from '../helpers/proposal.ts';
import { accrue, EPOCH, reporterFixture, separateRewards, setTerms } from '../helpers/rewards.ts';

const { loadFixture, time } = networkHelpers;

/** Values of `IRewards.ParticipationKind`. */
const Kind = { Vote: 0n, Review: 1n } as const;

/** Guild tokens that an epoch shares, in the smallest unit. */
const BUDGET = 1_000n;

/**
 * Two proposals, both voted on by the founder and the first by the holder too, at the start of an epoch of 1,000 units;
 * and a Projects contract in which tests write reviews down, with Rewards of its own that may mint.
 */
async function participationFixture() {
  const fixture = await reporterFixture();
  const { governor, accessManager, rewards, timelock, founder, holder } = fixture;
  const epoch = Math.floor((await time.latest()) / EPOCH) + 1;
  await time.increaseTo(epoch * EPOCH);
  const first = await proposalOf(fixture, 'Fee to 1%', [fixture.projects, 'setFeeBps', 100]);
  const second = await proposalOf(fixture, 'Fee to 2%', [fixture.projects, 'setFeeBps', 200]);
  await first.propose(founder);
  await second.propose(founder);
  await second.toVote();
  await governor.connect(founder).castVote(first.id, Support.For);
  await governor.connect(holder).castVote(first.id, Support.Against);
  await governor.connect(founder).castVote(second.id, Support.Abstain);
  await rewards.connect(timelock).setParticipationBudget(BUDGET);
  const book = await deployContract('ReviewBook');
  const reviewRewards = await separateRewards(fixture, { projects: book.target });
  await reviewRewards.connect(timelock).setParticipationBudget(BUDGET);
  await accessManager.connect(timelock).grantRole(1, reviewRewards, 0);
  return { ...fixture, first, second, book, reviewRewards, epoch: BigInt(epoch) };
}

/** The founder has two points of three, the holder one, and the epoch is over. */
async function endedFixture() {
  const fixture = await participationFixture();
  const { rewards, founder, holder, first, second, epoch } = fixture;
  await rewards.recordVote(founder, first.id);
  await rewards.recordVote(founder, second.id);
  await rewards.recordVote(holder, first.id);
  await time.increaseTo((epoch + 1n) * BigInt(EPOCH));
  return fixture;
}

function subjectOf(projectId: number, milestoneId: number): string {
  return keccak256(AbiCoder.defaultAbiCoder().encode(['uint256', 'uint256'], [projectId, milestoneId]));
}

describe('Rewards: participation', () => {
  describe('recordVote', () => {
    it('gives a point per proposal voted on, whoever records it', async () => {
      const { rewards, founder, holder, stranger, first, second, epoch } = await loadFixture(participationFixture);
      expect(await rewards.currentEpoch()).to.equal(epoch);
      expect(await rewards.participationOf(founder, epoch)).to.deep.equal([0n, 0n, 0n]);
      const record = async (account: HardhatEthersSigner, proposalId: bigint, points: bigint, total: bigint) =>
        expect(rewards.connect(stranger).recordVote(account, proposalId))
          .to.emit(rewards, 'ParticipationRecorded')
          .withArgs(
            ...[account.address, epoch, Kind.Vote, toBeHex(proposalId, 32), stranger.address, points, total, BUDGET],
          );
      await record(founder, first.id, 1n, 1n);
      await record(holder, first.id, 1n, 2n);
      await record(founder, second.id, 2n, 3n);
      expect(await rewards.participationOf(founder, epoch)).to.deep.equal([2n, 3n, BUDGET]);
      expect(await rewards.participationOf(stranger, epoch)).to.deep.equal([0n, 3n, BUDGET]);
    });

    it('G-20 gives none to who cast no weight', async () => {
      const { rewards, governor, founder, holder, ana, first, second } = await loadFixture(participationFixture);
      await expect(governor.connect(ana).castVote(first.id, Support.For)).to.be.revertedWithCustomError(
        governor,
        'GovernorAlreadyCastVote',
      );
      for (const [account, proposalId] of [
        [ana, first.id],
        [holder, second.id],
        [founder, 1n],
      ] as const) {
        await expect(rewards.recordVote(account, proposalId))
          .to.be.revertedWithCustomError(rewards, 'RewardsNoParticipation')
          .withArgs(account.address, toBeHex(proposalId, 32));
      }
    });

    it('counts a vote once, in whatever epoch', async () => {
      const { rewards, founder, first, epoch } = await loadFixture(participationFixture);
      await rewards.recordVote(founder, first.id);
      const refused = async () =>
        expect(rewards.recordVote(founder, first.id))
          .to.be.revertedWithCustomError(rewards, 'RewardsAlreadyRecorded')
          .withArgs(founder.address, toBeHex(first.id, 32));
      await refused();
      await time.increaseTo((epoch + 1n) * BigInt(EPOCH));
      await refused();
      expect(await rewards.participationOf(founder, epoch + 1n)).to.deep.equal([0n, 0n, 0n]);
    });

    it('counts for the epoch of the record, to the second', async () => {
      const { rewards, founder, holder, first, epoch } = await loadFixture(participationFixture);
      const end = (epoch + 1n) * BigInt(EPOCH);
      await time.setNextBlockTimestamp(end - 1n);
      await rewards.recordVote(founder, first.id);
      await time.setNextBlockTimestamp(end);
      await rewards.recordVote(holder, first.id);
      expect(await rewards.participationOf(founder, epoch)).to.deep.equal([1n, 1n, BUDGET]);
      expect(await rewards.participationOf(holder, epoch + 1n)).to.deep.equal([1n, 1n, BUDGET]);
    });
  });

  describe('recordReview', () => {
    it('gives a point per final milestone whose deliverable was reviewed, released or refunded', async () => {
      const { reviewRewards, book, reviewer, ana, epoch } = await loadFixture(participationFixture);
      for (const [milestoneId, status] of [MilestoneStatus.Released, MilestoneStatus.Refunded].entries()) {
        await book.setReviewed(7, milestoneId, reviewer);
        await book.setStatus(7, milestoneId, status);
        const points = BigInt(milestoneId + 1);
        await expect(reviewRewards.connect(ana).recordReview(reviewer, 7, milestoneId))
          .to.emit(reviewRewards, 'ParticipationRecorded')
          .withArgs(
            ...[reviewer.address, epoch, Kind.Review, subjectOf(7, milestoneId), ana.address, points, points, BUDGET],
          );
      }
      await expect(reviewRewards.recordReview(reviewer, 7, 0))
        .to.be.revertedWithCustomError(reviewRewards, 'RewardsAlreadyRecorded')
        .withArgs(reviewer.address, subjectOf(7, 0));
    });

    it('reverts for a milestone that is not final, and for who did not review it', async () => {
      const { reviewRewards, book, reviewer, stranger } = await loadFixture(participationFixture);
      await book.setReviewed(7, 0, reviewer);
      const { Released, Refunded, ...open } = MilestoneStatus;
      for (const status of Object.values(open)) {
        await book.setStatus(7, 0, status);
        await expect(reviewRewards.recordReview(reviewer, 7, 0), `status ${status}`)
          .to.be.revertedWithCustomError(reviewRewards, 'RewardsNoParticipation')
          .withArgs(reviewer.address, subjectOf(7, 0));
      }
      for (const status of [Released, Refunded]) {
        await book.setStatus(7, 0, status);
        await expect(reviewRewards.recordReview(stranger, 7, 0))
          .to.be.revertedWithCustomError(reviewRewards, 'RewardsNoParticipation')
          .withArgs(stranger.address, subjectOf(7, 0));
      }
    });

    it('shares one budget with votes', async () => {
      const { reviewRewards, book, founder, reviewer, first, epoch } = await loadFixture(participationFixture);
      await book.setReviewed(7, 0, founder);
      await book.setReviewed(7, 0, reviewer);
      await book.setStatus(7, 0, MilestoneStatus.Released);
      await reviewRewards.recordReview(founder, 7, 0);
      await reviewRewards.recordReview(reviewer, 7, 0);
      await reviewRewards.recordVote(founder, first.id);
      await time.increaseTo((epoch + 1n) * BigInt(EPOCH));
      await reviewRewards.claimParticipation(founder, epoch);
      await reviewRewards.claimParticipation(reviewer, epoch);
      expect(await reviewRewards.claimedOf(founder)).to.equal(666n);
      expect(await reviewRewards.claimedOf(reviewer)).to.equal(333n);
    });
  });

  describe('claimParticipation', () => {
    it('mints the share of the budget, rounded down, for anyone who asks', async () => {
      const { rewards, token, founder, holder, stranger, epoch } = await loadFixture(endedFixture);
      expect(await rewards.claimParticipation.staticCall(founder, epoch)).to.equal(666n);
      const receipt = await (await rewards.connect(stranger).claimParticipation(founder, epoch)).wait();
      const events = (await eventsOf(receipt, rewards, token)).map(({ name, args }) => [name, ...args]);
      expect(events.slice(0, 3)).to.deep.equal([
        ['ParticipationClaimed', founder.address, epoch, 2n, 666n, 666n],
        ['RewardClaimed', founder.address, stranger.address, 666n, 666n],
        ['Transfer', ZeroAddress, founder.address, 666n],
      ]);
      await expect(rewards.claimParticipation(holder, epoch))
        .to.emit(rewards, 'ParticipationClaimed')
        .withArgs(holder.address, epoch, 1n, 333n, 999n);
      expect(await rewards.totalAccrued()).to.equal(999n);
      expect(await rewards.participationOf(founder, epoch)).to.deep.equal([2n, 3n, BUDGET]);
    });

    it('pays once, and nothing to who did not take part', async () => {
      const { rewards, founder, stranger, epoch } = await loadFixture(endedFixture);
      await rewards.claimParticipation(founder, epoch);
      for (const account of [founder, stranger]) {
        await expect(rewards.claimParticipation(account, epoch))
          .to.be.revertedWithCustomError(rewards, 'RewardsNothingToClaim')
          .withArgs(account.address);
      }
    });

    it('waits for the end of the epoch', async () => {
      const { rewards, founder, first, epoch } = await loadFixture(participationFixture);
      await rewards.recordVote(founder, first.id);
      await time.setNextBlockTimestamp((epoch + 1n) * BigInt(EPOCH) - 1n);
      for (const open of [epoch, epoch + 1n]) {
        await expect(rewards.claimParticipation(founder, open))
          .to.be.revertedWithCustomError(rewards, 'RewardsEpochOpen')
          .withArgs(open);
      }
      await time.setNextBlockTimestamp((epoch + 1n) * BigInt(EPOCH) + 1n);
      await rewards.claimParticipation(founder, epoch);
      expect(await rewards.claimedOf(founder)).to.equal(BUDGET);
    });

    it('mints what could be claimed before as well', async () => {
      const { rewards, reporter, founder, stranger, dollar, epoch } = await loadFixture(endedFixture);
      await accrue(rewards, reporter, { account: founder, token: dollar });
      await expect(rewards.connect(stranger).claimParticipation(founder, epoch))
        .to.emit(rewards, 'RewardClaimed')
        .withArgs(founder.address, stranger.address, TOKEN / 2n + 666n, TOKEN / 2n + 666n);
    });

    it('T-4 stays within the cap, and can be claimed once there is room', async () => {
      const fixture = await loadFixture(endedFixture);
      const { rewards, founder, holder, epoch } = fixture;
      await setTerms(fixture, { cap: 700n });
      await rewards.claimParticipation(founder, epoch);
      await expect(rewards.claimParticipation(holder, epoch))
        .to.be.revertedWithCustomError(rewards, 'RewardsCapExceeded')
        .withArgs(333n, 34n);
      await setTerms(fixture, { cap: 999n });
      await rewards.claimParticipation(holder, epoch);
    });

    it('T-4 stays within the rate limit: part of it waits, or all of it', async () => {
      const fixture = await loadFixture(endedFixture);
      const { rewards, founder, holder, epoch } = fixture;
      await setTerms(fixture, { claimCapacity: 600n, claimWindow: 2 ** 40 });
      await rewards.claimParticipation(founder, epoch);
      expect(await rewards.claimableOf(founder)).to.equal(66n);
      await expect(rewards.claimParticipation(holder, epoch)).to.be.revertedWithCustomError(
        rewards,
        'RewardsRateLimited',
      );
      await setTerms(fixture, {});
      await rewards.claimParticipation(holder, epoch);
      expect(await rewards.claimedOf(holder)).to.equal(333n);
    });

    it('reverts for a share that rounds to nothing', async () => {
      const { rewards, timelock, founder, first, epoch } = await loadFixture(participationFixture);
      await rewards.connect(timelock).setParticipationBudget(0);
      await rewards.recordVote(founder, first.id);
      await time.increaseTo((epoch + 1n) * BigInt(EPOCH));
      await expect(rewards.claimParticipation(founder, epoch))
        .to.be.revertedWithCustomError(rewards, 'RewardsNothingToClaim')
        .withArgs(founder.address);
    });
  });

  describe('setParticipationBudget', () => {
    it('sets the budget of the epochs that have no point yet, for the timelock', async () => {
      const { rewards, timelock, founder, first, second, epoch } = await loadFixture(participationFixture);
      await rewards.recordVote(founder, first.id);
      const most = 2n ** 96n - 1n;
      await expect(rewards.connect(timelock).setParticipationBudget(most))
        .to.emit(rewards, 'ParticipationBudgetSet')
        .withArgs(timelock.address, BUDGET, most);
      expect(await rewards.participationBudget()).to.equal(most);
      expect(await rewards.participationOf(founder, epoch)).to.deep.equal([1n, 1n, BUDGET]);
      await time.increaseTo((epoch + 1n) * BigInt(EPOCH));
      await rewards.recordVote(founder, second.id);
      expect(await rewards.participationOf(founder, epoch + 1n)).to.deep.equal([1n, 1n, most]);
      expect(await rewards.participationOf(founder, epoch)).to.deep.equal([1n, 1n, BUDGET]);
    });

    it('reverts for more than can ever accrue, and for anyone else', async () => {
      const { rewards, timelock, founder } = await loadFixture(participationFixture);
      await expect(rewards.connect(timelock).setParticipationBudget(2n ** 96n))
        .to.be.revertedWithCustomError(rewards, 'RewardsInvalidTerms')
        .withArgs('budget');
      await expect(rewards.connect(founder).setParticipationBudget(1n))
        .to.be.revertedWithCustomError(rewards, 'AccessManagedUnauthorized')
        .withArgs(founder.address);
    });
  });
});
