import { expect } from 'chai';
import { concat, ZeroAddress } from 'ethers';
import { deployContract, impersonate, networkHelpers } from '../helpers/chain.ts';
import { eventsOf, logsOf } from '../helpers/events.ts';
import { signRequest } from '../helpers/forward.ts';
import { DOLLAR, guildFixture, TOKEN } from '../helpers/guild.ts';
import { accrue, reporterFixture, separateRewards, setTerms } from '../helpers/rewards.ts';

const { loadFixture, time } = networkHelpers;

describe('Rewards', () => {
  describe('accrue', () => {
    it('records half a guild token per dollar, as the rate says', async () => {
      const { rewards, reporter, ana, dollar } = await loadFixture(reporterFixture);
      const report = { account: ana, token: dollar, projectId: 7 };
      await expect(accrue(rewards, reporter, { ...report, milestoneId: 3, payment: 30n * DOLLAR }))
        .to.emit(rewards, 'RewardAccrued')
        .withArgs(
          7n,
          3n,
          ana.address,
          dollar.target,
          30n * DOLLAR,
          15n * TOKEN,
          15n * TOKEN,
          15n * TOKEN,
          0n,
          15n * TOKEN,
        );
      await expect(accrue(rewards, reporter, { ...report, milestoneId: 4, payment: 2n * DOLLAR }))
        .to.emit(rewards, 'RewardAccrued')
        .withArgs(7n, 4n, ana.address, dollar.target, 2n * DOLLAR, TOKEN, TOKEN, 16n * TOKEN, 0n, 16n * TOKEN);
      expect(await rewards.claimableOf(ana)).to.equal(16n * TOKEN);
      expect(await rewards.totalAccrued()).to.equal(16n * TOKEN);
      expect(await rewards.grantCountOf(ana)).to.equal(0n);
    });

    it('rounds down, and emits nothing for nothing', async () => {
      const { rewards, reporter, timelock, ana, dollar } = await loadFixture(reporterFixture);
      await rewards.connect(timelock).setRewardRates(dollar, TOKEN / 3n, 0n);
      const report = { account: ana, token: dollar };
      await expect(accrue(rewards, reporter, { ...report, payment: 3n })).to.not.emit(rewards, 'RewardAccrued');
      await expect(accrue(rewards, reporter, { ...report, milestoneId: 1, payment: 4n }))
        .to.emit(rewards, 'RewardAccrued')
        .withArgs(1n, 1n, ana.address, dollar.target, 4n, 1n, 1n, 1n, 0n, 1n);
    });

    it('E-27 records a milestone once, also one that earned nothing', async () => {
      const { rewards, reporter, ana, bo, dollar } = await loadFixture(reporterFixture);
      const report = { token: dollar, projectId: 7, milestoneId: 3 };
      await accrue(rewards, reporter, { ...report, account: ana });
      await accrue(rewards, reporter, { ...report, account: ana, milestoneId: 4, payment: 0n });
      for (const account of [ana, bo]) {
        for (const milestoneId of [3, 4]) {
          await expect(accrue(rewards, reporter, { ...report, account, milestoneId }))
            .to.be.revertedWithCustomError(rewards, 'RewardsAlreadyAccrued')
            .withArgs(7n, milestoneId);
        }
      }
      await accrue(rewards, reporter, { ...report, account: ana, projectId: 3, milestoneId: 7 });
    });

    it('E-27 T-4 accrues what the cap leaves, also nothing, and not one unit more', async () => {
      const fixture = await loadFixture(reporterFixture);
      const { rewards, reporter, timelock, ana, bo, dollar } = fixture;
      await setTerms(fixture, { cap: 10n });
      await rewards.connect(timelock).setRewardRates(dollar, TOKEN, 0n);
      await accrue(rewards, reporter, { account: ana, token: dollar, payment: 4n });
      const report = { account: bo, token: dollar };
      const accrues = async (milestoneId: number, payment: bigint, amount: bigint, claimable: bigint, total: bigint) =>
        expect(accrue(rewards, reporter, { ...report, milestoneId, payment }))
          .to.emit(rewards, 'RewardAccrued')
          .withArgs(1n, milestoneId, bo.address, dollar.target, payment, payment, amount, claimable, 0n, total);
      await accrues(1, 7n, 6n, 6n, 10n);
      await accrues(2, 1n, 0n, 6n, 10n);
      await rewards.claim(bo);
      await accrues(3, 1n, 0n, 0n, 10n);
      await setTerms(fixture, { cap: 11n });
      await accrues(4, 1n, 1n, 1n, 11n);
    });

    it('T-4 takes the largest values', async () => {
      const fixture = await loadFixture(reporterFixture);
      const { rewards, reputation, reporter, timelock, ana, bo, dollar } = fixture;
      const most = 2n ** 96n - 1n;
      const payment = 2n ** 112n - 1n;
      const rate = 2n ** 128n - 1n;
      await setTerms(fixture, { cap: most });
      await rewards.connect(timelock).setRewardRates(dollar, rate, rate);
      const points = (payment * rate) / TOKEN;
      for (const [milestoneId, account] of [ana, bo].entries()) {
        await accrue(rewards, reporter, { account, token: dollar, milestoneId, payment, skill: 1 });
        expect(await reputation.pointsOf(account, 1)).to.equal(points);
      }
      expect(await rewards.claimableOf(ana)).to.equal(most);
      expect(await rewards.claimableOf(bo)).to.equal(0n);
    });

    it('M-4 reverts for a relayed call that claims to be from the Projects contract', async () => {
      const { rewards, projects, forwarder, ana, dollar } = await loadFixture(reporterFixture);
      const data = rewards.interface.encodeFunctionData('accrue', [1, 0, ana.address, dollar.target, DOLLAR, 0]);
      const asForwarder = await impersonate(forwarder);
      await expect(asForwarder.sendTransaction({ to: rewards, data: concat([data, projects.target as string]) }))
        .to.be.revertedWithCustomError(rewards, 'RewardsUnauthorizedReporter')
        .withArgs(forwarder.target);
    });

    it('reverts for anyone but the Projects contract', async () => {
      const { rewards, timelock, founder, stranger, dollar } = await loadFixture(reporterFixture);
      for (const account of [timelock, founder, stranger]) {
        await expect(accrue(rewards, account, { account, token: dollar }))
          .to.be.revertedWithCustomError(rewards, 'RewardsUnauthorizedReporter')
          .withArgs(account.address);
      }
    });
  });

  describe('claim', () => {
    it('mints what was accrued, for anyone who asks, to the account', async () => {
      const { rewards, token, reporter, ana, stranger, dollar } = await loadFixture(reporterFixture);
      await accrue(rewards, reporter, { account: ana, token: dollar, payment: 30n * DOLLAR });
      expect(await rewards.claim.staticCall(ana)).to.equal(15n * TOKEN);
      const receipt = await (await rewards.connect(stranger).claim(ana)).wait();
      const events = (await eventsOf(receipt, rewards, token)).map(({ name, args }) => [name, ...args]);
      expect(events).to.deep.equal([
        ['RewardClaimed', ana.address, stranger.address, 15n * TOKEN, 15n * TOKEN],
        ['Transfer', ZeroAddress, ana.address, 15n * TOKEN],
        ['DelegateChanged', ana.address, ZeroAddress, ana.address],
        ['DelegateVotesChanged', ana.address, 0n, 15n * TOKEN],
      ]);
      expect(await token.balanceOf(ana)).to.equal(15n * TOKEN);
      expect(await rewards.claimableOf(ana)).to.equal(0n);

      await accrue(rewards, reporter, { account: ana, token: dollar, milestoneId: 1, payment: 2n * DOLLAR });
      await expect(rewards.connect(ana).claim(ana))
        .to.emit(rewards, 'RewardClaimed')
        .withArgs(ana.address, ana.address, TOKEN, 16n * TOKEN);
      expect(await rewards.claimedOf(ana)).to.equal(16n * TOKEN);
    });

    it('names the signer of a relayed call', async () => {
      const { rewards, forwarder, reporter, ana, bo, stranger, dollar } = await loadFixture(reporterFixture);
      await accrue(rewards, reporter, { account: ana, token: dollar });
      const request = await signRequest(forwarder, bo, rewards, ['claim', ana.address]);
      await expect(forwarder.connect(stranger).execute(request))
        .to.emit(rewards, 'RewardClaimed')
        .withArgs(ana.address, bo.address, TOKEN / 2n, TOKEN / 2n);
    });

    it('reverts for an account with nothing to claim, and the second time', async () => {
      const { rewards, reporter, ana, dollar } = await loadFixture(reporterFixture);
      const refused = async () =>
        expect(rewards.claim(ana))
          .to.be.revertedWithCustomError(rewards, 'RewardsNothingToClaim')
          .withArgs(ana.address);
      await refused();
      await accrue(rewards, reporter, { account: ana, token: dollar });
      await rewards.claim(ana);
      await refused();
    });

    it("T-4 reverts at the token's cap, and keeps the claim", async () => {
      const fixture = await loadFixture(reporterFixture);
      const { rewards, token, reporter, timelock, ana, dollar, config } = fixture;
      await setTerms(fixture, { cap: config.supplyCap, claimCapacity: 10n * config.supplyCap });
      await rewards.connect(timelock).setRewardRates(dollar, TOKEN, 0n);
      await accrue(rewards, reporter, { account: ana, token: dollar, payment: config.supplyCap });
      await expect(rewards.claim(ana))
        .to.be.revertedWithCustomError(token, 'GuildTokenCapExceeded')
        .withArgs(config.supplyCap, config.supplyCap - 1_000n * TOKEN);
      expect(await rewards.claimableOf(ana)).to.equal(config.supplyCap);
      expect(await rewards.claimAvailableOf(ana)).to.equal(config.supplyCap);
    });

    it('cannot be entered again by a token that calls back', async () => {
      const fixture = await loadFixture(reporterFixture);
      const { reporter, ana, bo, dollar } = fixture;
      const hostile = await deployContract('HostileToken');
      const rewards = await separateRewards(fixture, { token: hostile.target });
      await accrue(rewards, reporter, { account: ana, token: dollar });
      await accrue(rewards, reporter, { account: bo, token: dollar, milestoneId: 1 });
      const calls = [
        rewards.interface.encodeFunctionData('claim', [bo.address]),
        rewards.interface.encodeFunctionData('claimMany', [[bo.address]]),
        rewards.interface.encodeFunctionData('claimGrants', [bo.address, []]),
        rewards.interface.encodeFunctionData('claimParticipation', [bo.address, 0]),
      ];
      for (const [i, call] of calls.entries()) {
        await accrue(rewards, reporter, { account: ana, token: dollar, milestoneId: 2 + i });
        await hostile.setCallback(rewards, call);
        await rewards.claim(ana);
        const [succeeded, result] = await hostile.lastCallback();
        expect([succeeded, rewards.interface.parseError(result)?.name]).to.deep.equal([
          false,
          'ReentrancyGuardReentrantCall',
        ]);
      }
      expect(await hostile.balanceOf(ana)).to.equal((5n * TOKEN) / 2n);
      expect(await hostile.balanceOf(bo)).to.equal(0n);
    });
  });

  describe('claimMany', () => {
    it('mints to each that has a reward, and passes by the others', async () => {
      const { rewards, token, reporter, ana, bo, founder, stranger, dollar } = await loadFixture(reporterFixture);
      await accrue(rewards, reporter, { account: ana, token: dollar, payment: 2n * DOLLAR });
      await accrue(rewards, reporter, { account: bo, token: dollar, milestoneId: 1, payment: 4n * DOLLAR });
      const accounts = [founder, ana, ana, bo].map(({ address }) => address);
      expect(await rewards.claimMany.staticCall(accounts)).to.equal(3n * TOKEN);
      const receipt = await (await rewards.connect(stranger).claimMany(accounts)).wait();
      const events = (await eventsOf(receipt, rewards, token)).filter(({ name }) => !name.startsWith('Delegate'));
      expect(events.map(({ name, args }) => [name, ...args])).to.deep.equal([
        ['RewardClaimed', ana.address, stranger.address, TOKEN, TOKEN],
        ['Transfer', ZeroAddress, ana.address, TOKEN],
        ['RewardClaimed', bo.address, stranger.address, 2n * TOKEN, 2n * TOKEN],
        ['Transfer', ZeroAddress, bo.address, 2n * TOKEN],
      ]);
      expect(await rewards.claimableOf(ana)).to.equal(0n);
      expect(await rewards.claimedOf(bo)).to.equal(2n * TOKEN);
    });

    it('reverts if there is nothing to mint at all', async () => {
      const { rewards, ana, bo } = await loadFixture(reporterFixture);
      for (const accounts of [[], [ana.address, bo.address]]) {
        await expect(rewards.claimMany(accounts))
          .to.be.revertedWithCustomError(rewards, 'RewardsNothingToClaim')
          .withArgs(ZeroAddress);
      }
    });
  });

  describe('setRewardRates', () => {
    it('sets what a payment earns for the timelock, one event per rate', async () => {
      const { rewards, timelock, dollar, config } = await loadFixture(reporterFixture);
      const most = 2n ** 128n - 1n;
      const [before] = config.paymentTokens;
      await expect(rewards.connect(timelock).setRewardRates(dollar, most, most - 1n))
        .to.emit(rewards, 'RewardRateSet')
        .withArgs(dollar.target, timelock.address, before?.rewardRate, most)
        .and.to.emit(rewards, 'ReputationRateSet')
        .withArgs(dollar.target, timelock.address, before?.reputationRate, most - 1n);
      expect(await rewards.rewardRateOf(dollar)).to.equal(most);
      expect(await rewards.reputationRateOf(dollar)).to.equal(most - 1n);
    });

    it('reverts for anyone else', async () => {
      const { rewards, founder, dollar } = await loadFixture(reporterFixture);
      await expect(rewards.connect(founder).setRewardRates(dollar, 0n, 0n))
        .to.be.revertedWithCustomError(rewards, 'AccessManagedUnauthorized')
        .withArgs(founder.address);
    });
  });

  it('I-6 mints what was accrued and not one unit more: the supply is mints minus burns', async () => {
    const fixture = await loadFixture(guildFixture);
    const { rewards, token, ana, bo, dollar } = fixture;
    const reporter = await impersonate(fixture.projects);
    await setTerms(fixture, { vestingCliff: 10, vestingDuration: 1_000 });
    for (let i = 0; i < 6; ++i) {
      if (i === 3) await setTerms(fixture, {});
      const account = i % 2 === 0 ? ana : bo;
      await accrue(rewards, reporter, { account, token: dollar, milestoneId: i, payment: BigInt(i + 1) * 333_333n });
    }
    await rewards.claimMany([ana.address, bo.address]);
    for (const elapsed of [400, 601]) {
      await time.increase(elapsed);
      await rewards.claimGrants(ana, [1, 2]);
      await rewards.claimGrants(bo, [1]);
    }
    await token.connect(ana).burn(5n);
    const accrued = await rewards.totalAccrued();
    const claimed = (await logsOf(rewards, 'RewardClaimed')).reduce((sum, { args }) => sum + args.amount, 0n);
    expect(claimed).to.equal(accrued);
    expect((await rewards.claimedOf(ana)) + (await rewards.claimedOf(bo))).to.equal(accrued);
    expect(await token.totalSupply()).to.equal(1_000n * TOKEN + accrued - 5n);
  });
});
