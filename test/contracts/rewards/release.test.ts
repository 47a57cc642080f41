import { expect } from 'chai';
import { networkHelpers } from '../helpers/chain.ts';
import { DOLLAR, TOKEN } from '../helpers/guild.ts';
import { review, submittedFixture } from '../helpers/projects.ts';
import { EPOCH, setTerms } from '../helpers/rewards.ts';

const { loadFixture, time } = networkHelpers;

/** What the contributor of the first milestone gets: 1,000 dollars less 2.5%. */
const NET = 975n * DOLLAR;

describe('Rewards: release', () => {
  it('E-27 a reward beyond the cap is skipped, and the payment stands', async () => {
    const fixture = await loadFixture(submittedFixture);
    const { projects, rewards, dollar, ana, reviewer, secondReviewer } = fixture;
    await setTerms(fixture, { cap: 487n * TOKEN });
    await review(projects, reviewer, 0, true);
    const reason = rewards.interface.encodeErrorResult('RewardsCapExceeded', [(975n * TOKEN) / 2n, 487n * TOKEN]);
    await expect(review(projects, secondReviewer, 0, true))
      .to.emit(projects, 'RewardSkipped')
      .withArgs(1n, 0n, reason);
    expect(await projects.creditOf(ana, dollar)).to.equal(NET);
    expect(await rewards.totalAccrued()).to.equal(0n);
  });

  it('lets its reviewers take part, and nobody else', async () => {
    const fixture = await loadFixture(submittedFixture);
    const { projects, rewards, timelock, client, ana, reviewer, secondReviewer } = fixture;
    await rewards.connect(timelock).setParticipationBudget(9n);
    await review(projects, reviewer, 0, true);
    await expect(rewards.recordReview(reviewer, 1, 0)).to.be.revertedWithCustomError(rewards, 'RewardsNoParticipation');
    await review(projects, secondReviewer, 0, true);
    await rewards.recordReview(reviewer, 1, 0);
    await rewards.recordReview(secondReviewer, 1, 0);
    for (const account of [client, ana]) {
      await expect(rewards.recordReview(account, 1, 0)).to.be.revertedWithCustomError(
        rewards,
        'RewardsNoParticipation',
      );
    }
    await expect(rewards.recordReview(reviewer, 1, 1)).to.be.revertedWithCustomError(rewards, 'RewardsNoParticipation');
    const epoch = await rewards.currentEpoch();
    expect(await rewards.participationOf(reviewer, epoch)).to.deep.equal([1n, 2n, 9n]);
    await time.increase(EPOCH);
    await rewards.claimParticipation(reviewer, epoch);
    expect(await rewards.claimedOf(reviewer)).to.equal(4n);
  });
});
