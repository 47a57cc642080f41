import { expect } from 'chai';
import { ZeroAddress } from 'ethers';
import { impersonate, networkHelpers } from '../helpers/chain.ts';
import { guildFixture, TOKEN } from '../helpers/guild.ts';
import { type Action, Category, carry, ProposalState, proposalOf, Support } from '../helpers/proposal.ts';

const { loadFixture, time } = networkHelpers;

const VOTE = 3;

describe('ways out', () => {
  it('G-24 the guardian cannot cancel what only names another guardian, at any stage', async () => {
    const fixture = await loadFixture(guildFixture);
    const { governor, guardian, founder, ana } = fixture;
    const change = await proposalOf(
      fixture,
      'Other guardians',
      [governor, 'setProposalGuardian', ana.address],
      [governor, 'setProposalGuardian', ZeroAddress],
    );
    const refused = async () =>
      expect(change.cancel(guardian))
        .to.be.revertedWithCustomError(governor, 'GovernorUnableToCancel')
        .withArgs(change.id, guardian.address);
    await change.propose(founder);
    await refused();
    await change.toVote();
    await refused();
    await governor.connect(founder).castVote(change.id, Support.For);
    await change.pastVote();
    await refused();
    await change.queue(founder);
    await refused();
    await change.pastDelay();
    await change.execute(founder);
    expect(await governor.proposalGuardian()).to.equal(ZeroAddress);
  });

  it('G-24 its proposer, the guardian too, can cancel it while it is pending only', async () => {
    const fixture = await loadFixture(guildFixture);
    const { governor, token, guardian, founder } = fixture;
    await token.connect(founder).transfer(guardian, 100n * TOKEN);
    await time.increase(1);
    for (const pending of [true, false]) {
      const change = await proposalOf(fixture, `${pending}`, [governor, 'setProposalGuardian', ZeroAddress]);
      await change.propose(guardian);
      if (!pending) await change.toVote();
      if (pending) await expect(change.cancel(guardian)).to.emit(governor, 'ProposalCanceled');
      else await expect(change.cancel(guardian)).to.be.revertedWithCustomError(governor, 'GovernorUnableToCancel');
    }
  });

  it('G-24 nothing else passes the guardian with it, and no other way names one', async () => {
    const fixture = await loadFixture(guildFixture);
    const { governor, projects, accessManager, guardian, founder } = fixture;
    const dismiss: Action = [governor, 'setProposalGuardian', ZeroAddress];
    const data = governor.interface.encodeFunctionData('setProposalGuardian', [ZeroAddress]);
    const mixtures: Action[][] = [
      [dismiss, [projects, 'setFeeBps', 1]],
      [[projects, 'setFeeBps', 1], dismiss],
      [[governor, 'relay', governor.target, 0, data]],
      [[accessManager, 'execute', governor.target, data]],
      [[governor, 'updateTimelock', founder.address]],
    ];
    for (const [index, actions] of mixtures.entries()) {
      const proposal = await proposalOf(fixture, `Mixture ${index}`, ...actions);
      await proposal.propose(founder);
      await proposal.toVote();
      await expect(proposal.cancel(guardian)).to.emit(governor, 'ProposalCanceled');
    }
  });

  it('G-25 a policy on votes that nobody meets is taken back by vote, without an officer', async () => {
    const fixture = await loadFixture(guildFixture);
    const { compliance } = fixture;
    await carry(fixture, await proposalOf(fixture, 'Ask', [compliance, 'setActionPolicy', VOTE, [true, 255, 0]]));
    await carry(fixture, await proposalOf(fixture, 'Back', [compliance, 'setActionPolicy', VOTE, [false, 0, 0]]));
    expect((await compliance.actionPolicyOf(VOTE)).enabled).to.equal(false);
  });

  it('G-25 moving the policy to a weaker category does not close the way', async () => {
    const fixture = await loadFixture(guildFixture);
    const { compliance, categoryPolicy, governor, timelock, founder } = fixture;
    const { selector } = compliance.interface.getFunction('setActionPolicy') ?? {};
    await categoryPolicy.connect(timelock).setFunctionCategory(compliance, selector, Category.Resources);
    await compliance.connect(timelock).setActionPolicy(VOTE, [true, 255, 0]);
    const back = await proposalOf(fixture, 'Back', [compliance, 'setActionPolicy', VOTE, [false, 0, 0]]);
    await back.proposeInCategory(founder, Category.Parameters);
    await back.toVote();
    await governor.connect(founder).castVote(back.id, Support.For);
    await back.pastVote();
    expect(await governor.state(back.id)).to.equal(ProposalState.Succeeded);
  });

  it('G-25 the threshold falls with the supply, so that who can decide can propose', async () => {
    const fixture = await loadFixture(guildFixture);
    const { governor, categoryPolicy, token, timelock, founder, holder, projects } = fixture;
    await categoryPolicy.connect(timelock).setProposalThreshold(40n * TOKEN);
    await token.connect(founder).burn(600n * TOKEN);
    await token.connect(holder).burn(390n * TOKEN);
    expect(await governor.proposalThreshold()).to.equal((10n * TOKEN * 400n) / 10_000n);
    await time.increase(1);
    const proposal = await proposalOf(fixture, 'Fee', [projects, 'setFeeBps', 1]);
    await expect(proposal.propose(founder))
      .to.be.revertedWithCustomError(governor, 'GovernorInsufficientProposerVotes')
      .withArgs(founder.address, 0n, (10n * TOKEN * 400n) / 10_000n);
    await proposal.propose(holder);
  });

  it('G-25 the threshold does not grow beyond what the guild set', async () => {
    const { governor, token, rewards, ana } = await loadFixture(guildFixture);
    await token.connect(await impersonate(rewards)).mint(ana, 9_000n * TOKEN);
    expect(await governor.proposalThreshold()).to.equal(10n * TOKEN);
  });
});
