import { expect } from 'chai';
import { Wallet, ZeroAddress, ZeroHash } from 'ethers';
import { networkHelpers } from '../helpers/chain.ts';
import { eventsOf } from '../helpers/events.ts';
import { DOLLAR } from '../helpers/guild.ts';
import {
  type BudgetTerms,
  budgetFixture,
  budgetTerms,
  fundedFixture,
  openBudget,
  periodicFixture,
  ref,
  spend,
} from '../helpers/treasury.ts';

const { loadFixture, time } = networkHelpers;

const largest = 2n ** 128n - 1n;

/** Addresses that belong to nobody. */
const strangers = (count: number) => Array.from({ length: count }, () => Wallet.createRandom().address);

describe('Treasury budgets', () => {
  describe('openBudget', () => {
    it('opens one, and lets its spenders pay', async () => {
      const fixture = await loadFixture(fundedFixture);
      const { treasury, dollar, timelock, ana, bo } = fixture;
      const startsAt = (await time.latest()) + 500;
      const endsAt = startsAt + 1;
      const terms = budgetTerms(fixture, { period: 7, startsAt, endsAt, spenders: [ana.address, bo.address] });
      expect(await treasury.connect(timelock).openBudget.staticCall(terms)).to.equal(1n);
      const receipt = await (await treasury.connect(timelock).openBudget(terms)).wait();
      const events = (await eventsOf(receipt, treasury)).map(({ name, args }) => [name, ...args]);
      const times = [7n, BigInt(startsAt), BigInt(endsAt)];
      const actor = timelock.address;
      expect(events).to.deep.equal([
        ['BudgetOpened', 1n, actor, dollar.target, 100n * DOLLAR, ...times, 0n, ref, 'Field work'],
        ['BudgetSpenderSet', 1n, ana.address, actor, true],
        ['BudgetSpenderSet', 1n, bo.address, actor, true],
      ]);
      const stored = [dollar.target, ...times, false, 100n * DOLLAR, 0n, 0n, 0n];
      expect(await treasury.budgetOf(1n)).to.deep.equal(stored);
      expect(await treasury.budgetCount()).to.equal(1n);
      for (const [account, allowed] of [[ana, true] as const, [bo, true] as const, [timelock, false] as const]) {
        expect(await treasury.isBudgetSpender(1n, account)).to.equal(allowed);
      }
      expect(await treasury.isBudgetSpender(2n, ana)).to.equal(false);
    });

    it('starts now when it is not told when, and may have no spender at first', async () => {
      const fixture = await loadFixture(fundedFixture);
      const { treasury } = fixture;
      const now = (await time.latest()) + 10;
      await time.setNextBlockTimestamp(now);
      await openBudget(fixture, { spenders: [], ref: ZeroHash, title: '', limit: largest, period: 2 ** 32 - 1 });
      const budget = await treasury.budgetOf(1n);
      expect([budget.startsAt, budget.endsAt]).to.deep.equal([BigInt(now), 0n]);
      expect(await treasury.budgetAvailable(1n)).to.equal(largest);
    });

    it('G-26 starts at once when its start is past, as after a vote that took longer, and its event says so', async () => {
      const fixture = await loadFixture(fundedFixture);
      const { treasury, timelock, dollar } = fixture;
      const now = (await time.latest()) + 10;
      for (const [index, startsAt] of [1, now, now + 2].entries()) {
        const at = now + index;
        await time.setNextBlockTimestamp(at);
        const terms = budgetTerms(fixture, { period: 7, startsAt, endsAt: at + 1 });
        await expect(treasury.connect(timelock).openBudget(terms))
          .to.emit(treasury, 'BudgetOpened')
          .withArgs(index + 1, timelock.address, dollar.target, terms.limit, 7, at, at + 1, 0, ref, terms.title);
      }
    });

    it('reverts for anyone else', async () => {
      const fixture = await loadFixture(fundedFixture);
      const { treasury, founder, guardian, officer, auditor, ana, stranger } = fixture;
      for (const account of [founder, guardian, officer, auditor, ana, stranger]) {
        await expect(treasury.connect(account).openBudget(budgetTerms(fixture)))
          .to.be.revertedWithCustomError(treasury, 'AccessManagedUnauthorized')
          .withArgs(account.address);
      }
    });

    it('names the field that cannot work', async () => {
      const fixture = await loadFixture(fundedFixture);
      const { treasury, timelock, ana, bo } = fixture;
      const now = (await time.latest()) + 10;
      const bad: [string, (at: number) => Partial<BudgetTerms>][] = [
        ['limit', () => ({ limit: 0n })],
        ['endsAt', (at) => ({ startsAt: at - 2, endsAt: at - 1 })],
        ['endsAt', (at) => ({ startsAt: at - 1, endsAt: at })],
        ['endsAt', (at) => ({ endsAt: at })],
        ['endsAt', () => ({ endsAt: 1 })],
        ['endsAt', (at) => ({ startsAt: at + 5, endsAt: at + 5 })],
        ['endsAt', (at) => ({ startsAt: at + 5, endsAt: at + 4 })],
        ['spenders', () => ({ spenders: strangers(21) })],
        ['spenders', () => ({ spenders: [ana.address, ZeroAddress] })],
        ['spenders', () => ({ spenders: [ana.address, bo.address, ana.address] })],
      ];
      for (const [index, [field, changes]] of bad.entries()) {
        await time.setNextBlockTimestamp(now + index);
        await expect(treasury.connect(timelock).openBudget(budgetTerms(fixture, changes(now + index))), `${index}`)
          .to.be.revertedWithCustomError(treasury, 'TreasuryInvalidBudget')
          .withArgs(field);
      }
      const at = now + bad.length;
      await time.setNextBlockTimestamp(at);
      const good = budgetTerms(fixture, { startsAt: at, endsAt: at + 1, spenders: strangers(20) });
      await treasury.connect(timelock).openBudget(good);
      expect(await treasury.budgetCount()).to.equal(1n);
    });
  });

  describe('setBudgetSpender', () => {
    it('lets an account pay, and no longer', async () => {
      const { treasury, timelock, ana, bo } = await loadFixture(budgetFixture);
      const actor = timelock.address;
      for (const allowed of [true, false]) {
        await expect(treasury.connect(timelock).setBudgetSpender(1n, bo, allowed))
          .to.emit(treasury, 'BudgetSpenderSet')
          .withArgs(1n, bo.address, actor, allowed);
        expect(await treasury.isBudgetSpender(1n, bo)).to.equal(allowed);
        expect(await treasury.isBudgetSpender(1n, ana)).to.equal(true);
      }
      await treasury.connect(timelock).setBudgetSpender(1n, ana, false);
      await expect(spend(treasury, ana, bo, 1n)).to.be.revertedWithCustomError(treasury, 'TreasuryUnauthorizedSpender');
    });

    it('allows twenty at most, counting each once', async () => {
      const fixture = await loadFixture(fundedFixture);
      const { treasury, timelock, ana, bo } = fixture;
      const others = strangers(18);
      await openBudget(fixture, { spenders: others });
      const set = (account: unknown, allowed: boolean) =>
        treasury.connect(timelock).setBudgetSpender(1n, account, allowed);
      await set(others[0], true);
      await set(bo, false);
      await set(ana, true);
      await set(others[17], false);
      await set(others[17], true);
      await set(bo, true);
      await expect(set(timelock, true))
        .to.be.revertedWithCustomError(treasury, 'TreasuryInvalidBudget')
        .withArgs('spender');
      await set(bo, true);
      await set(bo, false);
      await set(timelock, true);
      expect(await treasury.isBudgetSpender(1n, timelock)).to.equal(true);
    });

    it('reverts for the zero address, an unknown budget and a closed one', async () => {
      const { treasury, timelock, ana } = await loadFixture(budgetFixture);
      const set = (budgetId: bigint, account: unknown) =>
        treasury.connect(timelock).setBudgetSpender(budgetId, account, false);
      await expect(set(1n, ZeroAddress))
        .to.be.revertedWithCustomError(treasury, 'TreasuryInvalidBudget')
        .withArgs('spender');
      await expect(set(2n, ana)).to.be.revertedWithCustomError(treasury, 'TreasuryUnknownBudget').withArgs(2n);
      await treasury.connect(timelock).closeBudget(1n);
      await expect(set(1n, ana)).to.be.revertedWithCustomError(treasury, 'TreasuryBudgetNotOpen').withArgs(1n);
    });

    it('reverts for anyone else, a spender included', async () => {
      const { treasury, founder, ana, bo } = await loadFixture(budgetFixture);
      for (const account of [founder, ana, bo]) {
        await expect(treasury.connect(account).setBudgetSpender(1n, bo, true))
          .to.be.revertedWithCustomError(treasury, 'AccessManagedUnauthorized')
          .withArgs(account.address);
      }
    });
  });

  describe('closeBudget', () => {
    it('closes for ever', async () => {
      const { treasury, timelock, ana, bo } = await loadFixture(budgetFixture);
      await spend(treasury, ana, bo, 30n);
      await expect(treasury.connect(timelock).closeBudget(1n))
        .to.emit(treasury, 'BudgetClosed')
        .withArgs(1n, timelock.address, 30n);
      expect((await treasury.budgetOf(1n)).closed).to.equal(true);
      expect(await treasury.budgetAvailable(1n)).to.equal(0n);
      for (const again of [() => spend(treasury, ana, bo, 1n), () => treasury.connect(timelock).closeBudget(1n)]) {
        await expect(again()).to.be.revertedWithCustomError(treasury, 'TreasuryBudgetNotOpen').withArgs(1n);
      }
    });

    it('closes one that has not started or has ended', async () => {
      const fixture = await loadFixture(periodicFixture);
      const { treasury, timelock, startsAt, endsAt } = fixture;
      await openBudget(fixture, { startsAt, endsAt });
      await treasury.connect(timelock).closeBudget(1n);
      await time.increaseTo(endsAt + 1);
      await treasury.connect(timelock).closeBudget(2n);
      expect((await treasury.budgetOf(2n)).closed).to.equal(true);
    });

    it('reverts for an unknown budget and for anyone else', async () => {
      const { treasury, timelock, founder, ana } = await loadFixture(budgetFixture);
      await expect(treasury.connect(timelock).closeBudget(2n))
        .to.be.revertedWithCustomError(treasury, 'TreasuryUnknownBudget')
        .withArgs(2n);
      for (const account of [founder, ana]) {
        await expect(treasury.connect(account).closeBudget(1n))
          .to.be.revertedWithCustomError(treasury, 'AccessManagedUnauthorized')
          .withArgs(account.address);
      }
    });
  });
});
