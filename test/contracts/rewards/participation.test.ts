import { expect } from 'chai';
import { MaxUint256, ZeroAddress, ZeroHash } from 'ethers';
import { ethers, impersonate, networkHelpers } from '../helpers/chain.ts';
import { eventsOf } from '../helpers/events.ts';
import { TOKEN } from '../helpers/guild.ts';
import { Category, ProposalState, proposalOf, rulesOf, Support, storeRules } from '../helpers/proposal.ts';
import { accrue, EPOCH, reporterFixture, setTerms } from '../helpers/rewards.ts';

const { loadFixture, setBalance, time } = networkHelpers;

/** Guild tokens that an epoch shares, in the smallest unit. */
const BUDGET = 1_000n;
/** Votes of the founder and of the holder. */
const [FOUNDER, HOLDER] = [600n * TOKEN, 400n * TOKEN];

/** A guild at the start of an epoch that shares 1,000 units. */
async function budgetFixture() {
  const fixture = await reporterFixture();
  const epoch = Math.floor((await time.latest()) / EPOCH) + 1;
  await fixture.rewards.connect(fixture.timelock).setParticipationBudget(BUDGET);
  await time.increaseTo(epoch * EPOCH);
  return { ...fixture, epoch: BigInt(epoch) };
}

/** Two proposals of the epoch, voted on by the founder, and the first by the holder too; both votes are over. */
async function participationFixture() {
  const fixture = await budgetFixture();
  const { governor, projects, founder, holder } = fixture;
  const first = await proposalOf(fixture, 'Fee to 1%', [projects, 'setFeeBps', 100]);
  const second = await proposalOf(fixture, 'Fee to 2%', [projects, 'setFeeBps', 200]);
  await first.propose(founder);
  await second.propose(founder);
  await second.toVote();
  await governor.connect(founder).castVote(first.id, Support.For);
  await governor.connect(holder).castVote(first.id, Support.Against);
  await governor.connect(founder).castVote(second.id, Support.Abstain);
  await second.pastVote();
  return { ...fixture, first, second };
}

/** The founder has 1,200 points of 1,600, the holder the others, and the shares can be claimed. */
async function closedFixture() {
  const fixture = await participationFixture();
  const { rewards, founder, holder, first, second, epoch } = fixture;
  await rewards.recordVote(founder, first.id);
  await rewards.recordVote(founder, second.id);
  await rewards.recordVote(holder, first.id);
  await time.increaseTo((epoch + 2n) * BigInt(EPOCH));
  return fixture;
}

describe('Rewards: participation', () => {
  describe('recordVote', () => {
    it('gives a point per vote cast on a proposal, whoever records it', async () => {
      const { rewards, founder, holder, stranger, first, second, epoch } = await loadFixture(participationFixture);
      expect(await rewards.currentEpoch()).to.equal(epoch);
      expect(await rewards.participationOf(founder, epoch)).to.deep.equal([0n, 0n, BUDGET]);
      await expect(rewards.connect(stranger).recordVote(founder, first.id))
        .to.emit(rewards, 'ParticipationRecorded')
        .withArgs(founder.address, epoch, first.id, stranger.address, FOUNDER, FOUNDER, FOUNDER, BUDGET);
      await expect(rewards.connect(founder).recordVote(founder, second.id))
        .to.emit(rewards, 'ParticipationRecorded')
        .withArgs(founder.address, epoch, second.id, founder.address, FOUNDER, 2n * FOUNDER, 2n * FOUNDER, BUDGET);
      await rewards.recordVote(holder, first.id);
      expect(await rewards.participationOf(founder, epoch)).to.deep.equal([
        2n * FOUNDER,
        2n * FOUNDER + HOLDER,
        BUDGET,
      ]);
      expect(await rewards.participationOf(holder, epoch)).to.deep.equal([HOLDER, 2n * FOUNDER + HOLDER, BUDGET]);
    });

    it('counts the part of its votes that an account cast', async () => {
      const fixture = await loadFixture(budgetFixture);
      const { governor, rewards, projects, founder, epoch } = fixture;
      const proposal = await proposalOf(fixture, 'Fee to 3%', [projects, 'setFeeBps', 300]);
      await proposal.propose(founder);
      await proposal.toVote();
      const votes = ethers.solidityPacked(['uint128', 'uint128', 'uint128'], [1n, 100n * TOKEN, 2n]);
      await governor.connect(founder).castVoteWithReasonAndParams(proposal.id, Support.Fractional, '', votes);
      await proposal.pastVote();
      await rewards.recordVote(founder, proposal.id);
      expect((await rewards.participationOf(founder, epoch)).points).to.equal(100n * TOKEN + 3n);
    });

    it('G-20 reverts for who cast no votes', async () => {
      const { rewards, founder, holder, ana, first, second } = await loadFixture(participationFixture);
      for (const [account, proposalId] of [
        [ana, first.id],
        [holder, second.id],
        [founder, 1n],
      ] as const) {
        await expect(rewards.recordVote(account, proposalId))
          .to.be.revertedWithCustomError(rewards, 'RewardsNoParticipation')
          .withArgs(account.address, proposalId);
      }
    });

    it('G-20 waits for the end of the vote, to the second', async () => {
      const fixture = await loadFixture(budgetFixture);
      const { governor, rewards, projects, founder } = fixture;
      const proposal = await proposalOf(fixture, 'Fee to 3%', [projects, 'setFeeBps', 300]);
      await proposal.propose(founder);
      await proposal.toVote();
      await governor.connect(founder).castVote(proposal.id, Support.For);
      const deadline = await governor.proposalDeadline(proposal.id);
      await time.setNextBlockTimestamp(deadline);
      await expect(rewards.recordVote(founder, proposal.id))
        .to.be.revertedWithCustomError(rewards, 'RewardsNoParticipation')
        .withArgs(founder.address, proposal.id);
      await time.setNextBlockTimestamp(deadline + 1n);
      await rewards.recordVote(founder, proposal.id);
    });

    it('T-7 counts no proposal without a quorum, so that nobody earns points by proposals of its own', async () => {
      const fixture = await loadFixture(budgetFixture);
      const { governor, token, rewards, projects, founder, ana, bo, epoch } = fixture;
      // 4 % of 1,000 tokens is the quorum; against it, nothing counts.
      await token.connect(founder).transfer(ana, 40n * TOKEN - 1n);
      await token.connect(founder).transfer(bo, 100n * TOKEN);
      await time.increase(1);
      const proposal = await proposalOf(fixture, 'Fee to 3%', [projects, 'setFeeBps', 300]);
      await proposal.proposeInCategory(ana, Category.Parameters);
      await proposal.toVote();
      await governor.connect(ana).castVote(proposal.id, Support.For);
      await governor.connect(bo).castVote(proposal.id, Support.Against);
      await proposal.pastVote();
      for (const account of [ana, bo]) {
        await expect(rewards.recordVote(account, proposal.id))
          .to.be.revertedWithCustomError(rewards, 'RewardsNoParticipation')
          .withArgs(account.address, proposal.id);
      }
      expect((await rewards.participationOf(ana, epoch)).totalPoints).to.equal(0n);
    });

    it('T-7 asks for the quorum of Parameters, to the last unit, whatever the proposal’s own category', async () => {
      const fixture = await loadFixture(budgetFixture);
      const { governor, token, rewards, projects, priorities, founder, ana, bo, epoch } = fixture;
      const round = ['openRound', [0, 'Round', ZeroHash, '', [], ZeroAddress, 0n, 0, 0]] as const;
      await token.connect(founder).transfer(ana, 40n * TOKEN - 1n);
      await token.connect(founder).transfer(bo, 1n);
      await time.increase(1);
      const carried = await proposalOf(fixture, 'A round', [priorities, ...round]);
      const shared = await proposalOf(fixture, 'Another', [priorities, ...round]);
      const missed = await proposalOf(fixture, 'Fee to 3%', [projects, 'setFeeBps', 300]);
      await carried.propose(ana);
      await shared.propose(ana);
      await missed.proposeInCategory(ana, Category.Emergency);
      await shared.toVote();
      for (const { id } of [carried, shared]) await governor.connect(ana).castVote(id, Support.For);
      await governor.connect(bo).castVote(shared.id, Support.Abstain);
      for (const voter of [ana, bo]) await governor.connect(voter).castVote(missed.id, Support.For);
      await shared.pastVote();
      expect(await governor.state(carried.id)).to.equal(ProposalState.Succeeded);
      expect(await governor.state(missed.id)).to.equal(ProposalState.Defeated);
      await expect(rewards.recordVote(ana, carried.id))
        .to.be.revertedWithCustomError(rewards, 'RewardsNoParticipation')
        .withArgs(ana.address, carried.id);
      for (const { id } of [shared, missed]) await rewards.recordVote(ana, id);
      await rewards.recordVote(bo, shared.id);
      expect(await rewards.participationOf(bo, epoch)).to.deep.equal([1n, 80n * TOKEN - 1n, BUDGET]);
    });

    it('T-7 takes the supply of the snapshot, and the quorum that Parameters has when a vote is recorded', async () => {
      const fixture = await loadFixture(participationFixture);
      const { rewards, token, founder, holder, first } = fixture;
      await token.connect(await impersonate(rewards)).mint(founder, 100_000n * TOKEN);
      await rewards.recordVote(founder, first.id);
      // All but the holder's 400 tokens, which were cast against it, are 60 %.
      await storeRules(fixture, Category.Parameters, { ...rulesOf(Category.Parameters), quorumBps: 6_001 });
      await expect(rewards.recordVote(holder, first.id)).to.be.revertedWithCustomError(
        rewards,
        'RewardsNoParticipation',
      );
      await storeRules(fixture, Category.Parameters, { ...rulesOf(Category.Parameters), quorumBps: 6_000 });
      await rewards.recordVote(holder, first.id);
    });

    it('T-7 counts for the epoch in which the vote ended, whenever it is recorded', async () => {
      const { rewards, founder, holder, first, second, epoch } = await loadFixture(participationFixture);
      const last = (epoch + 2n) * BigInt(EPOCH) - 1n;
      await rewards.recordVote(founder, first.id);
      await time.setNextBlockTimestamp(last);
      await rewards.recordVote(holder, first.id);
      expect((await rewards.participationOf(holder, epoch)).points).to.equal(HOLDER);
      expect((await rewards.participationOf(holder, epoch + 1n)).points).to.equal(0n);
      await expect(rewards.recordVote(founder, second.id))
        .to.be.revertedWithCustomError(rewards, 'RewardsEpochClosed')
        .withArgs(epoch);
    });

    it('T-7 counts a vote once, in whatever epoch', async () => {
      const { rewards, founder, first, epoch } = await loadFixture(participationFixture);
      await rewards.recordVote(founder, first.id);
      const refused = async () =>
        expect(rewards.recordVote(founder, first.id))
          .to.be.revertedWithCustomError(rewards, 'RewardsAlreadyRecorded')
          .withArgs(founder.address, first.id);
      await refused();
      await time.increaseTo((epoch + 1n) * BigInt(EPOCH));
      await refused();
      expect((await rewards.participationOf(founder, epoch)).points).to.equal(FOUNDER);
    });
  });

  describe('claimParticipation', () => {
    it('mints the share of the budget, rounded down, for anyone who asks', async () => {
      const { rewards, token, founder, holder, stranger, epoch } = await loadFixture(closedFixture);
      expect(await rewards.claimParticipation.staticCall(founder, epoch)).to.equal(750n);
      const receipt = await (await rewards.connect(stranger).claimParticipation(founder, epoch)).wait();
      const events = (await eventsOf(receipt, rewards, token)).map(({ name, args }) => [name, ...args]);
      expect(events.slice(0, 3)).to.deep.equal([
        ['ParticipationClaimed', founder.address, epoch, 2n * FOUNDER, 750n, 750n],
        ['RewardClaimed', founder.address, stranger.address, 750n, 750n],
        ['Transfer', ZeroAddress, founder.address, 750n],
      ]);
      await expect(rewards.claimParticipation(holder, epoch))
        .to.emit(rewards, 'ParticipationClaimed')
        .withArgs(holder.address, epoch, HOLDER, 250n, 1_000n);
      expect(await rewards.totalAccrued()).to.equal(1_000n);
    });

    it('pays once, and nothing to who did not take part', async () => {
      const { rewards, founder, stranger, epoch } = await loadFixture(closedFixture);
      await rewards.claimParticipation(founder, epoch);
      for (const account of [founder, stranger]) {
        await expect(rewards.claimParticipation(account, epoch))
          .to.be.revertedWithCustomError(rewards, 'RewardsNothingToClaim')
          .withArgs(account.address);
      }
    });

    it('T-7 waits until no vote of the epoch can be recorded', async () => {
      const { rewards, founder, first, epoch } = await loadFixture(participationFixture);
      await rewards.recordVote(founder, first.id);
      await time.setNextBlockTimestamp((epoch + 2n) * BigInt(EPOCH) - 1n);
      for (const open of [epoch, epoch + 1n, epoch + 2n, MaxUint256]) {
        await expect(rewards.claimParticipation(founder, open))
          .to.be.revertedWithCustomError(rewards, 'RewardsEpochOpen')
          .withArgs(open);
      }
      await time.setNextBlockTimestamp((epoch + 2n) * BigInt(EPOCH) + 3n);
      await rewards.claimParticipation(founder, epoch);
      expect(await rewards.claimedOf(founder)).to.equal(BUDGET);
    });

    it('T-7 shares by weight: fifty accounts of one unit each take nothing from who holds the rest', async () => {
      const fixture = await loadFixture(budgetFixture);
      const { governor, token, rewards, projects, founder, holder, epoch } = fixture;
      const crowd = Array.from({ length: 50 }, () => ethers.Wallet.createRandom().connect(ethers.provider));
      for (const { address } of crowd) {
        await token.connect(founder).transfer(address, 1n);
        await setBalance(address, TOKEN);
      }
      const proposal = await proposalOf(fixture, 'Fee to 3%', [projects, 'setFeeBps', 300]);
      await proposal.propose(holder);
      await proposal.toVote();
      for (const voter of [founder, holder]) await governor.connect(voter).castVote(proposal.id, Support.For);
      for (const voter of crowd) {
        await governor.connect(voter).castVote(proposal.id, Support.For);
      }
      await proposal.pastVote();
      for (const { address } of [founder, holder, ...crowd]) await rewards.recordVote(address, proposal.id);
      await time.increaseTo((epoch + 2n) * BigInt(EPOCH));
      for (const { address } of crowd) {
        await expect(rewards.claimParticipation(address, epoch)).to.be.revertedWithCustomError(
          rewards,
          'RewardsNothingToClaim',
        );
      }
      await rewards.claimParticipation(founder, epoch);
      await rewards.claimParticipation(holder, epoch);
      // The crowd's share and what rounding leaves: one unit.
      expect(await rewards.totalAccrued()).to.equal(BUDGET - 1n);
    });

    it('mints what could be claimed before as well', async () => {
      const { rewards, reporter, founder, stranger, dollar, epoch } = await loadFixture(closedFixture);
      await accrue(rewards, reporter, { account: founder, token: dollar });
      await expect(rewards.connect(stranger).claimParticipation(founder, epoch))
        .to.emit(rewards, 'RewardClaimed')
        .withArgs(founder.address, stranger.address, TOKEN / 2n + 750n, TOKEN / 2n + 750n);
    });

    it('T-4 stays within the cap, and can be claimed once there is room', async () => {
      const fixture = await loadFixture(closedFixture);
      const { rewards, founder, holder, epoch } = fixture;
      await setTerms(fixture, { cap: 800n });
      await rewards.claimParticipation(founder, epoch);
      await expect(rewards.claimParticipation(holder, epoch))
        .to.be.revertedWithCustomError(rewards, 'RewardsCapExceeded')
        .withArgs(250n, 50n);
      await setTerms(fixture, { cap: 1_000n });
      await rewards.claimParticipation(holder, epoch);
    });

    it('T-4 stays within the rate limit: part of it waits, or all of it', async () => {
      const fixture = await loadFixture(closedFixture);
      const { rewards, reporter, dollar, founder, holder, epoch } = fixture;
      await setTerms(fixture, { claimCapacity: 6_000n, claimWindow: 2 ** 40 });
      await rewards.claimParticipation(founder, epoch);
      expect(await rewards.claimableOf(founder)).to.equal(150n);
      await accrue(rewards, reporter, { account: holder, token: dollar });
      await rewards.claim(holder);
      await expect(rewards.claimParticipation(holder, epoch)).to.be.revertedWithCustomError(
        rewards,
        'RewardsRateLimited',
      );
      await setTerms(fixture, {});
      await rewards.claimParticipation(holder, epoch);
      expect(await rewards.claimedOf(holder)).to.equal(TOKEN / 2n + 250n);
    });

    it('reverts for a share that rounds to nothing', async () => {
      const { rewards, timelock, founder, first, epoch } = await loadFixture(participationFixture);
      await rewards.recordVote(founder, first.id);
      await time.increaseTo((epoch + 2n) * BigInt(EPOCH));
      await rewards.connect(timelock).setParticipationBudget(0);
      await rewards.claimParticipation(founder, epoch);
      await expect(rewards.claimParticipation(founder, epoch - 1n))
        .to.be.revertedWithCustomError(rewards, 'RewardsNothingToClaim')
        .withArgs(founder.address);
    });
  });

  describe('setParticipationBudget', () => {
    it('T-7 sets the budget of the epochs after this one, for the timelock, whatever is recorded when', async () => {
      const { rewards, timelock, founder, first, epoch } = await loadFixture(participationFixture);
      const most = 2n ** 96n - 1n;
      await expect(rewards.connect(timelock).setParticipationBudget(7n))
        .to.emit(rewards, 'ParticipationBudgetSet')
        .withArgs(timelock.address, BUDGET, 7n, epoch + 1n);
      await expect(rewards.connect(timelock).setParticipationBudget(most))
        .to.emit(rewards, 'ParticipationBudgetSet')
        .withArgs(timelock.address, 7n, most, epoch + 1n);
      expect(await rewards.participationBudget()).to.equal(most);
      await rewards.recordVote(founder, first.id);
      await time.increaseTo((epoch + 1n) * BigInt(EPOCH));
      await rewards.connect(timelock).setParticipationBudget(5n);
      const budgets = [epoch - 1n, epoch, epoch + 1n, epoch + 2n, MaxUint256].map(
        async (each) => (await rewards.participationOf(founder, each)).budget,
      );
      expect(await Promise.all(budgets)).to.deep.equal([0n, BUDGET, most, 5n, 5n]);
    });

    it('reverts for more than can ever accrue, and for anyone else', async () => {
      const { rewards, timelock, founder } = await loadFixture(budgetFixture);
      await expect(rewards.connect(timelock).setParticipationBudget(2n ** 96n))
        .to.be.revertedWithCustomError(rewards, 'RewardsInvalidTerms')
        .withArgs('budget');
      await expect(rewards.connect(founder).setParticipationBudget(1n))
        .to.be.revertedWithCustomError(rewards, 'AccessManagedUnauthorized')
        .withArgs(founder.address);
    });
  });
});
