import { expect } from 'chai';
import { type FunctionFragment, parseEther, ZeroAddress } from 'ethers';
import { ethers, networkHelpers } from '../helpers/chain.ts';
import { eventsOf } from '../helpers/events.ts';
import { signRequest } from '../helpers/forward.ts';
import {
  DepositPurpose,
  fundedFixture,
  nativeFixture,
  openBudget,
  PayeeMode,
  PaymentPurpose,
  ref,
  spend,
} from '../helpers/treasury.ts';

const { loadFixture, setBalance } = networkHelpers;

const coin = ZeroAddress;
const balanceOf = (account: unknown) => ethers.provider.getBalance(account as string);

describe('Treasury with native coin', () => {
  describe('deposit', () => {
    it('takes what is sent and books it', async () => {
      const { treasury, client } = await loadFixture(nativeFixture);
      const receipt = await (
        await treasury.connect(client).deposit(coin, 5n, DepositPurpose.Contribution, ref, { value: 5n })
      ).wait();
      const events = (await eventsOf(receipt, treasury)).map(({ name, args }) => [name, ...args]);
      expect(events).to.deep.equal([['Deposited', client.address, coin, ref, DepositPurpose.Contribution, 5n, 1_005n]]);
      expect(await treasury.bookBalanceOf(coin)).to.equal(1_005n);
      expect(await balanceOf(treasury.target)).to.equal(1_005n);
    });

    it('E-25 reverts unless exactly the amount is sent', async () => {
      const { treasury, client } = await loadFixture(nativeFixture);
      for (const value of [0n, 4n, 6n]) {
        await expect(treasury.connect(client).deposit(coin, 5n, 0, ref, { value }))
          .to.be.revertedWithCustomError(treasury, 'TreasuryUnexpectedValue')
          .withArgs(5n, value);
      }
      await expect(treasury.connect(client).deposit(coin, 0n, 0, ref, { value: 1n })).to.be.revertedWithCustomError(
        treasury,
        'TreasuryZeroAmount',
      );
    });

    it('E-25 reverts for coin sent with a token', async () => {
      const { treasury, dollar, client } = await loadFixture(fundedFixture);
      await expect(treasury.connect(client).deposit(dollar, 5n, 0, ref, { value: 5n }))
        .to.be.revertedWithCustomError(treasury, 'TreasuryUnexpectedValue')
        .withArgs(0n, 5n);
    });

    it('takes the largest amount there can be', async () => {
      const { treasury, client } = await loadFixture(nativeFixture);
      const most = 2n ** 200n;
      await setBalance(client.address, most + parseEther('1'));
      await treasury.connect(client).deposit(coin, most, 0, ref, { value: most });
      expect(await treasury.bookBalanceOf(coin)).to.equal(most + 1_000n);
    });
  });

  describe('pay', () => {
    it('sends coin for the timelock', async () => {
      const { treasury, timelock, ana } = await loadFixture(nativeFixture);
      const before = await balanceOf(ana.address);
      await expect(treasury.connect(timelock).pay(coin, ana, 400n, PaymentPurpose.Grant, ref, 'First grant'))
        .to.emit(treasury, 'Paid')
        .withArgs(1n, ana.address, coin, timelock.address, 0n, PaymentPurpose.Grant, ref, 'First grant', 400n, 600n);
      expect((await balanceOf(ana.address)) - before).to.equal(400n);
      expect(await treasury.bookBalanceOf(coin)).to.equal(600n);
      expect(await balanceOf(treasury.target)).to.equal(600n);
    });

    it('reverts beyond the book balance, even when the real one would do', async () => {
      const { treasury, timelock, client, ana } = await loadFixture(nativeFixture);
      await client.sendTransaction({ to: treasury.target as string, value: 50n });
      await expect(treasury.connect(timelock).pay(coin, ana, 1_001n, 0, ref, ''))
        .to.be.revertedWithCustomError(treasury, 'TreasuryInsufficientBalance')
        .withArgs(coin, 1_000n, 1_001n);
    });

    it('E-7 passes on the error of a receiver that refuses, and fails for one that burns all gas', async () => {
      const { treasury, timelock, payee } = await loadFixture(nativeFixture);
      const pay = () => treasury.connect(timelock).pay(coin, payee, 10n, 0, ref, '', { gasLimit: 1_000_000 });
      await payee.setMode(PayeeMode.Refuse);
      await expect(pay()).to.be.revertedWithCustomError(payee, 'HostilePayeeRefused').withArgs(10n);
      await payee.setMode(PayeeMode.BurnGas);
      await expect(pay()).to.be.revertedWithCustomError(treasury, 'FailedCall');
      expect(await treasury.bookBalanceOf(coin)).to.equal(1_000n);
      expect(await treasury.paymentCount()).to.equal(0n);
      await payee.setMode(PayeeMode.Accept);
      await pay();
      expect(await balanceOf(payee.target)).to.equal(10n);
    });

    it('takes coin that the receiver sends back, to be booked by anyone', async () => {
      const { treasury, timelock, payee, stranger } = await loadFixture(nativeFixture);
      await payee.setMode(PayeeMode.SendBack);
      await treasury.connect(timelock).pay(coin, payee, 10n, 0, ref, '');
      expect(await treasury.bookBalanceOf(coin)).to.equal(990n);
      await expect(treasury.connect(stranger).recognize(coin))
        .to.emit(treasury, 'Recognized')
        .withArgs(stranger.address, coin, 10n, 1_000n);
    });

    it('E-1 cannot be re-entered by the receiver, nor read half-way', async () => {
      const { treasury, timelock, payee } = await loadFixture(nativeFixture);
      const calls: [string, ...unknown[]][] = [
        ['deposit', coin, 1n, 0, ref],
        ['payFromBudget', 1n, payee.target, 1n, 0, ref, ''],
        ['recognize', coin],
        ['bookBalanceOf', coin],
      ];
      const guarded = treasury.interface.encodeErrorResult('ReentrancyGuardReentrantCall', []);
      for (const [name, ...args] of calls) {
        await payee.setCallback(treasury, treasury.interface.encodeFunctionData(name, args));
        await treasury.connect(timelock).pay(coin, payee, 1n, 0, ref, '');
        expect(await payee.lastCall(), name).to.deep.equal([false, guarded]);
      }
      expect(await treasury.bookBalanceOf(coin)).to.equal(996n);
    });

    it('E-2 has its books done before the coin is sent', async () => {
      const { treasury, timelock, payee } = await loadFixture(nativeFixture);
      await payee.setCallback(treasury, treasury.interface.encodeFunctionData('paymentCount', []));
      await treasury.connect(timelock).pay(coin, payee, 10n, 0, ref, '');
      const [succeeded, result] = await payee.lastCall();
      expect([succeeded, BigInt(result)]).to.deep.equal([true, 1n]);
    });
  });

  describe('a budget', () => {
    it('pays coin', async () => {
      const fixture = await loadFixture(nativeFixture);
      const { treasury, ana, bo } = fixture;
      await openBudget(fixture, { token: coin, limit: 10n });
      const before = await balanceOf(bo.address);
      await spend(treasury, ana, bo.address, 10n);
      expect((await balanceOf(bo.address)) - before).to.equal(10n);
      expect(await treasury.bookBalanceOf(coin)).to.equal(990n);
    });

    it('E-1 G-13 cannot be exceeded by a receiver that is its spender', async () => {
      const fixture = await loadFixture(nativeFixture);
      const { treasury, payee } = fixture;
      await openBudget(fixture, { token: coin, limit: 10n, spenders: [payee.target as string] });
      const again = treasury.interface.encodeFunctionData('payFromBudget', [1n, payee.target, 6n, 0, ref, '']);
      await payee.setCallback(treasury, again);
      await payee.call(treasury, again);
      // What the spender's own call answered replaces what the one in its midst did: the payment's number.
      const [succeeded, result] = await payee.lastCall();
      expect([succeeded, BigInt(result)]).to.deep.equal([true, 1n]);
      expect(await balanceOf(payee.target)).to.equal(6n);
      expect(await treasury.budgetAvailable(1n)).to.equal(4n);
      expect(await treasury.paymentCount()).to.equal(1n);
    });

    it('E-7 spends nothing when the receiver refuses', async () => {
      const fixture = await loadFixture(nativeFixture);
      const { treasury, payee, ana } = fixture;
      await openBudget(fixture, { token: coin, limit: 10n });
      await payee.setMode(PayeeMode.Refuse);
      await expect(spend(treasury, ana, payee.target, 10n)).to.be.revertedWithCustomError(payee, 'HostilePayeeRefused');
      expect(await treasury.budgetAvailable(1n)).to.equal(10n);
    });
  });

  describe('recognize', () => {
    it('E-25 books coin that was sent or forced in, once', async () => {
      const { treasury, client, stranger } = await loadFixture(nativeFixture);
      const sent = await client.sendTransaction({ to: treasury.target as string, value: 50n });
      expect((await sent.wait())?.logs).to.deep.equal([]);
      await setBalance(treasury.target as string, 1_057n);
      expect(await treasury.bookBalanceOf(coin)).to.equal(1_000n);
      expect(await treasury.recognize.staticCall(coin)).to.equal(57n);
      await expect(treasury.connect(stranger).recognize(coin))
        .to.emit(treasury, 'Recognized')
        .withArgs(stranger.address, coin, 57n, 1_057n);
      await expect(treasury.recognize(coin))
        .to.be.revertedWithCustomError(treasury, 'TreasuryNothingToRecognize')
        .withArgs(coin);
    });
  });

  it('E-25 no other function takes coin', async () => {
    const { treasury, client } = await loadFixture(nativeFixture);
    const to = treasury.target as string;
    const functions = treasury.interface.fragments.filter((fragment) => fragment.type === 'function');
    const selectors = (functions as FunctionFragment[]).filter(({ name }) => name !== 'deposit').map((f) => f.selector);
    expect(selectors.length).to.be.greaterThan(12);
    for (const data of [...selectors, '0x12345678']) {
      await expect(client.sendTransaction({ to, data, value: 1n }), data).to.be.revertedWithoutReason(ethers);
    }
  });

  it('M-1 a budget can be spent through the forwarder, by whoever signed', async () => {
    const fixture = await loadFixture(nativeFixture);
    const { treasury, forwarder, stranger, ana, bo } = fixture;
    await openBudget(fixture, { token: coin, limit: 10n });
    const call: [string, ...unknown[]] = ['payFromBudget', 1n, bo.address, 4n, 0n, ref, ''];
    const request = await signRequest(forwarder, ana, treasury, call);
    await expect(forwarder.connect(stranger).execute(request))
      .to.emit(treasury, 'BudgetSpent')
      .withArgs(1n, 1n, ana.address, 4n, 0n, 4n, 4n);
    const forged = await signRequest(forwarder, stranger, treasury, call);
    await expect(forwarder.connect(stranger).execute(forged)).to.be.revertedWithCustomError(forwarder, 'FailedCall');
  });
});
