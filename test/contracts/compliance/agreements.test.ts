import { expect } from 'chai';
import { ZeroAddress, ZeroHash } from 'ethers';
import { deployContract, networkHelpers } from '../helpers/chain.ts';
import {
  type Acceptance,
  Action,
  agreementFixture,
  complianceFixture,
  Obstacle,
  publish,
  signAcceptance,
} from '../helpers/compliance.ts';
import { eventListOf } from '../helpers/eventList.ts';
import { signRequest } from '../helpers/forward.ts';
import { digestOf } from '../helpers/guild.ts';

const { loadFixture, time } = networkHelpers;

const first = digestOf('terms 1');
const second = digestOf('terms 2');

/** One agreement, and bo's signed acceptance of it. */
async function signedFixture() {
  const fixture = await agreementFixture();
  const { compliance, bo } = fixture;
  const deadline = (await time.latest()) + 1_000;
  const acceptance: Acceptance = { account: bo.address, agreementId: 1, version: 1, digest: first, deadline };
  const signature = await signAcceptance(compliance, bo, acceptance);
  return { ...fixture, acceptance, signature };
}

function argsOf({ account, agreementId, version, digest, deadline }: Acceptance) {
  return [account, agreementId, version, digest, deadline];
}

describe('Compliance agreements', () => {
  describe('publishAgreement', () => {
    it('publishes agreements and their versions, each counted from 1', async () => {
      const { compliance, timelock } = await loadFixture(complianceFixture);
      const published = (agreementId: number, digest: string) =>
        compliance.connect(timelock).publishAgreement(agreementId, 'Terms', digest, 'bafkreiterms');
      const rest = (digest: string) => [timelock.address, 'Terms', digest, 'bafkreiterms'];
      const steps = [
        { given: 0, digest: first, agreementId: 1n, version: 1n },
        { given: 0, digest: first, agreementId: 2n, version: 1n },
        { given: 1, digest: second, agreementId: 1n, version: 2n },
        { given: 1, digest: first, agreementId: 1n, version: 3n },
      ];
      for (const { given, digest, agreementId, version } of steps) {
        expect(
          await compliance.connect(timelock).publishAgreement.staticCall(given, 'Terms', digest, 'bafkreiterms'),
        ).to.equal(agreementId);
        expect(await eventListOf(published(given, digest), compliance)).to.deep.equal([
          ['AgreementPublished', agreementId, version, ...rest(digest)],
        ]);
        expect(await compliance.agreementOf(agreementId)).to.deep.equal([version, digest]);
      }
      expect(await compliance.agreementCount()).to.equal(2n);
      expect(await compliance.agreementOf(2)).to.deep.equal([1n, first]);
    });

    it('reverts for anyone but governance', async () => {
      const { compliance, officer, founder } = await loadFixture(agreementFixture);
      for (const caller of [officer, founder]) {
        await expect(compliance.connect(caller).publishAgreement(0, 'Terms', first, 'bafkreiterms'))
          .to.be.revertedWithCustomError(compliance, 'AccessManagedUnauthorized')
          .withArgs(caller.address);
      }
    });

    it('reverts for an agreement that nobody published', async () => {
      const { compliance, timelock } = await loadFixture(agreementFixture);
      for (const id of [2, 2 ** 32 - 1]) {
        await expect(compliance.connect(timelock).publishAgreement(id, 'Terms', first, 'bafkreiterms'))
          .to.be.revertedWithCustomError(compliance, 'ComplianceUnknownAgreement')
          .withArgs(id);
      }
      expect(await compliance.agreementCount()).to.equal(1n);
    });

    it('reverts without a title, a digest or a CID', async () => {
      const { compliance, timelock } = await loadFixture(complianceFixture);
      const cases = [
        { field: 'title', args: [0, '', first, 'bafkreiterms'] },
        { field: 'digest', args: [0, 'Terms', ZeroHash, 'bafkreiterms'] },
        { field: 'cid', args: [0, 'Terms', first, ''] },
      ];
      for (const { field, args } of cases) {
        await expect(compliance.connect(timelock).publishAgreement(...args))
          .to.be.revertedWithCustomError(compliance, 'ComplianceInvalidValue')
          .withArgs(field);
      }
    });
  });

  describe('acceptAgreement', () => {
    it('records what the caller accepted', async () => {
      const { compliance, ana, bo } = await loadFixture(agreementFixture);
      expect(await eventListOf(compliance.connect(ana).acceptAgreement(1, 1, first), compliance)).to.deep.equal([
        ['AgreementAccepted', ana.address, 1n, 1n, first, ana.address],
      ]);
      expect(await compliance.acceptedVersionOf(ana, 1)).to.equal(1n);
      expect(await compliance.acceptedVersionOf(bo, 1)).to.equal(0n);
    });

    it('works through the forwarder, whose signer accepts', async () => {
      const { compliance, forwarder, ana, stranger } = await loadFixture(agreementFixture);
      const request = await signRequest(forwarder, ana, compliance, ['acceptAgreement', 1, 1, first]);
      expect(await eventListOf(forwarder.connect(stranger).execute(request), compliance)).to.deep.equal([
        ['AgreementAccepted', ana.address, 1n, 1n, first, ana.address],
      ]);
    });

    it('reverts for an agreement that nobody published, such as 0', async () => {
      const { compliance, ana } = await loadFixture(agreementFixture);
      for (const id of [0, 2]) {
        await expect(compliance.connect(ana).acceptAgreement(id, 0, ZeroHash))
          .to.be.revertedWithCustomError(compliance, 'ComplianceUnknownAgreement')
          .withArgs(id);
      }
    });

    it('reverts for any version and any bytes but the current ones', async () => {
      const fixture = await loadFixture(agreementFixture);
      const { compliance, ana } = fixture;
      await publish(fixture, 1, 'terms 2');
      const others: [number, string][] = [
        [0, second],
        [1, first],
        [1, second],
        [2, first],
        [3, second],
        [2, ZeroHash],
      ];
      for (const [version, digest] of others) {
        await expect(compliance.connect(ana).acceptAgreement(1, version, digest))
          .to.be.revertedWithCustomError(compliance, 'ComplianceAgreementMismatch')
          .withArgs(1n, version, digest);
      }
      await compliance.connect(ana).acceptAgreement(1, 2, second);
    });

    it('reverts twice', async () => {
      const { compliance, ana } = await loadFixture(agreementFixture);
      await compliance.connect(ana).acceptAgreement(1, 1, first);
      await expect(compliance.connect(ana).acceptAgreement(1, 1, first))
        .to.be.revertedWithCustomError(compliance, 'ComplianceAlreadyAccepted')
        .withArgs(ana.address, 1n, 1n);
    });

    it('A-3 a new version asks everybody to accept again', async () => {
      const fixture = await loadFixture(agreementFixture);
      const { compliance, gates, timelock, ana, bo } = fixture;
      await publish(fixture, 0, 'other terms');
      await compliance.connect(timelock).setActionPolicy(Action.Submit, [true, 0, 1]);
      await compliance.connect(bo).acceptAgreement(2, 1, digestOf('other terms'));
      expect(await compliance.obstacleOf(bo, Action.Submit)).to.equal(Obstacle.Agreement);
      await compliance.connect(ana).acceptAgreement(1, 1, first);
      await gates[0].connect(ana).act(Action.Submit);
      await publish(fixture, 1, 'terms 2');
      await expect(gates[0].connect(ana).act(Action.Submit))
        .to.be.revertedWithCustomError(compliance, 'ComplianceNotMet')
        .withArgs(ana.address, Action.Submit, Obstacle.Agreement);
      expect(await compliance.acceptedVersionOf(ana, 1)).to.equal(1n);
      await compliance.connect(ana).acceptAgreement(1, 2, second);
      await gates[0].connect(ana).act(Action.Submit);
    });
  });

  describe('acceptAgreementBySig', () => {
    it('A-1 records what an account signed, whoever sends it', async () => {
      const { compliance, bo, stranger, acceptance, signature } = await loadFixture(signedFixture);
      expect(
        await eventListOf(
          compliance.connect(stranger).acceptAgreementBySig(...argsOf(acceptance), signature),
          compliance,
        ),
      ).to.deep.equal([['AgreementAccepted', bo.address, 1n, 1n, first, stranger.address]]);
      expect(await compliance.acceptedVersionOf(bo, 1)).to.equal(1n);
      expect(await compliance.nonces(bo)).to.equal(1n);
      expect(await compliance.acceptedVersionOf(stranger, 1)).to.equal(0n);
    });

    it('A-1 binds every field of the acceptance', async () => {
      const fixture = await loadFixture(signedFixture);
      const { compliance, ana, acceptance, signature } = fixture;
      // Each change is an acceptance that would be good if it were signed.
      await publish(fixture, 0, 'terms 1');
      const changes: Partial<Acceptance>[] = [
        { account: ana.address },
        { account: ZeroAddress },
        { agreementId: 2 },
        { version: 2 },
        { digest: second },
        { deadline: acceptance.deadline + 1 },
      ];
      for (const change of changes) {
        const changed = { ...acceptance, ...change };
        await expect(compliance.acceptAgreementBySig(...argsOf(changed), signature), JSON.stringify(change))
          .to.be.revertedWithCustomError(compliance, 'ComplianceInvalidSignature')
          .withArgs(changed.account);
      }
      await compliance.acceptAgreementBySig(...argsOf(acceptance), signature);
    });

    it('A-1 a signature for an old version is good for no new one', async () => {
      const fixture = await loadFixture(signedFixture);
      const { compliance, bo, acceptance, signature } = fixture;
      await publish(fixture, 1, 'terms 2');
      await expect(compliance.acceptAgreementBySig(...argsOf(acceptance), signature))
        .to.be.revertedWithCustomError(compliance, 'ComplianceAgreementMismatch')
        .withArgs(1n, 1n, first);
      const newer = { ...acceptance, version: 2, digest: second };
      await expect(compliance.acceptAgreementBySig(...argsOf(newer), signature))
        .to.be.revertedWithCustomError(compliance, 'ComplianceInvalidSignature')
        .withArgs(bo.address);
      await compliance.acceptAgreementBySig(...argsOf(newer), await signAcceptance(compliance, bo, newer));
    });

    it('A-1 reverts for another signer, nonce, chain or contract', async () => {
      const { compliance, ana, bo, stranger, acceptance } = await loadFixture(signedFixture);
      const signatures = [
        await signAcceptance(compliance, ana, acceptance),
        await signAcceptance(compliance, bo, { ...acceptance, nonce: 1n }),
        await signAcceptance(compliance, bo, acceptance, { chainId: 1n }),
        await signAcceptance(compliance, bo, acceptance, { verifyingContract: stranger.address }),
        '0x',
      ];
      for (const signature of signatures) {
        await expect(compliance.acceptAgreementBySig(...argsOf(acceptance), signature))
          .to.be.revertedWithCustomError(compliance, 'ComplianceInvalidSignature')
          .withArgs(bo.address);
      }
      expect(await compliance.nonces(bo)).to.equal(0n);
    });

    it('A-1 cannot be replayed, nor used after the account has accepted by itself', async () => {
      const { compliance, bo, acceptance, signature } = await loadFixture(signedFixture);
      const again = { ...acceptance, nonce: 1n };
      await compliance.acceptAgreementBySig(...argsOf(acceptance), signature);
      await expect(compliance.acceptAgreementBySig(...argsOf(acceptance), signature))
        .to.be.revertedWithCustomError(compliance, 'ComplianceInvalidSignature')
        .withArgs(bo.address);
      await expect(compliance.acceptAgreementBySig(...argsOf(again), await signAcceptance(compliance, bo, again)))
        .to.be.revertedWithCustomError(compliance, 'ComplianceAlreadyAccepted')
        .withArgs(bo.address, 1n, 1n);
    });

    it('E-16 is good up to and including its deadline', async () => {
      const { compliance, acceptance, signature } = await loadFixture(signedFixture);
      await time.setNextBlockTimestamp(acceptance.deadline + 1);
      await expect(compliance.acceptAgreementBySig(...argsOf(acceptance), signature))
        .to.be.revertedWithCustomError(compliance, 'ComplianceSignatureExpired')
        .withArgs(acceptance.deadline);
      const fresh = await loadFixture(signedFixture);
      await time.setNextBlockTimestamp(fresh.acceptance.deadline);
      await fresh.compliance.acceptAgreementBySig(...argsOf(fresh.acceptance), fresh.signature);
    });

    it('takes the signature of a contract (ERC-1271), and only its own', async () => {
      const { compliance, ana, bo, stranger, acceptance } = await loadFixture(signedFixture);
      const wallet = await deployContract('ContractVoter', ana.address);
      const ofWallet = { ...acceptance, account: wallet.target as string };
      await expect(compliance.acceptAgreementBySig(...argsOf(ofWallet), await signAcceptance(compliance, bo, ofWallet)))
        .to.be.revertedWithCustomError(compliance, 'ComplianceInvalidSignature')
        .withArgs(wallet.target);
      const signature = await signAcceptance(compliance, ana, ofWallet);
      expect(
        await eventListOf(
          compliance.connect(stranger).acceptAgreementBySig(...argsOf(ofWallet), signature),
          compliance,
        ),
      ).to.deep.equal([['AgreementAccepted', wallet.target, 1n, 1n, first, stranger.address]]);
    });
  });
});
