import { expect } from 'chai';
import { networkHelpers } from '../helpers/chain.ts';
import { eventsOf } from '../helpers/events.ts';
import { DOLLAR, TOKEN } from '../helpers/guild.ts';
import { review, submittedFixture } from '../helpers/projects.ts';
import { setTerms } from '../helpers/rewards.ts';

const { loadFixture } = networkHelpers;

/** What the contributor of the first milestone gets: 1,000 dollars less 2.5%. */
const NET = 975n * DOLLAR;

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
});
