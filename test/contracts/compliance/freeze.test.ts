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

/** Ana is frozen for a thousand seconds. */
async function frozenFixture() {
  const fixture = await complianceFixture();
  const { compliance, officer, ana } = fixture;
  const until = (await time.latest()) + 1_000;
  await compliance.connect(officer).freeze(ana, until, reason);
  return { ...fixture, until };
}

/** What the mocks log when these actions' gates are switched. */
function switched(gated: boolean, list: readonly bigint[] = actions) {
  return list.flatMap((action) => Array.from({ length: 2 }, () => ['GateSet', action, gated]));
}

async function gatesOf(gates: TestContract[]) {
  return Promise.all(gates.map((gate) => Promise.all(actions.map((action) => gate.isGated(action)))));
}

describe('Compliance freezes', () => {
  describe('freeze', () => {
    it('freezes an account and switches every gate on', async () => {
      const { compliance, gates, officer, ana } = await loadFixture(complianceFixture);
      const until = BigInt(await time.latest()) + 1_000n;
      expect(
        await eventListOf(compliance.connect(officer).freeze(ana, until, reason), compliance, ...gates),
      ).to.deep.equal([['AccountFrozen', ana.address, officer.address, until, 0n, reason, 1n], ...switched(true)]);
      expect(await gatesOf(gates)).to.deep.equal([Array(4).fill(true), Array(4).fill(true)]);
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

    it('E-26 keeps a frozen account from every action, and nobody else from any', async () => {
      const { compliance, gates, ana, bo } = await loadFixture(frozenFixture);
      for (const action of actions) {
        expect(await compliance.obstacleOf(ana, action)).to.equal(Obstacle.Frozen);
        await expect(gates[1].connect(ana).act(action))
          .to.be.revertedWithCustomError(compliance, 'ComplianceNotMet')
          .withArgs(ana.address, action, Obstacle.Frozen);
        await gates[1].connect(bo).act(action);
      }
    });

    it('T-3 keeps a frozen account from voting, but leaves it its voting power', async () => {
      const { compliance, gates, token, officer, holder, founder, until } = await loadFixture(frozenFixture);
      await compliance.connect(officer).freeze(holder, until, reason);
      await expect(gates[0].connect(holder).act(Action.Vote))
        .to.be.revertedWithCustomError(compliance, 'ComplianceNotMet')
        .withArgs(holder.address, Action.Vote, Obstacle.Frozen);
      expect(await token.getVotes(holder)).to.equal(400n * TOKEN);
      await token.connect(holder).delegate(founder);
      expect(await token.getVotes(founder)).to.equal(1_000n * TOKEN);
      await gates[0].connect(founder).act(Action.Vote);
      await compliance.connect(officer).unfreeze(holder, reason);
      await gates[0].connect(holder).act(Action.Vote);
    });
  });

  describe('unfreeze', () => {
    it('lifts a freeze, and switches every gate off with the last', async () => {
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
      expect(await gatesOf(gates)).to.deep.equal([Array(4).fill(false), Array(4).fill(false)]);
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
