import { expect } from 'chai';
import { ZeroAddress, ZeroHash, zeroPadValue } from 'ethers';
import { deployContract, networkHelpers } from '../helpers/chain.ts';
import { eventsOf } from '../helpers/events.ts';
import { DOLLAR } from '../helpers/guild.ts';
import {
  DepositPurpose,
  fundedFixture,
  HostileMode,
  hostileFixture,
  PaymentPurpose,
  ref,
} from '../helpers/treasury.ts';

const { loadFixture } = networkHelpers;

describe('Treasury', () => {
  describe('deposit', () => {
    it('pulls the tokens and books them, with purpose and reference', async () => {
      const { treasury, dollar, client } = await loadFixture(fundedFixture);
      const receipt = await (
        await treasury.connect(client).deposit(dollar, 5n, DepositPurpose.Contribution, ref)
      ).wait();
      const events = (await eventsOf(receipt, treasury, dollar)).map(({ name, args }) => [name, ...args]);
      expect(events).to.deep.equal([
        ['Deposited', client.address, dollar.target, ref, 0n, 5n, 1_000n * DOLLAR + 5n],
        ['Transfer', client.address, treasury.target, 5n],
      ]);
      expect(await treasury.bookBalanceOf(dollar)).to.equal(1_000n * DOLLAR + 5n);
      expect(await dollar.balanceOf(treasury)).to.equal(1_000n * DOLLAR + 5n);
    });

    it('A-9 lets nobody but the guild’s Projects contract say that money is fees or surplus', async () => {
      const { treasury, projects, dollar, client } = await loadFixture(fundedFixture);
      for (const purpose of [DepositPurpose.ProjectFees, DepositPurpose.Surplus]) {
        await expect(treasury.connect(client).deposit(dollar, 5n, purpose, ref))
          .to.be.revertedWithCustomError(treasury, 'TreasuryReservedPurpose')
          .withArgs(purpose);
      }
      await dollar.mint(projects, 5n);
      await expect(projects.connect(client).recoverSurplus(dollar))
        .to.emit(treasury, 'Deposited')
        .withArgs(...[projects.target, dollar.target, zeroPadValue(projects.target as string, 32)], 2n, 5n, () => true);
    });

    it('reverts for nothing', async () => {
      const { treasury, dollar, client } = await loadFixture(fundedFixture);
      await expect(treasury.connect(client).deposit(dollar, 0n, 0, ref)).to.be.revertedWithCustomError(
        treasury,
        'TreasuryZeroAmount',
      );
    });

    it('reverts without an allowance', async () => {
      const { treasury, dollar, stranger } = await loadFixture(fundedFixture);
      await expect(treasury.connect(stranger).deposit(dollar, 1n, 0, ref))
        .to.be.revertedWithCustomError(dollar, 'ERC20InsufficientAllowance')
        .withArgs(treasury.target, 0n, 1n);
    });

    it('E-4 reverts for a fee-on-transfer token', async () => {
      const { treasury, hostile, client } = await loadFixture(hostileFixture);
      await hostile.setMode(HostileMode.FeeOnTransfer);
      await expect(treasury.connect(client).deposit(hostile, 100n, 0, ref))
        .to.be.revertedWithCustomError(treasury, 'TreasuryTransferMismatch')
        .withArgs(hostile.target, 100n, 99n);
    });

    it('E-6 reverts for a token that returns false, and takes one that returns nothing', async () => {
      const { treasury, hostile, client } = await loadFixture(hostileFixture);
      await hostile.setMode(HostileMode.ReturnFalse);
      await expect(treasury.connect(client).deposit(hostile, 100n, 0, ref))
        .to.be.revertedWithCustomError(treasury, 'SafeERC20FailedOperation')
        .withArgs(hostile.target);
      const old = await deployContract('NoReturnToken');
      await old.mint(client, 100n);
      await old.connect(client).approve(treasury, 100n);
      await treasury.connect(client).deposit(old, 100n, 0, ref);
      expect(await treasury.bookBalanceOf(old)).to.equal(100n);
    });

    it('E-1 cannot be re-entered by the token, nor read half-way', async () => {
      const { treasury, hostile, dollar, client } = await loadFixture(hostileFixture);
      const calls: [string, ...unknown[]][] = [
        ['deposit', dollar.target, 1n, 0, ref],
        ['recognize', hostile.target],
        ['bookBalanceOf', hostile.target],
      ];
      const guarded = treasury.interface.encodeErrorResult('ReentrancyGuardReentrantCall', []);
      for (const [name, ...args] of calls) {
        await hostile.setCallback(treasury, treasury.interface.encodeFunctionData(name, args));
        await treasury.connect(client).deposit(hostile, 1n, 0, ref);
        expect(await hostile.lastCallback(), name).to.deep.equal([false, guarded]);
      }
      expect(await treasury.bookBalanceOf(hostile)).to.equal(1_003n);
    });
  });

  describe('pay', () => {
    it('pays for the timelock, with purpose, reference and memo', async () => {
      const { treasury, dollar, timelock, ana } = await loadFixture(fundedFixture);
      const answer = await treasury
        .connect(timelock)
        .pay.staticCall(dollar, ana, 400n * DOLLAR, PaymentPurpose.Grant, ref, 'First grant');
      expect(answer).to.equal(1n);
      const receipt = await (
        await treasury.connect(timelock).pay(dollar, ana, 400n * DOLLAR, PaymentPurpose.Grant, ref, 'First grant')
      ).wait();
      const left = 600n * DOLLAR;
      const events = (await eventsOf(receipt, treasury, dollar)).map(({ name, args }) => [name, ...args]);
      expect(events).to.deep.equal([
        [
          'Paid',
          1n,
          ana.address,
          dollar.target,
          timelock.address,
          0n,
          PaymentPurpose.Grant,
          ref,
          'First grant',
          400n * DOLLAR,
          left,
        ],
        ['Transfer', treasury.target, ana.address, 400n * DOLLAR],
      ]);
      expect(await treasury.bookBalanceOf(dollar)).to.equal(left);
      expect(await dollar.balanceOf(ana)).to.equal(400n * DOLLAR);
      await treasury.connect(timelock).pay(dollar, ana, left, PaymentPurpose.Work, ZeroHash, '');
      expect(await treasury.paymentCount()).to.equal(2n);
      expect(await treasury.bookBalanceOf(dollar)).to.equal(0n);
    });

    it('E-22 reverts for anyone else', async () => {
      const { treasury, dollar, founder, guardian, deployer, stranger } = await loadFixture(fundedFixture);
      for (const account of [founder, guardian, deployer, stranger]) {
        await expect(treasury.connect(account).pay(dollar, account, 1n, 0, ref, ''))
          .to.be.revertedWithCustomError(treasury, 'AccessManagedUnauthorized')
          .withArgs(account.address);
      }
    });

    it('reverts for nothing, for the zero address and for itself', async () => {
      const { treasury, dollar, timelock, ana } = await loadFixture(fundedFixture);
      const pay = (to: unknown, amount: bigint) => treasury.connect(timelock).pay(dollar, to, amount, 0, ref, '');
      await expect(pay(ana, 0n)).to.be.revertedWithCustomError(treasury, 'TreasuryZeroAmount');
      for (const to of [ZeroAddress, treasury.target]) {
        await expect(pay(to, 1n)).to.be.revertedWithCustomError(treasury, 'TreasuryInvalidReceiver').withArgs(to);
      }
    });

    it('reverts beyond the book balance, even when the real one would do', async () => {
      const { treasury, dollar, timelock, client, ana } = await loadFixture(fundedFixture);
      await dollar.connect(client).transfer(treasury, 50n);
      await expect(treasury.connect(timelock).pay(dollar, ana, 1_000n * DOLLAR + 1n, 0, ref, ''))
        .to.be.revertedWithCustomError(treasury, 'TreasuryInsufficientBalance')
        .withArgs(dollar.target, 1_000n * DOLLAR, 1_000n * DOLLAR + 1n);
    });

    it('reverts when the token takes more than was paid', async () => {
      const { treasury, hostile, timelock, ana } = await loadFixture(hostileFixture);
      await hostile.setMode(HostileMode.FeeOnSender);
      await expect(treasury.connect(timelock).pay(hostile, ana, 500n, 0, ref, ''))
        .to.be.revertedWithCustomError(treasury, 'TreasuryTransferMismatch')
        .withArgs(hostile.target, 500n, 505n);
    });

    it('E-2 has its books done before the token is called', async () => {
      const { treasury, hostile, timelock, ana } = await loadFixture(hostileFixture);
      await hostile.setCallback(treasury, treasury.interface.encodeFunctionData('paymentCount', []));
      await treasury.connect(timelock).pay(hostile, ana, 500n, 0, ref, '');
      const [succeeded, result] = await hostile.lastCallback();
      expect([succeeded, BigInt(result)]).to.deep.equal([true, 1n]);
    });
  });

  describe('recognize', () => {
    it('E-5 books what arrived without a deposit, for anyone, once', async () => {
      const { treasury, dollar, client, stranger } = await loadFixture(fundedFixture);
      await dollar.connect(client).transfer(treasury, 50n);
      expect(await treasury.bookBalanceOf(dollar)).to.equal(1_000n * DOLLAR);
      await expect(treasury.connect(stranger).recognize(dollar))
        .to.emit(treasury, 'Recognized')
        .withArgs(stranger.address, dollar.target, 50n, 1_000n * DOLLAR + 50n);
      expect(await treasury.bookBalanceOf(dollar)).to.equal(1_000n * DOLLAR + 50n);
      await expect(treasury.recognize(dollar))
        .to.be.revertedWithCustomError(treasury, 'TreasuryNothingToRecognize')
        .withArgs(dollar.target);
    });

    it('E-5 books nothing when a token rebased down', async () => {
      const { treasury, hostile } = await loadFixture(hostileFixture);
      await hostile.burn(treasury, 10n);
      await expect(treasury.recognize(hostile))
        .to.be.revertedWithCustomError(treasury, 'TreasuryNothingToRecognize')
        .withArgs(hostile.target);
    });
  });
});
