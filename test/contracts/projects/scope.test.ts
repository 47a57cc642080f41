import type { HardhatEthersSigner } from '@nomicfoundation/hardhat-ethers/types';
import { expect } from 'chai';
import { ZeroHash } from 'ethers';
import { deployContract, networkHelpers } from '../helpers/chain.ts';
import {
  type ArbitratedFixture,
  arbitratedFixture,
  at,
  disputableFixture,
  listed,
  openDispute,
} from '../helpers/disputes.ts';
import { DOLLAR, guildFixture } from '../helpers/guild.ts';
import {
  acceptProject,
  DAY,
  fund,
  MilestoneStatus,
  ProjectStatus,
  review,
  submit,
  termsOf,
} from '../helpers/projects.ts';
import {
  AMENDMENT,
  domainOf,
  NO_AGREEMENT,
  type ScopeChange,
  scopeChangeOf,
  signScopeChange,
} from '../helpers/signing.ts';
import { hashChange } from '../helpers/termsHash.ts';

const { loadFixture, time } = networkHelpers;

const MAX_UINT112 = 2n ** 112n - 1n;

/** Project 1 with only its first milestone funded, accepted; the client's dollars cover all. */
async function plannedFixture() {
  const fixture = await guildFixture();
  const { projects, client, timelock } = fixture;
  const terms = await termsOf(fixture);
  await projects.connect(client).createProject(terms, 1);
  await acceptProject(projects, timelock, 1);
  return { ...fixture, terms };
}

type Fixture = Pick<ArbitratedFixture, 'projects' | 'client' | 'ana' | 'bo' | 'stranger'>;

/** Brings a change, signed by the project's client and the contributor it names. */
async function changeScope(
  { projects, client, ana, bo, stranger }: Fixture,
  change: ScopeChange,
  signers: { client?: HardhatEthersSigner; contributor?: HardhatEthersSigner } = {},
) {
  const domain = await domainOf(projects);
  const contributor = [ana, bo].find(({ address }) => address === change.contributor) ?? stranger;
  const clientSignature = await signScopeChange(signers.client ?? client, domain, change);
  const contributorSignature = await signScopeChange(signers.contributor ?? contributor, domain, change);
  return projects.connect(stranger).changeScope(change, clientSignature, contributorSignature);
}

async function expectInvalidTerms(attempt: Promise<unknown>, { projects }: Fixture, field: string) {
  await expect(attempt).to.be.revertedWithCustomError(projects, 'ProjectsInvalidTerms').withArgs(field);
}

describe('Projects: changes of scope', () => {
  it('extend the deadline of a funded milestone', async () => {
    const fixture = await loadFixture(arbitratedFixture);
    const { projects, terms, stranger } = fixture;
    const change = await scopeChangeOf(terms, 0);
    const [first] = terms.milestones;
    const hash = hashChange((await projects.projectOf(1)).termsHash, change);
    const before = [first?.amount, BigInt(first?.dueAt ?? 0)];
    expect(await listed(await changeScope(fixture, change), projects)).to.deep.equal([
      ['ScopeChanged', 1n, 0n, stranger.address, Object.values(change), ...before, hash],
    ]);
    const { dueAt, amount, status, nonce } = await projects.milestoneOf(1, 0);
    expect([dueAt, amount, status, nonce]).to.deep.equal([change.dueAt, change.amount, MilestoneStatus.Funded, 1n]);
  });

  it('revive a milestone whose deadline passed, and one that waits for a revision', async () => {
    const fixture = await loadFixture(disputableFixture);
    const { projects, terms, ana, reviewer } = fixture;
    await review(projects, reviewer, 0, false);
    await time.increase(40 * DAY);
    const dueAt = BigInt(await time.latest()) + 1_000n;
    await changeScope(fixture, await scopeChangeOf(terms, 0, { dueAt }));
    expect((await projects.milestoneOf(1, 0)).status).to.equal(MilestoneStatus.RevisionRequested);
    await submit(projects, ana, 0);
  });

  it('shorten a deadline too, but not to the past', async () => {
    const fixture = await loadFixture(arbitratedFixture);
    const { terms } = fixture;
    const second = BigInt(await time.latest()) + 100n;
    const change = await scopeChangeOf(terms, 0, { dueAt: second + 1n });
    await at(second + 1n);
    await expectInvalidTerms(changeScope(fixture, change), fixture, 'dueAt');
  });

  it('change the amount of a planned milestone, which is then funded with it', async () => {
    const fixture = await loadFixture(plannedFixture);
    const { projects, terms, client, dollar } = fixture;
    const change = await scopeChangeOf(terms, 1, { amount: 5n * DOLLAR });
    const [changed] = await listed(await changeScope(fixture, change), projects);
    expect(changed?.[5]).to.equal(2_000n * DOLLAR + 1n);
    const before = await projects.liabilitiesOf(dollar);
    await fund(projects, client, 1, 1, 1);
    expect((await projects.liabilitiesOf(dollar)) - before).to.equal(5n * DOLLAR);
  });

  it('are possible before the guild’s acceptance, whose vote then lapses (terms.test.ts)', async () => {
    const fixture = await loadFixture(guildFixture);
    const terms = await termsOf(fixture);
    await fixture.projects.connect(fixture.client).createProject(terms, 0);
    await changeScope(fixture, await scopeChangeOf(terms, 0, { amount: 1n }));
    expect((await fixture.projects.milestoneOf(1, 0)).amount).to.equal(1n);
  });

  it('E-22 change nothing that is funded but the deadline', async () => {
    const fixture = await loadFixture(arbitratedFixture);
    const { terms, bo } = fixture;
    for (const [field, changes] of [
      ['amount', { amount: 1n }],
      ['amount', { amount: MAX_UINT112 }],
      ['skill', { skill: 2n }],
      ['contributor', { contributor: bo.address }],
    ] as const) {
      await expectInvalidTerms(changeScope(fixture, await scopeChangeOf(terms, 0, changes)), fixture, field);
    }
  });

  it('E-22 do not swap contributor or skill of a planned milestone', async () => {
    const fixture = await loadFixture(plannedFixture);
    const { terms, ana } = fixture;
    for (const [field, changes] of [
      ['skill', { skill: 2n }],
      ['contributor', { contributor: ana.address }],
    ] as const) {
      await expectInvalidTerms(changeScope(fixture, await scopeChangeOf(terms, 1, changes)), fixture, field);
    }
  });

  it('revert under review, in a dispute and after an ending', async () => {
    const fixture = await loadFixture(disputableFixture);
    const { projects, terms, client, ana } = fixture;
    const attempt = async () => changeScope(fixture, await scopeChangeOf(terms, 0));
    const expectRefused = async (status: bigint) =>
      expect(attempt())
        .to.be.revertedWithCustomError(projects, 'ProjectsUnexpectedMilestoneStatus')
        .withArgs(1n, 0n, status);
    await expectRefused(MilestoneStatus.Submitted);
    const snapshot = await networkHelpers.takeSnapshot();
    await openDispute(projects, client, 0);
    await expectRefused(MilestoneStatus.Disputed);
    await snapshot.restore();
    await projects.connect(ana).abandon(1, 0);
    await expectRefused(MilestoneStatus.Refunded);
  });

  it('revert in a cancelled or unknown project, and past the next milestone', async () => {
    const fixture = await loadFixture(guildFixture);
    const { projects, client } = fixture;
    const terms = await termsOf(fixture);
    await projects.connect(client).createProject(terms, 0);
    await expect(changeScope(fixture, await scopeChangeOf(terms, 0, { milestoneId: 4n })))
      .to.be.revertedWithCustomError(projects, 'ProjectsUnknownMilestone')
      .withArgs(1n, 4n);
    await expect(changeScope(fixture, await scopeChangeOf(terms, 0, { projectId: 2n })))
      .to.be.revertedWithCustomError(projects, 'ProjectsUnknownProject')
      .withArgs(2n);
    await projects.connect(client).cancelProject(1);
    await expect(changeScope(fixture, await scopeChangeOf(terms, 0)))
      .to.be.revertedWithCustomError(projects, 'ProjectsUnexpectedProjectStatus')
      .withArgs(1n, ProjectStatus.Cancelled);
  });

  it('need an amount, and both digest and CID of an agreement, or neither', async () => {
    const fixture = await loadFixture(plannedFixture);
    for (const [field, changes] of [
      ['amount', { amount: 0n }],
      ['agreementDigest', { ...AMENDMENT, agreementDigest: ZeroHash }],
      ['agreementCid', { ...AMENDMENT, agreementCid: '' }],
    ] as const) {
      await expectInvalidTerms(changeScope(fixture, await scopeChangeOf(fixture.terms, 1, changes)), fixture, field);
    }
    await changeScope(fixture, await scopeChangeOf(fixture.terms, 1, AMENDMENT));
    await changeScope(fixture, await scopeChangeOf(fixture.terms, 1, { ...NO_AGREEMENT, nonce: 1n }));
  });

  it('E-23 need both signatures, over exactly these values', async () => {
    const fixture = await loadFixture(plannedFixture);
    const { projects, terms, client, bo, stranger } = fixture;
    const change = await scopeChangeOf(terms, 1);
    const expectInvalid = async (attempt: Promise<unknown>, { address }: HardhatEthersSigner) =>
      expect(attempt).to.be.revertedWithCustomError(projects, 'ProjectsInvalidSignature').withArgs(address);
    await expectInvalid(changeScope(fixture, change, { client: bo }), client);
    await expectInvalid(changeScope(fixture, change, { contributor: client }), bo);
    const domain = await domainOf(projects);
    const signatures = [
      await signScopeChange(client, domain, change),
      await signScopeChange(bo, domain, change),
    ] as const;
    for (const forged of [
      { amount: 1n },
      { dueAt: change.dueAt + 1n },
      { skill: 0n },
      { contributor: stranger.address },
      { agreementDigest: `0x${'1'.repeat(64)}` },
      { agreementCid: 'bafkreiother' },
      { deadline: change.deadline + 1n },
      { milestoneId: 2n },
    ]) {
      await expectInvalid(projects.changeScope({ ...change, ...forged }, ...signatures), client);
    }
    await projects.changeScope(change, ...signatures);
    await expect(projects.changeScope(change, ...signatures))
      .to.be.revertedWithCustomError(projects, 'ProjectsUnexpectedNonce')
      .withArgs(1n, 0n);
  });

  it('E-16 are in time in the last second of the deadline, not later', async () => {
    const fixture = await loadFixture(arbitratedFixture);
    const change = await scopeChangeOf(fixture.terms, 0);
    const snapshot = await networkHelpers.takeSnapshot();
    await at(change.deadline + 1n);
    await expect(changeScope(fixture, change))
      .to.be.revertedWithCustomError(fixture.projects, 'ProjectsSignatureExpired')
      .withArgs(change.deadline);
    await snapshot.restore();
    await at(change.deadline);
    await changeScope(fixture, change);
  });

  describe('that add a milestone', () => {
    it('append it, planned and without a bond; it is funded, submitted and paid like any other', async () => {
      const fixture = await loadFixture(arbitratedFixture);
      const { projects, dollar, terms, client, stranger, reviewer, secondReviewer } = fixture;
      const before = await Promise.all([0, 1, 2].map((id) => projects.milestoneOf(1, id)));
      const added = { contributor: stranger.address, amount: 400n * DOLLAR, skill: 2n };
      const change = await scopeChangeOf(terms, 3, added);
      const [changed] = await listed(await changeScope(fixture, change), projects);
      expect(changed?.slice(5, 7)).to.deep.equal([0n, 0n]);
      const { milestoneCount, fundedCount } = await projects.projectOf(1);
      expect([milestoneCount, fundedCount]).to.deep.equal([4n, 3n]);
      const milestone = await projects.milestoneOf(1, 3);
      expect(milestone.toObject()).to.deep.include({
        contributor: stranger.address,
        dueAt: change.dueAt,
        status: MilestoneStatus.Planned,
        amount: change.amount,
        skill: 2n,
        bond: 0n,
        bonded: false,
        nonce: 1n,
      });
      const after = await Promise.all([0, 1, 2].map((id) => projects.milestoneOf(1, id)));
      expect(after.map((other) => other.toArray())).to.deep.equal(before.map((other) => other.toArray()));
      await fund(projects, client, 1, 3, 1);
      await submit(projects, stranger, 3);
      await review(projects, reviewer, 3, true);
      await review(projects, secondReviewer, 3, true);
      expect(await projects.creditOf(stranger, dollar)).to.equal(390n * DOLLAR);
    });

    it('need an agreement for it', async () => {
      const fixture = await loadFixture(arbitratedFixture);
      for (const [field, changes] of [
        ['agreementDigest', NO_AGREEMENT],
        ['agreementDigest', { ...AMENDMENT, agreementDigest: ZeroHash }],
        ['agreementCid', { ...AMENDMENT, agreementCid: '' }],
      ] as const) {
        await expectInvalidTerms(changeScope(fixture, await scopeChangeOf(fixture.terms, 3, changes)), fixture, field);
      }
    });

    it('take several new contributors, each for its own milestone', async () => {
      const fixture = await loadFixture(arbitratedFixture);
      const { projects, terms, stranger, holder } = fixture;
      for (const [milestoneId, contributor] of [
        [3, stranger],
        [4, holder],
      ] as const) {
        const change = await scopeChangeOf(terms, milestoneId, { contributor: contributor.address });
        await changeScope(fixture, change, { contributor });
      }
      const contributors = await Promise.all([3, 4].map(async (id) => (await projects.milestoneOf(1, id)).contributor));
      expect(contributors).to.deep.equal([stranger.address, holder.address]);
    });

    it('take a contributor who has another milestone already', async () => {
      const fixture = await loadFixture(arbitratedFixture);
      const { projects, terms, ana, bo } = fixture;
      await changeScope(fixture, await scopeChangeOf(terms, 3, { contributor: bo.address }));
      await changeScope(fixture, await scopeChangeOf(terms, 4, { contributor: ana.address }));
      expect((await projects.milestoneOf(1, 3)).contributor).to.equal(bo.address);
      expect((await projects.milestoneOf(1, 4)).contributor).to.equal(ana.address);
    });

    it('E-12 take no reviewer of the project as its contributor', async () => {
      const fixture = await loadFixture(arbitratedFixture);
      const { terms, secondReviewer } = fixture;
      const change = await scopeChangeOf(terms, 3, { contributor: secondReviewer.address });
      await expectInvalidTerms(changeScope(fixture, change, { contributor: secondReviewer }), fixture, 'contributor');
    });

    it('E-9 stop at 50', async () => {
      const fixture = await loadFixture(guildFixture);
      const { projects, client } = fixture;
      const terms = await termsOf(fixture);
      const [first] = terms.milestones;
      const milestones = Array.from({ length: 49 }, () => ({ ...first }));
      await projects.connect(client).createProject({ ...terms, milestones }, 0);
      await changeScope(fixture, await scopeChangeOf(terms, 49));
      await expectInvalidTerms(changeScope(fixture, await scopeChangeOf(terms, 50)), fixture, 'milestones');
    });

    it('cannot be funded with more than the books hold', async () => {
      const fixture = await loadFixture(guildFixture);
      const { projects, client, timelock } = fixture;
      const hostile = await deployContract('HostileToken');
      await projects.connect(timelock).setTokenAllowed(hostile, true);
      const terms = await termsOf(fixture, { token: await hostile.getAddress() });
      await projects.connect(client).createProject(terms, 0);
      await changeScope(fixture, await scopeChangeOf(terms, 3, { amount: MAX_UINT112 }));
      await hostile.mint(client, 2n ** 120n);
      await hostile.connect(client).approve(projects, 2n ** 120n);
      await fund(projects, client, 1, 0, 3);
      await expect(fund(projects, client, 1, 3, 1)).to.be.revertedWithCustomError(projects, 'ProjectsEscrowFull');
    });
  });
});
