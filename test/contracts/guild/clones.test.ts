import { expect } from 'chai';
import { ZeroAddress } from 'ethers';
import { artifacts } from 'hardhat';
import { abiNames } from '../../../contracts/abis.ts';
import { contractAt, ethers, impersonate, networkHelpers } from '../helpers/chain.ts';
import { type GuildFixture, guildFixture } from '../helpers/guild.ts';

const { loadFixture } = networkHelpers;

// EIP-170, with 15% to spare for what later releases add.
const MAX_BYTES = 24_576 * 0.85;

/** A well-formed call of each contract's initializer. */
function setups({ factory, accessManager, dollar, config, timelock, token, stranger }: GuildFixture) {
  const governorConfig = {
    name: 'x',
    token: token.target,
    timelock: timelock.address,
    policy: factory.target,
    compliance: factory.target,
    guardian: ZeroAddress,
  };
  const rewardsConfig = {
    authority: accessManager.target,
    token: token.target,
    projects: factory.target,
    governor: factory.target,
    reputation: factory.target,
    compliance: factory.target,
    rates: [],
    terms: config.rewardTerms,
  };
  const authority = accessManager.target;
  return {
    accessManager: ['AccessManager', stranger.address],
    token: ['GuildToken', 'x', 'X', config.supplyCap, authority, config.allocations],
    governor: ['GuildGovernor', governorConfig],
    timelock: ['Timelock', 0, [stranger.address], [stranger.address], stranger.address],
    treasury: ['Treasury', authority, factory.target, factory.target, factory.target],
    projects: ['Projects', authority, factory.target, factory.target, factory.target, token.target, 0, [dollar.target]],
    rewards: ['Rewards', rewardsConfig],
    categoryPolicy: ['CategoryPolicy', authority, factory.target, 0, config.categories, []],
    priorities: ['PriorityRounds', authority, token.target, factory.target, factory.target],
    reputation: ['Reputation', authority, factory.target, []],
    compliance: ['Compliance', authority, [factory.target]],
    auditTrail: ['AuditTrail', authority],
  } as Record<string, [string, ...unknown[]]>;
}

describe('clones', () => {
  it('U-1 the implementations cannot be set up', async () => {
    const fixture = await loadFixture(guildFixture);
    for (const [part, [name, ...args]] of Object.entries(setups(fixture))) {
      const address = fixture.deployment.implementations[part as keyof GuildFixture['deployment']['implementations']];
      const implementation = await contractAt(name, address);
      await expect(implementation.initialize(...args), part).to.be.revertedWithCustomError(
        implementation,
        'InvalidInitialization',
      );
    }
  });

  it('E-24 the clones cannot be set up again, not even by the factory', async () => {
    const fixture = await loadFixture(guildFixture);
    const contracts = await fixture.factory.contractsOf(1);
    const asFactory = await impersonate(fixture.factory);
    for (const [part, [name, ...args]] of Object.entries(setups(fixture))) {
      const clone = await contractAt(name, contracts[part]);
      for (const caller of [fixture.founder, asFactory]) {
        await expect(clone.connect(caller).initialize(...args), part).to.be.revertedWithCustomError(
          clone,
          'InvalidInitialization',
        );
      }
    }
  });

  it('E-25 nothing of a guild but its timelock and treasury takes native coins sent along', async () => {
    const { founder, timelock, ...fixture } = await loadFixture(guildFixture);
    const { token, governor, treasury, projects, rewards, accessManager, factory, forwarder } = fixture;
    const { categoryPolicy, priorities, reputation, compliance, auditTrail } = fixture;
    const others = [categoryPolicy, priorities, reputation, compliance, auditTrail, accessManager, factory, forwarder];
    for (const contract of [token, projects, rewards, ...others]) {
      await expect(founder.sendTransaction({ to: contract.target as string, value: 1n })).to.be.revertedWithoutReason(
        ethers,
      );
    }
    await expect(founder.sendTransaction({ to: governor.target as string, value: 1n })).to.be.revertedWithCustomError(
      governor,
      'GovernorDisabledDeposit',
    );
    await founder.sendTransaction({ to: timelock.address, value: 1n });
    await founder.sendTransaction({ to: treasury.target as string, value: 1n });
  });
});

describe('contract sizes', () => {
  for (const name of abiNames) {
    it(`${name} leaves 15% of the size limit to spare`, async () => {
      const { deployedBytecode } = await artifacts.readArtifact(name);
      expect((deployedBytecode.length - 2) / 2)
        .to.be.greaterThan(0)
        .and.at.most(MAX_BYTES);
    });
  }
});
