import type { HardhatEthersSigner } from '@nomicfoundation/hardhat-ethers/types';
import { expect } from 'chai';
import type { ContractTransactionResponse } from 'ethers';
import { deployContract, impersonate, networkHelpers } from '../helpers/chain.ts';
import { at, listed, openDispute, RULING_TIME, rule, rulingOf } from '../helpers/disputes.ts';
import { DOLLAR, type GuildFixture, guildFixture } from '../helpers/guild.ts';
import {
  acceptProject,
  DAY,
  fund,
  type ProjectTerms,
  review,
  submit,
  termsOf,
  WithheldReason,
} from '../helpers/projects.ts';
import {
  AMENDMENT,
  domainOf,
  NO_AGREEMENT,
  type ScopeChange,
  scopeChangeOf,
  settle,
  settlementOf,
  signScopeChange,
} from '../helpers/signing.ts';

const { loadFixture, time } = networkHelpers;

type Parties = { client?: HardhatEthersSigner; contributor?: HardhatEthersSigner; fundCount?: number };

/** Project 1 of a milestone of 1,000 dollars in skill 1 by ana, reviewed by one reviewer; with what a test changes. */
async function agree(fixture: GuildFixture, changes: Partial<ProjectTerms> = {}, parties: Parties = {}) {
  const { client = fixture.client, contributor = fixture.ana, fundCount = 1 } = parties;
  const dueAt = (await time.latest()) + 10 * DAY;
  const milestones = [{ contributor: contributor.address, amount: 1_000n * DOLLAR, dueAt, skill: 1, bond: 0n }];
  const agreed = { milestones, reviewers: [fixture.reviewer.address], threshold: 1, ...changes };
  const terms = await termsOf(fixture, agreed);
  await fixture.projects.connect(client).createProject(terms, fundCount);
  return terms;
}

async function accept({ projects, timelock }: GuildFixture) {
  return acceptProject(projects, timelock, 1);
}

/** Client and contributor change the scope of project 1. */
async function changeScope(fixture: GuildFixture, change: ScopeChange, contributor = fixture.ana) {
  const { projects, client, stranger } = fixture;
  const domain = await domainOf(projects);
  const signatures = [
    await signScopeChange(client, domain, change),
    await signScopeChange(contributor, domain, change),
  ];
  return projects.connect(stranger).changeScope(change, ...signatures);
}

/** A milestone of project 1 is submitted and approved. */
async function approve(fixture: GuildFixture, milestoneId: number, by = fixture.reviewer, contributor = fixture.ana) {
  await submit(fixture.projects, contributor, milestoneId);
  return review(fixture.projects, by, milestoneId, true);
}

async function expectEarned(fixture: GuildFixture, sent: ContractTransactionResponse, dollars = 975n) {
  const { projects, rewards, reputation, ana } = fixture;
  const events = await listed(sent, projects, rewards, reputation);
  const names = events.map(([name]) => name);
  expect(names).to.include.members(['MilestoneReleased', 'RewardAccrued', 'ReputationChanged']);
  expect(names).to.not.include('RewardWithheld');
  expect(events.find(([name]) => name === 'RewardAccrued')?.[5]).to.equal(dollars * DOLLAR);
  expect(await reputation.pointsOf(ana, 1)).to.equal(dollars);
}

async function expectWithheld(
  { projects, rewards, reputation }: GuildFixture,
  sent: ContractTransactionResponse,
  reason: bigint,
  milestoneId = 0n,
) {
  const events = await listed(sent, projects, rewards, reputation);
  expect(events.map(([name]) => name)).to.include('MilestoneReleased');
  expect(events.filter(([name]) => /^Re(ward|putation)/.test(String(name)))).to.deep.equal([
    ['RewardWithheld', 1n, milestoneId, reason],
  ]);
  expect(await rewards.totalAccrued()).to.equal(0n);
  expect(await reputation.totalPointsOf(1)).to.equal(0n);
}

describe('Projects: what earns a reward', () => {
  describe('T-8 accepted work that others judged', () => {
    it('T-8 earns when reviewers approve, and when they let their time pass', async () => {
      const fixture = await loadFixture(guildFixture);
      await agree(fixture);
      await accept(fixture);
      const snapshot = await networkHelpers.takeSnapshot();
      await expectEarned(fixture, await approve(fixture, 0));
      await snapshot.restore();
      await submit(fixture.projects, fixture.ana, 0);
      await time.increase(4 * DAY);
      await expectEarned(fixture, await fixture.projects.release(1, 0));
    });

    it('T-8 earns what a ruling gives the contributor', async () => {
      const fixture = await loadFixture(guildFixture);
      const { projects, client, ana, stranger } = fixture;
      const arbiter = await deployContract('DirectArbiter', fixture.forwarder, stranger);
      await agree(fixture, { arbiter: await arbiter.getAddress() });
      await accept(fixture);
      await submit(projects, ana, 0);
      await openDispute(projects, client, 0);
      const ruling = rulingOf({ contributorBps: 4_000 });
      await expectEarned(fixture, await rule({ arbiter, arbitrator: stranger, projects }, ruling), 390n);
    });

    it('T-8 earns with what was added, raised or lowered before the acceptance, and lowered or extended after it', async () => {
      const fixture = await loadFixture(guildFixture);
      const { projects, client } = fixture;
      const terms = await agree(fixture, {}, { fundCount: 0 });
      await changeScope(fixture, await scopeChangeOf(terms, 0, { amount: 2_000n * DOLLAR, ...AMENDMENT }));
      await changeScope(fixture, await scopeChangeOf(terms, 1, { amount: 500n * DOLLAR }));
      await accept(fixture);
      await changeScope(fixture, await scopeChangeOf(terms, 0, { amount: 1_500n * DOLLAR, nonce: 1n }));
      await fund(projects, client, 1, 0, 2);
      await changeScope(fixture, await scopeChangeOf(terms, 1, { amount: 500n * DOLLAR, nonce: 1n, ...NO_AGREEMENT }));
      await approve(fixture, 0);
      expect(await fixture.reputation.pointsOf(fixture.ana, 1)).to.equal(1_462n);
      await approve(fixture, 1);
      // 1,462.5 and 487.5 dollars, each rounded down.
      expect(await fixture.reputation.pointsOf(fixture.ana, 1)).to.equal(1_949n);
    });
  });

  describe('T-8 what the guild did not accept', () => {
    it('T-8 an added milestone earns nothing, however it ends', async () => {
      const fixture = await loadFixture(guildFixture);
      const { projects, client } = fixture;
      const terms = await agree(fixture);
      await accept(fixture);
      await changeScope(fixture, await scopeChangeOf(terms, 1, { amount: 900_000n * DOLLAR }));
      await fund(projects, client, 1, 1, 1);
      const snapshot = await networkHelpers.takeSnapshot();
      await expectWithheld(fixture, await approve(fixture, 1), WithheldReason.NotAccepted, 1n);
      await snapshot.restore();
      const settlement = await settlementOf({ milestoneId: 1n, contributorAmount: 900_000n * DOLLAR, nonce: 1n });
      await expectWithheld(fixture, await settle(fixture, settlement), WithheldReason.NotAccepted, 1n);
    });

    it('T-8 a milestone under another agreement earns nothing, whatever else stays, also when that is extended', async () => {
      const fixture = await loadFixture(guildFixture);
      const terms = await agree(fixture);
      await accept(fixture);
      const { amount = 0n, dueAt = 0 } = terms.milestones[0] ?? {};
      const same = { amount, dueAt: BigInt(dueAt), ...AMENDMENT };
      await changeScope(fixture, await scopeChangeOf(terms, 0, same));
      await changeScope(fixture, await scopeChangeOf(terms, 0, { nonce: 1n }));
      await expectWithheld(fixture, await approve(fixture, 0), WithheldReason.NotAccepted);
    });

    it('T-8 a milestone that was raised earns nothing, also when it is lowered again', async () => {
      const fixture = await loadFixture(guildFixture);
      const { projects, client } = fixture;
      const terms = await agree(fixture, {}, { fundCount: 0 });
      await accept(fixture);
      await changeScope(fixture, await scopeChangeOf(terms, 0, { amount: 1_000n * DOLLAR + 1n }));
      await changeScope(fixture, await scopeChangeOf(terms, 0, { amount: 1n * DOLLAR, nonce: 1n }));
      await fund(projects, client, 1, 0, 1);
      await expectWithheld(fixture, await approve(fixture, 0), WithheldReason.NotAccepted);
    });
  });

  describe('T-8 who pays or is paid and judges', () => {
    it('T-8 a client that reviews, alone or among others, earns its contributors nothing', async () => {
      const fixture = await loadFixture(guildFixture);
      const { client, reviewer } = fixture;
      const terms = await agree(fixture, { reviewers: [reviewer.address, client.address] });
      await changeScope(fixture, await scopeChangeOf(terms, 1));
      await accept(fixture);
      await fund(fixture.projects, client, 1, 1, 1);
      for (const [milestoneId, by] of [client, reviewer].entries()) {
        const sent = await approve(fixture, milestoneId, by);
        await expectWithheld(fixture, sent, WithheldReason.NotIndependent, BigInt(milestoneId));
      }
    });

    it('T-8 a client that is its own contributor earns nothing, also by a milestone added before the acceptance', async () => {
      const fixture = await loadFixture(guildFixture);
      const { projects, client, reviewer } = fixture;
      const terms = await agree(fixture, {}, { contributor: client });
      await changeScope(fixture, await scopeChangeOf(terms, 1), client);
      await accept(fixture);
      await fund(projects, client, 1, 1, 1);
      for (const milestoneId of [0, 1]) {
        const sent = await approve(fixture, milestoneId, reviewer, client);
        await expectWithheld(fixture, sent, WithheldReason.NotIndependent, BigInt(milestoneId));
      }
    });

    it('T-8 a client or a contributor that is the arbiter earns nothing, whoever approves', async () => {
      const fixture = await loadFixture(guildFixture);
      const { projects, dollar, reviewer } = fixture;
      const arbiter = await deployContract('HostileArbiter');
      const party = await impersonate(arbiter);
      await dollar.mint(party.address, 1_000n * DOLLAR);
      await dollar.connect(party).approve(projects, 1_000n * DOLLAR);
      const snapshot = await networkHelpers.takeSnapshot();
      await agree(fixture, { arbiter: party.address }, { client: party });
      await accept(fixture);
      await expectWithheld(fixture, await approve(fixture, 0), WithheldReason.NotIndependent);
      await snapshot.restore();
      await agree(fixture, { arbiter: party.address }, { contributor: party });
      await accept(fixture);
      await expectWithheld(fixture, await approve(fixture, 0, reviewer, party), WithheldReason.NotIndependent);
    });

    it('T-8 a ruling that a party made earns nothing', async () => {
      const fixture = await loadFixture(guildFixture);
      const { projects, client, ana } = fixture;
      for (const arbitrator of [client, ana]) {
        const snapshot = await networkHelpers.takeSnapshot();
        const arbiter = await deployContract('DirectArbiter', fixture.forwarder, arbitrator);
        await agree(fixture, { arbiter: await arbiter.getAddress() });
        await accept(fixture);
        await submit(projects, ana, 0);
        await openDispute(projects, client, 0);
        const sent = await rule({ arbiter, arbitrator, projects }, rulingOf({ contributorBps: 10_000 }));
        await expectWithheld(fixture, sent, WithheldReason.NotIndependent);
        await snapshot.restore();
      }
    });
  });

  describe('T-8 what nobody judged', () => {
    it('T-8 a settlement earns nothing, and says so only when it pays the contributor', async () => {
      const fixture = await loadFixture(guildFixture);
      await agree(fixture);
      await accept(fixture);
      const snapshot = await networkHelpers.takeSnapshot();
      await expectWithheld(fixture, await settle(fixture, await settlementOf()), WithheldReason.NotJudged);
      await snapshot.restore();
      const nothing = await settle(fixture, await settlementOf({ contributorAmount: 0n }));
      expect((await listed(nothing, fixture.projects)).map(([name]) => name)).to.not.include('RewardWithheld');
    });

    it('T-8 a ruling that names nobody earns nothing; one that names who is no party does', async () => {
      const fixture = await loadFixture(guildFixture);
      const { projects, client, ana, stranger } = fixture;
      const arbiter = await deployContract('HostileArbiter');
      await agree(fixture, { arbiter: await arbiter.getAddress() });
      await accept(fixture);
      await submit(projects, ana, 0);
      await openDispute(projects, client, 0);
      const snapshot = await networkHelpers.takeSnapshot();
      const nobody = await arbiter.rule(projects, 1, rulingOf({ contributorBps: 10_000 }));
      await expectWithheld(fixture, nobody, WithheldReason.NotJudged);
      await snapshot.restore();
      const ruling = rulingOf({ contributorBps: 10_000, ruler: stranger.address });
      await expectEarned(fixture, await arbiter.rule(projects, 1, ruling));
    });

    it('T-8 an ERC-792 arbitrator that refuses earns the contributor nothing; one that rules does', async () => {
      const fixture = await loadFixture(guildFixture);
      const { projects, client, ana } = fixture;
      const arbitrator = await deployContract('TestArbitrator', 0n);
      const arbiter = await deployContract('ERC792Arbiter', arbitrator, '0x', '/ipfs/bafkreimetaevidence');
      await agree(fixture, { arbiter: await arbiter.getAddress() });
      await accept(fixture);
      await submit(projects, ana, 0);
      await openDispute(projects, client, 0);
      const snapshot = await networkHelpers.takeSnapshot();
      await expectWithheld(fixture, await arbitrator.giveRuling(0, 0), WithheldReason.NotJudged);
      await snapshot.restore();
      await expectEarned(fixture, await arbitrator.giveRuling(0, 2));
    });

    it('T-8 a dispute that nobody ruled on earns nothing', async () => {
      const fixture = await loadFixture(guildFixture);
      const { projects, client, ana, stranger } = fixture;
      const arbiter = await deployContract('DirectArbiter', fixture.forwarder, stranger);
      await agree(fixture, { arbiter: await arbiter.getAddress() });
      await accept(fixture);
      await submit(projects, ana, 0);
      await openDispute(projects, client, 0);
      await at(BigInt(await time.latest()) + RULING_TIME + 1n);
      await expectWithheld(fixture, await projects.connect(stranger).expireDispute(1), WithheldReason.NotJudged);
    });
  });
});
