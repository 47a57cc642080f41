import { expect } from 'chai';
import { toBeHex, ZeroAddress } from 'ethers';
import { networkHelpers } from '../helpers/chain.ts';
import { eventsOf } from '../helpers/events.ts';
import { DOLLAR } from '../helpers/guild.ts';
import { cast, createProjects, finalize, openRound, projectsFixture, RoundKind } from '../helpers/priorities.ts';
import { DepositPurpose, ref, spend } from '../helpers/treasury.ts';

const { loadFixture, time } = networkHelpers;

/** A project's number as a budget's reference. */
const refOf = (projectId: bigint) => toBeHex(projectId, 32);

/** A budget round of 1,000 dollars that ended 700 to 200 to 100 for projects 4, 1 and 5, and none for 2. */
async function endedFixture() {
  const fixture = await projectsFixture();
  const { priorities, token, founder, holder } = fixture;
  await token.connect(holder).transfer(founder, await token.balanceOf(holder));
  const round = await openRound(fixture);
  await cast(priorities, founder, [
    [1n, 2_000],
    [4n, 7_000],
    [5n, 1_000],
  ]);
  await time.increaseTo(round.endsAt + 1);
  return fixture;
}

/** The same, with the result recorded. */
async function finalizedFixture() {
  const fixture = await endedFixture();
  await fixture.priorities.finalizeRound(1n);
  return fixture;
}

describe('Treasury budgets from a round', () => {
  it('open one per project that got a part, in the order of the ranking', async () => {
    const { treasury, dollar, timelock, ana, bo } = await loadFixture(finalizedFixture);
    const now = (await time.latest()) + 10;
    await time.setNextBlockTimestamp(now);
    const open = treasury.connect(timelock).openRoundBudgets(1n, now + 1, [ana.address, bo.address]);
    const events = (await eventsOf(await (await open).wait(), treasury)).map(({ name, args }) => [name, ...args]);
    const times = [0n, BigInt(now), BigInt(now + 1)];
    const parts: [bigint, bigint][] = [
      [4n, 700n * DOLLAR],
      [1n, 200n * DOLLAR],
      [5n, 100n * DOLLAR],
    ];
    const actor = timelock.address;
    const expected = parts.flatMap(([projectId, amount], index) => {
      const [id, title] = [BigInt(index + 1), `Round 1, project ${projectId}`];
      return [
        ['BudgetOpened', id, actor, dollar.target, amount, ...times, 1n, refOf(projectId), title],
        ['BudgetSpenderSet', id, ana.address, actor, true],
        ['BudgetSpenderSet', id, bo.address, actor, true],
      ];
    });
    expect(events).to.deep.equal(expected);
    expect(await treasury.budgetCount()).to.equal(3n);
    expect(await treasury.budgetOf(2n)).to.deep.equal([dollar.target, ...times, false, 200n * DOLLAR, 0n, 0n, 0n]);
  });

  it('G-13 pay no more than the round’s budget together', async () => {
    const { treasury, dollar, timelock, client, ana, bo } = await loadFixture(finalizedFixture);
    await dollar.connect(client).approve(treasury, 5_000n * DOLLAR);
    await treasury.connect(client).deposit(dollar, 5_000n * DOLLAR, DepositPurpose.Contribution, ref);
    await treasury.connect(timelock).openRoundBudgets(1n, 0, [ana.address]);
    await time.increase(400 * 86_400);
    for (const [budgetId, dollars] of [[1n, 700n] as const, [2n, 200n] as const, [3n, 100n] as const]) {
      await spend(treasury, ana, bo, dollars * DOLLAR, budgetId);
      await expect(spend(treasury, ana, bo, 1n, budgetId))
        .to.be.revertedWithCustomError(treasury, 'TreasuryBudgetExceeded')
        .withArgs(budgetId, 0n, 1n);
    }
    expect(await treasury.bookBalanceOf(dollar)).to.equal(4_000n * DOLLAR);
  });

  it('open once per round', async () => {
    const { treasury, timelock } = await loadFixture(finalizedFixture);
    const open = () => treasury.connect(timelock).openRoundBudgets(1n, 0, []);
    await open();
    await expect(open()).to.be.revertedWithCustomError(treasury, 'TreasuryRoundAlreadyBudgeted').withArgs(1n);
    for (let budgetId = 1n; budgetId <= 3n; budgetId++) {
      await treasury.connect(timelock).closeBudget(budgetId);
    }
    await expect(open()).to.be.revertedWithCustomError(treasury, 'TreasuryRoundAlreadyBudgeted').withArgs(1n);
  });

  it('do not open before the result is recorded', async () => {
    const { treasury, priorities, timelock } = await loadFixture(endedFixture);
    const open = () => treasury.connect(timelock).openRoundBudgets(1n, 0, []);
    await expect(open()).to.be.revertedWithCustomError(treasury, 'PriorityRoundsNotFinalized').withArgs(1n);
    await priorities.finalizeRound(1n);
    await open();
    expect(await treasury.budgetCount()).to.equal(3n);
  });

  it('do not open for an unknown round, a ranking or a round without votes', async () => {
    const fixture = await loadFixture(finalizedFixture);
    const { treasury, priorities, timelock, founder } = fixture;
    await openRound(fixture, { kind: RoundKind.Ranking, token: ZeroAddress, budget: 0n });
    await cast(priorities, founder, [[1n, 10_000]], 2n);
    await finalize(priorities, 2n);
    await openRound(fixture);
    await finalize(priorities, 3n);
    for (const roundId of [0n, 2n, 3n, 4n]) {
      await expect(treasury.connect(timelock).openRoundBudgets(roundId, 0, []), `${roundId}`)
        .to.be.revertedWithCustomError(treasury, 'TreasuryInvalidBudget')
        .withArgs('roundId');
    }
  });

  it('obey the same rules as others', async () => {
    const { treasury, timelock, ana } = await loadFixture(finalizedFixture);
    const now = (await time.latest()) + 10;
    const twentyOne = Array.from({ length: 21 }, (_, i) => toBeHex(i + 1, 20));
    const bad: [string, number, string[]][] = [
      ['endsAt', now, []],
      ['endsAt', 1, []],
      ['spenders', 0, [ana.address, ana.address]],
      ['spenders', 0, [ZeroAddress]],
      ['spenders', 0, twentyOne],
    ];
    for (const [field, endsAt, spenders] of bad) {
      await time.setNextBlockTimestamp(now);
      await expect(treasury.connect(timelock).openRoundBudgets(1n, endsAt, spenders), `${field} ${endsAt}`)
        .to.be.revertedWithCustomError(treasury, 'TreasuryInvalidBudget')
        .withArgs(field);
    }
    expect(await treasury.budgetCount()).to.equal(0n);
  });

  it('open for the timelock only', async () => {
    const { treasury, founder, officer, auditor, stranger } = await loadFixture(finalizedFixture);
    for (const account of [founder, officer, auditor, stranger]) {
      await expect(treasury.connect(account).openRoundBudgets(1n, 0, []))
        .to.be.revertedWithCustomError(treasury, 'AccessManagedUnauthorized')
        .withArgs(account.address);
    }
  });

  it('E-9 open for fifty projects with eight spenders in a transaction, in native coin', async () => {
    const fixture = await loadFixture(projectsFixture);
    const { treasury, priorities, timelock, founder } = fixture;
    await createProjects(fixture, 44);
    const projectIds = Array.from({ length: 50 }, (_, i) => BigInt(i + 1));
    await openRound(fixture, { projectIds, token: ZeroAddress, budget: 2n ** 128n - 1n });
    await cast(
      priorities,
      founder,
      projectIds.map((id) => [id, 200]),
    );
    await finalize(priorities);
    const spenders = Array.from({ length: 8 }, (_, i) => toBeHex(i + 1, 20));
    await expect(treasury.connect(timelock).openRoundBudgets(1n, 0, [...spenders, timelock]))
      .to.be.revertedWithCustomError(treasury, 'TreasuryInvalidBudget')
      .withArgs('spenders');
    const receipt = await (await treasury.connect(timelock).openRoundBudgets(1n, 0, spenders)).wait();
    // A transaction can have 2^24 gas, and its execution by vote costs some more.
    expect(receipt.gasUsed).to.be.lessThan(15_500_000n);
    let total = 0n;
    for (let budgetId = 1n; budgetId <= 50n; budgetId++) {
      const budget = await treasury.budgetOf(budgetId);
      expect(budget.token).to.equal(ZeroAddress);
      total += budget.limit;
    }
    expect(total).to.equal(2n ** 128n - 1n);
  });
});
