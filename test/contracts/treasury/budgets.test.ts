import { expect } from 'chai';
import { Wallet, ZeroAddress, ZeroHash } from 'ethers';
import { deployContract, networkHelpers } from '../helpers/chain.ts';
import { eventsOf } from '../helpers/events.ts';
import { DOLLAR } from '../helpers/guild.ts';
import { DAY } from '../helpers/projects.ts';
import {
  type BudgetTerms,
  budgetTerms,
  DepositPurpose,
  fundedFixture,
  HostileMode,
  hostileFixture,
  openBudget,
  PaymentPurpose,
  ref,
  spend,
} from '../helpers/treasury.ts';

const { loadFixture, time } = networkHelpers;

const largest = 2n ** 128n - 1n;

/** Addresses that belong to nobody. */
const strangers = (count: number) => Array.from({ length: count }, () => Wallet.createRandom().address);

/** Budget 1, of 100 dollars a day for ten days and a second, which Ana may spend. */
async function periodicFixture() {
  const fixture = await fundedFixture();
  const startsAt = (await time.latest()) + 1_000;
  await openBudget(fixture, { period: DAY, startsAt, endsAt: startsAt + 10 * DAY });
  return { ...fixture, startsAt, endsAt: startsAt + 10 * DAY };
}

/** Budget 1, of 100 dollars, which Ana may spend. */
async function budgetFixture() {
  const fixture = await fundedFixture();
  await openBudget(fixture);
  return fixture;
}

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
        ['startsAt', (at) => ({ startsAt: at - 1 })],
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

  describe('payFromBudget', () => {
    it('pays for a spender, and tells what was spent', async () => {
      const { treasury, dollar, ana, bo } = await loadFixture(budgetFixture);
      const pay = treasury.connect(ana).payFromBudget;
      const args = [1n, bo.address, 30n * DOLLAR, PaymentPurpose.Reimbursement, ref, 'Trains'] as const;
      expect(await pay.staticCall(...args)).to.equal(1n);
      const receipt = await (await pay(...args)).wait();
      const events = (await eventsOf(receipt, treasury, dollar)).map(({ name, args }) => [name, ...args]);
      const details = [PaymentPurpose.Reimbursement, ref, 'Trains', 30n * DOLLAR, 970n * DOLLAR];
      expect(events).to.deep.equal([
        ['Paid', 1n, bo.address, dollar.target, ana.address, 1n, ...details],
        ['BudgetSpent', 1n, 1n, ana.address, 30n * DOLLAR, 0n, 30n * DOLLAR, 30n * DOLLAR],
        ['Transfer', treasury.target, bo.address, 30n * DOLLAR],
      ]);
      expect(await treasury.budgetAvailable(1n)).to.equal(70n * DOLLAR);
      expect(await treasury.bookBalanceOf(dollar)).to.equal(970n * DOLLAR);
      expect(await treasury.paymentCount()).to.equal(1n);
    });

    it('G-13 pays no more than the limit, whoever spends and however often', async () => {
      const fixture = await loadFixture(budgetFixture);
      const { treasury, timelock, ana, bo } = fixture;
      await treasury.connect(timelock).setBudgetSpender(1n, bo, true);
      await spend(treasury, ana, bo, 60n * DOLLAR);
      await spend(treasury, bo, ana, 39n * DOLLAR);
      for (const spender of [ana, bo]) {
        await expect(spend(treasury, spender, bo, DOLLAR + 1n))
          .to.be.revertedWithCustomError(treasury, 'TreasuryBudgetExceeded')
          .withArgs(1n, DOLLAR, DOLLAR + 1n);
      }
      await spend(treasury, ana, bo, DOLLAR);
      await expect(spend(treasury, bo, bo, 1n))
        .to.be.revertedWithCustomError(treasury, 'TreasuryBudgetExceeded')
        .withArgs(1n, 0n, 1n);
      expect((await treasury.budgetOf(1n)).totalSpent).to.equal(100n * DOLLAR);
      await expect(spend(treasury, ana, bo, 2n ** 256n - 1n)).to.be.revertedWithCustomError(
        treasury,
        'TreasuryBudgetExceeded',
      );
    });

    it('G-13 has a budget of its own per budget, and none is fed by a payment of the DAO', async () => {
      const fixture = await loadFixture(budgetFixture);
      const { treasury, dollar, timelock, ana, bo } = fixture;
      await openBudget(fixture, { limit: 7n });
      await treasury.connect(timelock).pay(dollar, bo, 50n * DOLLAR, 0, ref, '');
      await spend(treasury, ana, bo, 100n * DOLLAR);
      expect(await treasury.budgetAvailable(2n)).to.equal(7n);
      await spend(treasury, ana, bo, 7n, 2n);
      expect(await treasury.budgetAvailable(2n)).to.equal(0n);
    });

    it('G-13 has a new limit each period, and what was left over is gone', async () => {
      const { treasury, ana, bo, startsAt } = await loadFixture(periodicFixture);
      const limit = 100n * DOLLAR;
      await time.setNextBlockTimestamp(startsAt + DAY - 1);
      await expect(spend(treasury, ana, bo, 40n))
        .to.emit(treasury, 'BudgetSpent')
        .withArgs(1n, 1n, ana.address, 40n, 0n, 40n, 40n);
      expect(await treasury.budgetAvailable(1n)).to.equal(limit - 40n);
      await time.setNextBlockTimestamp(startsAt + DAY);
      await expect(spend(treasury, ana, bo, limit))
        .to.emit(treasury, 'BudgetSpent')
        .withArgs(1n, 2n, ana.address, limit, 1n, limit, limit + 40n);
      await expect(spend(treasury, ana, bo, 1n))
        .to.be.revertedWithCustomError(treasury, 'TreasuryBudgetExceeded')
        .withArgs(1n, 0n, 1n);
      await time.increaseTo(startsAt + 5 * DAY);
      expect(await treasury.budgetAvailable(1n)).to.equal(limit);
      await expect(spend(treasury, ana, bo, limit + 1n))
        .to.be.revertedWithCustomError(treasury, 'TreasuryBudgetExceeded')
        .withArgs(1n, limit, limit + 1n);
      await spend(treasury, ana, bo, 3n);
      const budget = await treasury.budgetOf(1n);
      expect([budget.spentPeriod, budget.spentInPeriod, budget.totalSpent]).to.deep.equal([5n, 3n, limit + 43n]);
    });

    it('E-16 can be spent from its first second up to and including its last', async () => {
      const { treasury, ana, bo, startsAt, endsAt } = await loadFixture(periodicFixture);
      const notOpen = async () => {
        await expect(spend(treasury, ana, bo, 1n))
          .to.be.revertedWithCustomError(treasury, 'TreasuryBudgetNotOpen')
          .withArgs(1n);
      };
      await time.setNextBlockTimestamp(startsAt - 1);
      await notOpen();
      await time.increaseTo(startsAt - 1);
      expect(await treasury.budgetAvailable(1n)).to.equal(0n);
      await time.setNextBlockTimestamp(startsAt);
      await spend(treasury, ana, bo, 1n);
      await time.setNextBlockTimestamp(endsAt);
      await spend(treasury, ana, bo, 1n);
      expect(await treasury.budgetAvailable(1n)).to.equal(100n * DOLLAR - 1n);
      await time.setNextBlockTimestamp(endsAt + 1);
      await notOpen();
      await time.increaseTo(endsAt + 1);
      expect(await treasury.budgetAvailable(1n)).to.equal(0n);
    });

    it('reverts for anyone but its spenders, the timelock included', async () => {
      const fixture = await loadFixture(budgetFixture);
      const { treasury, timelock, founder, bo, stranger } = fixture;
      await openBudget(fixture, { spenders: [bo.address] });
      for (const account of [timelock, founder, bo, stranger]) {
        await expect(spend(treasury, account, account, 1n))
          .to.be.revertedWithCustomError(treasury, 'TreasuryUnauthorizedSpender')
          .withArgs(1n, account.address);
      }
    });

    it('reverts for an unknown budget', async () => {
      const { treasury, ana, bo } = await loadFixture(budgetFixture);
      for (const budgetId of [0n, 2n, 2n ** 256n - 1n]) {
        await expect(spend(treasury, ana, bo, 1n, budgetId))
          .to.be.revertedWithCustomError(treasury, 'TreasuryUnknownBudget')
          .withArgs(budgetId);
        expect(await treasury.budgetAvailable(budgetId)).to.equal(0n);
        expect((await treasury.budgetOf(budgetId)).startsAt).to.equal(0n);
      }
    });

    it('reverts for nothing, for the zero address and for the treasury', async () => {
      const { treasury, ana, bo } = await loadFixture(budgetFixture);
      await expect(spend(treasury, ana, bo, 0n)).to.be.revertedWithCustomError(treasury, 'TreasuryZeroAmount');
      for (const to of [ZeroAddress, treasury.target]) {
        await expect(spend(treasury, ana, to, 1n))
          .to.be.revertedWithCustomError(treasury, 'TreasuryInvalidReceiver')
          .withArgs(to);
      }
    });

    it('reserves nothing: the book balance must cover the payment', async () => {
      const fixture = await loadFixture(budgetFixture);
      const { treasury, dollar, timelock, ana, bo } = fixture;
      await treasury.connect(timelock).pay(dollar, bo, 950n * DOLLAR, 0, ref, '');
      await expect(spend(treasury, ana, bo, 60n * DOLLAR))
        .to.be.revertedWithCustomError(treasury, 'TreasuryInsufficientBalance')
        .withArgs(dollar.target, 50n * DOLLAR, 60n * DOLLAR);
      expect(await treasury.budgetAvailable(1n)).to.equal(100n * DOLLAR);
      await spend(treasury, ana, bo, 50n * DOLLAR);
      expect(await treasury.bookBalanceOf(dollar)).to.equal(0n);
    });

    it('E-4 spends nothing when the token takes more than was paid', async () => {
      const fixture = await loadFixture(hostileFixture);
      const { treasury, hostile, ana, bo } = fixture;
      await openBudget(fixture, { token: hostile.target as string, limit: 500n });
      await hostile.setMode(HostileMode.FeeOnSender);
      await expect(spend(treasury, ana, bo, 500n))
        .to.be.revertedWithCustomError(treasury, 'TreasuryTransferMismatch')
        .withArgs(hostile.target, 500n, 505n);
      expect(await treasury.budgetAvailable(1n)).to.equal(500n);
      await hostile.setMode(HostileMode.FeeOnTransfer);
      await spend(treasury, ana, bo, 500n);
      expect(await hostile.balanceOf(bo)).to.equal(495n);
      expect(await treasury.bookBalanceOf(hostile)).to.equal(await hostile.balanceOf(treasury));
    });

    it('E-6 spends nothing when the token returns false, and pays in one that returns nothing', async () => {
      const fixture = await loadFixture(hostileFixture);
      const { treasury, hostile, client, ana, bo } = fixture;
      await openBudget(fixture, { token: hostile.target as string, limit: 500n });
      await hostile.setMode(HostileMode.ReturnFalse);
      await expect(spend(treasury, ana, bo, 500n))
        .to.be.revertedWithCustomError(treasury, 'SafeERC20FailedOperation')
        .withArgs(hostile.target);
      const old = await deployContract('NoReturnToken');
      await old.mint(client, 100n);
      await old.connect(client).approve(treasury, 100n);
      await treasury.connect(client).deposit(old, 100n, DepositPurpose.Contribution, ref);
      await openBudget(fixture, { token: old.target as string, limit: 60n });
      await spend(treasury, ana, bo, 60n, 2n);
      expect(await old.balanceOf(bo)).to.equal(60n);
    });

    it('E-1 G-13 cannot be exceeded by a token that is its spender', async () => {
      const fixture = await loadFixture(hostileFixture);
      const { treasury, hostile, ana, bo } = fixture;
      const token = hostile.target as string;
      await openBudget(fixture, { token, limit: 500n, spenders: [ana.address, token] });
      const again = treasury.interface.encodeFunctionData('payFromBudget', [1n, bo.address, 300n, 0, ref, '']);
      await hostile.setCallback(treasury, again);
      await spend(treasury, ana, bo, 300n);
      const guarded = treasury.interface.encodeErrorResult('ReentrancyGuardReentrantCall', []);
      expect(await hostile.lastCallback()).to.deep.equal([false, guarded]);
      expect(await treasury.budgetAvailable(1n)).to.equal(200n);
    });

    it('pays the largest amounts', async () => {
      const fixture = await loadFixture(hostileFixture);
      const { treasury, hostile, client, ana, bo } = fixture;
      await hostile.mint(client, largest);
      await hostile.connect(client).approve(treasury, largest);
      await treasury.connect(client).deposit(hostile, largest, 0, ref);
      await openBudget(fixture, { token: hostile.target as string, limit: largest, period: 1 });
      await spend(treasury, ana, bo, largest);
      expect((await treasury.budgetOf(1n)).totalSpent).to.equal(largest);
      await time.increase(1);
      await expect(spend(treasury, ana, bo, 1n)).to.be.revertedWithPanic(0x11);
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
