import type { HardhatEthersSigner } from '@nomicfoundation/hardhat-ethers/types';
import { expect } from 'chai';
import { AbiCoder, id, sha256, ZeroAddress, ZeroHash } from 'ethers';
import { deployContract, networkHelpers, type TestContract } from '../helpers/chain.ts';
import { Action, complianceFixture, jurisdictionOf, Obstacle } from '../helpers/compliance.ts';
import { eventListOf } from '../helpers/eventList.ts';
import { digestOf } from '../helpers/guild.ts';

const { loadFixture, time } = networkHelpers;

const schema = id('uint8 level, bytes2 jurisdiction');
const LT = jurisdictionOf('LT');
const MAX_UINT40 = 2n ** 40n - 1n;

/** An attestation's data. */
function dataOf(level: number, jurisdiction: string) {
  return AbiCoder.defaultAbiCoder().encode(['uint8', 'bytes2'], [level, jurisdiction]);
}

/** What is attested, as `attest` takes it; the rest is as usual. */
type Attested = Partial<{
  schema: string;
  recipient: string;
  expirationTime: bigint | number;
  revocable: boolean;
  data: string;
}>;

/** Withdrawals need level 2; an adapter that trusts bo's attestations holds the officer's role. */
async function adapterFixture() {
  const fixture = await complianceFixture();
  const { compliance, accessManager, timelock, bo, ana } = fixture;
  await compliance.connect(timelock).setActionPolicy(Action.Withdraw, [true, 2, 0]);
  const eas = await deployContract('EASMock');
  const adapter = await deployContract('EASAdapter', eas, schema, bo.address, compliance);
  await accessManager.connect(timelock).grantRole(2, adapter, 0);
  /** Attests about ana unless told otherwise. */
  const attest = async (by: HardhatEthersSigner, attested: Attested = {}): Promise<string> => {
    const { schema: ofSchema = schema, recipient = ana.address, expirationTime = 0, ...rest } = attested;
    const { revocable = true, data = dataOf(2, LT) } = rest;
    const sent = eas.connect(by).attest([ofSchema, [recipient, expirationTime, revocable, ZeroHash, data, 0]]);
    const [[, , , uid] = []] = await eventListOf(sent, eas);
    return uid;
  };
  return { ...fixture, eas, adapter, attest };
}

/** The same, with ana's status registered from an attestation that lasts a thousand seconds. */
async function registeredFixture() {
  const fixture = await adapterFixture();
  const expirationTime = (await time.latest()) + 1_000;
  const uid = await fixture.attest(fixture.bo, { expirationTime });
  await fixture.adapter.register(uid);
  return { ...fixture, uid, expirationTime };
}

async function revoke(eas: TestContract, by: HardhatEthersSigner, uid: string) {
  await eas.connect(by).revoke([schema, [uid, 0]]);
}

describe('EASAdapter', () => {
  it('tells what it reads', async () => {
    const { adapter, eas, compliance, bo } = await loadFixture(adapterFixture);
    expect(await adapter.eas()).to.equal(eas.target);
    expect(await adapter.schema()).to.equal(schema);
    expect(await adapter.attester()).to.equal(bo.address);
    expect(await adapter.compliance()).to.equal(compliance.target);
  });

  describe('register', () => {
    it('sets the status that the attestation tells of, for anyone', async () => {
      const { adapter, compliance, attest, ana, bo, stranger } = await loadFixture(adapterFixture);
      const expirationTime = (await time.latest()) + 1_000;
      const uid = await attest(bo, { expirationTime });
      const end = BigInt(expirationTime);
      const evidence = sha256(dataOf(2, LT));
      expect(await eventListOf(adapter.connect(stranger).register(uid), compliance)).to.deep.equal([
        ['ComplianceSet', ana.address, adapter.target, 2n, LT, end, uid, evidence, 0n, '0x0000', 0n],
      ]);
      expect(await compliance.statusOf(ana)).to.deep.equal([2n, LT, end, adapter.target, uid]);
      expect(await adapter.registeredOf(ana)).to.equal(uid);
      expect(await compliance.obstacleOf(ana, Action.Withdraw)).to.equal(Obstacle.None);
    });

    it('takes an attestation without an end, and one past the largest end', async () => {
      const { adapter, compliance, attest, ana, bo } = await loadFixture(adapterFixture);
      await adapter.register(await attest(bo));
      expect((await compliance.statusOf(ana)).expiresAt).to.equal(0n);
      for (const [expirationTime, expiresAt] of [
        [MAX_UINT40 - 1n, MAX_UINT40 - 1n],
        [MAX_UINT40 + 1n, MAX_UINT40],
        [2n ** 64n - 1n, MAX_UINT40],
      ] as const) {
        await adapter.register(await attest(bo, { expirationTime }));
        expect((await compliance.statusOf(ana)).expiresAt).to.equal(expiresAt);
      }
    });

    it('takes the largest level, and an unknown jurisdiction', async () => {
      const { adapter, compliance, attest, ana, bo } = await loadFixture(adapterFixture);
      await adapter.register(await attest(bo, { data: dataOf(255, '0x0000') }));
      const { level, jurisdiction } = await compliance.statusOf(ana);
      expect([level, jurisdiction]).to.deep.equal([255n, '0x0000']);
    });

    it('reverts for an attestation that nobody made', async () => {
      const { adapter } = await loadFixture(adapterFixture);
      for (const uid of [id('unknown'), ZeroHash]) {
        await expect(adapter.register(uid))
          .to.be.revertedWithCustomError(adapter, 'EASAdapterUnknownAttestation')
          .withArgs(uid);
      }
    });

    it('reverts for another schema, another attester, and nobody as recipient', async () => {
      const { adapter, attest, ana, bo } = await loadFixture(adapterFixture);
      const ofOther = await attest(bo, { schema: id('other') });
      await expect(adapter.register(ofOther))
        .to.be.revertedWithCustomError(adapter, 'EASAdapterWrongSchema')
        .withArgs(ofOther, id('other'));
      const byOther = await attest(ana);
      await expect(adapter.register(byOther))
        .to.be.revertedWithCustomError(adapter, 'EASAdapterUntrustedAttester')
        .withArgs(byOther, ana.address);
      const ofNobody = await attest(bo, { recipient: ZeroAddress });
      await expect(adapter.register(ofNobody))
        .to.be.revertedWithCustomError(adapter, 'EASAdapterNoRecipient')
        .withArgs(ofNobody);
    });

    it('A-2 reverts for a revoked attestation', async () => {
      const { adapter, eas, attest, bo } = await loadFixture(adapterFixture);
      const uid = await attest(bo);
      await revoke(eas, bo, uid);
      await expect(adapter.register(uid))
        .to.be.revertedWithCustomError(adapter, 'EASAdapterRevoked')
        .withArgs(uid, await time.latest());
    });

    it('A-2 E-16 reverts from the second of the expiration on', async () => {
      const { adapter, attest, bo } = await loadFixture(adapterFixture);
      const expirationTime = (await time.latest()) + 100;
      const uid = await attest(bo, { expirationTime });
      for (const now of [expirationTime, expirationTime + 1]) {
        await time.setNextBlockTimestamp(now);
        await expect(adapter.register(uid))
          .to.be.revertedWithCustomError(adapter, 'EASAdapterExpired')
          .withArgs(uid, expirationTime);
      }
      const lasting = await attest(bo, { expirationTime: expirationTime + 100 });
      await time.setNextBlockTimestamp(expirationTime + 99);
      await adapter.register(lasting);
    });

    it('reverts for data that are not a level and a jurisdiction', async () => {
      const { adapter, compliance, attest, bo } = await loadFixture(adapterFixture);
      const data = dataOf(2, LT);
      const tooHigh = AbiCoder.defaultAbiCoder().encode(['uint256', 'bytes2'], [256, LT]);
      const tooLong = AbiCoder.defaultAbiCoder().encode(['uint8', 'bytes3'], [2, `${LT}41`]);
      for (const malformed of ['0x', data.slice(0, -2), `${data}00`, tooHigh, tooLong]) {
        const uid = await attest(bo, { data: malformed });
        await expect(adapter.register(uid), malformed)
          .to.be.revertedWithCustomError(adapter, 'EASAdapterMalformedData')
          .withArgs(uid);
      }
      await expect(adapter.register(await attest(bo, { data: dataOf(2, jurisdictionOf('lt')) })))
        .to.be.revertedWithCustomError(compliance, 'ComplianceInvalidValue')
        .withArgs('jurisdiction');
    });

    it('A-1 takes an attestation once: what an officer took since stays taken', async () => {
      const { adapter, compliance, officer, uid, ana } = await loadFixture(registeredFixture);
      await compliance.connect(officer).setStatus(ana, 0, LT, 0, ZeroHash, ZeroHash);
      await expect(adapter.connect(ana).register(uid))
        .to.be.revertedWithCustomError(adapter, 'EASAdapterNotNewer')
        .withArgs(uid, uid);
      expect(await compliance.obstacleOf(ana, Action.Withdraw)).to.equal(Obstacle.Level);
    });

    it('A-1 takes attestations only in their order', async () => {
      const { adapter, compliance, attest, uid, ana, bo } = await loadFixture(registeredFixture);
      const high = await attest(bo, { data: dataOf(9, LT) });
      const low = await attest(bo, { data: dataOf(1, LT) });
      await adapter.register(low);
      for (const older of [uid, high]) {
        await expect(adapter.connect(ana).register(older))
          .to.be.revertedWithCustomError(adapter, 'EASAdapterNotNewer')
          .withArgs(older, low);
      }
      expect((await compliance.statusOf(ana)).level).to.equal(1n);
      expect(await adapter.registeredOf(bo)).to.equal(ZeroHash);
      await adapter.register(await attest(bo, { recipient: bo.address }));
    });

    it('reverts for an adapter that the guild has given no role', async () => {
      const { adapter, compliance, accessManager, timelock, attest, bo } = await loadFixture(adapterFixture);
      const uid = await attest(bo);
      await accessManager.connect(timelock).revokeRole(2, adapter);
      await expect(adapter.register(uid))
        .to.be.revertedWithCustomError(compliance, 'AccessManagedUnauthorized')
        .withArgs(adapter.target);
    });
  });

  describe('isValid', () => {
    it('A-2 a revocation counts at once', async () => {
      const { adapter, compliance, eas, uid, ana, bo } = await loadFixture(registeredFixture);
      expect(await adapter.isValid(ana, uid)).to.equal(true);
      await revoke(eas, bo, uid);
      expect(await adapter.isValid(ana, uid)).to.equal(false);
      expect(await compliance.obstacleOf(ana, Action.Withdraw)).to.equal(Obstacle.Attestation);
      await expect(compliance.check(ana, Action.Withdraw))
        .to.be.revertedWithCustomError(compliance, 'ComplianceNotMet')
        .withArgs(ana.address, Action.Withdraw, Obstacle.Attestation);
    });

    it('A-2 E-16 an attestation counts up to and including its last second', async () => {
      const { adapter, compliance, uid, expirationTime, ana } = await loadFixture(registeredFixture);
      await time.increaseTo(expirationTime);
      expect(await adapter.isValid(ana, uid)).to.equal(true);
      expect(await compliance.obstacleOf(ana, Action.Withdraw)).to.equal(Obstacle.None);
      await time.increaseTo(expirationTime + 1);
      expect(await adapter.isValid(ana, uid)).to.equal(false);
      expect(await compliance.obstacleOf(ana, Action.Withdraw)).to.equal(Obstacle.Attestation);
    });

    it('A-2 an attestation without an end lasts', async () => {
      const { adapter, attest, ana, bo } = await loadFixture(adapterFixture);
      const uid = await attest(bo);
      await time.increase(10 ** 9);
      expect(await adapter.isValid(ana, uid)).to.equal(true);
    });

    it('is false for another account, schema or attester, and for an unknown attestation', async () => {
      const { adapter, attest, uid, ana, bo } = await loadFixture(registeredFixture);
      expect(await adapter.isValid(bo, uid)).to.equal(false);
      expect(await adapter.isValid(ana, await attest(bo, { schema: id('other') }))).to.equal(false);
      expect(await adapter.isValid(ana, await attest(ana))).to.equal(false);
      expect(await adapter.isValid(ana, id('unknown'))).to.equal(false);
    });

    it('A-2 counts as invalid when the service is gone', async () => {
      const { compliance, eas, officer, ana } = await loadFixture(registeredFixture);
      await networkHelpers.setCode(eas.target as string, '0x');
      expect(await compliance.obstacleOf(ana, Action.Withdraw)).to.equal(Obstacle.Attestation);
      await compliance.connect(officer).setStatus(ana, 2, LT, 0, ZeroHash, digestOf('passport'));
      expect(await compliance.obstacleOf(ana, Action.Withdraw)).to.equal(Obstacle.None);
    });
  });
});
