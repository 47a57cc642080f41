import { expect } from 'chai';
import { networkHelpers } from '../helpers/chain.ts';
import { eventsOf } from '../helpers/events.ts';
import { DOLLAR, guildFixture } from '../helpers/guild.ts';
import {
  acceptedFixture,
  acceptProject,
  fund,
  MilestoneStatus,
  RefundReason,
  review,
  submit,
  termsOf,
} from '../helpers/projects.ts';

const { loadFixture, time } = networkHelpers;

const GROSS = 1_000n * DOLLAR;

describe('Projects: abandon', () => {
  it('E-14 E-21 returns the amount to the client without a fee', async () => {
    const { projects, dollar, client, ana } = await loadFixture(acceptedFixture);
    const owed = await projects.liabilitiesOf(dollar);
    const receipt = await (await projects.connect(ana).abandon(1, 0)).wait();
    const [from, actor] = [client.address, ana.address];
    expect((await eventsOf(receipt, projects)).map(({ name, args }) => [name, ...args])).to.deep.equal([
      ['MilestoneRefunded', 1n, 0n, from, actor, dollar.target, GROSS, RefundReason.Abandoned, GROSS],
      ['Credited', from, dollar.target, 1n, actor, GROSS, GROSS],
    ]);
    expect((await projects.milestoneOf(1, 0)).status).to.equal(MilestoneStatus.Refunded);
    expect(await projects.feesOf(dollar)).to.equal(0n);
    expect(await projects.liabilitiesOf(dollar)).to.equal(owed);
  });

  it('E-14 leaves what was earned with the contributor', async () => {
    const { projects, dollar, ana, client, reviewer, secondReviewer } = await loadFixture(acceptedFixture);
    await submit(projects, ana, 0);
    await review(projects, reviewer, 0, true);
    await review(projects, secondReviewer, 0, true);
    await projects.connect(ana).abandon(1, 2);
    expect(await projects.creditOf(ana, dollar)).to.equal(975n * DOLLAR);
    expect(await projects.creditOf(client, dollar)).to.equal(39n);
  });

  it('works under review, after a rejection, and before the guild accepts', async () => {
    const fixture = await loadFixture(acceptedFixture);
    const { projects, dollar, ana, bo, client, reviewer } = fixture;
    await submit(projects, ana, 0);
    await projects.connect(ana).abandon(1, 0);
    await submit(projects, bo, 1);
    await review(projects, reviewer, 1, false);
    await projects.connect(bo).abandon(1, 1);
    await projects.connect(client).createProject(await termsOf(fixture), 1);
    await projects.connect(ana).abandon(2, 0);
    expect(await projects.creditOf(client, dollar)).to.equal(4_000n * DOLLAR + 1n);
  });

  it('clears the review, and keeps who reviewed', async () => {
    const { projects, ana, reviewer } = await loadFixture(acceptedFixture);
    await submit(projects, ana, 0);
    await review(projects, reviewer, 0, true);
    await projects.connect(ana).abandon(1, 0);
    const { reviewEndsAt, approvals } = await projects.milestoneOf(1, 0);
    expect([reviewEndsAt, approvals]).to.deep.equal([0n, 1n]);
    expect(await projects.hasReviewed(1, 0, reviewer)).to.equal(true);
  });

  it('reverts for anyone but the contributor', async () => {
    const { projects, client, bo, reviewer, timelock, stranger } = await loadFixture(acceptedFixture);
    for (const account of [client, bo, reviewer, timelock, stranger]) {
      await expect(projects.connect(account).abandon(1, 0))
        .to.be.revertedWithCustomError(projects, 'ProjectsUnauthorizedAccount')
        .withArgs(1n, account.address);
    }
  });

  it('reverts for an unknown project or milestone', async () => {
    const { projects, ana } = await loadFixture(acceptedFixture);
    await expect(projects.connect(ana).abandon(2, 0))
      .to.be.revertedWithCustomError(projects, 'ProjectsUnknownProject')
      .withArgs(2n);
    await expect(projects.connect(ana).abandon(1, 3))
      .to.be.revertedWithCustomError(projects, 'ProjectsUnknownMilestone')
      .withArgs(1n, 3n);
  });

  it('E-3 reverts before it is funded, and once it is final', async () => {
    const fixture = await loadFixture(guildFixture);
    const { projects, client, ana, timelock, stranger } = fixture;
    const terms = await termsOf(fixture);
    await projects.connect(client).createProject(terms, 0);
    await expect(projects.connect(ana).abandon(1, 0))
      .to.be.revertedWithCustomError(projects, 'ProjectsUnexpectedMilestoneStatus')
      .withArgs(1n, 0n, MilestoneStatus.Planned);
    await fund(projects, client, 1, 0, 3);
    await acceptProject(projects, timelock, 1);
    await projects.connect(ana).abandon(1, 0);
    await submit(projects, ana, 2);
    await time.increase(terms.reviewWindow + 1);
    await projects.connect(stranger).release(1, 2);
    for (const [milestoneId, status] of [
      [0n, MilestoneStatus.Refunded],
      [2n, MilestoneStatus.Released],
    ]) {
      await expect(projects.connect(ana).abandon(1, milestoneId))
        .to.be.revertedWithCustomError(projects, 'ProjectsUnexpectedMilestoneStatus')
        .withArgs(1n, milestoneId, status);
    }
  });
});
