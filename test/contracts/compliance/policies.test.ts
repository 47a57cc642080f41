import { expect } from 'chai';
import { ZeroAddress } from 'ethers';
import { contractAt, ethers, networkHelpers } from '../helpers/chain.ts';
import { Action, agreementFixture, complianceFixture, Obstacle } from '../helpers/compliance.ts';
import { eventListOf } from '../helpers/eventList.ts';
import { digestOf, guildFixture } from '../helpers/guild.ts';

const { loadFixture, time } = networkHelpers;

const NOTHING = [false, 0n, 0n] as const;
const reason = digestOf('reason');

describe('Compliance policies', () => {
  it('cannot be set up twice, nor the implementation once', async () => {
    const { compliance, deployment, accessManager, timelock } = await loadFixture(complianceFixture);
    const implementation = await contractAt('Compliance', deployment.implementations.compliance);
    for (const contract of [compliance, implementation]) {
      await expect(contract.connect(timelock).initialize(accessManager, [])).to.be.revertedWithCustomError(
        contract,
        'InvalidInitialization',
      );
    }
  });

  it('tells its own signing domain', async () => {
    const { compliance } = await loadFixture(complianceFixture);
    const { chainId } = await ethers.provider.getNetwork();
    const { fields, name, version, chainId: given, verifyingContract } = await compliance.eip712Domain();
    expect([fields, name, version, given, verifyingContract]).to.deep.equal([
      '0x0f',
      'Guildhall Compliance',
      '1',
      chainId,
      compliance.target,
    ]);
  });

  it('starts with nothing asked and every gate open', async () => {
    const { compliance, gates, stranger } = await loadFixture(complianceFixture);
    for (const action of Object.values(Action)) {
      expect(await compliance.actionPolicyOf(action)).to.deep.equal(NOTHING);
      expect(await gates[0].isGated(action)).to.equal(false);
      await compliance.check(stranger, action);
    }
  });

  describe('setActionPolicy', () => {
    it('switches the gate of that action in each contract, and only when it changes', async () => {
      const { compliance, gates, timelock, ana } = await loadFixture(agreementFixture);
      const set = (...policy: [boolean, bigint, bigint]) =>
        eventListOf(compliance.connect(timelock).setActionPolicy(Action.Submit, policy), compliance, ...gates);
      const switched = (gated: boolean) => Array.from({ length: 2 }, () => ['GateSet', Action.Submit, gated]);
      const event = ['ActionPolicySet', Action.Submit, timelock.address];

      expect(await set(false, 1n, 0n)).to.deep.equal([[...event, [...NOTHING], [false, 1n, 0n]]]);
      expect(await compliance.obstacleOf(ana, Action.Submit)).to.equal(Obstacle.None);
      expect(await set(true, 3n, 0n)).to.deep.equal([[...event, [false, 1n, 0n], [true, 3n, 0n]], ...switched(true)]);
      expect(await compliance.actionPolicyOf(Action.Submit)).to.deep.equal([true, 3n, 0n]);
      expect(await compliance.obstacleOf(ana, Action.Submit)).to.equal(Obstacle.Level);
      expect(await set(true, 0n, 1n)).to.deep.equal([[...event, [true, 3n, 0n], [true, 0n, 1n]]]);
      expect(await compliance.obstacleOf(ana, Action.Submit)).to.equal(Obstacle.Agreement);
      expect(await set(false, 0n, 0n)).to.deep.equal([[...event, [true, 0n, 1n], [...NOTHING]], ...switched(false)]);
      expect(await compliance.obstacleOf(ana, Action.Submit)).to.equal(Obstacle.None);
    });

    it('leaves the other actions alone', async () => {
      const { compliance, gates, timelock, stranger } = await loadFixture(complianceFixture);
      await compliance.connect(timelock).setActionPolicy(Action.Vote, [true, 1, 0]);
      for (const action of [Action.Fund, Action.Submit, Action.Withdraw, Action.Pay]) {
        expect(await compliance.actionPolicyOf(action)).to.deep.equal(NOTHING);
        expect(await gates[0].isGated(action)).to.equal(false);
        await gates[0].connect(stranger).act(action);
      }
      await expect(gates[1].connect(stranger).act(Action.Vote))
        .to.be.revertedWithCustomError(compliance, 'ComplianceNotMet')
        .withArgs(stranger.address, Action.Vote, Obstacle.Level);
    });

    it('keeps a gate on while either a policy or a freeze needs it', async () => {
      const { compliance, gates, timelock, officer, ana } = await loadFixture(complianceFixture);
      const until = (await time.latest()) + 1_000;
      const asTimelock = compliance.connect(timelock);
      const asOfficer = compliance.connect(officer);
      const gateEvents = async (sent: ReturnType<typeof asTimelock.setActionPolicy>) =>
        (await eventListOf(sent, gates[0])).map(([, action, gated]) => [action, gated]);

      expect(await gateEvents(asTimelock.setActionPolicy(Action.Fund, [true, 1, 0]))).to.deep.equal([
        [Action.Fund, true],
      ]);
      const others = [Action.Withdraw, Action.Pay];
      expect(await gateEvents(asOfficer.freeze(ana, until, reason))).to.deep.equal(
        others.map((other) => [other, true]),
      );
      expect(await gateEvents(asTimelock.setActionPolicy(Action.Fund, [false, 0, 0]))).to.deep.equal([]);
      expect(await gateEvents(asTimelock.setActionPolicy(Action.Withdraw, [true, 1, 0]))).to.deep.equal([]);
      expect(await gateEvents(asTimelock.setActionPolicy(Action.Vote, [true, 1, 0]))).to.deep.equal([
        [Action.Vote, true],
      ]);
      expect(await gateEvents(asTimelock.setActionPolicy(Action.Vote, [false, 1, 0]))).to.deep.equal([
        [Action.Vote, false],
      ]);
      expect(await gateEvents(asOfficer.unfreeze(ana, reason))).to.deep.equal(
        [Action.Fund, Action.Pay].map((other) => [other, false]),
      );
      expect(await gates[0].isGated(Action.Withdraw)).to.equal(true);
    });

    it('A-8 keeps the guild itself from nothing, nor any admin of its access manager', async () => {
      const { compliance, accessManager, gates, timelock, officer, founder } = await loadFixture(complianceFixture);
      for (const action of Object.values(Action)) {
        await compliance.connect(timelock).setActionPolicy(action, [true, 9, 0]);
        await gates[0].connect(timelock).act(action);
        await expect(gates[0].connect(founder).act(action))
          .to.be.revertedWithCustomError(compliance, 'ComplianceNotMet')
          .withArgs(founder.address, action, Obstacle.Level);
      }
      await accessManager.connect(timelock).grantRole(0, founder, 0);
      await gates[0].connect(founder).act(Action.Pay);
      for (const account of [timelock, founder]) {
        await expect(compliance.connect(officer).freeze(account, (await time.latest()) + 100, reason))
          .to.be.revertedWithCustomError(compliance, 'ComplianceInvalidValue')
          .withArgs('account');
      }
    });

    it('reverts for an agreement that nobody published, even one not asked for yet', async () => {
      const { compliance, timelock } = await loadFixture(agreementFixture);
      for (const enabled of [true, false]) {
        await expect(compliance.connect(timelock).setActionPolicy(Action.Fund, [enabled, 0, 2]))
          .to.be.revertedWithCustomError(compliance, 'ComplianceUnknownAgreement')
          .withArgs(2n);
      }
    });

    it('A-10 reverts for an agreement before earnings are withdrawn, even one not asked for yet', async () => {
      const { compliance, timelock } = await loadFixture(agreementFixture);
      for (const enabled of [true, false]) {
        await expect(compliance.connect(timelock).setActionPolicy(Action.Withdraw, [enabled, 0, 1]))
          .to.be.revertedWithCustomError(compliance, 'ComplianceInvalidValue')
          .withArgs('agreementId');
      }
      await compliance.connect(timelock).setActionPolicy(Action.Withdraw, [true, 1, 0]);
    });

    it('reverts for anyone but governance, the officer included', async () => {
      const { compliance, officer, founder } = await loadFixture(complianceFixture);
      for (const caller of [officer, founder]) {
        await expect(compliance.connect(caller).setActionPolicy(Action.Fund, [true, 1, 0]))
          .to.be.revertedWithCustomError(compliance, 'AccessManagedUnauthorized')
          .withArgs(caller.address);
      }
    });

    it('works for a contract that gates nothing', async () => {
      const { deployment, compliance, accessManager, timelock } = await loadFixture(guildFixture);
      const cloner = await (await ethers.deployContract('Cloner')).waitForDeployment();
      const setup = compliance.interface.encodeFunctionData('initialize', [accessManager.target, []]);
      const address = await cloner.getFunction('clone').staticCall(deployment.implementations.compliance, setup);
      await cloner.getFunction('clone')(deployment.implementations.compliance, setup);
      const alone = await contractAt('Compliance', address);
      await alone.connect(timelock).setActionPolicy(Action.Fund, [true, 1, 0]);
      expect(await alone.obstacleOf(ZeroAddress, Action.Fund)).to.equal(Obstacle.Level);
    });
  });
});
