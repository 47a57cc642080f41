import { expect } from 'chai';
import { ZeroAddress } from 'ethers';
import { deployContract, ethers, impersonate, networkHelpers } from '../helpers/chain.ts';
import {
  type ArbitratedFixture,
  arbitratedFixture,
  at,
  disputedFixture,
  GROSS,
  listed,
  MAX_ARBITER_FEE_BPS,
  openDispute,
  REASON,
  rule,
  rulingOf,
} from '../helpers/disputes.ts';
import { DOLLAR, digestOf } from '../helpers/guild.ts';
import {
  acceptProject,
  MilestoneStatus,
  RefundReason,
  ReleasePath,
  submit,
  WithheldReason,
} from '../helpers/projects.ts';

const { loadFixture, time } = networkHelpers;

/** The third milestone, of 39 units, is disputed. */
async function oddFixture() {
  const fixture = await arbitratedFixture();
  await submit(fixture.projects, fixture.ana, 2);
  await openDispute(fixture.projects, fixture.ana, 2);
  return fixture;
}

/** The arbiter did not rule in time. */
async function expiredFixture() {
  const fixture = await disputedFixture();
  await time.increaseTo((await fixture.projects.disputeOf(1)).rulingEndsAt + 1n);
  return fixture;
}

async function arbiterOf({ arbiter, projects }: ArbitratedFixture) {
  return projects.connect(await impersonate(arbiter));
}

describe('Projects: rulings', () => {
  it('split the amount, with the arbiter’s fee first and the guild’s on what the contributor gets', async () => {
    const fixture = await loadFixture(disputedFixture);
    const { projects, dollar, arbiter, arbitrator, ana, client } = fixture;
    const ruling = rulingOf({ feeBps: 500, digest: digestOf('ruling'), cid: 'bafkreiruling' });
    const decided = [6_000n, 500n, 0n, arbitrator.address, ruling.digest, ruling.cid];
    const fee = 50n * DOLLAR;
    const contributor = 570n * DOLLAR;
    const refund = 380n * DOLLAR;
    const guildFee = (contributor * 250n) / 10_000n;
    const by = arbiter.target;
    expect(await listed(await rule(fixture, ruling), projects)).to.deep.equal([
      ['DisputeResolved', 1n, 1n, 0n, by, true, decided, contributor, refund, fee],
      ['Credited', arbitrator.address, dollar.target, 1n, by, fee, fee],
      [
        ...['MilestoneReleased', 1n, 0n, ana.address, by, dollar.target, contributor, guildFee],
        ...[contributor - guildFee, 0n, ReleasePath.Ruling, contributor],
      ],
      ['Credited', ana.address, dollar.target, 1n, by, contributor - guildFee, contributor - guildFee],
      ['MilestoneRefunded', 1n, 0n, client.address, by, dollar.target, refund, RefundReason.Ruling, refund],
      ['Credited', client.address, dollar.target, 1n, by, refund, refund],
    ]);
    expect((await projects.milestoneOf(1, 0)).status).to.equal(MilestoneStatus.Released);
    expect((await projects.disputeOf(1)).open).to.equal(false);
    expect(await projects.feesOf(dollar)).to.equal(guildFee);
    expect(await projects.liabilitiesOf(dollar)).to.equal(3n * GROSS + 40n);
    expect(await dollar.balanceOf(projects)).to.equal(3n * GROSS + 40n);
  });

  it('reward what the contributor got, once', async () => {
    const fixture = await loadFixture(disputedFixture);
    const { rewards, ana } = fixture;
    const sent = await rule(fixture, rulingOf({ contributorBps: 10_000 }));
    const [accrued] = await listed(sent, rewards);
    expect(accrued?.slice(0, 6)).to.deep.equal([
      ...['RewardAccrued', 1n, 0n, ana.address, await fixture.dollar.getAddress(), 975n * DOLLAR],
    ]);
  });

  it('release without a refund when the contributor gets all', async () => {
    const fixture = await loadFixture(disputedFixture);
    const events = await listed(await rule(fixture, rulingOf({ contributorBps: 10_000 })), fixture.projects);
    expect(events.map(([name]) => name)).to.deep.equal(['DisputeResolved', 'MilestoneReleased', 'Credited']);
    expect(await fixture.projects.creditOf(fixture.ana, fixture.dollar)).to.equal(975n * DOLLAR);
  });

  it('E-21 refund without any guild fee, reward or release when the client gets all', async () => {
    const fixture = await loadFixture(disputedFixture);
    const { projects, rewards, dollar, client } = fixture;
    const sent = await rule(fixture, rulingOf({ contributorBps: 0 }));
    const events = await listed(sent, projects, rewards);
    expect(events.map(([name]) => name)).to.deep.equal(['DisputeResolved', 'MilestoneRefunded', 'Credited']);
    expect(await projects.creditOf(client, dollar)).to.equal(GROSS);
    expect(await projects.feesOf(dollar)).to.equal(0n);
    expect((await projects.milestoneOf(1, 0)).status).to.equal(MilestoneStatus.Refunded);
  });

  it('E-8 round the fee and the contributor’s share down; the odd unit is the client’s', async () => {
    for (const [feeBps, contributorBps] of [
      [0, 5_000],
      [999, 3_333],
      [257, 9_999],
      [1_000, 1],
    ] as const) {
      const fixture = await loadFixture(oddFixture);
      const { projects, dollar, arbitrator, ana, client } = fixture;
      await rule(fixture, rulingOf({ contributorBps, feeBps }));
      const fee = (39n * BigInt(feeBps)) / 10_000n;
      const share = ((39n - fee) * BigInt(contributorBps)) / 10_000n;
      const guildFee = (share * 250n) / 10_000n;
      expect(await projects.creditOf(arbitrator, dollar)).to.equal(fee);
      expect(await projects.creditOf(ana, dollar)).to.equal(share - guildFee);
      expect(await projects.creditOf(client, dollar)).to.equal(39n - fee - share);
      expect(await projects.feesOf(dollar)).to.equal(guildFee);
    }
  });

  it('E-8 pay out every amount from 1 to 50 exactly, and nothing of another milestone', async () => {
    const fixture = await loadFixture(arbitratedFixture);
    const { projects, dollar, terms, client, timelock, ana, bo, arbiter, arbitrator } = fixture;
    const [first] = terms.milestones;
    const milestones = Array.from({ length: 50 }, (_, index) => ({ ...first, amount: BigInt(index + 1) }));
    await projects.connect(client).createProject({ ...terms, milestones }, 50);
    await acceptProject(projects, timelock, 2);
    const before = await projects.liabilitiesOf(dollar);
    for (const [index, { amount }] of milestones.entries()) {
      await projects.connect(ana).submitDeliverable(2, index, REASON.digest, REASON.cid);
      await projects.connect(ana).setPayoutSplit(2, index, [bo, ana], [6_667, 3_333]);
      await projects.connect(client).openDispute(2, index, REASON.digest, REASON.cid);
      const ruling = rulingOf({ contributorBps: 4_999, feeBps: 777 });
      const events = await listed(await arbiter.connect(arbitrator).rule(projects, index + 1, ruling), projects);
      const credited = events.filter(([name]) => name === 'Credited').map((event) => event[5] as bigint);
      const fees = events.filter(([name]) => name === 'MilestoneReleased').map((event) => event[7] as bigint);
      expect([...credited, ...fees].reduce((sum, part) => sum + part, 0n)).to.equal(amount);
    }
    expect(await projects.liabilitiesOf(dollar)).to.equal(before);
    expect(await dollar.balanceOf(projects)).to.equal(before);
  });

  it('E-18 are for the pinned arbiter only', async () => {
    const fixture = await loadFixture(disputedFixture);
    const { projects, client, ana, stranger, timelock, officer, arbitrator } = fixture;
    for (const account of [client, ana, stranger, timelock, officer, arbitrator]) {
      await expect(projects.connect(account).resolveDispute(1, rulingOf()))
        .to.be.revertedWithCustomError(projects, 'ProjectsUnauthorizedAccount')
        .withArgs(1n, account.address);
    }
  });

  it('E-18 are for open disputes only: not 0, not the next, not one that was ruled', async () => {
    const fixture = await loadFixture(disputedFixture);
    const { projects } = fixture;
    const arbiter = await arbiterOf(fixture);
    await rule(fixture, rulingOf());
    for (const disputeId of [0n, 1n, 2n]) {
      await expect(arbiter.resolveDispute(disputeId, rulingOf()))
        .to.be.revertedWithCustomError(projects, 'ProjectsDisputeNotOpen')
        .withArgs(disputeId);
    }
  });

  it('E-18 are refused when a value is out of range', async () => {
    const fixture = await loadFixture(disputedFixture);
    const { projects, stranger } = fixture;
    const arbiter = await arbiterOf(fixture);
    const { address } = stranger;
    for (const [field, ruling] of [
      ['contributorBps', rulingOf({ contributorBps: 10_001 })],
      ['feeBps', rulingOf({ feeBps: MAX_ARBITER_FEE_BPS + 1, ruler: address })],
      ['ruler', rulingOf({ feeBps: 1, ruler: ZeroAddress })],
      ['ruler', rulingOf({ feeBps: 1, ruler: await projects.getAddress() })],
      ['slashBps', rulingOf({ slashBps: 1 })],
    ] as const) {
      await expect(arbiter.resolveDispute(1, ruling))
        .to.be.revertedWithCustomError(projects, 'ProjectsInvalidRuling')
        .withArgs(field);
    }
    await arbiter.resolveDispute(1, rulingOf({ feeBps: MAX_ARBITER_FEE_BPS, ruler: address, contributorBps: 10_000 }));
    expect(await projects.creditOf(address, fixture.dollar)).to.equal(100n * DOLLAR);
  });

  it('E-16 are in time in the last second; afterwards anyone shares the amount equally', async () => {
    const fixture = await loadFixture(disputedFixture);
    const { projects, stranger } = fixture;
    const { rulingEndsAt } = await projects.disputeOf(1);
    const snapshot = await networkHelpers.takeSnapshot();
    await at(rulingEndsAt);
    await expect(projects.connect(stranger).expireDispute(1))
      .to.be.revertedWithCustomError(projects, 'ProjectsRulingDeadlineNotReached')
      .withArgs(1n, rulingEndsAt);
    await snapshot.restore();
    await at(rulingEndsAt);
    await rule(fixture, rulingOf());
    await snapshot.restore();
    await at(rulingEndsAt + 1n);
    await expect(rule(fixture, rulingOf()))
      .to.be.revertedWithCustomError(projects, 'ProjectsRulingDeadlinePassed')
      .withArgs(1n, rulingEndsAt);
    await snapshot.restore();
    await at(rulingEndsAt + 1n);
    await projects.connect(stranger).expireDispute(1);
  });

  it('E-17 use what was pinned when the project was created', async () => {
    const fixture = await loadFixture(disputedFixture);
    const { projects, dollar, timelock, ana } = fixture;
    await projects.connect(timelock).setFeeBps(1_000);
    await projects.connect(timelock).setTokenAllowed(dollar, false);
    await rule(fixture, rulingOf({ contributorBps: 10_000 }));
    expect(await projects.creditOf(ana, dollar)).to.equal(975n * DOLLAR);
  });

  it('E-19 cannot give the arbiter more than the client agreed to, whatever it asks later', async () => {
    const fixture = await loadFixture(disputedFixture);
    const { projects, arbitrator, dollar } = fixture;
    for (const feeBps of [MAX_ARBITER_FEE_BPS + 1, 10_000, 65_535]) {
      await expect(rule(fixture, rulingOf({ feeBps })))
        .to.be.revertedWithCustomError(projects, 'ProjectsInvalidRuling')
        .withArgs('feeBps');
    }
    await rule(fixture, rulingOf({ feeBps: MAX_ARBITER_FEE_BPS }));
    expect(await projects.creditOf(arbitrator, dollar)).to.equal(100n * DOLLAR);
  });

  it('E-7 pay the others when one receiver refuses coins or burns all gas', async () => {
    for (const burnsGas of [false, true]) {
      const fixture = await loadFixture(arbitratedFixture);
      const { projects, arbiter, terms, client, timelock, ana, stranger } = fixture;
      const party = await deployContract('ContractParty', client, burnsGas);
      const partyAsClient = await impersonate(party);
      const amount = 10n ** 15n;
      const milestones = terms.milestones.slice(0, 1).map((milestone) => ({ ...milestone, amount }));
      await projects.connect(timelock).setTokenAllowed(ZeroAddress, true);
      const native = { ...terms, token: ZeroAddress, milestones };
      await projects.connect(partyAsClient).createProject(native, 1, { value: amount });
      await acceptProject(projects, timelock, 2);
      await projects.connect(ana).submitDeliverable(2, 0, REASON.digest, REASON.cid);
      await projects.connect(ana).openDispute(2, 0, REASON.digest, REASON.cid);
      const ruling = rulingOf({ contributorBps: 5_000, feeBps: 1_000, ruler: stranger.address });
      await arbiter.connect(fixture.arbitrator).rule(projects, 1, ruling);
      const share = (amount * 4_500n) / 10_000n;
      const net = share - (share * 250n) / 10_000n;
      await expect(projects.connect(ana).withdraw(ZeroAddress, ana)).to.changeEtherBalance(ethers, ana, net);
      await expect(projects.connect(partyAsClient).withdraw(ZeroAddress, party, { gasLimit: 3_000_000 })).to.be.revert(
        ethers,
      );
      expect(await projects.creditOf(party, ZeroAddress)).to.equal(share);
      await projects.connect(partyAsClient).withdraw(ZeroAddress, stranger);
      expect(await projects.creditOf(party, ZeroAddress)).to.equal(0n);
    }
  });

  describe('expireDispute', () => {
    it('shares equally without an arbiter’s fee', async () => {
      const { projects, dollar, ana, client, stranger } = await loadFixture(expiredFixture);
      const equal = [5_000n, 0n, 0n, ZeroAddress, `0x${'0'.repeat(64)}`, ''];
      const half = GROSS / 2n;
      const fee = (half * 250n) / 10_000n;
      const by = stranger.address;
      expect(await listed(await projects.connect(stranger).expireDispute(1), projects)).to.deep.equal([
        ['DisputeResolved', 1n, 1n, 0n, by, false, equal, half, half, 0n],
        [
          ...['MilestoneReleased', 1n, 0n, ana.address, by, dollar.target, half, fee, half - fee, 0n],
          ...[ReleasePath.Ruling, half],
        ],
        ['Credited', ana.address, dollar.target, 1n, by, half - fee, half - fee],
        ['MilestoneRefunded', 1n, 0n, client.address, by, dollar.target, half, RefundReason.Ruling, half],
        ['Credited', client.address, dollar.target, 1n, by, half, half],
        ['RewardWithheld', 1n, 0n, WithheldReason.NotJudged],
      ]);
    });

    it('E-8 gives the odd unit to the client', async () => {
      const { projects, dollar, ana, client } = await loadFixture(oddFixture);
      await time.increaseTo((await projects.disputeOf(1)).rulingEndsAt + 1n);
      await projects.expireDispute(1);
      expect(await projects.creditOf(ana, dollar)).to.equal(19n);
      expect(await projects.creditOf(client, dollar)).to.equal(20n);
    });

    it('E-18 reverts for a dispute that is unknown or has ended', async () => {
      const { projects } = await loadFixture(expiredFixture);
      await projects.expireDispute(1);
      for (const disputeId of [0n, 1n, 2n]) {
        await expect(projects.expireDispute(disputeId))
          .to.be.revertedWithCustomError(projects, 'ProjectsDisputeNotOpen')
          .withArgs(disputeId);
      }
    });
  });
});
