import { expect } from 'chai';
import { ZeroAddress, zeroPadValue } from 'ethers';
import { deployContract, impersonate, networkHelpers } from '../helpers/chain.ts';
import { eventsOf } from '../helpers/events.ts';
import { DOLLAR, guildFixture } from '../helpers/guild.ts';
import { acceptedFixture, acceptProject, review, submit, termsOf } from '../helpers/projects.ts';

const { loadFixture, time } = networkHelpers;

const HostileMode = { Honest: 0, FeeOnTransfer: 1, FeeOnSender: 2, ReturnFalse: 3 } as const;
const NET = 975n * DOLLAR;
const FEE = 25n * DOLLAR;

/** Project 1 with its first milestone released: Ana has 975 dollars of credit, the guild 25 of fees. */
async function releasedFixture() {
  const fixture = await acceptedFixture();
  await releaseFirst(fixture);
  return fixture;
}

/** The same, in a hostile token that was honest until now; the third milestone lapsed too. */
async function hostileFixture() {
  const fixture = await guildFixture();
  const { projects, timelock, client } = fixture;
  const hostile = await deployContract('HostileToken');
  await hostile.mint(client, 10n ** 18n);
  await hostile.connect(client).approve(projects, 10n ** 18n);
  await projects.connect(timelock).setTokenAllowed(hostile, true);
  const terms = await termsOf(fixture, { token: hostile.target as string });
  await projects.connect(client).createProject(terms, 3);
  await acceptProject(projects, timelock, 1);
  await releaseFirst(fixture);
  await time.increaseTo((terms.milestones[2]?.dueAt ?? 0) + terms.grace + 1);
  await projects.refund(1, 2);
  return { ...fixture, hostile };
}

async function releaseFirst({ projects, ana, reviewer, secondReviewer }: Awaited<ReturnType<typeof guildFixture>>) {
  await submit(projects, ana, 0);
  await review(projects, reviewer, 0, true);
  await review(projects, secondReviewer, 0, true);
}

describe('Projects: credits and fees', () => {
  describe('withdraw', () => {
    it('sends the whole credit to the receiver of the account’s choice', async () => {
      const { projects, dollar, ana, bo } = await loadFixture(releasedFixture);
      const owed = await projects.liabilitiesOf(dollar);
      expect(await projects.connect(ana).withdraw.staticCall(dollar, bo)).to.equal(NET);
      const receipt = await (await projects.connect(ana).withdraw(dollar, bo)).wait();
      const events = (await eventsOf(receipt, projects, dollar)).map(({ name, args }) => [name, ...args]);
      expect(events).to.deep.equal([
        ['Withdrawn', ana.address, dollar.target, bo.address, NET, NET],
        ['Transfer', projects.target, bo.address, NET],
      ]);
      expect(await dollar.balanceOf(bo)).to.equal(NET);
      expect(await projects.creditOf(ana, dollar)).to.equal(0n);
      expect(await projects.liabilitiesOf(dollar)).to.equal(owed - NET);
    });

    it('sums up what was withdrawn', async () => {
      const { projects, dollar, ana, reviewer, secondReviewer } = await loadFixture(releasedFixture);
      await projects.connect(ana).withdraw(dollar, ana);
      await submit(projects, ana, 2);
      await review(projects, reviewer, 2, true);
      await review(projects, secondReviewer, 2, true);
      await expect(projects.connect(ana).withdraw(dollar, ana))
        .to.emit(projects, 'Withdrawn')
        .withArgs(ana.address, dollar.target, ana.address, 39n, NET + 39n);
    });

    it('reverts without a credit, and the second time', async () => {
      const { projects, dollar, ana, stranger } = await loadFixture(releasedFixture);
      await expect(projects.connect(stranger).withdraw(dollar, stranger))
        .to.be.revertedWithCustomError(projects, 'ProjectsNothingToWithdraw')
        .withArgs(stranger.address, dollar.target);
      await projects.connect(ana).withdraw(dollar, ana);
      await expect(projects.connect(ana).withdraw(dollar, ana))
        .to.be.revertedWithCustomError(projects, 'ProjectsNothingToWithdraw')
        .withArgs(ana.address, dollar.target);
    });

    it('reverts for the zero address and for the contract itself', async () => {
      const { projects, dollar, ana } = await loadFixture(releasedFixture);
      for (const to of [ZeroAddress, projects.target]) {
        await expect(projects.connect(ana).withdraw(dollar, to))
          .to.be.revertedWithCustomError(projects, 'ProjectsInvalidReceiver')
          .withArgs(to);
      }
    });

    it('U-3 cannot be stopped by the guild', async () => {
      const { projects, accessManager, timelock, dollar, ana } = await loadFixture(releasedFixture);
      await accessManager.connect(timelock).setTargetClosed(projects, true);
      await expect(projects.connect(timelock).setFeeBps(0)).to.be.revertedWithCustomError(
        projects,
        'AccessManagedUnauthorized',
      );
      await projects.connect(ana).withdraw(dollar, ana);
      expect(await dollar.balanceOf(ana)).to.equal(NET);
    });

    it('E-6 a blocked receiver blocks nobody else, and can choose another receiver', async () => {
      const { projects, treasury, hostile, ana, bo, client } = await loadFixture(hostileFixture);
      await hostile.setBlocked(ana, true);
      await expect(projects.connect(ana).withdraw(hostile, ana))
        .to.be.revertedWithCustomError(hostile, 'HostileTokenBlocked')
        .withArgs(ana.address);
      await projects.connect(client).withdraw(hostile, client);
      await projects.collectFees(hostile);
      expect(await hostile.balanceOf(treasury)).to.equal(FEE);
      expect(await projects.creditOf(ana, hostile)).to.equal(NET);
      await projects.connect(ana).withdraw(hostile, bo);
      expect(await hostile.balanceOf(bo)).to.equal(NET);
    });

    it('E-6 an issuer that blocks the escrow itself keeps what is there and its books; other tokens go on', async () => {
      const fixture = await loadFixture(hostileFixture);
      const { projects, hostile, dollar, ana, bo, client } = fixture;
      const owed = await projects.liabilitiesOf(hostile);
      await projects.connect(client).createProject(await termsOf(fixture), 1);
      const projectId = await projects.projectCount();
      await hostile.setBlocked(projects, true);
      for (const to of [ana, bo]) {
        await expect(projects.connect(ana).withdraw(hostile, to))
          .to.be.revertedWithCustomError(hostile, 'HostileTokenBlocked')
          .withArgs(projects.target);
      }
      await expect(projects.collectFees(hostile)).to.be.revertedWithCustomError(hostile, 'HostileTokenBlocked');
      expect([await projects.creditOf(ana, hostile), await projects.liabilitiesOf(hostile)]).to.deep.equal([NET, owed]);
      await projects.connect(client).cancelProject(projectId);
      await projects.connect(client).withdraw(dollar, client);
      await hostile.setBlocked(projects, false);
      await projects.connect(ana).withdraw(hostile, ana);
      expect(await hostile.balanceOf(ana)).to.equal(NET);
    });

    it('E-6 reverts for a token that returns false', async () => {
      const { projects, hostile, ana } = await loadFixture(hostileFixture);
      await hostile.setMode(HostileMode.ReturnFalse);
      await expect(projects.connect(ana).withdraw(hostile, ana))
        .to.be.revertedWithCustomError(projects, 'SafeERC20FailedOperation')
        .withArgs(hostile.target);
      expect(await projects.creditOf(ana, hostile)).to.equal(NET);
    });

    it('E-4 a fee of the token on top cannot be paid from what others are owed', async () => {
      const { projects, hostile, ana } = await loadFixture(hostileFixture);
      await hostile.setMode(HostileMode.FeeOnSender);
      await expect(projects.connect(ana).withdraw(hostile, ana))
        .to.be.revertedWithCustomError(projects, 'ProjectsTransferMismatch')
        .withArgs(hostile.target, NET, NET + NET / 100n);
    });

    it('E-1 E-2 cannot be re-entered, and has its books done before the token is called', async () => {
      const { projects, hostile, ana, client } = await loadFixture(hostileFixture);
      const self = await impersonate(hostile);
      const call = (name: string, ...args: unknown[]) => projects.interface.encodeFunctionData(name, args);
      const guarded = projects.interface.encodeErrorResult('ReentrancyGuardReentrantCall', []);
      for (const data of [call('withdraw', hostile.target, self.address), call('collectFees', hostile.target)]) {
        await hostile.setCallback(projects, data);
        const snapshot = await networkHelpers.takeSnapshot();
        await projects.connect(ana).withdraw(hostile, ana);
        expect(await hostile.lastCallback()).to.deep.equal([false, guarded]);
        expect(await hostile.balanceOf(ana)).to.equal(NET);
        await snapshot.restore();
      }
      await projects.connect(client).withdraw(hostile, client);
    });
  });

  describe('collectFees', () => {
    it('moves the fees to the treasury, which books them with this contract as reference', async () => {
      const { projects, treasury, dollar, stranger } = await loadFixture(releasedFixture);
      const owed = await projects.liabilitiesOf(dollar);
      expect(await projects.collectFees.staticCall(dollar)).to.equal(FEE);
      const receipt = await (await projects.connect(stranger).collectFees(dollar)).wait();
      const events = (await eventsOf(receipt, projects, treasury, dollar)).map(({ name, args }) => [name, ...args]);
      const ref = zeroPadValue(projects.target as string, 32).toLowerCase();
      expect(events).to.deep.equal([
        ['FeesCollected', dollar.target, stranger.address, FEE, FEE],
        ['Approval', projects.target, treasury.target, FEE],
        ['Deposited', projects.target, dollar.target, ref, 1n, FEE, FEE],
        ['Transfer', projects.target, treasury.target, FEE],
      ]);
      expect(await projects.feesOf(dollar)).to.equal(0n);
      expect(await projects.liabilitiesOf(dollar)).to.equal(owed - FEE);
      expect(await treasury.bookBalanceOf(dollar)).to.equal(FEE);
      expect(await dollar.allowance(projects, treasury)).to.equal(0n);
    });

    it('reverts when there are none, and the second time', async () => {
      const { projects, dollar, token } = await loadFixture(releasedFixture);
      await projects.collectFees(dollar);
      for (const asset of [dollar, token]) {
        await expect(projects.collectFees(asset))
          .to.be.revertedWithCustomError(projects, 'ProjectsNothingToCollect')
          .withArgs(asset.target);
      }
    });

    it('sums up what was collected', async () => {
      const { projects, dollar, bo, reviewer, secondReviewer } = await loadFixture(releasedFixture);
      await projects.connect(bo).collectFees(dollar);
      await submit(projects, bo, 1);
      await review(projects, reviewer, 1, true);
      await review(projects, secondReviewer, 1, true);
      await expect(projects.connect(bo).collectFees(dollar))
        .to.emit(projects, 'FeesCollected')
        .withArgs(dollar.target, bo.address, 50n * DOLLAR, 75n * DOLLAR);
    });

    it('E-21 a treasury that cannot take them does not touch release or withdrawal', async () => {
      const { projects, treasury, hostile, ana } = await loadFixture(hostileFixture);
      await hostile.setBlocked(treasury, true);
      await expect(projects.collectFees(hostile))
        .to.be.revertedWithCustomError(hostile, 'HostileTokenBlocked')
        .withArgs(treasury.target);
      await projects.connect(ana).withdraw(hostile, ana);
      expect(await projects.feesOf(hostile)).to.equal(FEE);
    });

    it('E-4 reverts when the token takes a fee on top, which others would pay', async () => {
      const { projects, hostile } = await loadFixture(hostileFixture);
      await hostile.setMode(HostileMode.FeeOnSender);
      await expect(projects.collectFees(hostile))
        .to.be.revertedWithCustomError(projects, 'ProjectsTransferMismatch')
        .withArgs(hostile.target, FEE, FEE + FEE / 100n);
    });

    it('E-6 works with a token that wants its allowances reset', async () => {
      const fixture = await loadFixture(guildFixture);
      const { projects, treasury, client, timelock } = fixture;
      const old = await deployContract('NoReturnToken');
      await old.mint(client, 10n ** 18n);
      await old.connect(client).approve(projects, 10n ** 18n);
      await projects.connect(timelock).setTokenAllowed(old, true);
      await projects.connect(client).createProject(await termsOf(fixture, { token: old.target as string }), 3);
      await acceptProject(projects, timelock, 1);
      await releaseFirst(fixture);
      await projects.collectFees(old);
      await projects.connect(fixture.ana).withdraw(old, fixture.ana);
      expect(await treasury.bookBalanceOf(old)).to.equal(FEE);
      expect(await old.balanceOf(fixture.ana)).to.equal(NET);
    });
  });

  describe('E-5 the balance', () => {
    it('does not change what is owed when tokens are given', async () => {
      const { projects, dollar, client, ana } = await loadFixture(releasedFixture);
      const owed = await projects.liabilitiesOf(dollar);
      await dollar.connect(client).transfer(projects, 77n);
      expect(await projects.liabilitiesOf(dollar)).to.equal(owed);
      await projects.connect(ana).withdraw(dollar, ana);
      expect(await dollar.balanceOf(ana)).to.equal(NET);
    });

    it('gives what belongs to nobody to the treasury, once, by anyone’s call', async () => {
      const { projects, treasury, dollar, client, stranger } = await loadFixture(releasedFixture);
      const owed = await projects.liabilitiesOf(dollar);
      await expect(projects.recoverSurplus(dollar))
        .to.be.revertedWithCustomError(projects, 'ProjectsNothingToRecover')
        .withArgs(dollar.target);
      await dollar.connect(client).transfer(projects, 77n);
      expect(await projects.recoverSurplus.staticCall(dollar)).to.equal(77n);
      const receipt = await (await projects.connect(stranger).recoverSurplus(dollar)).wait();
      const events = (await eventsOf(receipt, projects, treasury)).map(({ name, args }) => [name, ...args]);
      const ref = zeroPadValue(projects.target as string, 32).toLowerCase();
      expect(events).to.deep.equal([
        ['SurplusRecovered', dollar.target, stranger.address, 77n],
        ['Deposited', projects.target, dollar.target, ref, 2n, 77n, 77n],
      ]);
      expect(await projects.liabilitiesOf(dollar)).to.equal(owed);
      expect(await dollar.balanceOf(projects)).to.equal(owed);
      await expect(projects.recoverSurplus(dollar)).to.be.revertedWithCustomError(projects, 'ProjectsNothingToRecover');
    });

    it('gives tokens that nobody can pay in to the treasury too', async () => {
      const { projects, treasury, token, founder } = await loadFixture(releasedFixture);
      await token.connect(founder).transfer(projects, 5n);
      await projects.recoverSurplus(token);
      expect(await treasury.bookBalanceOf(token)).to.equal(5n);
    });

    it('leaves no surplus when the token rebases down, and pays who comes first', async () => {
      const { projects, hostile, ana, client } = await loadFixture(hostileFixture);
      const [owed, credit] = [await projects.liabilitiesOf(hostile), await projects.creditOf(client, hostile)];
      await hostile.burn(projects, owed - NET);
      await expect(projects.recoverSurplus(hostile)).to.be.revertedWithCustomError(
        projects,
        'ProjectsNothingToRecover',
      );
      expect(await projects.liabilitiesOf(hostile)).to.equal(owed);
      await projects.connect(ana).withdraw(hostile, ana);
      await expect(projects.connect(client).withdraw(hostile, client))
        .to.be.revertedWithCustomError(hostile, 'ERC20InsufficientBalance')
        .withArgs(projects.target, 0n, credit);
    });

    it('is what is owed, after everything was paid out: nothing', async () => {
      const fixture = await loadFixture(releasedFixture);
      const { projects, dollar, ana, bo, client, reviewer, secondReviewer, terms } = fixture;
      await submit(projects, bo, 1);
      await review(projects, reviewer, 1, true);
      await review(projects, secondReviewer, 1, true);
      await time.increaseTo((terms.milestones[2]?.dueAt ?? 0) + terms.grace + 1);
      await projects.refund(1, 2);
      for (const account of [ana, bo, client]) await projects.connect(account).withdraw(dollar, account);
      await projects.collectFees(dollar);
      expect(await projects.liabilitiesOf(dollar)).to.equal(0n);
      expect(await dollar.balanceOf(projects)).to.equal(0n);
    });

    it('E-22 cannot be taken by the guild: no function moves what is owed to others', async () => {
      const { projects, dollar, timelock } = await loadFixture(releasedFixture);
      await expect(projects.connect(timelock).withdraw(dollar, timelock))
        .to.be.revertedWithCustomError(projects, 'ProjectsNothingToWithdraw')
        .withArgs(timelock.address, dollar.target);
    });
  });
});
