import { expect } from 'chai';
import { MaxUint256 } from 'ethers';
import { impersonate, networkHelpers } from '../helpers/chain.ts';
import { eventsOf } from '../helpers/events.ts';
import { DOLLAR, guildFixture, TOKEN } from '../helpers/guild.ts';

const { loadFixture } = networkHelpers;

/** A guild whose Projects contract, the only reporter, can be acted as. */
async function reporterFixture() {
  const fixture = await guildFixture();
  return { ...fixture, reporter: await impersonate(fixture.projects) };
}

describe('Rewards', () => {
  describe('accrue', () => {
    it('records half a guild token per dollar, as the rate says', async () => {
      const { rewards, reporter, ana, dollar } = await loadFixture(reporterFixture);
      await expect(rewards.connect(reporter).accrue(7, 3, ana, dollar, 30n * DOLLAR))
        .to.emit(rewards, 'RewardAccrued')
        .withArgs(7n, 3n, ana.address, dollar.target, 30n * DOLLAR, 15n * TOKEN, 15n * TOKEN);
      await expect(rewards.connect(reporter).accrue(7, 4, ana, dollar, 2n * DOLLAR))
        .to.emit(rewards, 'RewardAccrued')
        .withArgs(7n, 4n, ana.address, dollar.target, 2n * DOLLAR, TOKEN, 16n * TOKEN);
      expect(await rewards.claimableOf(ana)).to.equal(16n * TOKEN);
    });

    it('rounds down, and emits nothing for nothing', async () => {
      const { rewards, reporter, timelock, ana, dollar } = await loadFixture(reporterFixture);
      await rewards.connect(timelock).setRewardRate(dollar, TOKEN / 3n);
      await expect(rewards.connect(reporter).accrue(1, 0, ana, dollar, 3n)).to.not.emit(rewards, 'RewardAccrued');
      await expect(rewards.connect(reporter).accrue(1, 1, ana, dollar, 4n))
        .to.emit(rewards, 'RewardAccrued')
        .withArgs(1n, 1n, ana.address, dollar.target, 4n, 1n, 1n);
    });

    it('E-27 records a milestone once', async () => {
      const { rewards, reporter, ana, bo, dollar } = await loadFixture(reporterFixture);
      await rewards.connect(reporter).accrue(7, 3, ana, dollar, DOLLAR);
      for (const account of [ana, bo]) {
        await expect(rewards.connect(reporter).accrue(7, 3, account, dollar, DOLLAR))
          .to.be.revertedWithCustomError(rewards, 'RewardsAlreadyAccrued')
          .withArgs(7n, 3n);
      }
      await rewards.connect(reporter).accrue(3, 7, ana, dollar, DOLLAR);
    });

    it('reverts for anyone but the Projects contract', async () => {
      const { rewards, timelock, founder, stranger, dollar } = await loadFixture(reporterFixture);
      for (const account of [timelock, founder, stranger]) {
        await expect(rewards.connect(account).accrue(1, 0, account, dollar, DOLLAR))
          .to.be.revertedWithCustomError(rewards, 'RewardsUnauthorizedReporter')
          .withArgs(account.address);
      }
    });
  });

  describe('claim', () => {
    it('mints what was accrued, for anyone who asks, to the account', async () => {
      const { rewards, token, reporter, ana, stranger, dollar } = await loadFixture(reporterFixture);
      await rewards.connect(reporter).accrue(1, 0, ana, dollar, 30n * DOLLAR);
      expect(await rewards.claim.staticCall(ana)).to.equal(15n * TOKEN);
      const receipt = await (await rewards.connect(stranger).claim(ana)).wait();
      const events = (await eventsOf(receipt, rewards, token)).map(({ name, args }) => [name, ...args]);
      expect(events[0]).to.deep.equal(['RewardClaimed', ana.address, stranger.address, 15n * TOKEN, 15n * TOKEN]);
      expect(events[1]?.[0]).to.equal('Transfer');
      expect(await token.balanceOf(ana)).to.equal(15n * TOKEN);
      expect(await token.getVotes(ana)).to.equal(15n * TOKEN);
      expect(await rewards.claimableOf(ana)).to.equal(0n);

      await rewards.connect(reporter).accrue(1, 1, ana, dollar, 2n * DOLLAR);
      await expect(rewards.connect(ana).claim(ana))
        .to.emit(rewards, 'RewardClaimed')
        .withArgs(ana.address, ana.address, TOKEN, 16n * TOKEN);
      expect(await rewards.claimedOf(ana)).to.equal(16n * TOKEN);
    });

    it('reverts for an account with nothing to claim', async () => {
      const { rewards, ana } = await loadFixture(reporterFixture);
      await expect(rewards.claim(ana))
        .to.be.revertedWithCustomError(rewards, 'RewardsNothingToClaim')
        .withArgs(ana.address);
    });

    it('T-4 reverts at the cap, and keeps the claim', async () => {
      const { rewards, token, reporter, timelock, ana, dollar, config } = await loadFixture(reporterFixture);
      await rewards.connect(timelock).setRewardRate(dollar, TOKEN);
      await rewards.connect(reporter).accrue(1, 0, ana, dollar, config.supplyCap);
      await expect(rewards.claim(ana))
        .to.be.revertedWithCustomError(token, 'GuildTokenCapExceeded')
        .withArgs(config.supplyCap, config.supplyCap - 1_000n * TOKEN);
      expect(await rewards.claimableOf(ana)).to.equal(config.supplyCap);
    });
  });

  describe('setRewardRate', () => {
    it('sets the rate for the timelock', async () => {
      const { rewards, timelock, dollar, config } = await loadFixture(reporterFixture);
      await expect(rewards.connect(timelock).setRewardRate(dollar, MaxUint256))
        .to.emit(rewards, 'RewardRateSet')
        .withArgs(dollar.target, timelock.address, config.paymentTokens[0]?.rewardRate, MaxUint256);
      expect(await rewards.rewardRateOf(dollar)).to.equal(MaxUint256);
    });

    it('reverts for anyone else', async () => {
      const { rewards, founder, dollar } = await loadFixture(reporterFixture);
      await expect(rewards.connect(founder).setRewardRate(dollar, 0n))
        .to.be.revertedWithCustomError(rewards, 'AccessManagedUnauthorized')
        .withArgs(founder.address);
    });
  });
});
