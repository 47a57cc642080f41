import type { HardhatEthersSigner } from '@nomicfoundation/hardhat-ethers/types';
import { expect } from 'chai';
import { encodeBytes32String, getAddress, toBeHex, ZeroAddress, ZeroHash } from 'ethers';
import { deployContract, networkHelpers } from '../helpers/chain.ts';
import { Action, Obstacle, publish } from '../helpers/compliance.ts';
import { at, listed } from '../helpers/disputes.ts';
import { DOLLAR, digestOf, type GuildFixture, guildFixture } from '../helpers/guild.ts';
import {
  acceptProject,
  DAY,
  fund,
  MilestoneStatus,
  ProjectStatus,
  type ProjectTerms,
  review,
  submit,
  termsOf,
} from '../helpers/projects.ts';
import { carry, type Action as Deed, proposalOf } from '../helpers/proposal.ts';
import { domainOf, type ScopeChange, scopeChangeOf, signScopeChange } from '../helpers/signing.ts';

const { loadFixture, time } = networkHelpers;

const NO_JURISDICTION = '0x0000';
/** Most gas that a transaction may have (EIP-7825). */
const MAX_GAS = 2n ** 24n;

/** Project 1, wholly funded, proposed; its first and third milestones are ana's, the second is bo's. */
async function proposedFixture() {
  const fixture = await guildFixture();
  const terms = await termsOf(fixture);
  await fixture.projects.connect(fixture.client).createProject(terms, 3);
  return { ...fixture, terms };
}

/** The same in a guild where submissions ask for level 1, which ana has. */
async function levelFixture() {
  const fixture = await proposedFixture();
  await askForLevel(fixture);
  await note(fixture, fixture.ana, 1);
  return fixture;
}

async function askForLevel({ compliance, timelock }: GuildFixture, minLevel = 1) {
  await compliance.connect(timelock).setActionPolicy(Action.Submit, [true, minLevel, 0]);
}

async function note({ compliance, officer }: GuildFixture, account: HardhatEthersSigner, level: number) {
  await compliance.connect(officer).setStatus(account, level, NO_JURISDICTION, 0, ZeroHash, ZeroHash);
}

async function accept({ projects, timelock }: GuildFixture) {
  return acceptProject(projects, timelock, 1);
}

async function expectRefused(fixture: GuildFixture, contributor: HardhatEthersSigner, milestoneId: number) {
  await expect(submit(fixture.projects, contributor, milestoneId))
    .to.be.revertedWithCustomError(fixture.compliance, 'ComplianceNotMet')
    .withArgs(contributor.address, Action.Submit, Obstacle.Level);
}

/** Which milestones of project 1 are gated. */
async function gatedOf({ projects }: GuildFixture) {
  const { milestoneCount } = await projects.projectOf(1);
  const ids = Array.from({ length: Number(milestoneCount) }, (_, id) => id);
  const gated = await Promise.all(ids.map(async (id) => (await projects.milestoneOf(1, id)).submissionGated));
  return ids.filter((id) => gated[id]);
}

async function changeScope({ projects, client }: GuildFixture, contributor: HardhatEthersSigner, change: ScopeChange) {
  const domain = await domainOf(projects);
  const signatures = [
    await signScopeChange(client, domain, change),
    await signScopeChange(contributor, domain, change),
  ];
  return projects.changeScope(change, ...signatures);
}

/** An issuer of attestations, with the officer's role, that has noted level 1 of accounts; it answers as told. */
async function issuerOf({ accessManager, compliance, timelock }: GuildFixture, accounts: string[]) {
  const issuer = await deployContract('IssuerMock', ZeroAddress, '0x');
  await accessManager.connect(timelock).grantRole(2, issuer, 0);
  const attestation = encodeBytes32String('attestation');
  for (const account of accounts) {
    const args = [account, 1, NO_JURISDICTION, 0, attestation, ZeroHash];
    await issuer.execute(compliance, compliance.interface.encodeFunctionData('setStatus', args));
  }
  return issuer;
}

const IssuerMode = { Valid: 0, Invalid: 1, BurnGas: 7 } as const;

/** Terms of fifty milestones, each by the contributor of its number. */
function fiftyOf({ milestones: [first], ...terms }: ProjectTerms, contributorOf: (id: number) => string): ProjectTerms {
  if (!first) throw new Error('The terms have no milestones.');
  const fifty = Array.from({ length: 50 }, (_, id) => ({ ...first, amount: 1n, contributor: contributorOf(id) }));
  return { ...terms, milestones: fifty };
}

describe('Projects: gates of submissions', () => {
  describe('who met the policy at the acceptance', () => {
    it('E-30 is never asked again when nobody was asked then, whatever policy comes later', async () => {
      const fixture = await loadFixture(proposedFixture);
      const { projects, compliance, ana, timelock } = fixture;
      expect((await listed(await accept(fixture), projects)).map(([name]) => name)).to.deep.equal(['ProjectAccepted']);
      await askForLevel(fixture, 255);
      await submit(projects, ana, 0);
      await publish(fixture, 0, 'terms');
      await compliance.connect(timelock).setActionPolicy(Action.Submit, [true, 0, 1]);
      await submit(projects, ana, 2);
      expect(await gatedOf(fixture)).to.deep.equal([]);
    });

    it('E-30 submits its revisions too, when an officer lowers its level after the acceptance', async () => {
      const fixture = await loadFixture(levelFixture);
      const { projects, ana, reviewer } = fixture;
      await accept(fixture);
      await note(fixture, ana, 0);
      await submit(projects, ana, 0);
      await review(projects, reviewer, 0, false);
      await submit(projects, ana, 0);
      expect((await projects.milestoneOf(1, 0)).revision).to.equal(2n);
    });

    it('E-30 submits after a new version of the agreement that it had accepted', async () => {
      const fixture = await loadFixture(proposedFixture);
      const { projects, compliance, ana, timelock } = fixture;
      await publish(fixture, 0, 'terms 1');
      await compliance.connect(timelock).setActionPolicy(Action.Submit, [true, 0, 1]);
      await compliance.connect(ana).acceptAgreement(1, 1, digestOf('terms 1'));
      await accept(fixture);
      await publish(fixture, 1, 'terms 2');
      await submit(projects, ana, 0);
    });

    it('E-30 submits after its attestation was taken back', async () => {
      const fixture = await loadFixture(proposedFixture);
      const { projects, ana } = fixture;
      const issuer = await issuerOf(fixture, [ana.address]);
      await askForLevel(fixture);
      await accept(fixture);
      await issuer.setMode(IssuerMode.Invalid);
      await submit(projects, ana, 0);
    });

    it('E-30 submits while it is frozen, also when it was frozen at the acceptance', async () => {
      const fixture = await loadFixture(levelFixture);
      const { projects, compliance, officer, ana } = fixture;
      await compliance.connect(officer).freeze(ana, (await time.latest()) + 400 * DAY, digestOf('order'));
      await accept(fixture);
      expect(await gatedOf(fixture)).to.deep.equal([1]);
      await submit(projects, ana, 0);
    });
  });

  describe('who did not meet it', () => {
    it('E-30 is named at each of its milestones when the guild accepts, which goes through', async () => {
      const fixture = await loadFixture(proposedFixture);
      const { projects, timelock, ana, bo } = fixture;
      await askForLevel(fixture);
      await note(fixture, bo, 1);
      const { termsHash } = await projects.projectOf(1);
      expect(await listed(await accept(fixture), projects)).to.deep.equal([
        ['ProjectAccepted', 1n, timelock.address, termsHash],
        ['SubmissionGated', 1n, 0n, ana.address, Obstacle.Level],
        ['SubmissionGated', 1n, 2n, ana.address, Obstacle.Level],
      ]);
      expect(await gatedOf(fixture)).to.deep.equal([0, 2]);
      await submit(projects, bo, 1);
    });

    it('E-30 is asked at each submission: refused until it meets the policy, and again when it does not', async () => {
      const fixture = await loadFixture(proposedFixture);
      const { projects, compliance, timelock, ana, reviewer } = fixture;
      await askForLevel(fixture);
      await accept(fixture);
      await expectRefused(fixture, ana, 0);
      await note(fixture, ana, 1);
      await submit(projects, ana, 0);
      await review(projects, reviewer, 0, false);
      await note(fixture, ana, 0);
      await expectRefused(fixture, ana, 0);
      await compliance.connect(timelock).setActionPolicy(Action.Submit, [false, 1, 0]);
      await submit(projects, ana, 0);
    });

    it('E-30 can be another’s, and its milestone lapses as any other when it never does', async () => {
      const fixture = await loadFixture(levelFixture);
      const { projects, terms, bo } = fixture;
      await accept(fixture);
      await expectRefused(fixture, bo, 1);
      await at(BigInt((terms.milestones[1]?.dueAt ?? 0) + terms.grace + 1));
      await projects.refund(1, 1);
      expect((await projects.milestoneOf(1, 1)).status).to.equal(MilestoneStatus.Refunded);
    });
  });

  it('E-30 are asked for by a policy of the same proposal before the acceptance, not by one after it', async () => {
    for (const [first, gated] of [
      [true, [0, 1, 2]],
      [false, []],
    ] as const) {
      const fixture = await loadFixture(proposedFixture);
      const { projects, compliance } = fixture;
      const policy: Deed = [compliance, 'setActionPolicy', Action.Submit, [true, 1, 0]];
      const acceptance: Deed = [projects, 'acceptProject', 1, (await projects.projectOf(1)).termsHash];
      const deeds = first ? [policy, acceptance] : [acceptance, policy];
      await carry(fixture, await proposalOf(fixture, 'Take it on', ...deeds));
      expect((await projects.projectOf(1)).status).to.equal(ProjectStatus.Accepted);
      expect(await gatedOf(fixture)).to.deep.equal(gated);
    }
  });

  it('E-30 are those of the acceptance: one that lapses asks nobody', async () => {
    const fixture = await loadFixture(proposedFixture);
    await accept(fixture);
    await askForLevel(fixture);
    const events = await listed(await accept(fixture), fixture.projects);
    expect(events.map(([name]) => name)).to.deep.equal(['AcceptanceLapsed']);
    expect(await gatedOf(fixture)).to.deep.equal([]);
  });

  it('E-30 leave out a milestone that was given up before', async () => {
    const fixture = await loadFixture(proposedFixture);
    const { projects, ana } = fixture;
    await projects.connect(ana).abandon(1, 0);
    await askForLevel(fixture);
    await accept(fixture);
    expect(await gatedOf(fixture)).to.deep.equal([1, 2]);
  });

  describe('of a milestone that is added', () => {
    it('E-30 before the acceptance are those of the acceptance', async () => {
      const fixture = await loadFixture(levelFixture);
      const { projects, terms, stranger } = fixture;
      const change = await scopeChangeOf(terms, 3, { contributor: stranger.address });
      const events = await listed(await changeScope(fixture, stranger, change), projects);
      expect(events.map(([name]) => name)).to.deep.equal(['ScopeChanged']);
      await accept(fixture);
      expect(await gatedOf(fixture)).to.deep.equal([1, 3]);
    });

    it('E-30 after it are asked for when it is added, and by no other change', async () => {
      const fixture = await loadFixture(levelFixture);
      const { projects, client, terms, ana, bo, stranger } = fixture;
      await accept(fixture);
      const change = await scopeChangeOf(terms, 3, { contributor: stranger.address, amount: DOLLAR });
      const events = await listed(await changeScope(fixture, stranger, change), projects);
      expect(events.map(([name]) => name)).to.deep.equal(['ScopeChanged', 'SubmissionGated']);
      expect(events[1]).to.deep.equal(['SubmissionGated', 1n, 3n, stranger.address, Obstacle.Level]);
      await changeScope(fixture, ana, await scopeChangeOf(terms, 4));
      await note(fixture, ana, 0);
      for (const [who, id] of [
        [ana, 0],
        [bo, 1],
      ] as const) {
        const other = await listed(await changeScope(fixture, who, await scopeChangeOf(terms, id)), projects);
        expect(other.map(([name]) => name)).to.deep.equal(['ScopeChanged']);
      }
      expect(await gatedOf(fixture)).to.deep.equal([1, 3]);
      await fund(projects, client, 1, 3, 2);
      await expectRefused(fixture, stranger, 3);
      await submit(projects, ana, 4);
    });

    it('E-30 are none while nobody is asked', async () => {
      const fixture = await loadFixture(proposedFixture);
      await accept(fixture);
      await changeScope(fixture, fixture.ana, await scopeChangeOf(fixture.terms, 3));
      await askForLevel(fixture);
      expect(await gatedOf(fixture)).to.deep.equal([]);
    });
  });

  describe('with an issuer of attestations that burns all gas', () => {
    const people = Array.from({ length: 50 }, (_, id) => getAddress(toBeHex(id + 1_000, 20)));

    /** Project 1 of fifty milestones, proposed, by contributors whose attestations' issuer burns all gas. */
    async function burning(contributors: string[]) {
      const fixture = await guildFixture();
      const issuer = await issuerOf(fixture, [...new Set(contributors)]);
      await askForLevel(fixture);
      await issuer.setMode(IssuerMode.BurnGas);
      const terms = fiftyOf(await termsOf(fixture), (id) => contributors[id] as string);
      await fixture.projects.connect(fixture.client).createProject(terms, 0);
      return fixture;
    }

    async function fiftyFixture() {
      return burning(people);
    }

    async function oneFixture() {
      return burning(Array.from({ length: 50 }, () => people[0] as string));
    }

    it('E-9 fifty milestones of fifty contributors are accepted within a transaction', async function () {
      this.timeout(300_000);
      const fixture = await loadFixture(fiftyFixture);
      const sent = await accept(fixture);
      const gated = (await listed(sent, fixture.projects)).slice(1);
      expect(gated).to.deep.equal(
        people.map((contributor, id) => ['SubmissionGated', 1n, BigInt(id), contributor, Obstacle.Attestation]),
      );
      expect((await sent.wait())?.gasUsed).to.be.lessThan(MAX_GAS);
    });

    it('E-9 two such projects are too much for EIP-7825’s limit in one proposal, and each is accepted by its own', async function () {
      this.timeout(300_000);
      const fixture = await loadFixture(fiftyFixture);
      const { projects, client } = fixture;
      await projects.connect(client).createProject(
        fiftyOf(await termsOf(fixture), (id) => people[id] as string),
        0,
      );
      const statuses = async () => [(await projects.projectOf(1)).status, (await projects.projectOf(2)).status];
      const acceptanceOf = async (id: number): Promise<Deed> => [
        projects,
        'acceptProject',
        id,
        (await projects.projectOf(id)).termsHash,
      ];
      const both = await proposalOf(fixture, 'Both', await acceptanceOf(1), await acceptanceOf(2));
      await expect(carry(fixture, both)).to.be.revertedWithCustomError(projects, 'ProjectsInsufficientGas');
      expect(await statuses()).to.deep.equal([ProjectStatus.Proposed, ProjectStatus.Proposed]);
      for (const id of [1, 2]) await carry(fixture, await proposalOf(fixture, `Only ${id}`, await acceptanceOf(id)));
      expect(await statuses()).to.deep.equal([ProjectStatus.Accepted, ProjectStatus.Accepted]);
    });

    it('E-9 who has fifty milestones is asked once', async function () {
      this.timeout(300_000);
      const fixture = await loadFixture(oneFixture);
      const sent = await accept(fixture);
      expect(await listed(sent, fixture.projects)).to.have.length(51);
      expect((await sent.wait())?.gasUsed).to.be.lessThan(1_000_000n);
    });

    it('E-30 nobody is gated because the acceptance had little gas', async () => {
      const fixture = await loadFixture(oneFixture);
      const { projects, timelock } = fixture;
      const { termsHash } = await projects.projectOf(1);
      const call = projects.connect(timelock);
      await expect(call.acceptProject(1, termsHash, { gasLimit: 200_000 })).to.be.revertedWithCustomError(
        projects,
        'ProjectsInsufficientGas',
      );
      expect((await projects.projectOf(1)).status).to.equal(ProjectStatus.Proposed);
      await call.acceptProject(1, termsHash, { gasLimit: 1_500_000 });
      expect((await projects.projectOf(1)).status).to.equal(ProjectStatus.Accepted);
    });
  });

  it('E-30 can be told from milestoneOf, and are taken off by nothing', async () => {
    const fixture = await loadFixture(levelFixture);
    const { projects, bo, terms } = fixture;
    expect(await gatedOf(fixture)).to.deep.equal([]);
    await accept(fixture);
    await note(fixture, bo, 1);
    await changeScope(fixture, bo, await scopeChangeOf(terms, 1));
    await submit(projects, bo, 1);
    expect(await gatedOf(fixture)).to.deep.equal([1]);
  });
});
