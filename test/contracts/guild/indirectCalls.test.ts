import { expect } from 'chai';
import { type FunctionFragment, ZeroHash } from 'ethers';
import { networkHelpers, type TestContract } from '../helpers/chain.ts';
import { digestOf, type GuildFixture, guildFixture } from '../helpers/guild.ts';
import { termsOf } from '../helpers/projects.ts';
import { carry, proposalOf } from '../helpers/proposal.ts';

const { loadFixture, time } = networkHelpers;

/** The guild's contracts whose functions the access manager may restrict. */
function managed(guild: GuildFixture): TestContract[] {
  const { token, treasury, projects, rewards, reputation, priorities, compliance, auditTrail, categoryPolicy } = guild;
  return [token, treasury, projects, rewards, reputation, priorities, compliance, auditTrail, categoryPolicy];
}

/** A value of each type, so that a call can be decoded. */
function anyValue(type: FunctionFragment['inputs'][number]): unknown {
  if (type.baseType === 'array') {
    const { arrayChildren, arrayLength } = type;
    return arrayChildren ? Array.from({ length: Math.max(arrayLength ?? 0, 0) }, () => anyValue(arrayChildren)) : [];
  }
  if (type.baseType === 'tuple') return (type.components ?? []).map(anyValue);
  if (type.type === 'address') return `0x${'0'.repeat(40)}`;
  if (type.type === 'bool') return false;
  if (type.type === 'string') return '';
  if (type.type === 'bytes') return '0x';
  return type.type.startsWith('bytes') ? `0x${'00'.repeat(Number(type.type.slice(5)))}` : 0n;
}

/** What a call reverted with, wherever the provider has put it. */
function revertDataOf({ data }: { data?: string | { data?: string } }): string {
  return (typeof data === 'object' ? data.data : data) ?? '';
}

/** The contract's functions that the access manager decides about, found by calling each as somebody without a role. */
async function restrictedOf(contract: TestContract, guild: GuildFixture) {
  const restricted: { name: string; data: string }[] = [];
  for (const fragment of contract.interface.fragments) {
    if (fragment.type !== 'function' || (fragment as FunctionFragment).constant) continue;
    const called = fragment as FunctionFragment;
    const data = contract.interface.encodeFunctionData(called, called.inputs.map(anyValue));
    const error = contract.interface.getError('AccessManagedUnauthorized')?.selector;
    const answer = await guild.stranger.call({ to: contract, data }).catch(revertDataOf);
    // The authority itself is set by the access manager alone.
    if (error && answer.startsWith(error) && called.name !== 'setAuthority')
      restricted.push({ name: called.name, data });
  }
  return restricted;
}

/** A call of each function of the guild's contracts that the access manager does not decide about. */
async function openCallsOf(guild: GuildFixture) {
  const calls: { target: string; data: string }[] = [];
  for (const contract of [...managed(guild), guild.governor]) {
    const restricted = (await restrictedOf(contract, guild)).map(({ name }) => name);
    for (const fragment of contract.interface.fragments) {
      if (fragment.type !== 'function' || (fragment as FunctionFragment).constant) continue;
      const called = fragment as FunctionFragment;
      if (restricted.includes(called.name)) continue;
      const data = contract.interface.encodeFunctionData(called, called.inputs.map(anyValue));
      calls.push({ target: contract.target as string, data });
    }
  }
  return calls;
}

describe('calls through the access manager', () => {
  it('M-7 are refused by every restricted function, so that events name who acted', async () => {
    const guild = await loadFixture(guildFixture);
    const { accessManager, timelock } = guild;
    for (const role of [1, 2, 3]) await accessManager.connect(timelock).grantRole(role, timelock, 0);
    const found: string[] = [];
    for (const contract of managed(guild)) {
      for (const { name, data } of await restrictedOf(contract, guild)) {
        found.push(name);
        const through = accessManager.connect(timelock);
        await expect(through.execute(contract, data), name).to.be.revertedWithCustomError(
          contract,
          'GuildContractIndirectCall',
        );
        const execute = accessManager.interface.encodeFunctionData('execute', [contract.target, data]);
        await expect(through.multicall([execute]), name).to.be.revertedWithCustomError(
          contract,
          'GuildContractIndirectCall',
        );
      }
    }
    expect(found).to.include.members(['mint', 'pay', 'acceptProject', 'freeze', 'raiseFinding', 'setRewardRates']);
    expect(found.length).to.be.greaterThan(30);
  });

  it('M-7 of a guild by vote are refused too: a payment by vote names the timelock, or is not made', async () => {
    const guild = await loadFixture(guildFixture);
    const { accessManager, treasury, dollar, ana } = guild;
    const pay = treasury.interface.encodeFunctionData('pay', [dollar.target, ana.address, 5n, 0, ZeroHash, 'memo']);
    const proposal = await proposalOf(guild, 'pay', [accessManager, 'execute', treasury.target, pay]);
    await expect(carry(guild, proposal)).to.be.revertedWithCustomError(treasury, 'GuildContractIndirectCall');
  });

  it('M-7 are the guild’s alone where anyone may call: nobody else has them made, with a role or without', async () => {
    const guild = await loadFixture(guildFixture);
    const { accessManager, stranger, founder, officer, auditor, guardian } = guild;
    const calls = await openCallsOf(guild);
    expect(calls.length).to.be.greaterThan(50);
    for (const { target, data } of calls) {
      const execute = accessManager.interface.encodeFunctionData('execute', [target, data]);
      for (const caller of [stranger, founder, officer, auditor, guardian]) {
        const through = accessManager.connect(caller);
        for (const call of [through.execute.staticCall(target, data), through.multicall.staticCall([execute])]) {
          await expect(call)
            .to.be.revertedWithCustomError(accessManager, 'AccessManagerUnauthorizedCall')
            .withArgs(caller.address, target, data.slice(0, 10));
        }
      }
    }
  });

  it('M-7 by a vote name the access manager, whose address is the guild’s: a project, and a payment from a budget', async () => {
    const guild = await loadFixture(guildFixture);
    const { accessManager, projects, treasury, timelock, client, dollar, ana } = guild;
    await dollar.connect(client).approve(treasury, 5n);
    await treasury.connect(client).deposit(dollar, 5n, 0, ZeroHash);
    const times = { period: 0, startsAt: 0, endsAt: 0, ref: ZeroHash, title: 'Ours' };
    await treasury
      .connect(timelock)
      .openBudget({ token: dollar.target, limit: 5n, ...times, spenders: [accessManager.target] });
    const create = projects.interface.encodeFunctionData('createProject', [await termsOf(guild), 0]);
    const pay = treasury.interface.encodeFunctionData('payFromBudget', [1, ana.address, 5n, 0, ZeroHash, 'memo']);
    const proposal = await proposalOf(
      guild,
      'through it',
      [accessManager, 'execute', projects.target, create],
      [accessManager, 'execute', treasury.target, pay],
    );
    await expect(await carry(guild, proposal))
      .to.emit(treasury, 'Paid')
      .withArgs(1n, ana.address, dollar.target, accessManager.target, 1n, 0n, ZeroHash, 'memo', 5n, 0n);
    expect((await projects.projectOf(1)).client).to.equal(accessManager.target);
  });

  it('M-7 are not needed for a delay: who has one schedules, and calls itself', async () => {
    const { accessManager, timelock, compliance, stranger, bo } = await loadFixture(guildFixture);
    await accessManager.connect(timelock).grantRole(2, stranger, 600);
    const until = (await time.latest()) + 86_400;
    const data = compliance.interface.encodeFunctionData('freeze', [bo.address, until, digestOf('order')]);
    const freeze = () => compliance.connect(stranger).freeze(bo, until, digestOf('order'));
    await expect(freeze()).to.be.revertedWithCustomError(accessManager, 'AccessManagerNotScheduled');
    await accessManager.connect(stranger).schedule(compliance, data, 0);
    await time.increase(600);
    await expect(accessManager.connect(stranger).execute(compliance, data)).to.be.revertedWithCustomError(
      compliance,
      'GuildContractIndirectCall',
    );
    await expect(freeze())
      .to.emit(compliance, 'AccountFrozen')
      .withArgs(bo.address, stranger.address, until, 0n, digestOf('order'), 1n);
  });
});
