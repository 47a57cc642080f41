import { expect } from 'chai';
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

/** Ana has 100 units of the guild token to claim and bo 5; at most 10 are minted in a row, and 10 a day. */
async function limitedFixture() {
  const fixture = await reporterFixture();
  const { rewards, reporter, timelock, ana, bo, dollar } = fixture;
  await setTerms(fixture, { claimCapacity: 10n, claimWindow: DAY });
  await rewards.connect(timelock).setRewardRate(dollar, TOKEN);
  await accrue(rewards, reporter, { account: ana, token: dollar, payment: 100n });
  await accrue(rewards, reporter, { account: bo, token: dollar, milestoneId: 1, payment: 5n });
  return fixture;
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
    const first = { cap: 7n, claimCapacity: 5n, claimWindow: 60, vestingCliff: 10, vestingDuration: 20 };
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
      ['claimCapacity', { claimCapacity: 0n }],
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
    await setTerms(fixture, { cap: accrued, claimCapacity: 1n, claimWindow: 1 });
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
    it('T-4 mints in part what it does not allow as a whole, and refuses when it is used up', async () => {
      const { rewards, token, ana, bo, stranger } = await loadFixture(limitedFixture);
      expect(await rewards.claimAvailable()).to.equal(10n);
      await expect(rewards.connect(stranger).claim(ana))
        .to.emit(rewards, 'RewardClaimed')
        .withArgs(ana.address, stranger.address, 10n, 10n);
      expect(await token.balanceOf(ana)).to.equal(10n);
      expect(await rewards.claimableOf(ana)).to.equal(90n);
      expect(await rewards.claimAvailable()).to.equal(0n);
      for (const claim of [() => rewards.claim(ana), () => rewards.claim(bo), () => rewards.claimMany([bo.address])]) {
        await expect(claim()).to.be.revertedWithCustomError(rewards, 'RewardsRateLimited');
      }
    });

    it('T-4 refills evenly over its window, to its capacity', async () => {
      const { rewards, ana, bo } = await loadFixture(limitedFixture);
      await rewards.claim(ana);
      const usedAt = await time.latest();
      await time.increaseTo(usedAt + DAY / 10 - 1);
      expect(await rewards.claimAvailable()).to.equal(0n);
      await time.setNextBlockTimestamp(usedAt + DAY / 10);
      await rewards.claim(bo);
      expect(await rewards.claimableOf(bo)).to.equal(4n);
      await time.increaseTo(usedAt + DAY / 10 + DAY);
      expect(await rewards.claimAvailable()).to.equal(10n);
      await time.increase(DAY);
      expect(await rewards.claimAvailable()).to.equal(10n);
    });

    it('T-4 ends a batch where it is used up', async () => {
      const { rewards, token, ana, bo, founder } = await loadFixture(limitedFixture);
      const before = await token.balanceOf(founder);
      expect(await rewards.claimMany.staticCall([founder.address, bo.address, ana.address])).to.equal(10n);
      await rewards.claimMany([founder.address, bo.address, ana.address]);
      expect(await Promise.all([founder, bo, ana].map((account) => token.balanceOf(account)))).to.deep.equal([
        before,
        5n,
        5n,
      ]);
      expect(await rewards.claimableOf(ana)).to.equal(95n);
    });

    it('T-4 what is used stays used when it changes', async () => {
      const fixture = await loadFixture(limitedFixture);
      const { rewards, ana } = fixture;
      await rewards.claim(ana);
      const usedAt = await time.latest();
      await time.setNextBlockTimestamp(usedAt + DAY / 2);
      await setTerms(fixture, { claimCapacity: 1_000n, claimWindow: DAY });
      expect(await rewards.claimAvailable()).to.equal(995n);
      await time.setNextBlockTimestamp(usedAt + DAY / 2 + 10);
      await setTerms(fixture, { claimCapacity: 3n, claimWindow: 3 * DAY });
      expect(await rewards.claimAvailable()).to.equal(0n);
      await time.increaseTo(usedAt + DAY / 2 + 10 + DAY);
      expect(await rewards.claimAvailable()).to.equal(1n);
    });
  });
});
