import { expect } from 'chai';
import { toBeHex } from 'ethers';
import { deployContract, networkHelpers } from '../helpers/chain.ts';
import { logsOf } from '../helpers/events.ts';
import { type RewardTerms, TOKEN } from '../helpers/guild.ts';
import { accrue, reporterFixture, separateRewards, setTerms } from '../helpers/rewards.ts';

const { loadFixture, time } = networkHelpers;

const DAY = 86_400;

/** Terms as events and `rewardTerms` give them. */
function valuesOf({ cap, claimCapacity, claimWindow, vestingCliff, vestingDuration }: RewardTerms) {
  return [cap, claimCapacity, ...[claimWindow, vestingCliff, vestingDuration].map(BigInt)];
}

/**
 * Twelve accounts, of which ana is the first and bo the last, have 1,000 units of the guild token to claim each; at most
 * 100 are minted in a row and 100 a day, to one account 10.
 */
async function limitedFixture() {
  const fixture = await reporterFixture();
  const { rewards, reporter, timelock, ana, bo, dollar } = fixture;
  await setTerms(fixture, { claimCapacity: 100n, claimWindow: DAY });
  await rewards.connect(timelock).setRewardRates(dollar, TOKEN, 0n);
  const others = Array.from({ length: 10 }, (_, i) => toBeHex(0xaa0 + i, 20));
  const accounts = [ana.address, ...others, bo.address];
  for (const [milestoneId, account] of accounts.entries()) {
    await accrue(rewards, reporter, { account, token: dollar, milestoneId, payment: 1_000n });
  }
  return { ...fixture, accounts };
}

describe('Rewards: terms', () => {
  it('start as the guild was configured, and their event says so', async () => {
    const { rewards, factory, config } = await loadFixture(reporterFixture);
    expect(await rewards.rewardTerms()).to.deep.equal(valuesOf(config.rewardTerms));
    const none = { cap: 0n, claimCapacity: 0n, claimWindow: 0, vestingCliff: 0, vestingDuration: 0 };
    const logs = await logsOf(rewards, 'RewardTermsSet');
    expect(logs.map(({ args }) => [...args])).to.deep.equal([
      [factory.target, valuesOf(none), valuesOf(config.rewardTerms)],
    ]);
  });

  it('change for the timelock', async () => {
    const { rewards, timelock, config } = await loadFixture(reporterFixture);
    const first = { cap: 7n, claimCapacity: 50n, claimWindow: 60, vestingCliff: 10, vestingDuration: 20 };
    await expect(rewards.connect(timelock).setRewardTerms(first))
      .to.emit(rewards, 'RewardTermsSet')
      .withArgs(timelock.address, valuesOf(config.rewardTerms), valuesOf(first));
    expect(await rewards.rewardTerms()).to.deep.equal(valuesOf(first));
    await expect(rewards.connect(timelock).setRewardTerms(config.rewardTerms))
      .to.emit(rewards, 'RewardTermsSet')
      .withArgs(timelock.address, valuesOf(first), valuesOf(config.rewardTerms));
    expect(await rewards.rewardTerms()).to.deep.equal(valuesOf(config.rewardTerms));
  });

  it('revert for anyone else', async () => {
    const { rewards, founder, config } = await loadFixture(reporterFixture);
    await expect(rewards.connect(founder).setRewardTerms(config.rewardTerms))
      .to.be.revertedWithCustomError(rewards, 'AccessManagedUnauthorized')
      .withArgs(founder.address);
  });

  it('must be able to work', async () => {
    const fixture = await loadFixture(reporterFixture);
    const { rewards, reporter, ana, dollar } = fixture;
    await accrue(rewards, reporter, { account: ana, token: dollar });
    const accrued = TOKEN / 2n;
    const years = 3_650 * DAY;
    const refused: [field: string, changes: Partial<RewardTerms>][] = [
      ['cap', { cap: accrued - 1n }],
      ['cap', { cap: 2n ** 96n }],
      ['claimCapacity', { claimCapacity: 9n }],
      ['claimWindow', { claimWindow: 0 }],
      ['vestingCliff', { vestingCliff: 1 }],
      ['vestingCliff', { vestingCliff: 11, vestingDuration: 10 }],
      ['vestingDuration', { vestingDuration: years + 1 }],
    ];
    for (const [field, changes] of refused) {
      await expect(setTerms(fixture, changes), field)
        .to.be.revertedWithCustomError(rewards, 'RewardsInvalidTerms')
        .withArgs(field);
    }
    await setTerms(fixture, { cap: accrued, claimCapacity: 10n, claimWindow: 1 });
    await setTerms(fixture, {
      ...{ cap: 2n ** 96n - 1n, claimCapacity: 2n ** 208n - 1n, claimWindow: 2 ** 48 - 1 },
      ...{ vestingCliff: years, vestingDuration: years },
    });
  });

  it('must be able to work from the start', async () => {
    const fixture = await loadFixture(reporterFixture);
    const { config } = fixture;
    const rewardTerms = { ...config.rewardTerms, claimWindow: 0 };
    const cloner = await deployContract('Cloner');
    await expect(separateRewards({ ...fixture, config: { ...config, rewardTerms } }, {})).to.be.revertedWithCustomError(
      cloner,
      'ClonerSetupFailed',
    );
  });

  describe('rate limit', () => {
    it('T-4 mints in part what it does not allow to an account, and refuses when that is used up', async () => {
      const { rewards, token, ana, stranger } = await loadFixture(limitedFixture);
      expect(await rewards.claimAvailable()).to.equal(100n);
      expect(await rewards.claimAvailableOf(ana)).to.equal(10n);
      await expect(rewards.connect(stranger).claim(ana))
        .to.emit(rewards, 'RewardClaimed')
        .withArgs(ana.address, stranger.address, 10n, 10n);
      expect(await token.balanceOf(ana)).to.equal(10n);
      expect(await rewards.claimableOf(ana)).to.equal(990n);
      expect(await rewards.claimAvailableOf(ana)).to.equal(0n);
      await expect(rewards.claim(ana)).to.be.revertedWithCustomError(rewards, 'RewardsRateLimited');
      await expect(rewards.claimMany([ana.address])).to.be.revertedWithCustomError(rewards, 'RewardsNothingToClaim');
    });

    it('T-6 one account, however much it has and claims, leaves others theirs', async () => {
      const { rewards, token, ana, bo } = await loadFixture(limitedFixture);
      await rewards.claim(ana);
      for (let half = 0; half < 20; ++half) {
        await time.increase(DAY / 2);
        await rewards.claim(ana);
        expect(await rewards.claimAvailableOf(bo)).to.equal(10n);
      }
      expect(await token.balanceOf(ana)).to.equal(110n);
      await rewards.claim(bo);
      expect(await token.balanceOf(bo)).to.equal(10n);
    });

    it('T-4 refuses everybody when that of all is used up, which takes ten accounts', async () => {
      const { rewards, accounts, bo } = await loadFixture(limitedFixture);
      for (const account of accounts.slice(0, 10)) await rewards.claim(account);
      expect(await rewards.claimAvailable()).to.equal(0n);
      for (const claim of [() => rewards.claim(bo), () => rewards.claimMany([bo.address])]) {
        await expect(claim()).to.be.revertedWithCustomError(rewards, 'RewardsRateLimited');
      }
    });

    it('T-4 refills evenly over its window, to its capacity, for all and for each', async () => {
      const { rewards, ana, bo } = await loadFixture(limitedFixture);
      await rewards.claim(ana);
      const usedAt = await time.latest();
      await time.increaseTo(usedAt + DAY / 10 - 1);
      expect(await rewards.claimAvailable()).to.equal(99n);
      expect(await rewards.claimAvailableOf(ana)).to.equal(0n);
      await time.increaseTo(usedAt + DAY / 10);
      expect(await rewards.claimAvailable()).to.equal(100n);
      expect(await rewards.claimAvailableOf(ana)).to.equal(1n);
      await time.increaseTo(usedAt + DAY);
      expect(await rewards.claimAvailableOf(ana)).to.equal(10n);
      await time.increase(DAY);
      expect(await rewards.claimAvailable()).to.equal(100n);
      expect(await rewards.claimAvailableOf(ana)).to.equal(10n);
      expect(await rewards.claimAvailableOf(bo)).to.equal(10n);
    });

    it('T-4 ends a batch where it is used up', async () => {
      const { rewards, token, accounts, founder } = await loadFixture(limitedFixture);
      const before = await token.balanceOf(founder);
      const list = [founder.address, ...accounts];
      expect(await rewards.claimMany.staticCall(list)).to.equal(100n);
      await rewards.claimMany(list);
      const balances = await Promise.all(list.map((account) => token.balanceOf(account)));
      expect(balances).to.deep.equal([before, ...Array(10).fill(10n), 0n, 0n]);
    });

    it('T-4 what is used stays used when it changes', async () => {
      const fixture = await loadFixture(limitedFixture);
      const { rewards, accounts, ana } = fixture;
      await rewards.claimMany(accounts);
      const usedAt = await time.latest();
      await time.setNextBlockTimestamp(usedAt + DAY / 2);
      await setTerms(fixture, { claimCapacity: 1_000n, claimWindow: DAY });
      expect(await rewards.claimAvailable()).to.equal(950n);
      // An account is held to the new rate since its last mint.
      expect(await rewards.claimAvailableOf(ana)).to.equal(100n);
      await time.setNextBlockTimestamp(usedAt + DAY / 2 + 10);
      await setTerms(fixture, { claimCapacity: 30n, claimWindow: 3 * DAY });
      expect(await rewards.claimAvailable()).to.equal(0n);
      expect(await rewards.claimAvailableOf(ana)).to.equal(0n);
      await time.increaseTo(usedAt + DAY / 2 + 10 + DAY);
      expect(await rewards.claimAvailable()).to.equal(10n);
    });
  });
});
