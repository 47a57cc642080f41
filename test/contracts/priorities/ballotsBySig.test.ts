import { expect } from 'chai';
import { ZeroAddress } from 'ethers';
import { deployContract, ethers, networkHelpers, type TestContract } from '../helpers/chain.ts';
import { eventsOf } from '../helpers/events.ts';
import { TOKEN } from '../helpers/guild.ts';
import { type Ballot, cast, openRound, roundFixture, roundTerms, signBallot } from '../helpers/priorities.ts';

const { loadFixture, time } = networkHelpers;

/** An open round, and a ballot that the founder signed. */
async function signedFixture() {
  const fixture = await roundFixture();
  const ballot: Ballot = {
    roundId: 1n,
    voter: fixture.founder.address,
    projectIds: [1n, 5n],
    sharesBps: [4_000, 6_000],
    deadline: (await time.latest()) + 500,
  };
  return { ...fixture, ballot, signature: await signBallot(fixture.priorities, fixture.founder, ballot) };
}

/** Brings a signed ballot. */
function bring(priorities: TestContract, ballot: Ballot, signature: string) {
  const { roundId, voter, projectIds, sharesBps, deadline } = ballot;
  return priorities.castBallotBySig(roundId, voter, projectIds, sharesBps, deadline, signature);
}

describe('PriorityRounds ballots by signature', () => {
  it('count for the voter, whoever brings them', async () => {
    const { priorities, founder, stranger, ballot, signature } = await loadFixture(signedFixture);
    const receipt = await (await bring(priorities.connect(stranger), ballot, signature)).wait();
    const events = (await eventsOf(receipt, priorities)).map(({ name, args }) => [name, ...args]);
    const choice = [
      [1n, 5n],
      [4_000n, 6_000n],
      [240n * TOKEN, 360n * TOKEN],
    ];
    expect(events).to.deep.equal([['BallotCast', 1n, founder.address, stranger.address, 600n * TOKEN, ...choice]]);
    expect(await priorities.hasVoted(1n, founder)).to.equal(true);
    expect(await priorities.hasVoted(1n, stranger)).to.equal(false);
  });

  it('tell their domain', async () => {
    const { priorities } = await loadFixture(signedFixture);
    const { chainId } = await ethers.provider.getNetwork();
    const [, name, version, chain, contract] = await priorities.eip712Domain();
    expect([name, version, chain, contract]).to.deep.equal([
      'Guildhall PriorityRounds',
      '1',
      chainId,
      priorities.target,
    ]);
  });

  it('G-1 cannot be replayed, nor follow or precede the voter’s own', async () => {
    const { priorities, founder, ballot, signature } = await loadFixture(signedFixture);
    await bring(priorities, ballot, signature);
    for (const again of [() => bring(priorities, ballot, signature), () => cast(priorities, founder, [[1n, 10_000]])]) {
      await expect(again())
        .to.be.revertedWithCustomError(priorities, 'PriorityRoundsAlreadyVoted')
        .withArgs(1n, founder.address);
    }
  });

  it('G-1 cannot be brought after the voter cast one', async () => {
    const { priorities, founder, ballot, signature } = await loadFixture(signedFixture);
    await cast(priorities, founder, [[1n, 10_000]]);
    await expect(bring(priorities, ballot, signature)).to.be.revertedWithCustomError(
      priorities,
      'PriorityRoundsAlreadyVoted',
    );
  });

  it('E-16 are good up to and including the deadline', async () => {
    const { priorities, ballot, signature } = await loadFixture(signedFixture);
    await time.setNextBlockTimestamp(ballot.deadline + 1);
    await expect(bring(priorities, ballot, signature))
      .to.be.revertedWithCustomError(priorities, 'PriorityRoundsSignatureExpired')
      .withArgs(ballot.deadline);
    await time.setNextBlockTimestamp(ballot.deadline);
    await bring(priorities, ballot, signature);
    expect(await priorities.weightOf(1n, 5n)).to.equal(360n * TOKEN);
  });

  it('E-20 bind every value, the arrays included', async () => {
    const fixture = await loadFixture(signedFixture);
    const { priorities, timelock, holder, ballot, signature, round } = fixture;
    await priorities.connect(timelock).openRound(await roundTerms(fixture, { startsAt: round.endsAt - 100 }));
    const changed: Partial<Ballot>[] = [
      { roundId: 2n },
      { voter: holder.address },
      { voter: ZeroAddress },
      { projectIds: [1n, 4n] },
      { projectIds: [1n] },
      { sharesBps: [4_001, 5_999] },
      { sharesBps: [10_000] },
      { projectIds: [], sharesBps: [] },
      { deadline: ballot.deadline + 1 },
    ];
    for (const changes of changed) {
      await expect(bring(priorities, { ...ballot, ...changes }, signature), Object.keys(changes).join())
        .to.be.revertedWithCustomError(priorities, 'PriorityRoundsInvalidSignature')
        .withArgs(changes.voter ?? ballot.voter);
    }
    for (const broken of ['0x', '0x00', `0x${'00'.repeat(65)}`, `${signature.slice(0, -2)}00`]) {
      await expect(bring(priorities, ballot, broken), broken)
        .to.be.revertedWithCustomError(priorities, 'PriorityRoundsInvalidSignature')
        .withArgs(ballot.voter);
    }
  });

  it('E-20 are of no use on another chain, for another contract or from another signer', async () => {
    const { priorities, governor, holder, founder, ballot } = await loadFixture(signedFixture);
    const elsewhere = [
      await signBallot(priorities, founder, ballot, 1n),
      await signBallot(governor, founder, ballot),
      await signBallot(priorities, holder, ballot),
    ];
    for (const signature of elsewhere) {
      await expect(bring(priorities, ballot, signature))
        .to.be.revertedWithCustomError(priorities, 'PriorityRoundsInvalidSignature')
        .withArgs(founder.address);
    }
  });

  it('G-19 E-20 may be a contract’s', async () => {
    const fixture = await loadFixture(signedFixture);
    const { priorities, token, holder, founder, round } = fixture;
    const wallet = await deployContract('ContractVoter', founder.address);
    await token.connect(holder).transfer(wallet, 100n * TOKEN);
    await time.increaseTo(round.endsAt + 1);
    await openRound(fixture);
    const deadline = (await time.latest()) + 500;
    const ballot = { roundId: 2n, voter: wallet.target as string, projectIds: [2n], sharesBps: [10_000], deadline };
    await expect(bring(priorities, ballot, await signBallot(priorities, holder, ballot)))
      .to.be.revertedWithCustomError(priorities, 'PriorityRoundsInvalidSignature')
      .withArgs(wallet.target);
    await bring(priorities, ballot, await signBallot(priorities, founder, ballot));
    expect(await priorities.hasVoted(2n, wallet)).to.equal(true);
    expect(await priorities.weightOf(2n, 2n)).to.equal(100n * TOKEN);
  });

  it('obey the same rules as others', async () => {
    const { priorities, founder, stranger, ballot, round } = await loadFixture(signedFixture);
    const wrong = { ...ballot, projectIds: [1n, 3n] };
    await expect(bring(priorities, wrong, await signBallot(priorities, founder, wrong)))
      .to.be.revertedWithCustomError(priorities, 'PriorityRoundsInvalidBallot')
      .withArgs(1n);
    const powerless = { ...ballot, voter: stranger.address };
    await expect(bring(priorities, powerless, await signBallot(priorities, stranger, powerless)))
      .to.be.revertedWithCustomError(priorities, 'PriorityRoundsNoVotes')
      .withArgs(1n, stranger.address);
    const late = { ...ballot, deadline: round.endsAt + 1_000 };
    const signature = await signBallot(priorities, founder, late);
    await time.increaseTo(round.endsAt + 1);
    await expect(bring(priorities, late, signature))
      .to.be.revertedWithCustomError(priorities, 'PriorityRoundsNotOpen')
      .withArgs(1n, round.startsAt, round.endsAt);
  });

  it('ask the gate about the voter, not about who brings them', async () => {
    const { priorities, compliance, founder, stranger, holder, ballot, signature } = await loadFixture(signedFixture);
    const code = await ethers.provider.getCode(await deployContract('TestCompliance'));
    await networkHelpers.setCode(compliance.target as string, code);
    const refusing = (await ethers.getContractAt('TestCompliance', compliance.target)) as unknown as TestContract;
    await refusing.setRefused(stranger, 3n, true);
    await refusing.setRefused(founder, 3n, true);
    await refusing.switchGate(priorities, 3n, true);
    await expect(bring(priorities.connect(holder), ballot, signature))
      .to.be.revertedWithCustomError(refusing, 'ComplianceNotMet')
      .withArgs(founder.address, 3n, 1n);
    const other = { ...ballot, voter: holder.address };
    await bring(priorities.connect(stranger), other, await signBallot(priorities, holder, other));
    expect(await priorities.hasVoted(1n, holder)).to.equal(true);
  });
});
