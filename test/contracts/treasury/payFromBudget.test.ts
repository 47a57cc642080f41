import { expect } from 'chai';
import { ZeroAddress } from 'ethers';
import { deployContract, networkHelpers } from '../helpers/chain.ts';
import { eventsOf } from '../helpers/events.ts';
import { DOLLAR } from '../helpers/guild.ts';
import { DAY } from '../helpers/projects.ts';
import {
  budgetFixture,
  DepositPurpose,
  HostileMode,
  hostileFixture,
  openBudget,
  PaymentPurpose,
  periodicFixture,
  ref,
  spend,
} from '../helpers/treasury.ts';

const { loadFixture, time } = networkHelpers;

const largest = 2n ** 128n - 1n;

describe('Treasury.payFromBudget', () => {
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
