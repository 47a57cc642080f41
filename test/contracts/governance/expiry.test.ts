import { expect } from 'chai';
import { networkHelpers } from '../helpers/chain.ts';
import { guildFixture, TOKEN } from '../helpers/guild.ts';
import { bitmapOf, carry, ProposalState, proposalOf, proposedFixture, rulesOf, Support } from '../helpers/proposal.ts';

const { loadFixture, time } = networkHelpers;

const { Succeeded, Queued, Expired, Executed } = ProposalState;
const EXECUTION_PERIOD = BigInt(rulesOf(4).executionPeriod);

/** A proposal whose vote is over and won. */
async function passedFixture() {
  const fixture = await proposedFixture();
  const { governor, founder, proposal } = fixture;
  await proposal.toVote();
  await governor.connect(founder).castVote(proposal.id, Support.For);
  await proposal.pastVote();
  return { ...fixture, deadline: (await governor.proposalDeadline(proposal.id)) as bigint };
}

describe('expiry', () => {
  it('G-23 what passed can be queued up to the last second of its execution period', async () => {
    const { governor, proposal, stranger, deadline } = await loadFixture(passedFixture);
    const last = deadline + EXECUTION_PERIOD;
    await time.increaseTo(last);
    expect(await governor.state(proposal.id)).to.equal(Succeeded);
    await time.increaseTo(last + 1n);
    expect(await governor.state(proposal.id)).to.equal(Expired);
    await expect(proposal.queue(stranger))
      .to.be.revertedWithCustomError(governor, 'GovernorUnexpectedProposalState')
      .withArgs(proposal.id, Expired, bitmapOf(Succeeded));
  });

  it('G-23 what waited can be executed up to the last second of another one', async () => {
    const { governor, timelockController, proposal, stranger, deadline } = await loadFixture(passedFixture);
    await time.setNextBlockTimestamp(deadline + EXECUTION_PERIOD);
    await proposal.queue(stranger);
    const last = (await governor.proposalEta(proposal.id)) + EXECUTION_PERIOD;
    await time.increaseTo(last);
    expect(await governor.state(proposal.id)).to.equal(Queued);
    await time.increaseTo(last + 1n);
    expect(await governor.state(proposal.id)).to.equal(Expired);
    await expect(proposal.execute(stranger))
      .to.be.revertedWithCustomError(governor, 'GovernorUnexpectedProposalState')
      .withArgs(proposal.id, Expired, bitmapOf(Queued));
    const [targets, values, calldatas, descriptionHash] = proposal.hashed;
    const salt = `0x${((BigInt(governor.target as string) << 96n) ^ BigInt(descriptionHash)).toString(16).padStart(64, '0')}`;
    const none = `0x${'0'.repeat(64)}`;
    await expect(
      timelockController.connect(stranger).executeBatch(targets, values, calldatas, none, salt),
    ).to.be.revertedWithCustomError(timelockController, 'AccessControlUnauthorizedAccount');
  });

  it('G-23 is by the rules that the proposal was made with, and undoes nothing', async () => {
    const fixture = await loadFixture(passedFixture);
    const { governor, categoryPolicy, timelock, proposal, founder, deadline } = fixture;
    for (const executionPeriod of [86_400, 365 * 86_400]) {
      await categoryPolicy.connect(timelock).setCategoryRules(4, { ...rulesOf(4), executionPeriod });
    }
    await time.setNextBlockTimestamp(deadline + EXECUTION_PERIOD);
    await proposal.queue(founder);
    await proposal.pastDelay();
    await proposal.execute(founder);
    await time.increase(10n * EXECUTION_PERIOD);
    expect(await governor.state(proposal.id)).to.equal(Executed);
  });

  it('G-23 is recorded by anyone, once more after what was recorded as won', async () => {
    const { governor, proposal, stranger, deadline } = await loadFixture(passedFixture);
    const finalize = () => governor.connect(stranger).finalize(proposal.id);
    const counted = [600n * TOKEN, 0n, 0n, 40n * TOKEN, 1_000n * TOKEN];
    for (const [outcome, second] of [
      [Succeeded, deadline + 1n],
      [Expired, deadline + EXECUTION_PERIOD + 1n],
    ]) {
      if (BigInt(await time.latest()) < (second as bigint)) await time.increaseTo(second as bigint);
      await expect(finalize())
        .to.emit(governor, 'ProposalFinalized')
        .withArgs(proposal.id, stranger.address, outcome, ...counted);
      expect(await governor.isFinalized(proposal.id)).to.equal(true);
      await expect(finalize())
        .to.be.revertedWithCustomError(governor, 'GuildGovernorAlreadyFinalized')
        .withArgs(proposal.id);
    }
  });

  it('G-23 a timelock with a longer delay than the execution period keeps nothing from being executed', async () => {
    const fixture = await loadFixture(guildFixture);
    const { timelockController, projects } = fixture;
    const slower = await proposalOf(fixture, 'Slower', [timelockController, 'updateDelay', 10n * EXECUTION_PERIOD]);
    await carry(fixture, slower);
    await expect(carry(fixture, await proposalOf(fixture, 'Fee', [projects, 'setFeeBps', 1]))).to.emit(
      projects,
      'FeeBpsSet',
    );
  });
});
