import { expect } from 'chai';
import { ZeroAddress, ZeroHash } from 'ethers';
import { deployContract, networkHelpers } from '../helpers/chain.ts';
import { eventsOf } from '../helpers/events.ts';
import { DOLLAR, type GuildFixture, guildFixture } from '../helpers/guild.ts';
import {
  acceptProject,
  fund,
  MilestoneStatus,
  ProjectStatus,
  type ProjectTerms,
  termsOf,
} from '../helpers/projects.ts';
import { hashTerms } from '../helpers/termsHash.ts';

const { loadFixture, time } = networkHelpers;

const TOTAL = 3_000n * DOLLAR + 40n;

/** Project 1, proposed, with its first two milestones funded. */
async function proposedFixture() {
  const fixture = await guildFixture();
  const terms = await termsOf(fixture);
  await fixture.projects.connect(fixture.client).createProject(terms, 2);
  return { ...fixture, terms };
}

describe('Projects: agreement', () => {
  describe('createProject', () => {
    it('records and emits all that was agreed, the fee pinned', async () => {
      const fixture = await loadFixture(guildFixture);
      const { projects, client, ana, bo, dollar, reviewer, secondReviewer } = fixture;
      const terms = await termsOf(fixture);
      expect(await projects.connect(client).createProject.staticCall(terms, 0)).to.equal(1n);
      const receipt = await (await projects.connect(client).createProject(terms, 0)).wait();
      const [created, ...others] = await eventsOf(receipt, projects, dollar);
      expect(others).to.deep.equal([]);
      expect(created?.name).to.equal('ProjectCreated');
      const { projectId, feeBps, total, terms: emitted, termsHash, ...rest } = created?.args.toObject() ?? {};
      expect([projectId, rest.client, rest.token]).to.deep.equal([1n, client.address, dollar.target]);
      expect([feeBps, total]).to.deep.equal([250n, TOTAL]);
      const encode = (value: unknown) => projects.interface.encodeFunctionData('createProject', [value, 0]);
      expect(encode(emitted)).to.equal(encode(terms));
      expect(termsHash).to.equal(hashTerms(projects, created?.args));

      expect((await projects.projectOf(1)).toObject()).to.deep.equal({
        client: client.address,
        status: ProjectStatus.Proposed,
        feeBps: 250n,
        threshold: 2n,
        maxRevisions: 2n,
        token: dollar.target,
        reviewWindow: BigInt(terms.reviewWindow),
        grace: BigInt(terms.grace),
        milestoneCount: 3n,
        fundedCount: 0n,
        arbiter: ZeroAddress,
        maxArbiterFeeBps: 0n,
        termsHash,
      });
      expect((await projects.milestoneOf(1, 1)).toObject()).to.deep.equal({
        contributor: bo.address,
        dueAt: BigInt(terms.milestones[1]?.dueAt ?? 0),
        status: MilestoneStatus.Planned,
        approvals: 0n,
        amount: 2_000n * DOLLAR + 1n,
        reviewEndsAt: 0n,
        revision: 0n,
        reviewedBy: 0n,
        skill: 1n,
        digest: ZeroHash,
        bond: 0n,
        bonded: false,
        feeTokens: 0n,
        nonce: 0n,
        submissionGated: false,
      });
      expect((await projects.milestoneOf(1, 0)).contributor).to.equal(ana.address);
      expect(await projects.reviewersOf(1)).to.deep.equal([reviewer.address, secondReviewer.address]);
      expect(await projects.projectCount()).to.equal(1n);
      expect((await projects.projectOf(2)).status).to.equal(ProjectStatus.None);
    });

    it('funds the first milestones in the same transaction', async () => {
      const fixture = await loadFixture(guildFixture);
      const { projects, client, dollar } = fixture;
      const receipt = await (await projects.connect(client).createProject(await termsOf(fixture), 2)).wait();
      const amount = 3_000n * DOLLAR + 1n;
      const events = (await eventsOf(receipt, projects, dollar)).map(({ name, args }) => [name, ...args]);
      expect(events[0]?.[0]).to.equal('ProjectCreated');
      expect(events.slice(1)).to.deep.equal([
        ['ProjectFunded', 1n, client.address, dollar.target, amount, 2n, amount],
        ['MilestoneFunded', 1n, 0n, client.address, 1_000n * DOLLAR],
        ['MilestoneFunded', 1n, 1n, client.address, 2_000n * DOLLAR + 1n],
        ['Transfer', client.address, projects.target, amount],
      ]);
      expect(await projects.liabilitiesOf(dollar)).to.equal(amount);
      expect(await dollar.balanceOf(projects)).to.equal(amount);
    });

    it('reverts when more milestones are funded than there are', async () => {
      const fixture = await loadFixture(guildFixture);
      const { projects, client } = fixture;
      await expect(projects.connect(client).createProject(await termsOf(fixture), 4))
        .to.be.revertedWithCustomError(projects, 'ProjectsUnknownMilestone')
        .withArgs(1n, 3n);
    });

    it('reverts for a token that is not allowed', async () => {
      const fixture = await loadFixture(guildFixture);
      const { projects, client, token } = fixture;
      await expect(projects.connect(client).createProject(await termsOf(fixture, { token: token.target as string }), 0))
        .to.be.revertedWithCustomError(projects, 'ProjectsTokenNotAllowed')
        .withArgs(token.target);
    });

    it('E-19 reverts when the fee is higher than the client agreed to', async () => {
      const fixture = await loadFixture(guildFixture);
      const { projects, client } = fixture;
      await expect(projects.connect(client).createProject(await termsOf(fixture, { maxFeeBps: 249 }), 0))
        .to.be.revertedWithCustomError(projects, 'ProjectsFeeTooHigh')
        .withArgs(250n, 249n);
    });

    type Change = (terms: ProjectTerms, fixture: GuildFixture) => Partial<ProjectTerms>;
    const people = (count: number) => Array.from({ length: count }, (_, i) => `0x${String(i + 1).padStart(40, '0')}`);
    const first = (terms: ProjectTerms, changes: Partial<ProjectTerms['milestones'][0]>) =>
      terms.milestones.map((milestone, i) => (i === 0 ? { ...milestone, ...changes } : milestone));
    const cases: [string, string, Change][] = [
      ['no agreement digest', 'agreementDigest', () => ({ agreementDigest: ZeroHash })],
      ['no agreement CID', 'agreementCid', () => ({ agreementCid: '' })],
      ['E-15 no review window', 'reviewWindow', () => ({ reviewWindow: 0 })],
      ['E-15 a review window below ten minutes', 'reviewWindow', () => ({ reviewWindow: 599 })],
      ['more revisions than can be counted', 'maxRevisions', () => ({ maxRevisions: 65_535 })],
      ['no milestones', 'milestones', () => ({ milestones: [] })],
      [
        'E-9 more than 50 milestones',
        'milestones',
        ({ milestones: [m] }) => ({ milestones: m ? Array.from({ length: 51 }, () => m) : [] }),
      ],
      ['a milestone for nobody', 'contributor', (t) => ({ milestones: first(t, { contributor: ZeroAddress }) })],
      ['a milestone of nothing', 'amount', (t) => ({ milestones: first(t, { amount: 0n }) })],
      ['amounts beyond 112 bits', 'total', (t) => ({ milestones: first(t, { amount: 2n ** 112n - 1n }) })],
      ['E-19 an arbiter’s fee above 20%', 'maxArbiterFeeBps', () => ({ maxArbiterFeeBps: 2_001 })],
      ['no reviewers', 'reviewers', () => ({ reviewers: [] })],
      ['E-9 more than 16 reviewers', 'reviewers', () => ({ reviewers: people(17) })],
      ['the zero address as reviewer', 'reviewers', (t) => ({ reviewers: [...t.reviewers, ZeroAddress] })],
      ['E-12 a reviewer twice', 'reviewers', (t) => ({ reviewers: [...t.reviewers, ...t.reviewers] })],
      ['E-12 a contributor as reviewer', 'reviewers', (t, { bo }) => ({ reviewers: [...t.reviewers, bo.address] })],
      ['E-12 no threshold', 'threshold', () => ({ threshold: 0 })],
      ['E-12 a threshold above the number of reviewers', 'threshold', () => ({ threshold: 3 })],
    ];
    for (const [what, field, change] of cases) {
      it(`reverts with ${field} for ${what}`, async () => {
        const fixture = await loadFixture(guildFixture);
        const { projects, client } = fixture;
        const terms = await termsOf(fixture);
        await expect(projects.connect(client).createProject({ ...terms, ...change(terms, fixture) }, 0))
          .to.be.revertedWithCustomError(projects, 'ProjectsInvalidTerms')
          .withArgs(field);
      });
    }

    it('reverts with dueAt for a deadline that is not in the future', async () => {
      const fixture = await loadFixture(guildFixture);
      const { projects, client } = fixture;
      const terms = await termsOf(fixture);
      const now = (await time.latest()) + 100;
      await time.setNextBlockTimestamp(now);
      await expect(projects.connect(client).createProject({ ...terms, milestones: first(terms, { dueAt: now }) }, 0))
        .to.be.revertedWithCustomError(projects, 'ProjectsInvalidTerms')
        .withArgs('dueAt');
      await time.setNextBlockTimestamp(now + 1);
      await projects.connect(client).createProject({ ...terms, milestones: first(terms, { dueAt: now + 2 }) }, 0);
    });

    it('E-19 reverts for an arbiter that is none', async () => {
      const fixture = await loadFixture(guildFixture);
      const { projects, client, stranger, token } = fixture;
      for (const arbiter of [stranger.address, token.target as string]) {
        await expect(projects.connect(client).createProject(await termsOf(fixture, { arbiter }), 0))
          .to.be.revertedWithCustomError(projects, 'ProjectsInvalidArbiter')
          .withArgs(arbiter);
      }
    });

    it('E-17 pins the arbiter and its highest fee', async () => {
      const fixture = await loadFixture(guildFixture);
      const { projects, client, deployment, stranger } = fixture;
      const arbiter = await deployContract('DirectArbiter', deployment.forwarder, stranger.address);
      const changes = { arbiter: arbiter.target as string, maxArbiterFeeBps: 2_000 };
      await projects.connect(client).createProject(await termsOf(fixture, changes), 0);
      const project = await projects.projectOf(1);
      expect([project.arbiter, project.maxArbiterFeeBps]).to.deep.equal([arbiter.target, 2_000n]);
    });

    it('keeps each milestone’s contributor, skill and bond', async () => {
      const fixture = await loadFixture(guildFixture);
      const { projects, client, ana, bo } = fixture;
      const terms = await termsOf(fixture);
      const milestones = [ana, bo, bo, ana, client].map(({ address: contributor }, i) => ({
        ...{ contributor, amount: 10n + BigInt(i), dueAt: terms.milestones[0]?.dueAt ?? 0 },
        ...{ skill: 255 - i, bond: i === 1 ? 2n ** 96n - 1n : 0n },
      }));
      await projects.connect(client).createProject({ ...terms, milestones }, 0);
      for (const [i, expected] of milestones.entries()) {
        const { contributor, amount, skill, bond, bonded } = await projects.milestoneOf(1, i);
        expect({ contributor, amount, skill, bond, bonded }).to.deep.equal({
          ...{ contributor: expected.contributor, amount: expected.amount },
          ...{ skill: BigInt(expected.skill), bond: expected.bond, bonded: false },
        });
      }
      expect((await projects.milestoneOf(1, 5)).contributor).to.equal(ZeroAddress);
      expect((await projects.milestoneOf(2, 0)).contributor).to.equal(ZeroAddress);
      expect(await projects.reviewersOf(2)).to.deep.equal([]);
    });

    it('takes the largest amounts and numbers, and tells them as they are', async () => {
      const fixture = await loadFixture(guildFixture);
      const { projects, client, ana } = fixture;
      const most = { amount: 2n ** 112n - 1n, dueAt: 2 ** 40 - 1, skill: 255, bond: 2n ** 96n - 1n };
      const terms = await termsOf(fixture, {
        milestones: [{ contributor: ana.address, ...most }],
        ...{ reviewWindow: 2 ** 32 - 1, grace: 2 ** 32 - 1, maxRevisions: 65_534, maxFeeBps: 65_535 },
      });
      await projects.connect(client).createProject(terms, 0);
      const project = await projects.projectOf(1);
      expect([project.reviewWindow, project.grace, project.maxRevisions]).to.deep.equal([
        ...[2n ** 32n - 1n, 2n ** 32n - 1n, 65_534n],
      ]);
      const milestone = await projects.milestoneOf(1, 0);
      expect([milestone.amount, milestone.dueAt, milestone.skill, milestone.bond]).to.deep.equal([
        ...[most.amount, BigInt(most.dueAt), 255n, most.bond],
      ]);
    });

    it('E-9 takes 50 milestones and 16 reviewers, funds and cancels them all within a block', async () => {
      const fixture = await loadFixture(guildFixture);
      const { projects, client, dollar } = fixture;
      const { milestones, ...terms } = await termsOf(fixture);
      const fifty = Array.from({ length: 50 }, () => milestones[0]);
      const created = await projects
        .connect(client)
        .createProject({ ...terms, milestones: fifty, reviewers: people(16), threshold: 16 }, 50);
      const cancelled = await projects.connect(client).cancelProject(1);
      for (const { gasUsed } of [await created.wait(), await cancelled.wait()]) {
        expect(gasUsed).to.be.lessThan(10_000_000n);
      }
      expect(await projects.creditOf(client, dollar)).to.equal(50_000n * DOLLAR);
    });
  });

  describe('acceptProject', () => {
    it('takes the project on for the timelock', async () => {
      const { projects, timelock } = await loadFixture(proposedFixture);
      await expect(acceptProject(projects, timelock, 1))
        .to.emit(projects, 'ProjectAccepted')
        .withArgs(1n, timelock.address, (await projects.projectOf(1)).termsHash);
      expect((await projects.projectOf(1)).status).to.equal(ProjectStatus.Accepted);
    });

    it('reverts for anyone else and for an unknown project', async () => {
      const { projects, timelock, client } = await loadFixture(proposedFixture);
      await expect(acceptProject(projects, client, 1))
        .to.be.revertedWithCustomError(projects, 'AccessManagedUnauthorized')
        .withArgs(client.address);
      for (const projectId of [0n, 2n]) {
        await expect(acceptProject(projects, timelock, projectId))
          .to.be.revertedWithCustomError(projects, 'ProjectsUnknownProject')
          .withArgs(projectId);
      }
    });
  });

  describe('cancelProject', () => {
    it('E-21 returns all that was funded to the client, without a fee', async () => {
      const { projects, client, dollar } = await loadFixture(proposedFixture);
      const receipt = await (await projects.connect(client).cancelProject(1)).wait();
      const [a, b] = [1_000n * DOLLAR, 2_000n * DOLLAR + 1n];
      const { address } = client;
      const events = (await eventsOf(receipt, projects)).map(({ name, args }) => [name, ...args]);
      expect(events).to.deep.equal([
        ['ProjectCancelled', 1n, address],
        ['MilestoneRefunded', 1n, 0n, address, address, dollar.target, a, 0n, a],
        ['Credited', address, dollar.target, 1n, address, a, a],
        ['MilestoneRefunded', 1n, 1n, address, address, dollar.target, b, 0n, a + b],
        ['Credited', address, dollar.target, 1n, address, b, a + b],
      ]);
      expect((await projects.projectOf(1)).status).to.equal(ProjectStatus.Cancelled);
      const statuses = await Promise.all([0, 1, 2].map(async (i) => (await projects.milestoneOf(1, i)).status));
      expect(statuses).to.deep.equal([MilestoneStatus.Refunded, MilestoneStatus.Refunded, MilestoneStatus.Planned]);
      expect(await projects.creditOf(client, dollar)).to.equal(a + b);
      expect(await projects.liabilitiesOf(dollar)).to.equal(a + b);
      expect(await projects.feesOf(dollar)).to.equal(0n);
    });

    it('returns once what lapsed before', async () => {
      const { projects, client, dollar, terms, stranger } = await loadFixture(proposedFixture);
      await time.increaseTo((terms.milestones[0]?.dueAt ?? 0) + terms.grace + 1);
      await projects.connect(stranger).refund(1, 0);
      await projects.connect(client).cancelProject(1);
      expect(await projects.creditOf(client, dollar)).to.equal(3_000n * DOLLAR + 1n);
    });

    it('reverts for anyone but the client, for an unknown project, and once it is accepted or cancelled', async () => {
      const { projects, timelock, client, stranger } = await loadFixture(proposedFixture);
      for (const account of [stranger, timelock]) {
        await expect(projects.connect(account).cancelProject(1))
          .to.be.revertedWithCustomError(projects, 'ProjectsUnauthorizedAccount')
          .withArgs(1n, account.address);
      }
      await expect(projects.connect(client).cancelProject(2))
        .to.be.revertedWithCustomError(projects, 'ProjectsUnknownProject')
        .withArgs(2n);
      const snapshot = await networkHelpers.takeSnapshot();
      await acceptProject(projects, timelock, 1);
      await expect(projects.connect(client).cancelProject(1))
        .to.be.revertedWithCustomError(projects, 'ProjectsUnexpectedProjectStatus')
        .withArgs(1n, ProjectStatus.Accepted);
      await snapshot.restore();
      await projects.connect(client).cancelProject(1);
      await expect(projects.connect(client).cancelProject(1))
        .to.be.revertedWithCustomError(projects, 'ProjectsUnexpectedProjectStatus')
        .withArgs(1n, ProjectStatus.Cancelled);
    });
  });

  describe('settings', () => {
    it('E-21 a new fee is for new projects only, and at most 10%', async () => {
      const { projects, timelock, founder } = await loadFixture(proposedFixture);
      await expect(projects.connect(timelock).setFeeBps(1_000))
        .to.emit(projects, 'FeeBpsSet')
        .withArgs(timelock.address, 250n, 1_000n);
      expect(await projects.feeBps()).to.equal(1_000n);
      expect((await projects.projectOf(1)).feeBps).to.equal(250n);
      await expect(projects.connect(timelock).setFeeBps(1_001))
        .to.be.revertedWithCustomError(projects, 'ProjectsFeeTooHigh')
        .withArgs(1_001n, 1_000n);
      await expect(projects.connect(founder).setFeeBps(0))
        .to.be.revertedWithCustomError(projects, 'AccessManagedUnauthorized')
        .withArgs(founder.address);
    });

    it('tell what paying fees in guild tokens costs; only the guild sets it', async () => {
      const { projects, timelock, founder, dollar } = await loadFixture(proposedFixture);
      await expect(projects.connect(timelock).setFeeTokenRate(dollar, 7n))
        .to.emit(projects, 'FeeTokenRateSet')
        .withArgs(dollar.target, timelock.address, 0n, 7n);
      await expect(projects.connect(timelock).setFeeTokenRate(dollar, 0n))
        .to.emit(projects, 'FeeTokenRateSet')
        .withArgs(dollar.target, timelock.address, 7n, 0n);
      expect(await projects.feeTokenRateOf(dollar)).to.equal(0n);
      await expect(projects.connect(founder).setFeeTokenRate(dollar, 1n))
        .to.be.revertedWithCustomError(projects, 'AccessManagedUnauthorized')
        .withArgs(founder.address);
    });

    it('a payment token is a contract, or native coin', async () => {
      const { projects, timelock, stranger } = await loadFixture(proposedFixture);
      await expect(projects.connect(timelock).setTokenAllowed(stranger, true))
        .to.be.revertedWithCustomError(projects, 'ProjectsInvalidToken')
        .withArgs(stranger.address);
      await projects.connect(timelock).setTokenAllowed(stranger, false);
      await projects.connect(timelock).setTokenAllowed(ZeroAddress, true);
      expect(await projects.isTokenAllowed(ZeroAddress)).to.equal(true);
    });

    it('a token that is disallowed stays good for projects that were created with it', async () => {
      const fixture = await loadFixture(proposedFixture);
      const { projects, timelock, founder, client, dollar } = fixture;
      await expect(projects.connect(timelock).setTokenAllowed(dollar, false))
        .to.emit(projects, 'TokenAllowed')
        .withArgs(dollar.target, timelock.address, false, 6n, 'TUSD');
      expect(await projects.isTokenAllowed(dollar)).to.equal(false);
      await expect(projects.connect(client).createProject(await termsOf(fixture), 0))
        .to.be.revertedWithCustomError(projects, 'ProjectsTokenNotAllowed')
        .withArgs(dollar.target);
      await fund(projects, client, 1, 2, 1);
      await expect(projects.connect(founder).setTokenAllowed(dollar, true))
        .to.be.revertedWithCustomError(projects, 'AccessManagedUnauthorized')
        .withArgs(founder.address);
    });
  });
});
