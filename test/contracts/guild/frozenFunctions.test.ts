import { expect } from 'chai';
import { Interface } from 'ethers';
import { type AbiName, abiNames } from '../../../contracts/abis.ts';
import { ethers, networkHelpers, readCompiled, type TestContract } from '../helpers/chain.ts';
import { Action, Obstacle } from '../helpers/compliance.ts';
import { type Busy, busyFixture, freeze, settleFirst } from '../helpers/frozen.ts';
import { DOLLAR } from '../helpers/guild.ts';
import { DAY, MilestoneStatus, review, submit } from '../helpers/projects.ts';
import { type FrozenCall, projectsCalls, rewardsCalls, treasuryCalls } from './frozenCalls.ts';
import { frozenFunctions } from './frozenFunctions.ts';

const { loadFixture, time } = networkHelpers;

/** A call for each function of the contracts whose gates a freeze switches on. */
const calls: Partial<Record<AbiName, Record<string, FrozenCall>>> = {
  Projects: projectsCalls,
  Treasury: treasuryCalls,
  Rewards: rewardsCalls,
};

/** Names of a contract's external functions that are no views. */
async function functionsOf(name: AbiName): Promise<string[]> {
  const { abi } = await readCompiled(name);
  const names: string[] = [];
  new Interface(abi).forEachFunction(({ name, constant }) => {
    if (!constant) names.push(name);
  });
  return [...new Set(names)].sort();
}

/** What a frozen account may call of a contract, and what it may not. */
function judged(name: AbiName): string[] {
  return Object.entries(frozenFunctions[name])
    .filter(([, verdict]) => verdict === 'refused' || verdict === 'open')
    .map(([called]) => called)
    .sort();
}

describe('a frozen account', () => {
  it('A-4 has an answer from every function of every contract', async () => {
    for (const name of abiNames) {
      const listed = Object.keys(frozenFunctions[name]).sort();
      expect(listed, `${name}: frozenFunctions.ts has each function`).to.deep.equal(await functionsOf(name));
    }
  });

  it('A-4 finds gates on only where the table says that something is refused', async () => {
    const guild = await loadFixture(busyFixture);
    await freeze(guild, guild.bo);
    const keepers: Partial<Record<AbiName, TestContract>> = {
      ...{ GuildGovernor: guild.governor, PriorityRounds: guild.priorities },
      ...{ Treasury: guild.treasury, Projects: guild.projects, Rewards: guild.rewards },
    };
    for (const name of abiNames) {
      const keeps = (await functionsOf(name)).includes('setGated');
      expect(Object.keys(keepers).includes(name), name).to.equal(keeps);
      const keeper = keepers[name];
      const answers = keeper ? await Promise.all(Object.values(Action).map((action) => keeper.isGated(action))) : [];
      expect(Object.values(frozenFunctions[name]).includes('refused'), name).to.equal(answers.includes(true));
      expect(Object.keys(calls).includes(name), name).to.equal(answers.includes(true));
    }
  });

  for (const [name, list] of Object.entries(calls)) {
    const verdicts = frozenFunctions[name as AbiName];

    it(`A-4 is tried at each function of ${name} that it may call, or may not`, () => {
      const tried = Object.keys(list);
      // Skips whom it may not pay: see below.
      if (name === 'Rewards') tried.push('claimMany');
      expect(tried.sort()).to.deep.equal(judged(name as AbiName));
    });

    for (const [called, { by, before, call }] of Object.entries(list)) {
      const refused = verdicts[called] === 'refused';

      it(`A-4 ${refused ? 'is refused' : 'may call'} ${name}.${called}`, async () => {
        const guild = await loadFixture(busyFixture);
        await before?.(guild);
        await freeze(guild, by(guild));
        if (!refused) {
          await call(guild);
          return;
        }
        await expect(call(guild)).to.be.revertedWithCustomError(guild.compliance, 'ComplianceNotMet');
        await guild.compliance.connect(guild.officer).unfreeze(by(guild), `0x${'1'.repeat(64)}`);
        await call(guild);
      });
    }
  }

  it('A-4 is refused as the other signer of a settlement, too, and named with the reason', async () => {
    const guild = await loadFixture(busyFixture);
    await freeze(guild, guild.ana);
    await expect(settleFirst(guild))
      .to.be.revertedWithCustomError(guild.compliance, 'ComplianceNotMet')
      .withArgs(guild.ana.address, Action.Pay, Obstacle.Frozen);
  });

  it('A-4 is left out when others claim for many', async () => {
    const guild = await loadFixture(busyFixture);
    const { rewards, projects, holder, ana, bo, token } = guild;
    await time.increase(3 * DAY);
    await projects.connect(holder).release(1, 2);
    const owed = await rewards.claimableOf(bo);
    await freeze(guild, bo);
    await expect(rewards.connect(holder).claimMany([bo, ana])).to.emit(rewards, 'RewardClaimed');
    expect(await rewards.claimableOf(bo)).to.equal(owed);
    expect(await rewards.claimableOf(ana)).to.equal(0n);
    await expect(rewards.connect(holder).claimMany([bo])).to.be.revertedWithCustomError(
      rewards,
      'RewardsNothingToClaim',
    );
    expect(await token.balanceOf(bo)).to.equal(0n);
  });

  it('A-4 gets no payment from a budget, in the last second of its freeze either', async () => {
    const guild = await loadFixture(busyFixture);
    const { treasury, compliance, timelock, ana, bo, dollar } = guild;
    await freeze(guild, bo);
    const pay = () => treasury.connect(ana).payFromBudget(1, bo, 5n, 0, `0x${'0'.repeat(64)}`, '');
    await expect(pay()).to.be.revertedWithCustomError(treasury, 'TreasuryFrozenReceiver').withArgs(bo.address);
    const until = await compliance.frozenUntil(bo);
    await time.setNextBlockTimestamp(until);
    await expect(pay()).to.be.revertedWithCustomError(treasury, 'TreasuryFrozenReceiver');
    await time.setNextBlockTimestamp(until + 1n);
    await pay();
    expect(await dollar.balanceOf(bo)).to.equal(5n);
    await freeze(guild, bo);
    await treasury.connect(timelock).pay(dollar, bo, 5n, 0, `0x${'0'.repeat(64)}`, 'By vote, all the same');
  });

  it('A-5 keeps its deadlines by its own work, and has the credit when it is free', async () => {
    const guild = await loadFixture(busyFixture);
    const { projects, compliance, officer, ana, reviewer, secondReviewer, dollar } = guild;
    await freeze(guild, ana);
    await projects.connect(ana).postBond(1, 0);
    await submit(projects, ana, 0);
    await review(projects, reviewer, 0, true);
    await review(projects, secondReviewer, 0, true);
    expect(await projects.creditOf(ana, dollar)).to.equal(975n * DOLLAR);
    await expect(projects.connect(ana).withdraw(dollar, ana)).to.be.revertedWithCustomError(
      compliance,
      'ComplianceNotMet',
    );
    await compliance.connect(officer).unfreeze(ana, `0x${'1'.repeat(64)}`);
    await expect(projects.connect(ana).withdraw(dollar, ana)).to.changeTokenBalance(ethers, dollar, ana, 975n * DOLLAR);
  });

  it('A-5 holds nobody else’s money: a deadline that it lets pass returns it to the client', async () => {
    const guild = await loadFixture(busyFixture);
    const { projects, holder, ana, client, dollar } = guild;
    await freeze(guild, ana);
    await time.increase(12 * DAY);
    await projects.connect(holder).refund(1, 0);
    expect((await projects.milestoneOf(1, 0)).status).to.equal(MilestoneStatus.Refunded);
    expect(await projects.creditOf(client, dollar)).to.equal(1_000n * DOLLAR);
  });

  it('A-4 costs others a call, but only while somebody is frozen', async () => {
    const guild = await loadFixture(busyFixture);
    const gasOf = async (send: (guild: Busy) => Promise<{ wait(): Promise<{ gasUsed: bigint } | null> }>) =>
      (await (await send(guild)).wait())?.gasUsed ?? 0n;
    const pay = ({ treasury, ana, holder }: Busy) =>
      treasury.connect(ana).payFromBudget(1, holder, 5n, 0, `0x${'0'.repeat(64)}`, '');
    await gasOf(pay);
    const free = await gasOf(pay);
    await freeze(guild, guild.bo);
    expect((await gasOf(pay)) - free).to.be.greaterThan(8_000n);
    await guild.compliance.connect(guild.officer).unfreeze(guild.bo, `0x${'1'.repeat(64)}`);
    expect(await gasOf(pay)).to.equal(free);
  });
});
