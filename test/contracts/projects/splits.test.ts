import { expect } from 'chai';
import { ZeroAddress } from 'ethers';
import { ethers, networkHelpers, type TestContract } from '../helpers/chain.ts';
import { disputableFixture, disputedFixture, GROSS, listed, openDispute, rule, rulingOf } from '../helpers/disputes.ts';
import { DOLLAR, guildFixture } from '../helpers/guild.ts';
import {
  acceptedFixture,
  acceptProject,
  fund,
  MilestoneStatus,
  ProjectStatus,
  review,
  submit,
  termsOf,
} from '../helpers/projects.ts';

const { loadFixture } = networkHelpers;

const NET = 975n * DOLLAR;

/** The first milestone's contributor splits its payment: 60% for Bo, 33.33% for the stranger, 6.67% for Ana. */
async function splitFixture() {
  const fixture = await disputableFixture();
  const { projects, ana, bo, stranger } = fixture;
  const payees = [bo.address, stranger.address, ana.address];
  const sharesBps = [6_000n, 3_333n, 667n];
  await projects.connect(ana).setPayoutSplit(1, 0, payees, sharesBps);
  return { ...fixture, payees, sharesBps };
}

async function splitOf(projects: TestContract, milestoneId: number): Promise<unknown[]> {
  return (await projects.payoutSplitOf(1, milestoneId)).toArray(true);
}

describe('Projects: payout splits', () => {
  it('are set by the contributor, and can be changed and removed', async () => {
    const { projects, ana, bo, stranger } = await loadFixture(acceptedFixture);
    const steps: [string[], bigint[]][] = [
      [[bo.address], [10_000n]],
      [
        [ana.address, bo.address, stranger.address],
        [1n, 9_998n, 1n],
      ],
      [[], []],
    ];
    for (const [payees, sharesBps] of steps) {
      const sent = await projects.connect(ana).setPayoutSplit(1, 0, payees, sharesBps);
      expect(await listed(sent, projects)).to.deep.equal([['PayoutSplitSet', 1n, 0n, ana.address, payees, sharesBps]]);
      expect(await splitOf(projects, 0)).to.deep.equal([payees, sharesBps]);
    }
    expect(await splitOf(projects, 2)).to.deep.equal([[], []]);
  });

  it('E-8 credit each payee its share, rounded down, and the first what remains', async () => {
    const { projects, dollar, ana, bo, stranger, client, reviewer, secondReviewer } =
      await loadFixture(acceptedFixture);
    await projects.connect(ana).setPayoutSplit(1, 2, [bo, stranger, client, ana], [1, 3_333, 3_333, 3_333]);
    await submit(projects, ana, 2);
    await review(projects, reviewer, 2, true);
    const events = await listed(await review(projects, secondReviewer, 2, true), projects);
    const by = secondReviewer.address;
    expect(events.filter(([name]) => name === 'Credited')).to.deep.equal([
      ['Credited', bo.address, dollar.target, 1n, by, 3n, 3n],
      ['Credited', stranger.address, dollar.target, 1n, by, 12n, 12n],
      ['Credited', client.address, dollar.target, 1n, by, 12n, 12n],
      ['Credited', ana.address, dollar.target, 1n, by, 12n, 12n],
    ]);
  });

  it('E-8 leave out payees whose share rounds to nothing', async () => {
    const { projects, dollar, ana, bo, stranger, reviewer, secondReviewer } = await loadFixture(acceptedFixture);
    await projects.connect(ana).setPayoutSplit(1, 2, [bo, stranger], [9_999, 1]);
    await submit(projects, ana, 2);
    await review(projects, reviewer, 2, true);
    const events = await listed(await review(projects, secondReviewer, 2, true), projects);
    expect(events.filter(([name]) => name === 'Credited').map(([, account]) => account)).to.deep.equal([bo.address]);
    expect(await projects.creditOf(bo, dollar)).to.equal(39n);
  });

  it('pay after a review, with the reward for the contributor alone', async () => {
    const fixture = await loadFixture(splitFixture);
    const { projects, rewards, dollar, ana, bo, stranger, reviewer, secondReviewer } = fixture;
    await review(projects, reviewer, 0, true);
    const events = await listed(await review(projects, secondReviewer, 0, true), projects, rewards);
    const released = events.find(([name]) => name === 'MilestoneReleased');
    expect([released?.[3], released?.[8]]).to.deep.equal([ana.address, NET]);
    const accrued = events.find(([name]) => name === 'RewardAccrued');
    expect(accrued?.slice(1, 6)).to.deep.equal([1n, 0n, ana.address, dollar.target, NET]);
    expect(await projects.creditOf(bo, dollar)).to.equal((NET * 6n) / 10n);
    expect(await projects.creditOf(stranger, dollar)).to.equal((NET * 3_333n) / 10_000n);
    expect(await projects.creditOf(ana, dollar)).to.equal((NET * 667n) / 10_000n);
    expect(await projects.liabilitiesOf(dollar)).to.equal(await dollar.balanceOf(projects));
  });

  it('apply to what a ruling gives the contributor', async () => {
    const fixture = await loadFixture(splitFixture);
    const { projects, dollar, ana, bo, stranger, client } = fixture;
    await openDispute(projects, client, 0);
    await rule(fixture, rulingOf({ contributorBps: 5_000 }));
    const net = NET / 2n;
    const others = (net * 3_333n) / 10_000n + (net * 667n) / 10_000n;
    expect(await projects.creditOf(bo, dollar)).to.equal(net - others);
    expect(await projects.creditOf(stranger, dollar)).to.equal((net * 3_333n) / 10_000n);
    expect(await projects.creditOf(ana, dollar)).to.equal((net * 667n) / 10_000n);
    expect(await projects.creditOf(client, dollar)).to.equal(GROSS / 2n);
  });

  it('do not matter to a refund', async () => {
    const { projects, dollar, ana, bo, client } = await loadFixture(splitFixture);
    await projects.connect(ana).abandon(1, 0);
    expect(await projects.creditOf(client, dollar)).to.equal(GROSS);
    expect(await projects.creditOf(bo, dollar)).to.equal(0n);
  });

  it('pay the contributor alone once removed', async () => {
    const { projects, dollar, ana, bo, reviewer, secondReviewer } = await loadFixture(splitFixture);
    await projects.connect(ana).setPayoutSplit(1, 0, [], []);
    await review(projects, reviewer, 0, true);
    await review(projects, secondReviewer, 0, true);
    expect(await projects.creditOf(ana, dollar)).to.equal(NET);
    expect(await projects.creditOf(bo, dollar)).to.equal(0n);
  });

  it('can be set before funding and while a revision is asked for', async () => {
    const fixture = await loadFixture(guildFixture);
    const { projects, client, timelock, ana, bo, reviewer } = fixture;
    await projects.connect(client).createProject(await termsOf(fixture), 0);
    await projects.connect(ana).setPayoutSplit(1, 0, [bo], [10_000]);
    await fund(projects, client, 1, 0, 1);
    await acceptProject(projects, timelock, 1);
    await submit(projects, ana, 0);
    await review(projects, reviewer, 0, false);
    await projects.connect(ana).setPayoutSplit(1, 0, [ana, bo], [5_000, 5_000]);
    expect(await splitOf(projects, 0)).to.deep.equal([
      [ana.address, bo.address],
      [5_000n, 5_000n],
    ]);
  });

  it('revert in a dispute, after an ending and in a cancelled project', async () => {
    const { projects, ana, bo, client } = await loadFixture(disputedFixture);
    const attempt = (milestoneId: number, projectId = 1) =>
      projects.connect(ana).setPayoutSplit(projectId, milestoneId, [bo], [10_000]);
    await expect(attempt(0))
      .to.be.revertedWithCustomError(projects, 'ProjectsUnexpectedMilestoneStatus')
      .withArgs(1n, 0n, MilestoneStatus.Disputed);
    await projects.connect(ana).abandon(1, 2);
    await expect(attempt(2))
      .to.be.revertedWithCustomError(projects, 'ProjectsUnexpectedMilestoneStatus')
      .withArgs(1n, 2n, MilestoneStatus.Refunded);
    const fixture = await loadFixture(disputedFixture);
    await projects.connect(client).createProject(fixture.terms, 0);
    await projects.connect(client).cancelProject(2);
    await expect(attempt(0, 2))
      .to.be.revertedWithCustomError(projects, 'ProjectsUnexpectedProjectStatus')
      .withArgs(2n, ProjectStatus.Cancelled);
  });

  it('revert for anyone but the milestone’s contributor', async () => {
    const { projects, bo, client, timelock, stranger } = await loadFixture(disputableFixture);
    for (const account of [bo, client, timelock, stranger]) {
      await expect(projects.connect(account).setPayoutSplit(1, 0, [account], [10_000]))
        .to.be.revertedWithCustomError(projects, 'ProjectsUnauthorizedAccount')
        .withArgs(1n, account.address);
    }
  });

  it('revert for an unknown project or milestone', async () => {
    const { projects, ana } = await loadFixture(disputableFixture);
    await expect(projects.connect(ana).setPayoutSplit(2, 0, [], []))
      .to.be.revertedWithCustomError(projects, 'ProjectsUnknownProject')
      .withArgs(2n);
    await expect(projects.connect(ana).setPayoutSplit(1, 3, [], []))
      .to.be.revertedWithCustomError(projects, 'ProjectsUnknownMilestone')
      .withArgs(1n, 3n);
  });

  it('revert when payees and shares do not make a split', async () => {
    const { projects, ana, bo, stranger } = await loadFixture(disputableFixture);
    const cases: Record<string, [unknown[], number[]]> = {
      'more payees than shares': [[bo, stranger], [10_000]],
      'more shares than payees': [[bo], [5_000, 5_000]],
      'shares without payees': [[], [10_000]],
      'too little': [
        [bo, stranger],
        [5_000, 4_999],
      ],
      'too much': [
        [bo, stranger],
        [5_000, 5_001],
      ],
      'a share of zero': [
        [bo, stranger],
        [10_000, 0],
      ],
      'the zero address': [
        [bo, ZeroAddress],
        [5_000, 5_000],
      ],
      'the contract itself': [
        [bo, projects],
        [5_000, 5_000],
      ],
      'a payee twice': [
        [bo, stranger, bo],
        [3_000, 3_000, 4_000],
      ],
      'a payee twice, later': [
        [bo, stranger, stranger],
        [3_000, 3_000, 4_000],
      ],
    };
    for (const [name, [payees, sharesBps]] of Object.entries(cases)) {
      await expect(projects.connect(ana).setPayoutSplit(1, 0, payees, sharesBps), name).to.be.revertedWithCustomError(
        projects,
        'ProjectsInvalidSplit',
      );
    }
  });

  it('E-9 have ten payees at most', async () => {
    const { projects, dollar, ana, reviewer, secondReviewer } = await loadFixture(disputableFixture);
    const payees = Array.from({ length: 11 }, () => ethers.Wallet.createRandom().address);
    const shares = payees.map(() => 900n);
    await expect(
      projects.connect(ana).setPayoutSplit(1, 0, payees, [...shares.slice(1), 1_000n]),
    ).to.be.revertedWithCustomError(projects, 'ProjectsInvalidSplit');
    await projects.connect(ana).setPayoutSplit(1, 0, payees.slice(1), Array(10).fill(1_000n));
    await review(projects, reviewer, 0, true);
    await review(projects, secondReviewer, 0, true);
    for (const payee of payees.slice(1)) expect(await projects.creditOf(payee, dollar)).to.equal(NET / 10n);
  });
});
