import { expect } from 'chai';
import { concat, ZeroAddress, ZeroHash } from 'ethers';
import { ethers, networkHelpers } from '../helpers/chain.ts';
import { logsOf } from '../helpers/events.ts';
import { signRequest } from '../helpers/forward.ts';
import { DOLLAR, guildFixture, TOKEN } from '../helpers/guild.ts';
import { acceptedFixture, acceptProject, DELIVERABLE, termsOf } from '../helpers/projects.ts';
import { proposalOf, Support } from '../helpers/proposal.ts';

const { loadFixture } = networkHelpers;

describe('Forwarder', () => {
  it('is trusted by the factory and by every guild contract that members call, and by nothing else', async () => {
    const {
      forwarder,
      factory,
      token,
      governor,
      treasury,
      projects,
      rewards,
      accessManager,
      timelockController,
      ...f
    } = await loadFixture(guildFixture);
    for (const contract of [factory, token, governor, treasury, projects, rewards]) {
      expect(await contract.trustedForwarder()).to.equal(forwarder.target);
      expect(await contract.isTrustedForwarder(forwarder)).to.equal(true);
      expect(await contract.isTrustedForwarder(f.stranger)).to.equal(false);
    }
    for (const contract of [accessManager, timelockController]) {
      const request = await signRequest(forwarder, f.founder, contract, [
        'hasRole',
        contract === accessManager ? 0 : `0x${'0'.repeat(64)}`,
        f.founder.address,
      ]);
      await expect(forwarder.connect(f.stranger).execute(request))
        .to.be.revertedWithCustomError(forwarder, 'ERC2771UntrustfulTarget')
        .withArgs(contract.target, forwarder.target);
    }
  });

  it('lets a member without gas create a guild', async () => {
    const { forwarder, factory, ana, stranger, config } = await loadFixture(guildFixture);
    const request = await signRequest(forwarder, ana, factory, ['createGuild', config], { gas: 5_000_000n });
    const predicted = await factory.predictGuild(ana.address, config);
    await forwarder.connect(stranger).execute(request);
    const [, created] = await logsOf(factory, 'GuildCreated');
    expect(created?.args.creator).to.equal(ana.address);
    expect((await factory.contractsOf(2)).toArray()).to.deep.equal(predicted.toArray());
  });

  it('lets members create, submit, review, withdraw, propose, vote and delegate without gas', async () => {
    const fixture = await loadFixture(acceptedFixture);
    const { forwarder, projects, governor, token, client, ana, reviewer, founder, holder, stranger, dollar } = fixture;
    const relay = async (...args: Parameters<typeof signRequest>) =>
      forwarder.connect(stranger).execute(await signRequest(...args));

    await relay(forwarder, client, projects, ['createProject', await termsOf(fixture, { threshold: 1 }), 1]);
    expect((await projects.projectOf(2)).client).to.equal(client.address);
    await acceptProject(projects, fixture.timelock, 2);
    await relay(forwarder, ana, projects, ['submitDeliverable', 2, 0, DELIVERABLE.digest, DELIVERABLE.cid]);
    const reason = `0x${'0'.repeat(64)}`;
    await relay(forwarder, reviewer, projects, ['reviewDeliverable', 2, 0, 1, DELIVERABLE.digest, true, reason, '']);
    const [released] = await logsOf(projects, 'MilestoneReleased');
    expect(released?.args.actor).to.equal(reviewer.address);
    await relay(forwarder, ana, projects, ['withdraw', dollar.target, ana.address]);
    expect(await dollar.balanceOf(ana)).to.equal(975n * DOLLAR);

    await relay(forwarder, holder, token, ['delegate', founder.address]);
    expect(await token.getVotes(founder)).to.equal(1_000n * TOKEN);
    const proposal = await proposalOf(fixture, 'Fee to 1%', [projects, 'setFeeBps', 100]);
    await networkHelpers.mine();
    await relay(forwarder, founder, governor, ['propose', ...proposal.hashed.slice(0, 3), 'Fee to 1%']);
    expect(await governor.proposalProposer(proposal.id)).to.equal(founder.address);
    await proposal.toVote();
    await relay(forwarder, founder, governor, ['castVote', proposal.id, Support.For]);
    expect(await governor.usedVotes(proposal.id, founder)).to.equal(1_000n * TOKEN);
  });

  it('spends a signature once, and only before its deadline', async () => {
    const { forwarder, token, holder, founder, stranger } = await loadFixture(guildFixture);
    const request = await signRequest(forwarder, holder, token, ['delegate', founder.address]);
    await forwarder.connect(stranger).execute(request);
    await expect(forwarder.connect(stranger).execute(request)).to.be.revertedWithCustomError(
      forwarder,
      'ERC2771ForwarderInvalidSigner',
    );
    const late = await signRequest(forwarder, holder, token, ['delegate', holder.address]);
    await networkHelpers.time.increaseTo(late.deadline + 1);
    await expect(forwarder.connect(stranger).execute(late))
      .to.be.revertedWithCustomError(forwarder, 'ERC2771ForwarderExpiredRequest')
      .withArgs(late.deadline);
  });

  it('M-2 takes calldata shorter than an address for what it is', async () => {
    const { forwarder, token, founder, stranger } = await loadFixture(guildFixture);
    const request = await signRequest(forwarder, founder, token, ['clock']);
    expect(await forwarder.connect(stranger).verify(request)).to.equal(true);
    await forwarder.connect(stranger).execute(request);
  });

  it('M-4 nobody can sign for the timelock', async () => {
    const { forwarder, projects, timelock, stranger } = await loadFixture(guildFixture);
    const forged = await signRequest(forwarder, stranger, projects, ['setFeeBps', 1_000], { from: timelock.address });
    await expect(forwarder.connect(stranger).execute(forged))
      .to.be.revertedWithCustomError(forwarder, 'ERC2771ForwarderInvalidSigner')
      .withArgs(stranger.address, timelock.address);
  });

  it('M-4 an address appended to the calldata counts only from the forwarder', async () => {
    const { projects, treasury, governor, token, rewards, timelock, stranger, dollar } =
      await loadFixture(guildFixture);
    const zero = `0x${'0'.repeat(64)}`;
    const calls = [
      [projects, 'setFeeBps', 1_000],
      [projects, 'setTokenAllowed', dollar.target, false],
      [projects, 'acceptProject', 1, zero],
      [treasury, 'pay', dollar.target, stranger.address, 1, 0, zero, ''],
      [rewards, 'setRewardRates', dollar.target, 0, 0],
      [token, 'mint', stranger.address, 1],
    ] as const;
    for (const [target, name, ...args] of calls) {
      const data = concat([target.interface.encodeFunctionData(name, args), timelock.address]);
      await expect(stranger.sendTransaction({ to: target.target as string, data }))
        .to.be.revertedWithCustomError(target, 'AccessManagedUnauthorized')
        .withArgs(stranger.address);
    }
    const data = concat([
      governor.interface.encodeFunctionData('setProposalGuardian', [stranger.address]),
      timelock.address,
    ]);
    await expect(stranger.sendTransaction({ to: governor.target as string, data }))
      .to.be.revertedWithCustomError(governor, 'GovernorOnlyExecutor')
      .withArgs(stranger.address);
  });

  it('M-4 a signer of a relayed call is not the Projects contract for Rewards', async () => {
    const { forwarder, rewards, projects, ana, stranger, dollar } = await loadFixture(guildFixture);
    const call: [string, ...unknown[]] = ['accrue', 1, 0, ana.address, dollar.target, 1_000n, 1];
    const forged = await signRequest(forwarder, ana, rewards, call, { from: projects.target as string });
    await expect(forwarder.connect(stranger).execute(forged)).to.be.revertedWithCustomError(
      forwarder,
      'ERC2771ForwarderInvalidSigner',
    );
    const data = concat([rewards.interface.encodeFunctionData('accrue', call.slice(1)), projects.target as string]);
    await expect(stranger.sendTransaction({ to: rewards.target as string, data }))
      .to.be.revertedWithCustomError(rewards, 'RewardsUnauthorizedReporter')
      .withArgs(stranger.address);
  });

  it('M-3 no contract can be told to trust another forwarder', async () => {
    const { factory, token, governor, treasury, projects, rewards } = await loadFixture(guildFixture);
    for (const contract of [factory, token, governor, treasury, projects, rewards]) {
      const names: string[] = [];
      contract.interface.forEachFunction(({ name }) => names.push(name));
      expect(names.filter((name) => /forwarder/i.test(name)).sort()).to.deep.equal([
        'isTrustedForwarder',
        'trustedForwarder',
      ]);
    }
  });

  it('M-1 no contract that trusts the forwarder has a multicall', async () => {
    const { factory, token, governor, treasury, projects, rewards } = await loadFixture(guildFixture);
    for (const contract of [factory, token, governor, treasury, projects, rewards]) {
      expect(contract.interface.getFunction('multicall')).to.equal(null);
    }
  });

  it('M-6 keeps no coin of a batch that fails or has a call that fails', async () => {
    const { forwarder, treasury, founder, ana, stranger } = await loadFixture(guildFixture);
    await founder.sendTransaction({ to: ana.address, value: 10n });
    const good = await signRequest(forwarder, founder, treasury, ['deposit', ZeroAddress, 7n, 0, ZeroHash], {
      value: 7n,
    });
    const bad = await signRequest(forwarder, ana, treasury, ['deposit', ZeroAddress, 8n, 0, ZeroHash], { value: 3n });
    const batch = [good, bad];
    const relayed = forwarder.connect(stranger);
    await expect(relayed.executeBatch(batch, ZeroAddress, { value: 10n })).to.revert(ethers);
    await expect(relayed.executeBatch(batch, stranger, { value: 9n })).to.revert(ethers);
    expect(await ethers.provider.getBalance(forwarder)).to.equal(0n);

    await expect(relayed.executeBatch(batch, stranger, { value: 10n })).to.changeEtherBalances(
      ethers,
      [stranger, treasury, forwarder],
      [-7n, 7n, 0n],
    );
    expect(await treasury.bookBalanceOf(ZeroAddress)).to.equal(7n);
  });
});
