import { expect } from 'chai';
import { contractAt, deployContract, ethers, networkHelpers } from '../helpers/chain.ts';
import { eventsOf } from '../helpers/events.ts';
import { signRequest } from '../helpers/forward.ts';
import { TOKEN } from '../helpers/guild.ts';
import { cast, createProjects, openRound, projectsFixture, roundFixture, roundTerms } from '../helpers/priorities.ts';

const { loadFixture, time } = networkHelpers;

/** Values of `ICompliance.Action`. */
const Action = { Fund: 0n, Submit: 1n, Withdraw: 2n, Vote: 3n } as const;

/** An open round whose guild has a Compliance contract that refuses the founder to vote. */
async function gatedFixture() {
  const fixture = await roundFixture();
  const code = await ethers.provider.getCode(await deployContract('TestCompliance'));
  await networkHelpers.setCode(fixture.compliance.target as string, code);
  const refusing = await contractAt('TestCompliance', fixture.compliance.target as string);
  await refusing.setRefused(fixture.founder, Action.Vote, true);
  return { ...fixture, refusing };
}

describe('PriorityRounds ballots', () => {
  it('spread the votes over projects', async () => {
    const { priorities, founder } = await loadFixture(roundFixture);
    const receipt = await (
      await cast(priorities, founder, [
        [1n, 2_500],
        [4n, 5_000],
        [5n, 2_500],
      ])
    ).wait();
    const events = (await eventsOf(receipt, priorities)).map(({ name, args }) => [name, ...args]);
    const weights = [150n * TOKEN, 300n * TOKEN, 150n * TOKEN];
    const choice = [[1n, 4n, 5n], [2_500n, 5_000n, 2_500n], weights];
    expect(events).to.deep.equal([['BallotCast', 1n, founder.address, founder.address, 600n * TOKEN, ...choice]]);
    const counted = await Promise.all([1n, 2n, 3n, 4n, 5n].map((id) => priorities.weightOf(1n, id)));
    expect(counted).to.deep.equal([150n * TOKEN, 0n, 0n, 300n * TOKEN, 150n * TOKEN]);
    expect(await priorities.hasVoted(1n, founder)).to.equal(true);
    expect((await priorities.roundOf(1n)).ballotCount).to.equal(1n);
  });

  it('add up, each round on its own', async () => {
    const fixture = await loadFixture(roundFixture);
    const { priorities, founder, holder } = fixture;
    await cast(priorities, founder, [[2n, 10_000]]);
    await cast(priorities, holder, [
      [1n, 2_500],
      [2n, 7_500],
    ]);
    expect(await priorities.weightOf(1n, 2n)).to.equal(900n * TOKEN);
    expect((await priorities.roundOf(1n)).ballotCount).to.equal(2n);
    await openRound(fixture);
    await cast(priorities, founder, [[2n, 10_000]], 2n);
    expect(await priorities.weightOf(2n, 2n)).to.equal(600n * TOKEN);
    expect(await priorities.weightOf(1n, 2n)).to.equal(900n * TOKEN);
  });

  it('E-8 give what rounding leaves to the first project', async () => {
    const { token, ...fixture } = await loadFixture(projectsFixture);
    const { priorities, founder, ana, bo } = fixture;
    await token.connect(founder).transfer(ana, 1n);
    await token.connect(founder).transfer(bo, 10_001n);
    await openRound({ ...fixture, token });
    await expect(
      cast(priorities, ana, [
        [1n, 1],
        [2n, 4_999],
        [5n, 5_000],
      ]),
    )
      .to.emit(priorities, 'BallotCast')
      .withArgs(1n, ana.address, ana.address, 1n, [1n, 2n, 5n], [1n, 4_999n, 5_000n], [1n, 0n, 0n]);
    await expect(
      cast(priorities, bo, [
        [1n, 3_333],
        [2n, 3_333],
        [5n, 3_334],
      ]),
    )
      .to.emit(priorities, 'BallotCast')
      .withArgs(1n, bo.address, bo.address, 10_001n, [1n, 2n, 5n], [3_333n, 3_333n, 3_334n], [3_334n, 3_333n, 3_334n]);
  });

  it('G-14 refuse a choice that is not of the round, not in order, empty or not whole', async () => {
    const { priorities, founder } = await loadFixture(roundFixture);
    const bad: [bigint[], number[]][] = [
      [[], []],
      [[1n], []],
      [[], [10_000]],
      [[1n, 2n], [10_000]],
      [[1n], [5_000, 5_000]],
      [
        [1n, 1n],
        [5_000, 5_000],
      ],
      [
        [2n, 1n],
        [5_000, 5_000],
      ],
      [
        [0n, 1n],
        [5_000, 5_000],
      ],
      [[3n], [10_000]],
      [[6n], [10_000]],
      [
        [1n, 3n, 5n],
        [1, 1, 9_998],
      ],
      [
        [1n, 2n ** 256n - 1n],
        [5_000, 5_000],
      ],
      [
        [1n, 2n],
        [10_000, 0],
      ],
      [
        [1n, 2n],
        [0, 10_000],
      ],
      [
        [1n, 2n],
        [5_000, 4_999],
      ],
      [
        [1n, 2n],
        [5_000, 5_001],
      ],
      [
        [1n, 2n],
        [65_535, 10_001],
      ],
    ];
    for (const [projectIds, sharesBps] of bad) {
      await expect(priorities.connect(founder).castBallot(1n, projectIds, sharesBps), `${projectIds} ${sharesBps}`)
        .to.be.revertedWithCustomError(priorities, 'PriorityRoundsInvalidBallot')
        .withArgs(1n);
    }
    expect(await priorities.hasVoted(1n, founder)).to.equal(false);
  });

  it('E-9 may choose all of fifty projects', async () => {
    const fixture = await loadFixture(projectsFixture);
    const { priorities, founder } = fixture;
    await createProjects(fixture, 44);
    const projectIds = Array.from({ length: 50 }, (_, i) => BigInt(i + 1));
    await openRound(fixture, { projectIds });
    const receipt = await (
      await cast(
        priorities,
        founder,
        projectIds.map((id) => [id, 200]),
      )
    ).wait();
    expect(await priorities.weightOf(1n, 50n)).to.equal(12n * TOKEN);
    expect(receipt.gasUsed).to.be.lessThan(3_000_000n);
  });

  it('E-16 are in time after the start, up to and including the end', async () => {
    const fixture = await loadFixture(roundFixture);
    const { priorities, timelock, founder, holder, round } = fixture;
    const again = { ...round, startsAt: round.endsAt + 10, endsAt: round.endsAt + 20 };
    await priorities.connect(timelock).openRound(again);
    const late = async () => {
      await expect(cast(priorities, holder, [[1n, 10_000]], 2n))
        .to.be.revertedWithCustomError(priorities, 'PriorityRoundsNotOpen')
        .withArgs(2n, again.startsAt, again.endsAt);
    };
    await time.setNextBlockTimestamp(again.startsAt);
    await late();
    await time.setNextBlockTimestamp(again.startsAt + 1);
    await cast(priorities, founder, [[1n, 10_000]], 2n);
    await time.setNextBlockTimestamp(again.endsAt + 1);
    await late();
    await time.setNextBlockTimestamp(again.endsAt);
    await cast(priorities, holder, [[1n, 10_000]], 2n);
    expect((await priorities.roundOf(2n)).ballotCount).to.equal(2n);
  });

  it('G-1 cannot be cast twice, nor changed', async () => {
    const { priorities, founder } = await loadFixture(roundFixture);
    await cast(priorities, founder, [[1n, 10_000]]);
    await expect(cast(priorities, founder, [[2n, 10_000]]))
      .to.be.revertedWithCustomError(priorities, 'PriorityRoundsAlreadyVoted')
      .withArgs(1n, founder.address);
  });

  it('G-2 weigh what was held at the start, not what moved since', async () => {
    const { priorities, token, founder, holder, ana } = await loadFixture(roundFixture);
    await token.connect(founder).transfer(ana, 600n * TOKEN);
    await token.connect(holder).delegate(ana);
    await expect(cast(priorities, ana, [[1n, 10_000]]))
      .to.be.revertedWithCustomError(priorities, 'PriorityRoundsNoVotes')
      .withArgs(1n, ana.address);
    await cast(priorities, founder, [[1n, 10_000]]);
    await cast(priorities, holder, [[2n, 10_000]]);
    expect(await priorities.weightOf(1n, 1n)).to.equal(600n * TOKEN);
    expect(await priorities.weightOf(1n, 2n)).to.equal(400n * TOKEN);
  });

  it('G-2 weigh what was delegated in time, even in the second of the start', async () => {
    const fixture = await loadFixture(projectsFixture);
    const { priorities, token, timelock, founder, holder, ana } = fixture;
    const now = (await time.latest()) + 10;
    await token.connect(holder).delegate(ana);
    const terms = await roundTerms(fixture, { startsAt: now, endsAt: now + 100 });
    await time.setNextBlockTimestamp(now - 1);
    await priorities.connect(timelock).openRound(terms);
    await time.setNextBlockTimestamp(now);
    await token.connect(founder).transfer(ana, 100n * TOKEN);
    await token.connect(founder).transfer(ana, 50n * TOKEN);
    await cast(priorities, ana, [[1n, 10_000]]);
    expect(await priorities.weightOf(1n, 1n)).to.equal(500n * TOKEN);
    await expect(cast(priorities, holder, [[1n, 10_000]])).to.be.revertedWithCustomError(
      priorities,
      'PriorityRoundsNoVotes',
    );
  });

  it('M-1 count for whoever signed when they come through the forwarder', async () => {
    const { priorities, forwarder, founder, stranger } = await loadFixture(roundFixture);
    const request = await signRequest(forwarder, founder, priorities, ['castBallot', 1n, [1n], [10_000n]]);
    await forwarder.connect(stranger).execute(request);
    expect(await priorities.hasVoted(1n, founder)).to.equal(true);
    expect(await priorities.hasVoted(1n, forwarder)).to.equal(false);
  });

  describe('gate', () => {
    it('keeps out whom the Compliance contract refuses, while it is on', async () => {
      const { priorities, refusing, founder, holder } = await loadFixture(gatedFixture);
      await refusing.switchGate(priorities, Action.Vote, true);
      expect(await priorities.isGated(Action.Vote)).to.equal(true);
      await expect(cast(priorities, founder, [[1n, 10_000]]))
        .to.be.revertedWithCustomError(refusing, 'ComplianceNotMet')
        .withArgs(founder.address, Action.Vote, 1n);
      await cast(priorities, holder, [[1n, 10_000]]);
      await refusing.switchGate(priorities, Action.Vote, false);
      expect(await priorities.isGated(Action.Vote)).to.equal(false);
      await cast(priorities, founder, [[1n, 10_000]]);
      expect((await priorities.roundOf(1n)).ballotCount).to.equal(2n);
    });

    it('has no other action', async () => {
      const { priorities, refusing, founder } = await loadFixture(gatedFixture);
      for (const action of [Action.Fund, Action.Submit, Action.Withdraw]) {
        await refusing.switchGate(priorities, action, true);
        expect(await priorities.isGated(action)).to.equal(false);
      }
      expect(await priorities.isGated(Action.Vote)).to.equal(false);
      await refusing.switchGate(priorities, Action.Vote, true);
      await refusing.switchGate(priorities, Action.Fund, false);
      expect(await priorities.isGated(Action.Vote)).to.equal(true);
      expect(await priorities.isGated(Action.Fund)).to.equal(false);
      expect(await priorities.hasVoted(1n, founder)).to.equal(false);
    });

    it('M-4 is switched by the Compliance contract only, not through the forwarder', async () => {
      const { priorities, forwarder, timelock, officer, founder } = await loadFixture(gatedFixture);
      for (const account of [timelock, officer, founder]) {
        await expect(priorities.connect(account).setGated(Action.Vote, true))
          .to.be.revertedWithCustomError(priorities, 'GatedUnauthorized')
          .withArgs(account.address);
      }
      const request = await signRequest(forwarder, officer, priorities, ['setGated', Action.Vote, true]);
      await expect(forwarder.execute(request)).to.be.revertedWithCustomError(forwarder, 'FailedCall');
    });
  });
});
