import { expect } from 'chai';
import { ZeroAddress, ZeroHash } from 'ethers';
import { contractAt, networkHelpers } from '../helpers/chain.ts';
import { eventsOf } from '../helpers/events.ts';
import { DOLLAR } from '../helpers/guild.ts';
import { createProjects, projectsFixture, RoundKind, type RoundTerms, roundTerms } from '../helpers/priorities.ts';
import { DAY } from '../helpers/projects.ts';
import { carry, proposalOf } from '../helpers/proposal.ts';

const { loadFixture, time } = networkHelpers;

/** A ranking round's values in place of a budget round's. */
const ranking = { kind: RoundKind.Ranking, token: ZeroAddress, budget: 0n };

/** Whole numbers from 1. */
const numbersTo = (last: number) => Array.from({ length: last }, (_, i) => BigInt(i + 1));

describe('PriorityRounds', () => {
  describe('openRound', () => {
    it('opens a budget round', async () => {
      const fixture = await loadFixture(projectsFixture);
      const { priorities, dollar, timelock } = fixture;
      const terms = await roundTerms(fixture);
      expect(await priorities.connect(timelock).openRound.staticCall(terms)).to.equal(1n);
      const receipt = await (await priorities.connect(timelock).openRound(terms)).wait();
      const times = [BigInt(terms.startsAt), BigInt(terms.endsAt)];
      const events = (await eventsOf(receipt, priorities)).map(({ name, args }) => [name, ...args]);
      const { kind, title, digest, cid, projectIds, budget } = terms;
      const told = [kind, title, digest, cid, projectIds, dollar.target, budget, ...times];
      expect(events).to.deep.equal([['RoundOpened', 1n, timelock.address, told]]);
      const stored = [RoundKind.Budget, ...times, false, 0n, dollar.target, 1_000n * DOLLAR];
      expect(await priorities.roundOf(1n)).to.deep.equal(stored);
      expect(await priorities.projectsOf(1n)).to.deep.equal(projectIds);
      expect(await priorities.roundCount()).to.equal(1n);
    });

    it('opens a ranking round, and one whose budget is in native coin', async () => {
      const fixture = await loadFixture(projectsFixture);
      const { priorities, timelock } = fixture;
      const changes = { ...ranking, digest: ZeroHash, cid: '', title: '', projectIds: [5n, 6n] };
      await priorities.connect(timelock).openRound(await roundTerms(fixture, changes));
      const native = { token: ZeroAddress, budget: 2n ** 128n - 1n };
      await priorities.connect(timelock).openRound(await roundTerms(fixture, native));
      expect((await priorities.roundOf(1n)).kind).to.equal(RoundKind.Ranking);
      const round = await priorities.roundOf(2n);
      expect([round.token, round.budget]).to.deep.equal([ZeroAddress, 2n ** 128n - 1n]);
      expect(await priorities.projectsOf(1n)).to.deep.equal([5n, 6n]);
    });

    it('reverts for anyone else', async () => {
      const fixture = await loadFixture(projectsFixture);
      const { priorities, founder, guardian, officer, auditor, stranger } = fixture;
      const terms = await roundTerms(fixture);
      for (const account of [founder, guardian, officer, auditor, stranger]) {
        await expect(priorities.connect(account).openRound(terms))
          .to.be.revertedWithCustomError(priorities, 'AccessManagedUnauthorized')
          .withArgs(account.address);
      }
    });

    it('G-3 G-14 names the field that cannot work', async () => {
      const fixture = await loadFixture(projectsFixture);
      const { priorities, dollar, timelock } = fixture;
      const bad: [string, Partial<RoundTerms>][] = [
        ['projectIds', { projectIds: [] }],
        ['projectIds', { projectIds: [1n] }],
        ['projectIds', { projectIds: [0n, 1n] }],
        ['projectIds', { projectIds: [1n, 1n] }],
        ['projectIds', { projectIds: [1n, 3n, 2n] }],
        ['projectIds', { projectIds: [1n, 7n] }],
        ['projectIds', { projectIds: [1n, 2n ** 256n - 1n] }],
        ['budget', { budget: 0n }],
        ['budget', { ...ranking, budget: 1n }],
        ['token', { ...ranking, token: dollar.target as string }],
      ];
      for (const [index, [field, changes]] of bad.entries()) {
        await expect(priorities.connect(timelock).openRound(await roundTerms(fixture, changes)), `${index}`)
          .to.be.revertedWithCustomError(priorities, 'PriorityRoundsInvalidTerms')
          .withArgs(field);
      }
      expect(await priorities.roundCount()).to.equal(0n);
    });

    it('E-16 ends between one second and 365 days after its start', async () => {
      const fixture = await loadFixture(projectsFixture);
      const { priorities, timelock } = fixture;
      const open = (terms: RoundTerms) => priorities.connect(timelock).openRound(terms);
      const now = (await time.latest()) + 10;
      const latest = now + 365 * DAY;
      const tries: [string, Partial<RoundTerms>][] = [
        ['endsAt', { startsAt: now, endsAt: now }],
        ['endsAt', { startsAt: now, endsAt: now - 1 }],
        ['endsAt', { startsAt: now, endsAt: latest + 1 }],
        ['endsAt', { startsAt: 2 ** 40 - 1, endsAt: 0 }],
      ];
      for (const [field, changes] of tries) {
        await time.setNextBlockTimestamp(now);
        await expect(open(await roundTerms(fixture, changes)), JSON.stringify(changes))
          .to.be.revertedWithCustomError(priorities, 'PriorityRoundsInvalidTerms')
          .withArgs(field);
      }
      await time.setNextBlockTimestamp(now);
      await open(await roundTerms(fixture, { startsAt: now, endsAt: latest }));
      await open(await roundTerms(fixture, { startsAt: latest, endsAt: latest + 1 }));
      expect(await priorities.roundCount()).to.equal(2n);
    });

    it('G-26 opened late it starts at once, and is as long as was asked', async () => {
      const fixture = await loadFixture(projectsFixture);
      const { priorities, timelock } = fixture;
      const now = (await time.latest()) + 1_000;
      const tries: [number, number][] = [
        [now, now + 60],
        [now - 1, now + 60],
        [0, 60],
        [0, 365 * DAY],
      ];
      for (const [index, [startsAt, endsAt]] of tries.entries()) {
        const terms = await roundTerms(fixture, { startsAt, endsAt });
        await time.setNextBlockTimestamp(now + index);
        const open = priorities.connect(timelock).openRound(terms);
        await expect(open).to.emit(priorities, 'RoundOpened');
        const { startsAt: started, endsAt: ends } = await priorities.roundOf(index + 1);
        expect([started, ends]).to.deep.equal([BigInt(now + index), BigInt(now + index + endsAt - startsAt)]);
        const [told] = await eventsOf(await (await open).wait(), priorities);
        expect([told?.args.terms.startsAt, told?.args.terms.endsAt]).to.deep.equal([started, ends]);
      }
    });

    it('G-26 a proposal that is executed after the start of its round still opens it', async () => {
      const fixture = await loadFixture(projectsFixture);
      const { priorities, founder } = fixture;
      const startsAt = (await time.latest()) + 60;
      const terms = await roundTerms(fixture, { startsAt, endsAt: startsAt + DAY });
      const proposal = await proposalOf(fixture, 'Round', [priorities, 'openRound', terms]);
      await carry(fixture, proposal);
      const opened = BigInt(await time.latest());
      expect((await priorities.roundOf(1)).endsAt).to.equal(opened + BigInt(DAY));
      await time.increase(1);
      await expect(priorities.connect(founder).castBallot(1, [1n, 2n], [5_000, 5_000])).to.emit(
        priorities,
        'BallotCast',
      );
    });

    it('E-9 takes fifty projects, and no more', async () => {
      const fixture = await loadFixture(projectsFixture);
      const { priorities, timelock } = fixture;
      await createProjects(fixture, 45);
      await expect(priorities.connect(timelock).openRound(await roundTerms(fixture, { projectIds: numbersTo(51) })))
        .to.be.revertedWithCustomError(priorities, 'PriorityRoundsInvalidTerms')
        .withArgs('projectIds');
      await priorities.connect(timelock).openRound(await roundTerms(fixture, { projectIds: numbersTo(50) }));
      expect(await priorities.projectsOf(1n)).to.deep.equal(numbersTo(50));
    });
  });

  it('knows nothing about a round that was never opened', async () => {
    const { priorities, founder } = await loadFixture(projectsFixture);
    for (const roundId of [0n, 1n]) {
      expect((await priorities.roundOf(roundId)).endsAt).to.equal(0n);
      expect(await priorities.projectsOf(roundId)).to.deep.equal([]);
      expect(await priorities.resultOf(roundId)).to.deep.equal([[], [], []]);
      expect(await priorities.hasVoted(roundId, founder)).to.equal(false);
      expect(await priorities.weightOf(roundId, 1n)).to.equal(0n);
      for (const call of [
        () => priorities.connect(founder).castBallot(roundId, [1n], [10_000]),
        () => priorities.finalizeRound(roundId),
      ]) {
        await expect(call()).to.be.revertedWithCustomError(priorities, 'PriorityRoundsUnknownRound').withArgs(roundId);
      }
    }
  });

  it('U-1 E-24 cannot be set up again, nor can its implementation', async () => {
    const { priorities, deployment, stranger, accessManager, token, projects, compliance } =
      await loadFixture(projectsFixture);
    const implementation = await contractAt('PriorityRounds', deployment.implementations.priorities);
    for (const contract of [priorities, implementation]) {
      await expect(
        contract.connect(stranger).initialize(accessManager, token, projects, compliance),
      ).to.be.revertedWithCustomError(contract, 'InvalidInitialization');
    }
  });
});
