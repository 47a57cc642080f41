import { expect } from 'chai';
import { MaxUint256, ZeroAddress } from 'ethers';
import { networkHelpers } from '../helpers/chain.ts';
import { eventsOf } from '../helpers/events.ts';
import { TOKEN } from '../helpers/guild.ts';
import { accrue, reporterFixture, setTerms } from '../helpers/rewards.ts';

const { loadFixture, time } = networkHelpers;

const CLIFF = 100;
const DURATION = 1_000;
const AMOUNT = 1_003n;

/** Ana has a grant of 1,003 units that vests over 1,000 seconds, after a cliff of 100. */
async function grantFixture() {
  const fixture = await reporterFixture();
  const { rewards, reporter, timelock, ana, dollar } = fixture;
  await setTerms(fixture, { vestingCliff: CLIFF, vestingDuration: DURATION });
  await rewards.connect(timelock).setRewardRates(dollar, TOKEN, 0n);
  await accrue(rewards, reporter, { account: ana, token: dollar, payment: AMOUNT });
  return { ...fixture, startsAt: await time.latest() };
}

describe('Rewards: vesting', () => {
  it('opens a grant per release, and leaves nothing to claim at once', async () => {
    const { rewards, reporter, ana, dollar } = await loadFixture(grantFixture);
    await expect(accrue(rewards, reporter, { account: ana, token: dollar, milestoneId: 1, payment: 7n }))
      .to.emit(rewards, 'RewardAccrued')
      .withArgs(1n, 1n, ana.address, dollar.target, 7n, 7n, 7n, 0n, 2n, AMOUNT + 7n);
    expect(await rewards.grantCountOf(ana)).to.equal(2n);
    expect(await rewards.claimableOf(ana)).to.equal(0n);
    await expect(rewards.claim(ana)).to.be.revertedWithCustomError(rewards, 'RewardsNothingToClaim');
    const startsAt = BigInt(await time.latest());
    expect(await rewards.grantOf(ana, 2)).to.deep.equal([7n, 0n, startsAt, BigInt(CLIFF), BigInt(DURATION)]);
    for (const grantId of [0, 3, MaxUint256]) {
      expect(await rewards.grantOf(ana, grantId)).to.deep.equal([0n, 0n, 0n, 0n, 0n]);
      expect(await rewards.vestedOf(ana, grantId)).to.equal(0n);
    }
  });

  it('is nothing before the cliff, linear and rounded down after it, and all at its end', async () => {
    const { rewards, ana, startsAt } = await loadFixture(grantFixture);
    const expected: [elapsed: number, vested: bigint][] = [
      [1, 0n],
      [CLIFF - 1, 0n],
      [CLIFF, 100n],
      [333, 333n],
      [334, 335n],
      [DURATION - 1, 1_001n],
      [DURATION, AMOUNT],
      [DURATION + 1, AMOUNT],
      [1_000 * DURATION, AMOUNT],
    ];
    for (const [elapsed, vested] of expected) {
      await time.increaseTo(startsAt + elapsed);
      expect(await rewards.vestedOf(ana, 1), `after ${elapsed} s`).to.equal(vested);
    }
  });

  it('mints what has vested, grant by grant, for anyone who asks', async () => {
    const { rewards, token, reporter, ana, bo, stranger, dollar, startsAt } = await loadFixture(grantFixture);
    await accrue(rewards, reporter, { account: ana, token: dollar, milestoneId: 1, payment: 2_000n });
    const secondAt = await time.latest();
    await accrue(rewards, reporter, { account: bo, token: dollar, milestoneId: 2, payment: 5n });
    await time.setNextBlockTimestamp(secondAt + 500);
    const first = (AMOUNT * BigInt(secondAt + 500 - startsAt)) / 1_000n;
    const receipt = await (await rewards.connect(stranger).claimGrants(ana, [2, 1, 2])).wait();
    const events = (await eventsOf(receipt, rewards, token)).filter(({ name }) => !name.startsWith('Delegate'));
    expect(events.map(({ name, args }) => [name, ...args])).to.deep.equal([
      ['GrantClaimed', ana.address, 2n, 1_000n, 1_000n],
      ['GrantClaimed', ana.address, 1n, first, first],
      ['RewardClaimed', ana.address, stranger.address, 1_000n + first, 1_000n + first],
      ['Transfer', ZeroAddress, ana.address, 1_000n + first],
    ]);
    await time.increaseTo(secondAt + DURATION);
    expect(await rewards.claimGrants.staticCall(ana, [1, 2])).to.equal(AMOUNT - first + 1_000n);
    await expect(rewards.claimGrants(ana, [1, 2]))
      .to.emit(rewards, 'GrantClaimed')
      .withArgs(ana.address, 1n, AMOUNT - first, AMOUNT)
      .and.to.emit(rewards, 'GrantClaimed')
      .withArgs(ana.address, 2n, 1_000n, 2_000n);
    expect(await token.balanceOf(ana)).to.equal(AMOUNT + 2_000n);
    expect(await rewards.claimedOf(ana)).to.equal(AMOUNT + 2_000n);
    expect((await rewards.grantOf(ana, 2)).claimed).to.equal(2_000n);
  });

  it('reverts when nothing has vested, or all of it was claimed', async () => {
    const { rewards, ana, startsAt } = await loadFixture(grantFixture);
    const refused = async (grantIds: number[]) =>
      expect(rewards.claimGrants(ana, grantIds))
        .to.be.revertedWithCustomError(rewards, 'RewardsNothingToClaim')
        .withArgs(ana.address);
    await refused([]);
    await time.setNextBlockTimestamp(startsAt + CLIFF - 1);
    await refused([1]);
    await time.setNextBlockTimestamp(startsAt + CLIFF);
    await rewards.claimGrants(ana, [1]);
    await time.increaseTo(startsAt + DURATION);
    await rewards.claimGrants(ana, [1]);
    await refused([1, 1]);
  });

  it('reverts for a grant that the account does not have', async () => {
    const { rewards, ana, bo, startsAt } = await loadFixture(grantFixture);
    await time.increaseTo(startsAt + DURATION);
    for (const [account, grantId] of [
      [ana, 0n],
      [ana, 2n],
      [bo, 1n],
    ] as const) {
      await expect(rewards.claimGrants(account, [1, grantId]))
        .to.be.revertedWithCustomError(rewards, 'RewardsUnknownGrant')
        .withArgs(account.address, account === bo ? 1n : grantId);
    }
  });

  it('T-4 is minted as far as the rate limit allows', async () => {
    const fixture = await loadFixture(grantFixture);
    const { rewards, reporter, token, ana, dollar, startsAt } = fixture;
    await accrue(rewards, reporter, { account: ana, token: dollar, milestoneId: 1, payment: 10n });
    await accrue(rewards, reporter, { account: ana, token: dollar, milestoneId: 2, payment: 10n });
    await setTerms(fixture, { claimCapacity: 10n * (AMOUNT + 3n), claimWindow: 2 ** 47 });
    await time.increaseTo(startsAt + 2 * DURATION);
    await rewards.claimGrants(ana, [1, 2, 3]);
    expect(await token.balanceOf(ana)).to.equal(AMOUNT + 3n);
    const claimed = await Promise.all([1, 2, 3].map(async (grantId) => (await rewards.grantOf(ana, grantId)).claimed));
    expect(claimed).to.deep.equal([AMOUNT, 3n, 0n]);
    await expect(rewards.claimGrants(ana, [2, 3])).to.be.revertedWithCustomError(rewards, 'RewardsRateLimited');
    await expect(rewards.claimGrants(ana, [1])).to.be.revertedWithCustomError(rewards, 'RewardsNothingToClaim');
    await setTerms(fixture, { claimCapacity: 20n * AMOUNT });
    await rewards.claimGrants(ana, [2, 3]);
    expect(await token.balanceOf(ana)).to.equal(AMOUNT + 20n);
  });

  it('stays as it was when the terms change', async () => {
    const fixture = await loadFixture(grantFixture);
    const { rewards, reporter, ana, dollar } = fixture;
    const terms = [
      { vestingCliff: CLIFF, vestingDuration: DURATION },
      { vestingCliff: CLIFF + 1, vestingDuration: DURATION },
      { vestingCliff: CLIFF + 1, vestingDuration: DURATION + 1 },
      { vestingCliff: 0, vestingDuration: 0 },
      { vestingCliff: CLIFF, vestingDuration: DURATION },
      { vestingCliff: DURATION, vestingDuration: DURATION },
    ];
    for (const [i, changes] of terms.entries()) {
      await setTerms(fixture, changes);
      await accrue(rewards, reporter, { account: ana, token: dollar, milestoneId: i + 1, payment: 9n });
    }
    expect(await rewards.claimableOf(ana)).to.equal(9n);
    const vestings = [];
    for (let grantId = 1n; grantId <= (await rewards.grantCountOf(ana)); ++grantId) {
      const { cliff, duration } = await rewards.grantOf(ana, grantId);
      vestings.push({ vestingCliff: Number(cliff), vestingDuration: Number(duration) });
    }
    expect(vestings).to.deep.equal([terms[0], ...terms.filter(({ vestingDuration }) => vestingDuration !== 0)]);
  });

  it('opens no grant for what the cap leaves nothing of', async () => {
    const fixture = await loadFixture(grantFixture);
    const { rewards, reporter, ana, dollar } = fixture;
    await setTerms(fixture, { cap: AMOUNT, vestingCliff: CLIFF, vestingDuration: DURATION });
    await expect(accrue(rewards, reporter, { account: ana, token: dollar, milestoneId: 1, payment: 7n }))
      .to.emit(rewards, 'RewardAccrued')
      .withArgs(1n, 1n, ana.address, dollar.target, 7n, 7n, 0n, 0n, 0n, AMOUNT);
    expect(await rewards.grantCountOf(ana)).to.equal(1n);
  });

  it('holds the largest amount over the longest time', async () => {
    const fixture = await loadFixture(grantFixture);
    const { rewards, reporter, token, bo, dollar } = fixture;
    const longest = 3_650 * 86_400;
    const rest = 2n ** 96n - 1n - AMOUNT;
    await setTerms(fixture, { cap: 2n ** 96n - 1n, vestingCliff: longest, vestingDuration: longest });
    await accrue(rewards, reporter, { account: bo, token: dollar, milestoneId: 1, payment: rest });
    const startsAt = await time.latest();
    await time.increaseTo(startsAt + longest - 1);
    expect(await rewards.vestedOf(bo, 1)).to.equal(0n);
    await time.increaseTo(startsAt + longest);
    expect(await rewards.vestedOf(bo, 1)).to.equal(rest);
    await rewards.claimGrants(bo, [1]);
    expect(await token.balanceOf(bo)).to.equal(10_000n * TOKEN);
  });
});
