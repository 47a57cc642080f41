import { expect } from 'chai';
import { encodeBytes32String } from 'ethers';
import { networkHelpers } from './helpers/chain.ts';
import { DOLLAR, digestOf, guildFixture, TOKEN } from './helpers/guild.ts';
import { DAY, fund, review, submit, termsOf } from './helpers/projects.ts';
import { carry, proposalOf } from './helpers/proposal.ts';

const { loadFixture, time } = networkHelpers;

describe('a guild', () => {
  it('takes a project on by vote, pays for it by approval, revision and silence, and spends its fees by vote', async () => {
    const fixture = await loadFixture(guildFixture);
    const { projects, rewards, treasury, token, dollar, client, ana, bo, reviewer, secondReviewer, stranger } = fixture;

    await projects.connect(client).createProject(await termsOf(fixture), 1);
    await fund(projects, client, 1, 1, 2);
    const { termsHash } = await projects.projectOf(1);
    const take = await proposalOf(fixture, 'Take on the market study', [projects, 'acceptProject', 1, termsHash]);
    await carry(fixture, take);

    // By approval.
    await submit(projects, ana, 0);
    await review(projects, reviewer, 0, true);
    await review(projects, secondReviewer, 0, true);
    // By approval of a revision.
    await submit(projects, bo, 1);
    await review(projects, secondReviewer, 1, false);
    await submit(projects, bo, 1);
    await review(projects, reviewer, 1, true, 2);
    await review(projects, secondReviewer, 1, true, 2);
    // By silence.
    await submit(projects, ana, 2);
    await time.increase(3 * DAY + 1);
    await projects.connect(stranger).release(1, 2);

    await projects.connect(ana).withdraw(dollar, ana);
    await projects.connect(bo).withdraw(dollar, bo);
    await projects.connect(stranger).collectFees(dollar);
    await rewards.connect(stranger).claim(ana);
    await rewards.connect(stranger).claim(bo);

    const fees = 25n * DOLLAR + 50n * DOLLAR;
    expect(await dollar.balanceOf(ana)).to.equal(975n * DOLLAR + 39n);
    expect(await dollar.balanceOf(bo)).to.equal(1_950n * DOLLAR + 1n);
    expect(await dollar.balanceOf(projects)).to.equal(0n);
    expect(await treasury.bookBalanceOf(dollar)).to.equal(fees);
    expect(await token.getVotes(ana)).to.equal(((975n * DOLLAR + 39n) * TOKEN) / DOLLAR / 2n);

    const ref = encodeBytes32String('tools');
    const pay = [treasury, 'pay', dollar.target, stranger.address, 60n * DOLLAR, 0, ref, 'Tools'] as const;
    await expect(carry(fixture, await proposalOf(fixture, `Pay for tools ${digestOf('tools')}`, [...pay])))
      .to.emit(treasury, 'Paid')
      .withArgs(
        1n,
        stranger.address,
        dollar.target,
        fixture.timelock.address,
        0n,
        0n,
        ref,
        'Tools',
        60n * DOLLAR,
        15n * DOLLAR,
      );
    expect(await dollar.balanceOf(stranger)).to.equal(60n * DOLLAR);
  });
});
