import { expect } from 'chai';
import type { Addressable } from 'ethers';
import { deployContract, ethers, impersonate, networkHelpers, type TestContract } from '../helpers/chain.ts';
import {
  type ArbitratedFixture,
  arbitratedFixture,
  at,
  disputedFixture,
  GROSS,
  listed,
  openDispute,
  rule,
  rulingOf,
} from '../helpers/disputes.ts';
import { DOLLAR, guildFixture } from '../helpers/guild.ts';
import {
  acceptProject,
  MilestoneStatus,
  ProjectStatus,
  RefundReason,
  ReleasePath,
  review,
  submit,
  termsOf,
  WithheldReason,
} from '../helpers/projects.ts';
import { domainOf, settle, settlementOf, signSettlement } from '../helpers/signing.ts';

const { loadFixture, time } = networkHelpers;

const PART = 600n * DOLLAR;
const REST = GROSS - PART;
const FEE = 15n * DOLLAR;

async function expectInvalid(attempt: Promise<unknown>, projects: TestContract, account: Addressable | string) {
  await expect(attempt)
    .to.be.revertedWithCustomError(projects, 'ProjectsInvalidSignature')
    .withArgs(await ethers.resolveAddress(account));
}

describe('Projects: settlement', () => {
  it('splits a milestone as both signed, by anyone’s call', async () => {
    const fixture = await loadFixture(arbitratedFixture);
    const { projects, dollar, ana, client, stranger } = fixture;
    const net = PART - FEE;
    const by = stranger.address;
    expect(await listed(await settle(fixture, await settlementOf()), projects)).to.deep.equal([
      ['MilestoneSettled', 1n, 0n, by, PART, REST, 0n],
      [
        ...['MilestoneReleased', 1n, 0n, ana.address, by, dollar.target, PART, FEE, net, 0n],
        ...[ReleasePath.Settlement, PART],
      ],
      ['Credited', ana.address, dollar.target, 1n, by, net, net],
      ['MilestoneRefunded', 1n, 0n, client.address, by, dollar.target, REST, RefundReason.Settlement, REST],
      ['Credited', client.address, dollar.target, 1n, by, REST, REST],
      ['RewardWithheld', 1n, 0n, WithheldReason.NotJudged],
    ]);
    const { status, nonce } = await projects.milestoneOf(1, 0);
    expect([status, nonce]).to.deep.equal([MilestoneStatus.Released, 1n]);
    expect(await projects.feesOf(dollar)).to.equal(FEE);
    expect(await projects.liabilitiesOf(dollar)).to.equal(await dollar.balanceOf(projects));
  });

  it('ends a dispute, which cannot be ruled on any more', async () => {
    const fixture = await loadFixture(disputedFixture);
    const { projects, stranger } = fixture;
    const [settled] = await listed(await settle(fixture, await settlementOf()), projects);
    expect(settled).to.deep.equal(['MilestoneSettled', 1n, 0n, stranger.address, PART, REST, 0n]);
    expect((await projects.disputeOf(1)).open).to.equal(false);
    await expect(rule(fixture, rulingOf()))
      .to.be.revertedWithCustomError(projects, 'ProjectsDisputeNotOpen')
      .withArgs(1n);
    await time.increaseTo((await projects.disputeOf(1)).rulingEndsAt + 1n);
    await expect(projects.expireDispute(1))
      .to.be.revertedWithCustomError(projects, 'ProjectsDisputeNotOpen')
      .withArgs(1n);
  });

  it('is possible while funded, under review, waiting for a revision and disputed', async () => {
    const steps: ((fixture: ArbitratedFixture) => Promise<unknown>)[] = [
      async () => undefined,
      ({ projects, ana }) => submit(projects, ana, 0),
      ({ projects, reviewer }) => review(projects, reviewer, 0, false),
      ({ projects, ana }) => openDispute(projects, ana, 0),
    ];
    const fixture = await loadFixture(arbitratedFixture);
    for (const [index, step] of steps.entries()) {
      await step(fixture);
      const snapshot = await networkHelpers.takeSnapshot();
      await settle(fixture, await settlementOf());
      const { status } = await fixture.projects.milestoneOf(1, 0);
      expect(status, `step ${index}`).to.equal(MilestoneStatus.Released);
      await snapshot.restore();
    }
  });

  it('gives either side all', async () => {
    const fixture = await loadFixture(disputedFixture);
    const { projects, dollar, rewards, ana, client } = fixture;
    const snapshot = await networkHelpers.takeSnapshot();
    const sent = await settle(fixture, await settlementOf({ contributorAmount: 0n }));
    const events = await listed(sent, projects, rewards);
    expect(events.map(([name]) => name)).to.deep.equal(['MilestoneSettled', 'MilestoneRefunded', 'Credited']);
    expect(await projects.creditOf(client, dollar)).to.equal(GROSS);
    expect((await projects.milestoneOf(1, 0)).status).to.equal(MilestoneStatus.Refunded);
    await snapshot.restore();
    await settle(fixture, await settlementOf({ contributorAmount: GROSS }));
    expect(await projects.creditOf(ana, dollar)).to.equal(975n * DOLLAR);
    expect(await projects.creditOf(client, dollar)).to.equal(0n);
  });

  it('reverts for more than the amount', async () => {
    const fixture = await loadFixture(disputedFixture);
    await expect(settle(fixture, await settlementOf({ contributorAmount: GROSS + 1n })))
      .to.be.revertedWithCustomError(fixture.projects, 'ProjectsSettlementTooHigh')
      .withArgs(GROSS + 1n, GROSS);
  });

  it('E-16 is in time in the last second of the deadline, not later', async () => {
    const fixture = await loadFixture(disputedFixture);
    const settlement = await settlementOf();
    const snapshot = await networkHelpers.takeSnapshot();
    await at(settlement.deadline + 1n);
    await expect(settle(fixture, settlement))
      .to.be.revertedWithCustomError(fixture.projects, 'ProjectsSignatureExpired')
      .withArgs(settlement.deadline);
    await snapshot.restore();
    await at(settlement.deadline);
    await settle(fixture, settlement);
  });

  it('E-20 needs both signatures, each its own', async () => {
    const fixture = await loadFixture(disputedFixture);
    const { projects, client, ana, stranger, bo } = fixture;
    const settlement = await settlementOf();
    await expectInvalid(settle(fixture, settlement, { client: ana }), projects, client);
    await expectInvalid(settle(fixture, settlement, { client: stranger }), projects, client);
    await expectInvalid(settle(fixture, settlement, { ana: client }), projects, ana);
    await expectInvalid(settle(fixture, settlement, { ana: bo }), projects, ana);
    const signature = await signSettlement(client, await domainOf(projects), settlement);
    await expectInvalid(projects.connect(ana).settle(settlement, signature, '0x'), projects, ana);
    await expectInvalid(projects.connect(client).settle(settlement, '0x', signature), projects, client);
  });

  it('E-20 is bound to every value', async () => {
    const fixture = await loadFixture(disputedFixture);
    const { projects, client, ana, stranger } = fixture;
    const signed = await settlementOf();
    const domain = await domainOf(projects);
    const clientSignature = await signSettlement(client, domain, signed);
    const contributorSignature = await signSettlement(ana, domain, signed);
    for (const change of [{ contributorAmount: PART + 1n }, { deadline: signed.deadline + 1n }, { milestoneId: 2n }]) {
      const forged = { ...signed, ...change };
      await expectInvalid(
        projects.connect(stranger).settle(forged, clientSignature, contributorSignature),
        projects,
        client,
      );
    }
  });

  it('E-20 is not good on another chain, for another contract, name or version', async () => {
    const fixture = await loadFixture(disputedFixture);
    const { projects, treasury, client } = fixture;
    const { chainId } = await domainOf(projects);
    const settlement = await settlementOf();
    for (const domain of [
      { chainId: chainId + 1n },
      { verifyingContract: await treasury.getAddress() },
      { verifyingContract: fixture.deployment.implementations.projects },
      { name: 'Guildhall Project' },
      { version: '2' },
    ]) {
      await expectInvalid(settle(fixture, settlement, { domain }), projects, client);
    }
  });

  it('E-20 is not good for the same milestone of another deal', async () => {
    const fixture = await loadFixture(disputedFixture);
    const { projects, client, ana, timelock, terms, stranger } = fixture;
    await projects.connect(client).createProject(terms, 1);
    await acceptProject(projects, timelock, 2);
    const settlement = await settlementOf();
    const domain = await domainOf(projects);
    const clientSignature = await signSettlement(client, domain, settlement);
    const contributorSignature = await signSettlement(ana, domain, settlement);
    const replayed = { ...settlement, projectId: 2n };
    await expectInvalid(
      projects.connect(stranger).settle(replayed, clientSignature, contributorSignature),
      projects,
      client,
    );
  });

  it('E-20 is good once, for the nonce of now', async () => {
    const fixture = await loadFixture(disputedFixture);
    const { projects } = fixture;
    await expect(settle(fixture, await settlementOf({ nonce: 1n })))
      .to.be.revertedWithCustomError(projects, 'ProjectsUnexpectedNonce')
      .withArgs(0n, 1n);
    const settlement = await settlementOf();
    await settle(fixture, settlement);
    await expect(settle(fixture, settlement))
      .to.be.revertedWithCustomError(projects, 'ProjectsUnexpectedMilestoneStatus')
      .withArgs(1n, 0n, MilestoneStatus.Released);
  });

  it('E-20 takes the signature of a party that is a contract', async () => {
    const fixture = await loadFixture(guildFixture);
    const { projects, dollar, client, ana, timelock, stranger } = fixture;
    const clientWallet = await deployContract('ContractParty', client, false);
    const contributorWallet = await deployContract('ContractParty', ana, false);
    await dollar.connect(client).transfer(clientWallet, GROSS);
    const asClient = await impersonate(clientWallet);
    await dollar.connect(asClient).approve(projects, GROSS);
    const terms = await termsOf(fixture);
    const contributor = await contributorWallet.getAddress();
    const milestones = terms.milestones.slice(0, 1).map((milestone) => ({ ...milestone, contributor }));
    await projects.connect(asClient).createProject({ ...terms, milestones }, 1);
    await acceptProject(projects, timelock, 1);
    const settlement = await settlementOf();
    await expectInvalid(settle(fixture, settlement, { client: stranger }), projects, clientWallet);
    await expectInvalid(settle(fixture, settlement, { ana: stranger }), projects, contributorWallet);
    await settle(fixture, settlement);
    expect(await projects.creditOf(contributorWallet, dollar)).to.equal(PART - FEE);
    expect(await projects.creditOf(clientWallet, dollar)).to.equal(REST);
  });

  it('reverts before the guild’s acceptance: no reward without it', async () => {
    const fixture = await loadFixture(guildFixture);
    const { projects, client } = fixture;
    await projects.connect(client).createProject(await termsOf(fixture), 1);
    await expect(settle(fixture, await settlementOf()))
      .to.be.revertedWithCustomError(projects, 'ProjectsUnexpectedProjectStatus')
      .withArgs(1n, ProjectStatus.Proposed);
    await projects.connect(client).cancelProject(1);
    await expect(settle(fixture, await settlementOf()))
      .to.be.revertedWithCustomError(projects, 'ProjectsUnexpectedProjectStatus')
      .withArgs(1n, ProjectStatus.Cancelled);
  });

  it('reverts for a milestone that is not funded or unknown', async () => {
    const fixture = await loadFixture(guildFixture);
    const { projects, client, timelock } = fixture;
    await projects.connect(client).createProject(await termsOf(fixture), 2);
    await acceptProject(projects, timelock, 1);
    await expect(settle(fixture, await settlementOf({ milestoneId: 2n })))
      .to.be.revertedWithCustomError(projects, 'ProjectsUnexpectedMilestoneStatus')
      .withArgs(1n, 2n, MilestoneStatus.Planned);
    await expect(settle(fixture, await settlementOf({ milestoneId: 3n })))
      .to.be.revertedWithCustomError(projects, 'ProjectsUnknownMilestone')
      .withArgs(1n, 3n);
    await expect(settle(fixture, await settlementOf({ projectId: 2n })))
      .to.be.revertedWithCustomError(projects, 'ProjectsUnknownProject')
      .withArgs(2n);
  });
});
