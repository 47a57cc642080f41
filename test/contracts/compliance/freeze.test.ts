import { expect } from 'chai';
import { ZeroAddress, ZeroHash } from 'ethers';
import { networkHelpers, type TestContract } from '../helpers/chain.ts';
import { Action, complianceFixture, Obstacle } from '../helpers/compliance.ts';
import { eventListOf } from '../helpers/eventList.ts';
import { digestOf, TOKEN } from '../helpers/guild.ts';

const { loadFixture, time } = networkHelpers;

const reason = digestOf('court order');
const otherReason = digestOf('order withdrawn');
const MAX_UINT40 = 2n ** 40n - 1n;
const actions = Object.values(Action);
/** What a frozen account may not do. */
const stopped = [Action.Fund, Action.Withdraw, Action.Pay];
const open = [Action.Submit, Action.Vote];

/** Ana is frozen for a thousand seconds. */
async function frozenFixture() {
  const fixture = await complianceFixture();
  const { compliance, officer, ana } = fixture;
  const until = (await time.latest()) + 1_000;
  await compliance.connect(officer).freeze(ana, until, reason);
  return { ...fixture, until };
}

/** What the mocks log when these actions' gates are switched. */
function switched(gated: boolean, list: readonly bigint[] = stopped) {
  return list.flatMap((action) => Array.from({ length: 2 }, () => ['GateSet', action, gated]));
}

async function gatesOf(gates: TestContract[]) {
  return Promise.all(gates.map((gate) => Promise.all(actions.map((action) => gate.isGated(action)))));
}

describe('Compliance freezes', () => {
  describe('freeze', () => {
    it('freezes an account and switches the gates of what moves value on', async () => {
      const { compliance, gates, officer, ana } = await loadFixture(complianceFixture);
      const until = BigInt(await time.latest()) + 1_000n;
      expect(
        await eventListOf(compliance.connect(officer).freeze(ana, until, reason), compliance, ...gates),
      ).to.deep.equal([['AccountFrozen', ana.address, officer.address, until, 0n, reason, 1n], ...switched(true)]);
      const on = actions.map((action) => stopped.includes(action as (typeof stopped)[number]));
      expect(await gatesOf(gates)).to.deep.equal([on, on]);
      expect(await compliance.frozenUntil(ana)).to.equal(until);
      expect(await compliance.frozenCount()).to.equal(1n);
    });

    it('counts each account once, and touches the gates only for the first', async () => {
      const { compliance, gates, officer, timelock, ana, bo, until } = await loadFixture(frozenFixture);
      const old = BigInt(until);
      expect(
        await eventListOf(compliance.connect(timelock).freeze(ana, MAX_UINT40, otherReason), compliance, ...gates),
      ).to.deep.equal([['AccountFrozen', ana.address, timelock.address, MAX_UINT40, old, otherReason, 1n]]);
      expect(
        await eventListOf(compliance.connect(officer).freeze(bo, until, reason), compliance, ...gates),
      ).to.deep.equal([['AccountFrozen', bo.address, officer.address, old, 0n, reason, 2n]]);
      expect(await compliance.frozenUntil(ana)).to.equal(MAX_UINT40);
    });

    it('freezes again, and shortens a freeze', async () => {
      const { compliance, gates, officer, ana, until } = await loadFixture(frozenFixture);
      const next = (await time.latest()) + 10;
      await compliance.connect(officer).freeze(ana, next, reason);
      expect(await compliance.frozenUntil(ana)).to.equal(next);
      await time.increaseTo(until);
      expect(
        await eventListOf(compliance.connect(officer).freeze(ana, until + 100, reason), compliance, ...gates),
      ).to.deep.equal([
        ['AccountFrozen', ana.address, officer.address, BigInt(until) + 100n, BigInt(next), reason, 1n],
      ]);
    });

    it('E-16 takes an end from the next second on', async () => {
      const { compliance, officer, ana } = await loadFixture(complianceFixture);
      const now = (await time.latest()) + 100;
      for (const until of [0, now]) {
        await time.setNextBlockTimestamp(now);
        await expect(compliance.connect(officer).freeze(ana, until, reason))
          .to.be.revertedWithCustomError(compliance, 'ComplianceInvalidValue')
          .withArgs('until');
      }
      await time.setNextBlockTimestamp(now);
      await compliance.connect(officer).freeze(ana, now + 1, reason);
    });

    it('reverts for the zero address, and without a reason', async () => {
      const { compliance, officer, ana } = await loadFixture(complianceFixture);
      await expect(compliance.connect(officer).freeze(ZeroAddress, MAX_UINT40, reason))
        .to.be.revertedWithCustomError(compliance, 'ComplianceInvalidValue')
        .withArgs('account');
      await expect(compliance.connect(officer).freeze(ana, MAX_UINT40, ZeroHash))
        .to.be.revertedWithCustomError(compliance, 'ComplianceInvalidValue')
        .withArgs('reasonDigest');
    });

    it('reverts for anyone but the officers', async () => {
      const { compliance, founder, auditor, guardian, ana } = await loadFixture(frozenFixture);
      for (const caller of [founder, auditor, guardian, ana]) {
        for (const call of [
          () => compliance.connect(caller).freeze(ana, MAX_UINT40, reason),
          () => compliance.connect(caller).unfreeze(ana, reason),
        ]) {
          await expect(call())
            .to.be.revertedWithCustomError(compliance, 'AccessManagedUnauthorized')
            .withArgs(caller.address);
        }
      }
    });

    it('reverts as a whole when a gate cannot be switched', async () => {
      const { compliance, gates, officer, ana } = await loadFixture(complianceFixture);
      await gates[1].setStuck(true);
      await expect(compliance.connect(officer).freeze(ana, MAX_UINT40, reason)).to.be.revertedWithCustomError(
        gates[1],
        'GatedMockStuck',
      );
      expect(await compliance.frozenCount()).to.equal(0n);
      expect(await gates[0].isGated(Action.Fund)).to.equal(false);
    });

    it('E-16 holds up to and including its last second', async () => {
      const { compliance, gates, ana, until } = await loadFixture(frozenFixture);
      await time.setNextBlockTimestamp(until);
      await expect(gates[0].connect(ana).act(Action.Withdraw))
        .to.be.revertedWithCustomError(compliance, 'ComplianceNotMet')
        .withArgs(ana.address, Action.Withdraw, Obstacle.Frozen);
      await time.increaseTo(until);
      expect(await compliance.obstacleOf(ana, Action.Withdraw)).to.equal(Obstacle.Frozen);
      await time.increaseTo(until + 1);
      expect(await compliance.obstacleOf(ana, Action.Withdraw)).to.equal(Obstacle.None);
      await gates[0].connect(ana).act(Action.Withdraw);
    });

    it('A-4 keeps a frozen account from moving value, and nobody else from anything', async () => {
      const { compliance, gates, ana, bo } = await loadFixture(frozenFixture);
      for (const action of stopped) {
        expect(await compliance.obstacleOf(ana, action)).to.equal(Obstacle.Frozen);
        await expect(gates[1].connect(ana).act(action))
          .to.be.revertedWithCustomError(compliance, 'ComplianceNotMet')
          .withArgs(ana.address, action, Obstacle.Frozen);
        await gates[1].connect(bo).act(action);
      }
    });

    it('T-3 leaves a frozen account its votes and its work, even where a policy asks for something', async () => {
      const { compliance, gates, token, officer, timelock, holder, founder, until } = await loadFixture(frozenFixture);
      await compliance.connect(officer).freeze(holder, until, reason);
      for (const action of open) {
        expect(await compliance.obstacleOf(holder, action)).to.equal(Obstacle.None);
        expect(await gates[0].isGated(action)).to.equal(false);
        await compliance.connect(timelock).setActionPolicy(action, [true, 1, 0]);
        await compliance.connect(officer).setStatus(holder, 1, '0x0000', 0, ZeroHash, ZeroHash);
        await gates[0].connect(holder).act(action);
        await compliance.connect(officer).setStatus(holder, 0, '0x0000', 0, ZeroHash, ZeroHash);
        expect(await compliance.obstacleOf(holder, action)).to.equal(Obstacle.Level);
      }
      expect(await token.getVotes(holder)).to.equal(400n * TOKEN);
      await token.connect(holder).delegate(founder);
      expect(await token.getVotes(founder)).to.equal(1_000n * TOKEN);
    });

    it('A-4 tells whether a freeze holds', async () => {
      const { compliance, ana, bo, until } = await loadFixture(frozenFixture);
      expect(await compliance.isFrozen(ana)).to.equal(true);
      expect(await compliance.isFrozen(bo)).to.equal(false);
      await time.increaseTo(until);
      expect(await compliance.isFrozen(ana)).to.equal(true);
      await time.increaseTo(until + 1);
      expect(await compliance.isFrozen(ana)).to.equal(false);
    });
  });

  describe('unfreeze', () => {
    it('lifts a freeze, and switches the gates off with the last', async () => {
      const { compliance, gates, officer, timelock, ana, bo, until } = await loadFixture(frozenFixture);
      await compliance.connect(officer).freeze(bo, until, reason);
      const old = BigInt(until);
      expect(
        await eventListOf(compliance.connect(officer).unfreeze(ana, otherReason), compliance, ...gates),
      ).to.deep.equal([['AccountUnfrozen', ana.address, officer.address, old, otherReason, 1n]]);
      expect(await compliance.frozenUntil(ana)).to.equal(0n);
      await gates[0].connect(ana).act(Action.Fund);
      expect(
        await eventListOf(compliance.connect(timelock).unfreeze(bo, otherReason), compliance, ...gates),
      ).to.deep.equal([['AccountUnfrozen', bo.address, timelock.address, old, otherReason, 0n], ...switched(false)]);
      expect(await compliance.frozenCount()).to.equal(0n);
      expect(await gatesOf(gates)).to.deep.equal([Array(5).fill(false), Array(5).fill(false)]);
    });

    it('A-4 is not for the frozen account itself, whatever its role', async () => {
      const { compliance, officer, timelock, until } = await loadFixture(frozenFixture);
      await compliance.connect(timelock).freeze(officer, until, reason);
      await expect(compliance.connect(officer).unfreeze(officer, reason))
        .to.be.revertedWithCustomError(compliance, 'ComplianceOwnFreeze')
        .withArgs(officer.address);
      await compliance.connect(timelock).unfreeze(officer, reason);
    });

    it('works after the end too', async () => {
      const { compliance, officer, ana, until } = await loadFixture(frozenFixture);
      await time.increaseTo(until + 1);
      await compliance.connect(officer).unfreeze(ana, reason);
      expect(await compliance.frozenCount()).to.equal(0n);
    });

    it('reverts without a reason, without a freeze, and twice', async () => {
      const { compliance, officer, ana, bo } = await loadFixture(frozenFixture);
      await expect(compliance.connect(officer).unfreeze(ana, ZeroHash))
        .to.be.revertedWithCustomError(compliance, 'ComplianceInvalidValue')
        .withArgs('reasonDigest');
      await compliance.connect(officer).unfreeze(ana, reason);
      for (const account of [ana, bo]) {
        await expect(compliance.connect(officer).unfreeze(account, reason))
          .to.be.revertedWithCustomError(compliance, 'ComplianceNotFrozen')
          .withArgs(account.address);
      }
    });
  });

  describe('endFreeze', () => {
    it('E-16 lets anyone record the end, from the second after it on', async () => {
      const { compliance, gates, ana, stranger, until } = await loadFixture(frozenFixture);
      await time.setNextBlockTimestamp(until);
      await expect(compliance.connect(stranger).endFreeze(ana))
        .to.be.revertedWithCustomError(compliance, 'ComplianceStillFrozen')
        .withArgs(ana.address, until);
      await time.setNextBlockTimestamp(until + 1);
      expect(await eventListOf(compliance.connect(stranger).endFreeze(ana), compliance, ...gates)).to.deep.equal([
        ['AccountUnfrozen', ana.address, stranger.address, BigInt(until), ZeroHash, 0n],
        ...switched(false),
      ]);
      expect(await compliance.frozenUntil(ana)).to.equal(0n);
    });

    it('reverts without a freeze, and twice', async () => {
      const { compliance, ana, bo, until } = await loadFixture(frozenFixture);
      await time.increaseTo(until + 1);
      await compliance.endFreeze(ana);
      for (const account of [ana, bo]) {
        await expect(compliance.endFreeze(account))
          .to.be.revertedWithCustomError(compliance, 'ComplianceNotFrozen')
          .withArgs(account.address);
      }
    });
  });
});
