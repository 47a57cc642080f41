import { expect } from 'chai';
import { networkHelpers } from '../helpers/chain.ts';
import {
  type ArbitratedFixture,
  disputableFixture,
  GROSS,
  listed,
  MAX_ARBITER_FEE_BPS,
  openDispute,
  rule,
  rulingOf,
} from '../helpers/disputes.ts';
import { DOLLAR, guildFixture, TOKEN } from '../helpers/guild.ts';
import { acceptProject, DAY, MilestoneStatus, ReleasePath, review, termsOf } from '../helpers/projects.ts';
import { settle, settlementOf } from '../helpers/signing.ts';

const { loadFixture, time } = networkHelpers;

/** Two fifths of a guild token per dollar of fee, and a bit, so that it does not divide evenly. */
const RATE = (TOKEN * TOKEN * 2n) / (5n * DOLLAR) + 1n;
const FEE = 25n * DOLLAR;
const LOCKED = (FEE * RATE + TOKEN - 1n) / TOKEN;
const ALL = 2n ** 256n - 1n;

/** Fees can be paid in guild tokens, of which the client has 100 and approved them. */
async function offeredFixture(): Promise<ArbitratedFixture> {
  const fixture = await disputableFixture();
  const { projects, dollar, timelock, founder, token, client } = fixture;
  await projects.connect(timelock).setFeeTokenRate(dollar, RATE);
  await token.connect(founder).transfer(client, 100n * TOKEN);
  await token.connect(client).approve(projects, 100n * TOKEN);
  return fixture;
}

/** The client locked tokens for the first milestone's fee. */
async function lockedFixture(): Promise<ArbitratedFixture> {
  const fixture = await offeredFixture();
  await fixture.projects.connect(fixture.client).lockFeeTokens(1, 0, ALL);
  return fixture;
}

describe('Projects: fees in guild tokens', () => {
  describe('lockFeeTokens', () => {
    it('takes what the fee costs, rounded up', async () => {
      const { projects, token, client } = await loadFixture(offeredFixture);
      const sent = await projects.connect(client).lockFeeTokens(1, 0, LOCKED);
      expect((await listed(sent, projects, token)).slice(0, 2)).to.deep.equal([
        ['FeeTokensLocked', 1n, 0n, client.address, LOCKED],
        ['Transfer', client.address, projects.target, LOCKED],
      ]);
      expect((await projects.milestoneOf(1, 0)).feeTokens).to.equal(LOCKED);
      expect(await projects.liabilitiesOf(token)).to.equal(LOCKED);
      expect((LOCKED - 1n) * TOKEN < FEE * RATE && LOCKED * TOKEN >= FEE * RATE).to.equal(true);
    });

    it('reverts when it costs more than the client agreed to', async () => {
      const { projects, client } = await loadFixture(offeredFixture);
      await expect(projects.connect(client).lockFeeTokens(1, 0, LOCKED - 1n))
        .to.be.revertedWithCustomError(projects, 'ProjectsTooManyFeeTokens')
        .withArgs(LOCKED, LOCKED - 1n);
    });

    it('reverts for anyone but the client', async () => {
      const { projects, ana, timelock, stranger } = await loadFixture(offeredFixture);
      for (const account of [ana, timelock, stranger]) {
        await expect(projects.connect(account).lockFeeTokens(1, 0, ALL))
          .to.be.revertedWithCustomError(projects, 'ProjectsUnauthorizedAccount')
          .withArgs(1n, account.address);
      }
    });

    it('reverts without a rate, without a fee and the second time', async () => {
      const { projects, dollar, timelock, client } = await loadFixture(lockedFixture);
      const expectRefused = async (milestoneId: bigint, error: string) =>
        expect(projects.connect(client).lockFeeTokens(1, milestoneId, ALL))
          .to.be.revertedWithCustomError(projects, error)
          .withArgs(1n, milestoneId);
      await expectRefused(0n, 'ProjectsFeeTokensAlreadyLocked');
      await expectRefused(2n, 'ProjectsFeeTokensNotOffered');
      await projects.connect(timelock).setFeeTokenRate(dollar, 0);
      await expectRefused(1n, 'ProjectsFeeTokensNotOffered');
    });

    it('is possible in each status from funded to disputed', async () => {
      const { projects, client, ana, reviewer } = await loadFixture(offeredFixture);
      const expectLocked = async (milestoneId: number, status: bigint) => {
        expect((await projects.milestoneOf(1, milestoneId)).status).to.equal(status);
        await expect(projects.connect(client).lockFeeTokens(1, milestoneId, ALL)).to.emit(projects, 'FeeTokensLocked');
        expect((await projects.milestoneOf(1, milestoneId)).feeTokens).to.be.greaterThan(0n);
      };
      const snapshot = await networkHelpers.takeSnapshot();
      await expectLocked(1, MilestoneStatus.Funded);
      await expectLocked(0, MilestoneStatus.Submitted);
      await snapshot.restore();
      await review(projects, reviewer, 0, false);
      await expectLocked(0, MilestoneStatus.RevisionRequested);
      await snapshot.restore();
      await openDispute(projects, ana, 0);
      await expectLocked(0, MilestoneStatus.Disputed);
    });

    it('reverts for a milestone that is not funded or has ended', async () => {
      const fixture = await loadFixture(offeredFixture);
      const { projects, client, ana, reviewer, secondReviewer } = fixture;
      await projects.connect(client).createProject(await termsOf(fixture), 0);
      const expectRefused = async (projectId: bigint, milestoneId: bigint, status: bigint) =>
        expect(projects.connect(client).lockFeeTokens(projectId, milestoneId, ALL))
          .to.be.revertedWithCustomError(projects, 'ProjectsUnexpectedMilestoneStatus')
          .withArgs(projectId, milestoneId, status);
      await expectRefused(2n, 0n, MilestoneStatus.Planned);
      await projects.connect(ana).abandon(1, 2);
      await expectRefused(1n, 2n, MilestoneStatus.Refunded);
      await review(projects, reviewer, 0, true);
      await review(projects, secondReviewer, 0, true);
      await expectRefused(1n, 0n, MilestoneStatus.Released);
    });

    it('reverts for an unknown project or milestone', async () => {
      const { projects, client } = await loadFixture(offeredFixture);
      await expect(projects.connect(client).lockFeeTokens(2, 0, ALL))
        .to.be.revertedWithCustomError(projects, 'ProjectsUnknownProject')
        .withArgs(2n);
      await expect(projects.connect(client).lockFeeTokens(1, 3, ALL))
        .to.be.revertedWithCustomError(projects, 'ProjectsUnknownMilestone')
        .withArgs(1n, 3n);
    });

    it('reverts for more than the books hold', async () => {
      const { projects, dollar, timelock, client } = await loadFixture(offeredFixture);
      await projects.connect(timelock).setFeeTokenRate(dollar, (TOKEN / FEE) * 2n ** 128n);
      await expect(projects.connect(client).lockFeeTokens(1, 0, ALL))
        .to.be.revertedWithCustomError(projects, 'SafeCastOverflowedUintDowncast')
        .withArgs(128n, 2n ** 128n);
    });
  });

  it('burn the tokens on release, and the fee returns to the client', async () => {
    const { projects, token, dollar, client, ana, reviewer, secondReviewer } = await loadFixture(lockedFixture);
    const supply = await token.totalSupply();
    await review(projects, reviewer, 0, true);
    const sent = await review(projects, secondReviewer, 0, true);
    const by = secondReviewer.address;
    const events = await listed(sent, projects, token);
    expect(events.slice(1, 6)).to.deep.equal([
      [
        ...['MilestoneReleased', 1n, 0n, ana.address, by, dollar.target, GROSS, 0n, GROSS - FEE, FEE],
        ...[ReleasePath.Approved, GROSS],
      ],
      ['Credited', ana.address, dollar.target, 1n, by, GROSS - FEE, GROSS - FEE],
      ['Credited', client.address, dollar.target, 1n, by, FEE, FEE],
      ['FeeTokensUsed', 1n, 0n, client.address, LOCKED, 0n],
      ['Transfer', projects.target, `0x${'0'.repeat(40)}`, LOCKED],
    ]);
    expect(await token.totalSupply()).to.equal(supply - LOCKED);
    expect(await projects.feesOf(dollar)).to.equal(0n);
    expect(await projects.liabilitiesOf(token)).to.equal(0n);
    expect(await token.balanceOf(projects)).to.equal(0n);
    expect(await projects.liabilitiesOf(dollar)).to.equal(await dollar.balanceOf(projects));
  });

  it('return all tokens on a refund', async () => {
    const { projects, token, dollar, client, ana } = await loadFixture(lockedFixture);
    const events = await listed(await projects.connect(ana).abandon(1, 0), projects);
    const by = ana.address;
    expect(events.slice(1)).to.deep.equal([
      ['Credited', client.address, dollar.target, 1n, by, GROSS, GROSS],
      ['FeeTokensUsed', 1n, 0n, client.address, 0n, LOCKED],
      ['Credited', client.address, token.target, 1n, by, LOCKED, LOCKED],
    ]);
    await projects.connect(client).withdraw(token, client);
    expect(await token.balanceOf(client)).to.equal(100n * TOKEN);
  });

  it('E-8 burn in proportion to what is released, rounded up', async () => {
    const fixture = await loadFixture(lockedFixture);
    const { projects, token, dollar, client, ana } = fixture;
    const contributorAmount = 333n * DOLLAR + 1n;
    const fee = (contributorAmount * 250n) / 10_000n;
    const burned = (LOCKED * contributorAmount + GROSS - 1n) / GROSS;
    const events = await listed(await settle(fixture, await settlementOf({ contributorAmount })), projects);
    const used = events.find(([name]) => name === 'FeeTokensUsed');
    expect(used?.slice(4)).to.deep.equal([burned, LOCKED - burned]);
    expect(burned * GROSS > LOCKED * contributorAmount).to.equal(true);
    expect(await projects.creditOf(client, token)).to.equal(LOCKED - burned);
    expect(await projects.creditOf(client, dollar)).to.equal(GROSS - contributorAmount + fee);
    expect(await projects.creditOf(ana, dollar)).to.equal(contributorAmount - fee);
  });

  it('are not used for what an arbiter gets', async () => {
    const fixture = await loadFixture(lockedFixture);
    const { projects, token, ana, client } = fixture;
    await openDispute(projects, ana, 0);
    await rule(fixture, rulingOf({ contributorBps: 10_000, feeBps: MAX_ARBITER_FEE_BPS }));
    const burned = (LOCKED * 900n + 999n) / 1_000n;
    expect(await projects.creditOf(client, token)).to.equal(LOCKED - burned);
    expect(await token.balanceOf(projects)).to.equal(LOCKED - burned);
  });

  it('E-17 keep what was locked when the rate changes', async () => {
    const { projects, dollar, token, timelock } = await loadFixture(lockedFixture);
    await projects.connect(timelock).setFeeTokenRate(dollar, 0);
    const supply = await token.totalSupply();
    await time.increase(4 * DAY);
    await projects.release(1, 0);
    expect(await token.totalSupply()).to.equal(supply - LOCKED);
    expect(await projects.feesOf(dollar)).to.equal(0n);
  });

  it('end beside a bond and a payout split, in this order', async () => {
    const fixture = await loadFixture(guildFixture);
    const { projects, client, timelock, founder, token, dollar, ana, bo, reviewer } = fixture;
    const terms = await termsOf(fixture, { threshold: 1 });
    const milestones = terms.milestones.slice(0, 1).map((milestone) => ({ ...milestone, bond: TOKEN }));
    await projects.connect(timelock).setFeeTokenRate(dollar, RATE);
    for (const account of [client, ana]) {
      await token.connect(founder).transfer(account, 50n * TOKEN);
      await token.connect(account).approve(projects, 50n * TOKEN);
    }
    await projects.connect(client).createProject({ ...terms, milestones }, 1);
    await acceptProject(projects, timelock, 1);
    await projects.connect(ana).postBond(1, 0);
    await projects.connect(ana).setPayoutSplit(1, 0, [bo, ana], [5_000, 5_000]);
    await projects.connect(client).lockFeeTokens(1, 0, ALL);
    await projects.connect(ana).submitDeliverable(1, 0, terms.agreementDigest, 'cid');
    const none = `0x${'0'.repeat(64)}`;
    const sent = await projects.connect(reviewer).reviewDeliverable(1, 0, 1, terms.agreementDigest, true, none, '');
    const events = await listed(sent, projects, token);
    expect(
      events.slice(0, 9).map(([name, account]) => [name, name === 'Credited' ? account : undefined]),
    ).to.deep.equal([
      ['DeliverableReviewed', undefined],
      ['MilestoneReleased', undefined],
      ['Credited', bo.address],
      ['Credited', ana.address],
      ['Credited', client.address],
      ['BondEnded', undefined],
      ['Credited', ana.address],
      ['FeeTokensUsed', undefined],
      ['Transfer', undefined],
    ]);
    expect(await projects.liabilitiesOf(token)).to.equal(TOKEN);
    expect(await token.balanceOf(projects)).to.equal(TOKEN);
  });
});
