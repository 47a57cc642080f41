import { expect } from 'chai';
import { networkHelpers } from '../helpers/chain.ts';
import { eventsOf } from '../helpers/events.ts';
import { DOLLAR, TOKEN } from '../helpers/guild.ts';
import { review, submittedFixture } from '../helpers/projects.ts';
import { setTerms } from '../helpers/rewards.ts';

const { loadFixture } = networkHelpers;

/** What the contributor of the first milestone gets: 1,000 dollars less 2.5%. */
const NET = 975n * DOLLAR;
const MINTER_ROLE = 1;

describe('Rewards: release', () => {
  it('T-8 a reward beyond the cap is cut to what the cap leaves; payment and reputation are whole', async () => {
    const fixture = await loadFixture(submittedFixture);
    const { projects, rewards, reputation, dollar, ana, reviewer, secondReviewer } = fixture;
    await setTerms(fixture, { cap: 487n * TOKEN });
    await review(projects, reviewer, 0, true);
    const released = await review(projects, secondReviewer, 0, true);
    const events = await eventsOf(await released.wait(), projects, rewards, reputation);
    expect(events.find(({ name }) => name === 'RewardAccrued')?.args.slice(4)).to.deep.equal([
      NET,
      (975n * TOKEN) / 2n,
      487n * TOKEN,
      487n * TOKEN,
      0n,
      487n * TOKEN,
    ]);
    expect(events.map(({ name }) => name)).to.not.include('RewardSkipped');
    expect(await projects.creditOf(ana, dollar)).to.equal(NET);
    expect(await reputation.pointsOf(ana, 1)).to.equal(975n);
  });

  for (const [rate, earned] of [
    [0n, 0n],
    [2n ** 128n - 1n, 500_000n * TOKEN],
  ] as const) {
    it(`T-8 the rate of the release counts, up to the cap: at ${rate} work under way earns ${earned}`, async () => {
      const fixture = await loadFixture(submittedFixture);
      const { projects, rewards, timelock, dollar, ana, reviewer, secondReviewer } = fixture;
      await rewards.connect(timelock).setRewardRates(dollar, rate, 0n);
      await review(projects, reviewer, 0, true);
      await review(projects, secondReviewer, 0, true);
      expect(await rewards.claimableOf(ana)).to.equal(earned);
      await projects.connect(ana).withdraw(dollar, ana);
      expect(await dollar.balanceOf(ana)).to.equal(NET);
    });
  }

  it('T-8 what has accrued stays, however rates, cap and minters change; it can wait to be minted', async () => {
    const fixture = await loadFixture(submittedFixture);
    const { projects, rewards, accessManager, timelock, dollar, ana, reviewer, secondReviewer } = fixture;
    await review(projects, reviewer, 0, true);
    await review(projects, secondReviewer, 0, true);
    const accrued = (975n * TOKEN) / 2n;
    await rewards.connect(timelock).setRewardRates(dollar, 0n, 0n);
    await setTerms(fixture, { cap: accrued });
    await accessManager.connect(timelock).revokeRole(MINTER_ROLE, rewards);
    await expect(rewards.claim(ana)).to.be.revertedWithCustomError(rewards, 'AccessManagedUnauthorized');
    expect(await rewards.claimableOf(ana)).to.equal(accrued);
    await accessManager.connect(timelock).grantRole(MINTER_ROLE, rewards, 0);
    await rewards.claim(ana);
    expect(await rewards.claimedOf(ana)).to.equal(accrued);
  });
});
