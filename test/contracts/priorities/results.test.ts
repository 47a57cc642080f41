import { expect } from 'chai';
import { ZeroAddress } from 'ethers';
import { networkHelpers } from '../helpers/chain.ts';
import { eventsOf } from '../helpers/events.ts';
import { DOLLAR, TOKEN } from '../helpers/guild.ts';
import {
  cast,
  createProjects,
  finalize,
  openRound,
  projectsFixture,
  RoundKind,
  roundFixture,
} from '../helpers/priorities.ts';

const { loadFixture, time } = networkHelpers;

/** Values of a ranking round in place of a budget round's. */
const ranking = { kind: RoundKind.Ranking, token: ZeroAddress, budget: 0n };

describe('PriorityRounds results', () => {
  it('rank the projects and split the budget', async () => {
    const { priorities, founder, holder, stranger } = await loadFixture(roundFixture);
    await cast(priorities, founder, [
      [2n, 2_500],
      [4n, 7_500],
    ]);
    await cast(priorities, holder, [
      [1n, 5_000],
      [5n, 5_000],
    ]);
    const order = [4n, 1n, 5n, 2n];
    const weights = [450n, 200n, 200n, 150n].map((votes) => votes * TOKEN);
    const amounts = [450n, 200n, 200n, 150n].map((dollars) => dollars * DOLLAR);
    expect(await priorities.resultOf(1n)).to.deep.equal([order, weights, amounts]);
    const { endsAt } = await priorities.roundOf(1n);
    await time.increaseTo(endsAt + 1n);
    const receipt = await (await priorities.connect(stranger).finalizeRound(1n)).wait();
    const events = (await eventsOf(receipt, priorities)).map(({ name, args }) => [name, ...args]);
    expect(events).to.deep.equal([
      ['RoundFinalized', 1n, stranger.address, order, weights, amounts, 1_000n * TOKEN, 2n],
    ]);
    expect((await priorities.roundOf(1n)).finalized).to.equal(true);
    expect(await priorities.resultOf(1n)).to.deep.equal([order, weights, amounts]);
  });

  it('put the lower number first on equal votes', async () => {
    const fixture = await loadFixture(projectsFixture);
    const { priorities, founder } = fixture;
    const projectIds = [1n, 2n, 3n, 4n, 5n, 6n];
    await openRound(fixture, { ...ranking, projectIds });
    await cast(priorities, founder, [
      [2n, 3_000],
      [3n, 1_500],
      [4n, 3_000],
      [6n, 2_500],
    ]);
    const [order, weights] = await priorities.resultOf(1n);
    expect(order).to.deep.equal([2n, 4n, 6n, 3n, 1n, 5n]);
    expect(weights).to.deep.equal([180n, 180n, 150n, 90n, 0n, 0n].map((votes) => votes * TOKEN));
  });

  it('E-8 give what rounding leaves of the budget to the first', async () => {
    const fixture = await loadFixture(projectsFixture);
    const { priorities, founder } = fixture;
    const thirds: [bigint, number][] = [
      [1n, 3_333],
      [2n, 3_333],
      [4n, 3_333],
      [5n, 1],
    ];
    await openRound(fixture, { budget: 1_000n });
    await cast(priorities, founder, thirds);
    expect((await priorities.resultOf(1n))[2]).to.deep.equal([334n, 333n, 333n, 0n]);
    await openRound(fixture, { budget: 1n });
    await cast(priorities, founder, thirds, 2n);
    expect((await priorities.resultOf(2n))[2]).to.deep.equal([1n, 0n, 0n, 0n]);
  });

  it('split nothing in a ranking round', async () => {
    const fixture = await loadFixture(projectsFixture);
    const { priorities, founder } = fixture;
    await openRound(fixture, ranking);
    await cast(priorities, founder, [[5n, 10_000]]);
    await finalize(priorities);
    expect(await priorities.resultOf(1n)).to.deep.equal([
      [5n, 1n, 2n, 4n],
      [600n * TOKEN, 0n, 0n, 0n],
      [0n, 0n, 0n, 0n],
    ]);
  });

  it('are all zero without votes', async () => {
    const { priorities, deployer } = await loadFixture(roundFixture);
    const none = [0n, 0n, 0n, 0n];
    await expect(finalize(priorities))
      .to.emit(priorities, 'RoundFinalized')
      .withArgs(1n, deployer.address, [1n, 2n, 4n, 5n], none, none, 0n, 0n);
  });

  it('E-16 are recorded once, one second after the end at the earliest', async () => {
    const { priorities, stranger, round } = await loadFixture(roundFixture);
    await time.setNextBlockTimestamp(round.endsAt);
    await expect(priorities.connect(stranger).finalizeRound(1n))
      .to.be.revertedWithCustomError(priorities, 'PriorityRoundsNotEnded')
      .withArgs(1n, round.endsAt);
    await time.setNextBlockTimestamp(round.endsAt + 1);
    await priorities.connect(stranger).finalizeRound(1n);
    await expect(priorities.finalizeRound(1n))
      .to.be.revertedWithCustomError(priorities, 'PriorityRoundsAlreadyFinalized')
      .withArgs(1n);
  });

  it('E-9 of fifty projects can be recorded in a transaction, even when all have to be sorted', async () => {
    const fixture = await loadFixture(projectsFixture);
    const { priorities, founder } = fixture;
    await createProjects(fixture, 44);
    const projectIds = Array.from({ length: 50 }, (_, i) => BigInt(i + 1));
    await openRound(fixture, { projectIds, budget: 2n ** 128n - 1n });
    // Shares 1 to 49, and the rest: each project has more votes than the one before.
    const rest = 10_000 - (49 * 50) / 2;
    await cast(
      priorities,
      founder,
      projectIds.map((id) => [id, id === 50n ? rest : Number(id)]),
    );
    const receipt = await (await finalize(priorities)).wait();
    expect(receipt.gasUsed).to.be.lessThan(5_000_000n);
    const [order, , amounts] = await priorities.resultOf(1n);
    expect(order).to.deep.equal(projectIds.toReversed());
    expect(amounts.reduce((sum: bigint, amount: bigint) => sum + amount, 0n)).to.equal(2n ** 128n - 1n);
  });
});
