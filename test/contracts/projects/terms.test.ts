import type { HardhatEthersSigner } from '@nomicfoundation/hardhat-ethers/types';
import { expect } from 'chai';
import { MaxUint256, ZeroHash } from 'ethers';
import { ethers, networkHelpers } from '../helpers/chain.ts';
import { at, listed } from '../helpers/disputes.ts';
import { eventsOf } from '../helpers/events.ts';
import { DOLLAR, type GuildFixture, guildFixture } from '../helpers/guild.ts';
import { acceptProject, DAY, fund, MilestoneStatus, ProjectStatus, termsOf } from '../helpers/projects.ts';
import { type Action, ProposalState, proposalOf, Support } from '../helpers/proposal.ts';
import { domainOf, type ScopeChange, scopeChangeOf, signScopeChange } from '../helpers/signing.ts';
import { hashChange, hashTerms } from '../helpers/termsHash.ts';

const { loadFixture, time } = networkHelpers;

const GROSS = 1_000n * DOLLAR;

/** Project 1, proposed and not funded; one person is its client and, by a second account, every contributor. */
async function oneInsiderFixture() {
  const fixture = await guildFixture();
  const accomplice = (await ethers.getSigners())[15] as HardhatEthersSigner;
  const terms = await termsOf(fixture);
  for (const milestone of terms.milestones) milestone.contributor = accomplice.address;
  await fixture.projects.connect(fixture.client).createProject(terms, 0);
  const { termsHash } = await fixture.projects.projectOf(1);
  return { ...fixture, accomplice, terms, termsHash: termsHash as string };
}

type InsiderFixture = Awaited<ReturnType<typeof oneInsiderFixture>>;

/** Client and contributor, who are one, change a milestone or add one. */
async function changeTerms(fixture: InsiderFixture, milestoneId: number, changes: Partial<ScopeChange>) {
  const { projects, client, accomplice, stranger } = fixture;
  const change = await scopeChangeOf(fixture.terms, milestoneId, changes);
  const domain = await domainOf(projects);
  const signatures = [
    await signScopeChange(client, domain, change),
    await signScopeChange(accomplice, domain, change),
  ] as const;
  return { change, sent: await projects.connect(stranger).changeScope(change, ...signatures) };
}

/** A payer with half a million dollars, all of which the escrow may take. */
async function richPayer({ dollar, deployer, projects, holder }: GuildFixture) {
  await dollar.connect(deployer).mint(holder.address, 500_000n * DOLLAR);
  await dollar.connect(holder).approve(projects, MaxUint256);
  return holder;
}

/** A proposal that accepts projects, each on the terms given; passed and queued. */
async function queuedAcceptance(fixture: GuildFixture, ...accepted: [projectId: number, termsHash: string][]) {
  const { projects, governor, founder } = fixture;
  const actions = accepted.map((args): Action => [projects, 'acceptProject', ...args]);
  const proposal = await proposalOf(fixture, 'Take the market study on', ...actions);
  await proposal.propose(founder);
  await proposal.toVote();
  await governor.connect(founder).castVote(proposal.id, Support.For);
  await proposal.pastVote();
  await proposal.queue(founder);
  return proposal;
}

describe('Projects: terms', () => {
  describe('have a hash', () => {
    it('which anybody can compute from the events', async () => {
      const fixture = await loadFixture(oneInsiderFixture);
      const { projects, client, terms } = fixture;
      const sent = await projects.connect(client).createProject(terms, 0);
      const [created] = await eventsOf(await sent.wait(), projects);
      let hash = hashTerms(projects, created?.args);
      expect([created?.args.termsHash, (await projects.projectOf(2)).termsHash]).to.deep.equal([hash, hash]);
      for (const [milestoneId, changes] of [
        [0, { amount: 1n }],
        [3, {}],
        [0, { nonce: 1n }],
      ] as const) {
        const { change, sent } = await changeTerms(fixture, milestoneId, { projectId: 2n, ...changes });
        hash = hashChange(hash, change);
        const [changed] = await listed(sent, projects);
        expect([changed?.at(-1), (await projects.projectOf(2)).termsHash]).to.deep.equal([hash, hash]);
      }
    });

    it('which tells projects of the same terms apart', async () => {
      const { projects, client, terms, termsHash } = await loadFixture(oneInsiderFixture);
      await projects.connect(client).createProject(terms, 0);
      expect((await projects.projectOf(2)).termsHash).to.not.equal(termsHash);
    });
  });

  describe('that a payer names', () => {
    it('E-28 P1 a client cannot raise a milestone under a payer', async () => {
      const fixture = await loadFixture(oneInsiderFixture);
      const { projects, dollar, client, termsHash } = fixture;
      const payer = await richPayer(fixture);
      await changeTerms(fixture, 0, { amount: 500_000n * DOLLAR });
      const { termsHash: expected } = await projects.projectOf(1);
      await expect(projects.connect(payer).fund(1, 0, 1, GROSS, termsHash))
        .to.be.revertedWithCustomError(projects, 'ProjectsUnexpectedTerms')
        .withArgs(1n, termsHash, expected);
      await expect(projects.connect(payer).fund(1, 0, 1, GROSS, expected))
        .to.be.revertedWithCustomError(projects, 'ProjectsAmountTooHigh')
        .withArgs(500_000n * DOLLAR, GROSS);
      await projects.connect(client).cancelProject(1);
      expect(await projects.creditOf(client, dollar)).to.equal(0n);
      expect(await dollar.balanceOf(payer)).to.equal(500_000n * DOLLAR);
    });

    it('E-28 are paid for up to and including the most that it named', async () => {
      const { projects, dollar, client, termsHash } = await loadFixture(oneInsiderFixture);
      const total = 3_000n * DOLLAR + 1n;
      await expect(projects.connect(client).fund(1, 0, 2, total - 1n, termsHash))
        .to.be.revertedWithCustomError(projects, 'ProjectsAmountTooHigh')
        .withArgs(total, total - 1n);
      await expect(projects.connect(client).fund(1, 0, 2, total, termsHash))
        .to.emit(projects, 'ProjectFunded')
        .withArgs(1n, client.address, dollar.target, total, 2n, total);
    });

    it('E-28 are others once a milestone that is not paid for changes or is added', async () => {
      const fixture = await loadFixture(oneInsiderFixture);
      const { projects, client, termsHash } = fixture;
      await changeTerms(fixture, 3, { amount: 1n });
      await expect(projects.connect(client).fund(1, 0, 1, GROSS, termsHash)).to.be.revertedWithCustomError(
        projects,
        'ProjectsUnexpectedTerms',
      );
      await fund(projects, client, 1, 0, 1);
    });
  });

  describe('of a milestone whose time is over', () => {
    it('E-28 P9 take no money', async () => {
      const fixture = await loadFixture(oneInsiderFixture);
      const { projects, client, dollar, timelock, terms } = fixture;
      const payer = await richPayer(fixture);
      await acceptProject(projects, timelock, 1);
      await time.increase(12 * DAY);
      const deadline = BigInt((terms.milestones[0]?.dueAt ?? 0) + terms.grace);
      await expect(fund(projects, payer, 1, 0, 1))
        .to.be.revertedWithCustomError(projects, 'ProjectsDeadlinePassed')
        .withArgs(1n, 0n, deadline);
      expect(await projects.liabilitiesOf(dollar)).to.equal(0n);
      // Both parties can give it more time; then it takes money again.
      await changeTerms(fixture, 0, { dueAt: deadline + 5n * BigInt(DAY) });
      await fund(projects, payer, 1, 0, 1);
      expect(await projects.creditOf(client, dollar)).to.equal(0n);
    });

    it('E-16 take money in the last second of the grace, not later; each of several is asked', async () => {
      const { projects, client, timelock, terms, termsHash } = await loadFixture(oneInsiderFixture);
      await acceptProject(projects, timelock, 1);
      const deadline = BigInt((terms.milestones[0]?.dueAt ?? 0) + terms.grace);
      const snapshot = await networkHelpers.takeSnapshot();
      await at(deadline + 1n);
      await expect(projects.connect(client).fund(1, 0, 3, MaxUint256, termsHash))
        .to.be.revertedWithCustomError(projects, 'ProjectsDeadlinePassed')
        .withArgs(1n, 0n, deadline);
      await snapshot.restore();
      await at(deadline);
      await projects.connect(client).fund(1, 0, 1, MaxUint256, termsHash);
      const later = BigInt((terms.milestones[2]?.dueAt ?? 0) + terms.grace);
      await at(later);
      await expect(projects.connect(client).fund(1, 1, 2, MaxUint256, termsHash))
        .to.be.revertedWithCustomError(projects, 'ProjectsDeadlinePassed')
        .withArgs(1n, 1n, BigInt((terms.milestones[1]?.dueAt ?? 0) + terms.grace));
    });
  });

  describe('that a vote was on', () => {
    it('G-21 P6 lapse when they change before the acceptance; the next vote is on the new ones', async () => {
      const fixture = await loadFixture(oneInsiderFixture);
      const { projects, timelockController, founder, timelock, termsHash, governor } = fixture;
      const proposal = await queuedAcceptance(fixture, [1, termsHash]);
      await changeTerms(fixture, 3, { amount: 900_000n * DOLLAR });
      const { termsHash: current } = await projects.projectOf(1);
      await proposal.pastDelay();
      await expect(proposal.execute(founder))
        .to.emit(projects, 'AcceptanceLapsed')
        .withArgs(1n, timelockController.target, termsHash, current, ProjectStatus.Proposed);
      expect((await projects.projectOf(1)).status).to.equal(ProjectStatus.Proposed);
      expect(await governor.state(proposal.id)).to.equal(ProposalState.Executed);
      await expect(projects.connect(timelock).acceptProject(1, current))
        .to.emit(projects, 'ProjectAccepted')
        .withArgs(1n, timelock.address, current);
    });

    it('G-21 M4 one client’s cancellation does not fail the acceptance of another’s project', async () => {
      const fixture = await loadFixture(oneInsiderFixture);
      const { projects, client, founder, terms, termsHash, timelockController } = fixture;
      await projects.connect(client).createProject(terms, 0);
      const { termsHash: second } = await projects.projectOf(2);
      const proposal = await queuedAcceptance(fixture, [2, second], [1, termsHash]);
      await projects.connect(client).cancelProject(2);
      await proposal.pastDelay();
      expect(await listed(await proposal.execute(founder), projects)).to.deep.equal([
        ['AcceptanceLapsed', 2n, timelockController.target, second, second, ProjectStatus.Cancelled],
        ['ProjectAccepted', 1n, timelockController.target, termsHash],
      ]);
      const statuses = await Promise.all([1, 2].map(async (id) => (await projects.projectOf(id)).status));
      expect(statuses).to.deep.equal([ProjectStatus.Accepted, ProjectStatus.Cancelled]);
    });

    it('G-21 accept a project once, and change nothing the second time', async () => {
      const fixture = await loadFixture(oneInsiderFixture);
      const { projects, timelock, termsHash } = fixture;
      await projects.connect(timelock).acceptProject(1, termsHash);
      await expect(projects.connect(timelock).acceptProject(1, termsHash))
        .to.emit(projects, 'AcceptanceLapsed')
        .withArgs(1n, timelock.address, termsHash, termsHash, ProjectStatus.Accepted);
      expect((await projects.projectOf(1)).status).to.equal(ProjectStatus.Accepted);
    });

    it('G-21 are never no terms, nor those of another project', async () => {
      const { projects, client, timelock, terms, termsHash } = await loadFixture(oneInsiderFixture);
      await projects.connect(client).createProject(terms, 0);
      for (const [projectId, other] of [
        [1, ZeroHash],
        [2, termsHash],
      ] as const) {
        await expect(projects.connect(timelock).acceptProject(projectId, other)).to.emit(projects, 'AcceptanceLapsed');
        expect((await projects.projectOf(projectId)).status).to.equal(ProjectStatus.Proposed);
      }
      await expect(projects.connect(timelock).acceptProject(3, ZeroHash))
        .to.be.revertedWithCustomError(projects, 'ProjectsUnknownProject')
        .withArgs(3n);
    });

    it('G-21 can change after the acceptance, as both parties sign', async () => {
      const fixture = await loadFixture(oneInsiderFixture);
      const { projects, timelock, termsHash } = fixture;
      await projects.connect(timelock).acceptProject(1, termsHash);
      const { change } = await changeTerms(fixture, 0, { amount: 2n * GROSS });
      const { status, amount } = await projects.milestoneOf(1, 0);
      expect([status, amount]).to.deep.equal([MilestoneStatus.Planned, 2n * GROSS]);
      expect((await projects.projectOf(1)).termsHash).to.equal(hashChange(termsHash, change));
    });
  });
});
