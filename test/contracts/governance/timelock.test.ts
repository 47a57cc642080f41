import { expect } from 'chai';
import { MaxUint256, ZeroAddress, ZeroHash } from 'ethers';
import { deployContract, impersonate, networkHelpers } from '../helpers/chain.ts';
import { signRequest } from '../helpers/forward.ts';
import { guildFixture } from '../helpers/guild.ts';
import { type Action, Category, carry, type Proposal, proposalOf, rulesOf, Support } from '../helpers/proposal.ts';

const { loadFixture, time } = networkHelpers;

const { Resources, Parameters, Emergency } = Category;

/** Three succeeded proposals to set the same rate, in Resources, Parameters and Emergency. */
async function succeededFixture() {
  const fixture = await guildFixture();
  const { governor, categoryPolicy, projects, founder, timelock } = fixture;
  const selector = projects.interface.getFunction('setFeeBps')?.selector;
  await categoryPolicy.connect(timelock).setFunctionCategory(projects, selector, Resources);
  const action: Action = [projects, 'setFeeBps', 100];
  const proposals: Proposal[] = [];
  for (const category of [Resources, Parameters, Emergency]) {
    const proposal = await proposalOf(fixture, `In ${category}`, action);
    await proposal.proposeInCategory(founder, category);
    proposals.push(proposal);
  }
  const [inResources, inParameters, inEmergency] = proposals as [Proposal, Proposal, Proposal];
  await inParameters.toVote();
  for (const { id } of proposals) await governor.connect(founder).castVote(id, Support.For);
  await inParameters.pastVote();
  return { ...fixture, inResources, inParameters, inEmergency };
}

describe('Timelock', () => {
  it("delays a proposal for as long as its category says, and says so in the Governor's and its own event", async () => {
    const fixture = await loadFixture(succeededFixture);
    const { governor, timelockController, projects, founder } = fixture;
    const { inResources, inParameters, inEmergency } = fixture;
    for (const [proposal, category] of [
      [inParameters, Parameters],
      [inResources, Resources],
      [inEmergency, Emergency],
    ] as const) {
      const { timelockDelay } = rulesOf(category);
      const [[target], , [calldata]] = proposal.hashed;
      const sent = proposal.queue(founder);
      await expect(sent)
        .to.emit(timelockController, 'CallScheduled')
        .withArgs((id: string) => id !== ZeroHash, 0n, target, 0n, calldata, ZeroHash, timelockDelay);
      const eta = BigInt((await time.latest()) + timelockDelay);
      await expect(sent).to.emit(governor, 'ProposalQueued').withArgs(proposal.id, eta);
      expect(await timelockController.getMinDelay()).to.equal(120n);
    }
    const eta: bigint = await governor.proposalEta(inParameters.id);
    await time.setNextBlockTimestamp(eta - 1n);
    await expect(inParameters.execute(founder)).to.be.revertedWithCustomError(
      timelockController,
      'TimelockUnexpectedOperationState',
    );
    await time.setNextBlockTimestamp(eta);
    await expect(inParameters.execute(founder)).to.emit(projects, 'FeeBpsSet');
  });

  it('delays for its own delay if that is longer', async () => {
    const { governor, timelockController, inResources, inParameters, founder, timelock } =
      await loadFixture(succeededFixture);
    for (const [proposal, ownDelay, delay] of [
      [inResources, 121, 121],
      [inParameters, 599, 600],
    ] as const) {
      await timelockController.connect(timelock).updateDelay(ownDelay);
      await proposal.queue(founder);
      expect(await governor.proposalEta(proposal.id)).to.equal((await time.latest()) + delay);
    }
  });

  it('does not carry a delay over to what is queued later in the same transaction', async () => {
    const fixture = await loadFixture(succeededFixture);
    const { governor, forwarder, inResources, inParameters, founder, holder, stranger } = fixture;
    const requests = [
      await signRequest(forwarder, founder, governor, ['queue', ...inParameters.hashed]),
      await signRequest(forwarder, holder, governor, ['queue', ...inResources.hashed]),
    ];
    await forwarder.connect(stranger).executeBatch(requests, ZeroAddress);
    const now = await time.latest();
    expect(await governor.proposalEta(inParameters.id)).to.equal(now + rulesOf(Parameters).timelockDelay);
    expect(await governor.proposalEta(inResources.id)).to.equal(now + rulesOf(Resources).timelockDelay);
  });

  it('takes a longer delay from its proposer only, for a transaction only', async () => {
    const { governor, timelockController, founder, guardian, timelock } = await loadFixture(guildFixture);
    const role = await timelockController.PROPOSER_ROLE();
    for (const caller of [founder, guardian, timelock]) {
      await expect(timelockController.connect(caller).setNextDelay(1_000))
        .to.be.revertedWithCustomError(timelockController, 'AccessControlUnauthorizedAccount')
        .withArgs(caller.address, role);
    }
    await timelockController.connect(await impersonate(governor)).setNextDelay(1_000);
    expect(await timelockController.getMinDelay()).to.equal(120n);
  });

  it('G-28 takes no delay of its own beyond 365 days, and one of 365 days can be taken back', async () => {
    const fixture = await loadFixture(guildFixture);
    const { timelockController, timelock, stranger } = fixture;
    const year = 365 * 86_400;
    for (const delay of [year + 1, MaxUint256]) {
      const change = await proposalOf(fixture, `${delay}`, [timelockController, 'updateDelay', delay]);
      await expect(carry(fixture, change))
        .to.be.revertedWithCustomError(timelockController, 'TimelockDelayTooLong')
        .withArgs(delay, year);
    }
    expect(await timelockController.getMinDelay()).to.equal(120n);
    await carry(fixture, await proposalOf(fixture, 'Slow', [timelockController, 'updateDelay', year]));
    expect(await timelockController.getMinDelay()).to.equal(year);
    await carry(fixture, await proposalOf(fixture, 'Quick', [timelockController, 'updateDelay', 0]));
    expect(await timelockController.getMinDelay()).to.equal(0n);
    await expect(timelockController.connect(stranger).updateDelay(1))
      .to.be.revertedWithCustomError(timelockController, 'TimelockUnauthorizedCaller')
      .withArgs(stranger.address);
    await timelockController.connect(timelock).updateDelay(1);
  });

  it('may be replaced by a plain one whose own delay is long enough', async () => {
    const fixture = await loadFixture(succeededFixture);
    const { governor, inParameters, inEmergency, founder } = fixture;
    const move = await deployContract('PlainTimelock', 600, governor);
    const proposal = await proposalOf(fixture, 'Move', [governor, 'updateTimelock', move.target]);
    await proposal.propose(founder);
    await proposal.toVote();
    await governor.connect(founder).castVote(proposal.id, Support.For);
    await proposal.pastVote();
    await proposal.queue(founder);
    await proposal.pastDelay();
    await proposal.execute(founder);
    await inParameters.queue(founder);
    await expect(inEmergency.queue(founder)).to.emit(move, 'CallScheduled');
    expect(await governor.proposalEta(inEmergency.id)).to.equal((await time.latest()) + 600);
  });
});
