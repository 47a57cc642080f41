import { expect } from 'chai';
import { encodeBytes32String, toBeHex, ZeroAddress, ZeroHash } from 'ethers';
import { deployContract, ethers, networkHelpers } from '../helpers/chain.ts';
import { Action, agreementFixture, complianceFixture, jurisdictionOf, Obstacle } from '../helpers/compliance.ts';
import { eventListOf } from '../helpers/eventList.ts';
import { signRequest } from '../helpers/forward.ts';
import { digestOf, guildFixture } from '../helpers/guild.ts';

const { loadFixture, time } = networkHelpers;

const LT = jurisdictionOf('LT');
const DE = jurisdictionOf('DE');
const evidence = digestOf('passport');
const attestation = encodeBytes32String('attestation');
const MAX_UINT40 = 2n ** 40n - 1n;

/** Withdrawals need level 2, and ana has it from Lithuania. */
async function verifiedFixture() {
  const fixture = await complianceFixture();
  const { compliance, timelock, officer, ana } = fixture;
  await compliance.connect(timelock).setActionPolicy(Action.Withdraw, [true, 2, 0]);
  await compliance.connect(officer).setStatus(ana, 2, LT, 0, ZeroHash, evidence);
  return fixture;
}

/** The same, resting on an attestation of an issuer that answers as told. */
async function attestedFixture() {
  const fixture = await verifiedFixture();
  const { accessManager, timelock, compliance, ana } = fixture;
  const issuer = await deployContract('IssuerMock', ZeroAddress, '0x');
  await accessManager.connect(timelock).grantRole(2, issuer, 0);
  const call = compliance.interface.encodeFunctionData('setStatus', [ana.address, 2, LT, 0, attestation, ZeroHash]);
  await issuer.execute(compliance, call);
  return { ...fixture, issuer };
}

describe('Compliance statuses', () => {
  describe('setStatus', () => {
    it('records what the officer knows, with what was known before', async () => {
      const { compliance, officer, timelock, ana } = await loadFixture(complianceFixture);
      const expiresAt = (await time.latest()) + 1_000;
      expect(
        await eventListOf(compliance.connect(officer).setStatus(ana, 2, LT, expiresAt, ZeroHash, evidence), compliance),
      ).to.deep.equal([
        [
          'ComplianceSet',
          ana.address,
          officer.address,
          2n,
          LT,
          BigInt(expiresAt),
          ZeroHash,
          evidence,
          0n,
          '0x0000',
          0n,
        ],
      ]);
      expect(await compliance.statusOf(ana)).to.deep.equal([2n, LT, BigInt(expiresAt), officer.address, ZeroHash]);
      const before = [2n, LT, BigInt(expiresAt)];
      expect(
        await eventListOf(
          compliance.connect(timelock).setStatus(ana, 255, DE, MAX_UINT40, ZeroHash, ZeroHash),
          compliance,
        ),
      ).to.deep.equal([
        ['ComplianceSet', ana.address, timelock.address, 255n, DE, MAX_UINT40, ZeroHash, ZeroHash, ...before],
      ]);
      expect(await compliance.statusOf(ana)).to.deep.equal([255n, DE, MAX_UINT40, timelock.address, ZeroHash]);
    });

    it('takes a level away, and works for the guild as the factory made it', async () => {
      const { compliance, officer, ana } = await loadFixture(guildFixture);
      await compliance.connect(officer).setStatus(ana, 1, LT, 0, ZeroHash, ZeroHash);
      await compliance.connect(officer).setStatus(ana, 0, '0x0000', 0, ZeroHash, ZeroHash);
      expect(await compliance.statusOf(ana)).to.deep.equal([0n, '0x0000', 0n, officer.address, ZeroHash]);
    });

    it('works through the forwarder, whose signer is the issuer', async () => {
      const { compliance, forwarder, officer, ana, stranger } = await loadFixture(complianceFixture);
      const call = ['setStatus', ana.address, 1, LT, 0, ZeroHash, ZeroHash] as [string, ...unknown[]];
      await forwarder.connect(stranger).execute(await signRequest(forwarder, officer, compliance, call));
      expect((await compliance.statusOf(ana)).issuer).to.equal(officer.address);
    });

    it('reverts for anyone else', async () => {
      const { compliance, founder, auditor, guardian, ana } = await loadFixture(complianceFixture);
      for (const caller of [founder, auditor, guardian, ana]) {
        await expect(compliance.connect(caller).setStatus(ana, 1, LT, 0, ZeroHash, ZeroHash))
          .to.be.revertedWithCustomError(compliance, 'AccessManagedUnauthorized')
          .withArgs(caller.address);
      }
    });

    it('reverts for the zero address', async () => {
      const { compliance, officer } = await loadFixture(complianceFixture);
      await expect(compliance.connect(officer).setStatus(ZeroAddress, 1, LT, 0, ZeroHash, ZeroHash))
        .to.be.revertedWithCustomError(compliance, 'ComplianceInvalidValue')
        .withArgs('account');
    });

    it('takes two upper-case letters for a jurisdiction, from AA to ZZ, or zero', async () => {
      const { compliance, officer, ana } = await loadFixture(complianceFixture);
      const set = (code: string) => compliance.connect(officer).setStatus(ana, 1, code, 0, ZeroHash, ZeroHash);
      for (const code of [
        '0x0000',
        jurisdictionOf('AA'),
        jurisdictionOf('AZ'),
        jurisdictionOf('ZA'),
        jurisdictionOf('ZZ'),
      ]) {
        await set(code);
        expect((await compliance.statusOf(ana)).jurisdiction).to.equal(code);
      }
      for (const code of ['@A', 'A@', '[A', 'A[', 'lt', 'Lt', 'lT', 'L1', 'A\0', '\0A'].map(jurisdictionOf)) {
        await expect(set(code), code)
          .to.be.revertedWithCustomError(compliance, 'ComplianceInvalidValue')
          .withArgs('jurisdiction');
      }
    });

    it('E-16 takes an end from the next second on', async () => {
      const { compliance, officer, ana } = await loadFixture(complianceFixture);
      const now = (await time.latest()) + 100;
      for (const expiresAt of [1, now]) {
        await time.setNextBlockTimestamp(now);
        await expect(compliance.connect(officer).setStatus(ana, 1, LT, expiresAt, ZeroHash, ZeroHash))
          .to.be.revertedWithCustomError(compliance, 'ComplianceInvalidValue')
          .withArgs('expiresAt');
      }
      await time.setNextBlockTimestamp(now);
      await compliance.connect(officer).setStatus(ana, 1, LT, now + 1, ZeroHash, ZeroHash);
    });

    it('takes an attestation only from a contract that can answer for it', async () => {
      const { compliance, officer, accessManager, timelock, ana, deployer } = await loadFixture(complianceFixture);
      const args = [ana.address, 1, LT, 0, attestation, ZeroHash];
      await expect(compliance.connect(officer).setStatus(...args))
        .to.be.revertedWithCustomError(compliance, 'ComplianceInvalidValue')
        .withArgs('attestation');
      const nonce = await deployer.getNonce();
      const unborn = ethers.getCreateAddress({ from: deployer.address, nonce });
      await accessManager.connect(timelock).grantRole(2, unborn, 0);
      const call = compliance.interface.encodeFunctionData('setStatus', args);
      const { interface: issuer } = await ethers.getContractFactory('IssuerMock');
      const reason = compliance.interface.encodeErrorResult('ComplianceInvalidValue', ['attestation']);
      await expect(deployContract('IssuerMock', compliance, call))
        .to.be.revertedWithCustomError({ interface: issuer }, 'IssuerMockFailed')
        .withArgs(reason);
    });
  });

  describe('obstacleOf and check', () => {
    it('lets everybody act while an action asks for nothing', async () => {
      const { compliance, stranger } = await loadFixture(verifiedFixture);
      expect(await compliance.obstacleOf(stranger, Action.Fund)).to.equal(Obstacle.None);
      await compliance.check(stranger, Action.Fund);
      expect(await compliance.obstacleOf(stranger, Action.Withdraw)).to.equal(Obstacle.Level);
    });

    it('asks for the level', async () => {
      const { compliance, officer, ana } = await loadFixture(verifiedFixture);
      expect(await compliance.obstacleOf(ana, Action.Withdraw)).to.equal(Obstacle.None);
      await compliance.check(ana, Action.Withdraw);
      await compliance.connect(officer).setStatus(ana, 1, LT, 0, ZeroHash, ZeroHash);
      expect(await compliance.obstacleOf(ana, Action.Withdraw)).to.equal(Obstacle.Level);
      await expect(compliance.check(ana, Action.Withdraw))
        .to.be.revertedWithCustomError(compliance, 'ComplianceNotMet')
        .withArgs(ana.address, Action.Withdraw, Obstacle.Level);
      await compliance.connect(officer).setStatus(ana, 255, LT, 0, ZeroHash, ZeroHash);
      await compliance.check(ana, Action.Withdraw);
    });

    it('E-16 takes a status up to and including its last second', async () => {
      const { compliance, officer, ana } = await loadFixture(verifiedFixture);
      const expiresAt = (await time.latest()) + 100;
      await compliance.connect(officer).setStatus(ana, 2, LT, expiresAt, ZeroHash, ZeroHash);
      await time.increaseTo(expiresAt);
      expect(await compliance.obstacleOf(ana, Action.Withdraw)).to.equal(Obstacle.None);
      await time.increaseTo(expiresAt + 1);
      expect(await compliance.obstacleOf(ana, Action.Withdraw)).to.equal(Obstacle.Expired);
      await expect(compliance.check(ana, Action.Withdraw))
        .to.be.revertedWithCustomError(compliance, 'ComplianceNotMet')
        .withArgs(ana.address, Action.Withdraw, Obstacle.Expired);
    });

    it('refuses blocked jurisdictions, and only those', async () => {
      const { compliance, timelock, officer, ana, bo } = await loadFixture(verifiedFixture);
      await compliance.connect(officer).setStatus(bo, 2, '0x0000', 0, ZeroHash, ZeroHash);
      await compliance.connect(timelock).setJurisdictionBlocked(LT, true);
      expect(await compliance.obstacleOf(ana, Action.Withdraw)).to.equal(Obstacle.Jurisdiction);
      expect(await compliance.obstacleOf(bo, Action.Withdraw)).to.equal(Obstacle.None);
      await compliance.connect(officer).setStatus(ana, 2, DE, 0, ZeroHash, ZeroHash);
      expect(await compliance.obstacleOf(ana, Action.Withdraw)).to.equal(Obstacle.None);
    });

    it('A-2 asks the issuer again at each use', async () => {
      const { compliance, issuer, officer, ana } = await loadFixture(attestedFixture);
      expect(await compliance.statusOf(ana)).to.deep.equal([2n, LT, 0n, issuer.target, attestation]);
      const obstacle = () => compliance.obstacleOf(ana, Action.Withdraw);
      expect(await obstacle()).to.equal(Obstacle.None);
      // Invalid, revert, revert with what would mean yes, out of range, too short, nothing.
      for (const mode of [1, 2, 3, 4, 5, 6]) {
        await issuer.setMode(mode);
        expect(await obstacle(), `mode ${mode}`).to.equal(Obstacle.Attestation);
        await expect(compliance.check(ana, Action.Withdraw))
          .to.be.revertedWithCustomError(compliance, 'ComplianceNotMet')
          .withArgs(ana.address, Action.Withdraw, Obstacle.Attestation);
      }
      await issuer.setMode(0);
      expect(await obstacle()).to.equal(Obstacle.None);
      await networkHelpers.setCode(issuer.target as string, '0x');
      expect(await obstacle()).to.equal(Obstacle.Attestation);
      await compliance.connect(officer).setStatus(ana, 2, LT, 0, ZeroHash, ZeroHash);
      expect(await obstacle()).to.equal(Obstacle.None);
    });

    it('A-2 takes no answer for no, even where the memory for the answer holds a yes', async () => {
      const { compliance, issuer } = await loadFixture(attestedFixture);
      // The last word hashed before the question is the account's address: here the same as true.
      const account = toBeHex(1, 20);
      const args = [account, 2, LT, 0, attestation, ZeroHash];
      await issuer.execute(compliance, compliance.interface.encodeFunctionData('setStatus', args));
      expect(await compliance.obstacleOf(account, Action.Withdraw)).to.equal(Obstacle.None);
      await issuer.setMode(6);
      expect(await compliance.obstacleOf(account, Action.Withdraw)).to.equal(Obstacle.Attestation);
    });

    it('names the first obstacle: frozen, attestation, level, expired, jurisdiction, agreement', async () => {
      const { compliance, timelock, officer, accessManager, ana } = await loadFixture(agreementFixture);
      const issuer = await deployContract('IssuerMock', ZeroAddress, '0x');
      await accessManager.connect(timelock).grantRole(2, issuer, 0);
      await compliance.connect(timelock).setActionPolicy(Action.Pay, [true, 2, 1]);
      await compliance.connect(timelock).setJurisdictionBlocked(LT, true);
      const end = (await time.latest()) + 100;
      const call = compliance.interface.encodeFunctionData('setStatus', [
        ana.address,
        1,
        LT,
        end,
        attestation,
        ZeroHash,
      ]);
      await issuer.execute(compliance, call);
      await issuer.setMode(1);
      await compliance.connect(officer).freeze(ana, end + 1_000, digestOf('reason'));
      await time.increaseTo(end + 1);
      const obstacle = () => compliance.obstacleOf(ana, Action.Pay);
      expect(await obstacle()).to.equal(Obstacle.Frozen);
      await compliance.connect(officer).unfreeze(ana, digestOf('reason'));
      expect(await obstacle()).to.equal(Obstacle.Attestation);
      await issuer.setMode(0);
      expect(await obstacle()).to.equal(Obstacle.Level);
      await compliance.connect(timelock).setActionPolicy(Action.Pay, [true, 1, 1]);
      expect(await obstacle()).to.equal(Obstacle.Expired);
      await compliance.connect(officer).setStatus(ana, 1, LT, 0, ZeroHash, ZeroHash);
      expect(await obstacle()).to.equal(Obstacle.Jurisdiction);
      await compliance.connect(timelock).setJurisdictionBlocked(LT, false);
      expect(await obstacle()).to.equal(Obstacle.Agreement);
      await compliance.connect(ana).acceptAgreement(1, 1, digestOf('terms 1'));
      expect(await obstacle()).to.equal(Obstacle.None);
    });
  });

  describe('setJurisdictionBlocked', () => {
    it('blocks and unblocks for governance', async () => {
      const { compliance, timelock } = await loadFixture(complianceFixture);
      for (const blocked of [true, false]) {
        expect(
          await eventListOf(compliance.connect(timelock).setJurisdictionBlocked(LT, blocked), compliance),
        ).to.deep.equal([['JurisdictionBlocked', LT, timelock.address, blocked]]);
        expect(await compliance.isJurisdictionBlocked(LT)).to.equal(blocked);
      }
      expect(await compliance.isJurisdictionBlocked(DE)).to.equal(false);
    });

    it('reverts for anyone else, the officer included', async () => {
      const { compliance, officer, founder } = await loadFixture(complianceFixture);
      for (const caller of [officer, founder]) {
        await expect(compliance.connect(caller).setJurisdictionBlocked(LT, true))
          .to.be.revertedWithCustomError(compliance, 'AccessManagedUnauthorized')
          .withArgs(caller.address);
      }
    });

    it('reverts for what is no jurisdiction, such as zero, which stands for unknown', async () => {
      const { compliance, timelock } = await loadFixture(complianceFixture);
      for (const code of ['0x0000', jurisdictionOf('lt')]) {
        await expect(compliance.connect(timelock).setJurisdictionBlocked(code, true))
          .to.be.revertedWithCustomError(compliance, 'ComplianceInvalidValue')
          .withArgs('jurisdiction');
      }
    });
  });
});
