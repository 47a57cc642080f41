import { expect } from 'chai';
import { concat } from 'ethers';
import { ethers, impersonate, networkHelpers } from '../helpers/chain.ts';
import { DOLLAR, guildFixture, TOKEN } from '../helpers/guild.ts';
import {
  Category,
  carry,
  ProposalState,
  proposalOf,
  proposedFixture,
  rulesOf,
  ruleValues,
  Support,
} from '../helpers/proposal.ts';

const { loadFixture, time } = networkHelpers;

/** The rules of what these tests propose. */
const rules = rulesOf(Category.Parameters);

describe('the parameters of the governor', () => {
  it('change by proposal only', async () => {
    const { governor, timelockController, founder, timelock, stranger } = await loadFixture(guildFixture);
    const changes = [
      ['setProposalGuardian', stranger.address],
      ['updateTimelock', stranger.address],
      ['relay', stranger.address, 0, '0x'],
    ] as const;
    for (const [name, ...args] of changes) {
      await expect(governor.connect(founder)[name](...args), name)
        .to.be.revertedWithCustomError(governor, 'GovernorOnlyExecutor')
        .withArgs(founder.address);
      // Not even the timelock, outside the execution of a proposal: the queue of expected calls is empty.
      await expect(governor.connect(timelock)[name](...args), name).to.be.revertedWithPanic(0x31);
    }
    await expect(timelockController.connect(founder).updateDelay(0))
      .to.be.revertedWithCustomError(timelockController, 'TimelockUnauthorizedCaller')
      .withArgs(founder.address);
  });

  it('is found by the interfaces that it tells (ERC-165)', async () => {
    const { governor } = await loadFixture(guildFixture);
    for (const id of ['0x01ffc9a7', '0x4e2312e0']) expect(await governor.supportsInterface(id), id).to.equal(true);
    for (const id of ['0xffffffff', '0x80ac58cd']) expect(await governor.supportsInterface(id), id).to.equal(false);
  });

  it("G-4 count in seconds, by the token's clock", async () => {
    const { governor, token } = await loadFixture(guildFixture);
    expect(await governor.CLOCK_MODE()).to.equal('mode=timestamp');
    expect(await token.CLOCK_MODE()).to.equal('mode=timestamp');
    expect(await governor.clock()).to.equal(await time.latest());
    expect(await token.clock()).to.equal(await time.latest());
  });

  it('are those of the default category for who asks without a proposal', async () => {
    const { governor, token, categoryPolicy, config } = await loadFixture(proposedFixture);
    expect(await governor.votingDelay()).to.equal(rules.votingDelay);
    expect(await governor.votingPeriod()).to.equal(rules.votingPeriod);
    expect(await governor.proposalThreshold()).to.equal(config.proposalThreshold);
    expect(await governor.token()).to.equal(token.target);
    expect(await governor.categoryPolicy()).to.equal(categoryPolicy.target);
  });

  it('G-6 come from the category policy only, which keeps none itself', async () => {
    const { governor, categoryPolicy, treasury, forwarder, founder, guardian, timelock } =
      await loadFixture(guildFixture);
    const changed = { ...rules, quorumBps: 9_999 };
    const changes = [
      ['storeRules', Category.Parameters, changed, 99],
      ['storeFunctionCategory', treasury.target, '0x11223344', Category.Emergency],
      ['storeThreshold', 5n],
    ] as const;
    const relay = await impersonate(forwarder);
    for (const [name, ...args] of changes) {
      for (const caller of [founder, guardian, timelock]) {
        await expect(governor.connect(caller)[name](...args), name)
          .to.be.revertedWithCustomError(governor, 'GuildGovernorUnauthorized')
          .withArgs(caller.address);
      }
      const data = concat([governor.interface.encodeFunctionData(name, args), categoryPolicy.target as string]);
      await expect(relay.sendTransaction({ to: governor.target, data }), name)
        .to.be.revertedWithCustomError(governor, 'GuildGovernorUnauthorized')
        .withArgs(forwarder.target);
      await governor.connect(await impersonate(categoryPolicy))[name](...args);
    }
    for (const read of [governor.storedRules, categoryPolicy.rulesOf]) {
      expect((await read(Category.Parameters)).toArray(true)).to.deep.equal([ruleValues(changed), 99n]);
      expect((await read(Category.Emergency)).toArray(true)).to.deep.equal([
        ruleValues(rulesOf(Category.Emergency)),
        99n,
      ]);
    }
    for (const read of [governor.storedCategory, categoryPolicy.functionCategoryOf]) {
      expect(await read(treasury, '0x11223344')).to.equal(Category.Emergency);
    }
    expect(await governor.categoryOf([treasury], ['0x11223344'])).to.equal(Category.Emergency);
    for (const contract of [governor, categoryPolicy]) expect(await contract.proposalThreshold()).to.equal(5n);
  });

  it('G-5 the quorum is a share in basis points of the supply at the snapshot', async () => {
    const { governor, proposal, rewards, token, ana } = await loadFixture(proposedFixture);
    const minter = await impersonate(rewards);
    await token.connect(minter).mint(ana, 1_000n * TOKEN);
    await proposal.toVote();
    expect(await governor.quorum(proposal.id)).to.equal(80n * TOKEN);
    await token.connect(minter).mint(ana, 1_000n * TOKEN);
    expect(await token.totalSupply()).to.equal(3_000n * TOKEN);
    expect(await governor.quorum(proposal.id)).to.equal(80n * TOKEN);
    expect(await governor.quorum(proposal.id)).to.equal(80n * TOKEN);
    await governor.connect(ana).castVote(proposal.id, Support.For);
    expect(await governor.usedVotes(proposal.id, ana)).to.equal(1_000n * TOKEN);
  });

  it('G-5 the quorum is rounded down', async () => {
    const { governor, proposal, rewards, token, ana, founder, holder } = await loadFixture(proposedFixture);
    // 4% of 1,000 tokens and 49 is 40 tokens and 1.96.
    await token.connect(await impersonate(rewards)).mint(ana, 49n);
    await token.connect(founder).transfer(holder, 560n * TOKEN - 1n);
    await proposal.toVote();
    expect(await governor.quorum(proposal.id)).to.equal(40n * TOKEN + 1n);
    await governor.connect(founder).castVote(proposal.id, Support.For);
    await proposal.pastVote();
    expect(await governor.state(proposal.id)).to.equal(ProposalState.Succeeded);
  });

  it('the quorum is not known before the snapshot is past', async () => {
    const { governor, token, proposal } = await loadFixture(proposedFixture);
    const snapshot = await governor.proposalSnapshot(proposal.id);
    await time.increaseTo(snapshot);
    await expect(governor.quorum(proposal.id))
      .to.be.revertedWithCustomError(token, 'ERC5805FutureLookup')
      .withArgs(snapshot, snapshot);
    await time.increaseTo(snapshot + 1n);
    expect(await governor.quorum(proposal.id)).to.equal(40n * TOKEN);
  });

  it('G-18 recovers by proposal what was sent to the governor', async () => {
    const fixture = await loadFixture(guildFixture);
    const { governor, dollar, client } = fixture;
    await dollar.connect(client).transfer(governor, 5n * DOLLAR);
    const back = dollar.interface.encodeFunctionData('transfer', [client.address, 5n * DOLLAR]);
    const proposal = await proposalOf(fixture, 'Give back', [governor, 'relay', dollar.target, 0, back]);
    await expect(carry(fixture, proposal)).to.changeTokenBalance(ethers, dollar, governor, -5n * DOLLAR);
  });
});
