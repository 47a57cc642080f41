import { expect } from 'chai';
import { deployContract, networkHelpers } from '../helpers/chain.ts';
import { eventsOf } from '../helpers/events.ts';
import { DOLLAR, guildFixture } from '../helpers/guild.ts';
import { acceptProject, fund, MilestoneStatus, ProjectStatus, termsOf } from '../helpers/projects.ts';

const { loadFixture } = networkHelpers;

const HostileMode = { Honest: 0, FeeOnTransfer: 1, FeeOnSender: 2, ReturnFalse: 3 } as const;

/** Project 1, proposed, not funded. */
async function createdFixture() {
  const fixture = await guildFixture();
  await fixture.projects.connect(fixture.client).createProject(await termsOf(fixture), 0);
  return fixture;
}

/** Project 1, proposed, to be paid in a hostile token that the client has approved. */
async function hostileFixture() {
  const fixture = await guildFixture();
  const { projects, timelock, client } = fixture;
  const hostile = await deployContract('HostileToken');
  await hostile.mint(client, 10n ** 18n);
  await hostile.connect(client).approve(projects, 10n ** 18n);
  await projects.connect(timelock).setTokenAllowed(hostile, true);
  await projects.connect(client).createProject(await termsOf(fixture, { token: hostile.target as string }), 0);
  return { ...fixture, hostile };
}

describe('Projects: funding', () => {
  it('funds milestones in parts and in order, by anyone who pays', async () => {
    const { projects, dollar, client, stranger } = await loadFixture(createdFixture);
    const [a, b, c] = [1_000n * DOLLAR, 2_000n * DOLLAR + 1n, 39n];
    await fund(projects, client, 1, 0, 1);
    await dollar.connect(client).transfer(stranger, b + c);
    await dollar.connect(stranger).approve(projects, b + c);
    const receipt = await (await fund(projects, stranger, 1, 1, 2)).wait();
    const events = (await eventsOf(receipt, projects, dollar)).map(({ name, args }) => [name, ...args]);
    expect(events).to.deep.equal([
      ['ProjectFunded', 1n, stranger.address, dollar.target, b + c, 3n, a + b + c],
      ['MilestoneFunded', 1n, 1n, stranger.address, b],
      ['MilestoneFunded', 1n, 2n, stranger.address, c],
      ['Transfer', stranger.address, projects.target, b + c],
    ]);
    expect((await projects.projectOf(1)).fundedCount).to.equal(3n);
    for (const milestoneId of [0, 1, 2]) {
      expect((await projects.milestoneOf(1, milestoneId)).status).to.equal(MilestoneStatus.Funded);
    }
    expect(await projects.liabilitiesOf(dollar)).to.equal(a + b + c);
  });

  it('what another paid returns to the client', async () => {
    const { projects, dollar, client, stranger } = await loadFixture(createdFixture);
    const amount = 1_000n * DOLLAR;
    await dollar.connect(client).transfer(stranger, amount);
    await dollar.connect(stranger).approve(projects, amount);
    await fund(projects, stranger, 1, 0, 1);
    await projects.connect(client).cancelProject(1);
    expect(await projects.creditOf(client, dollar)).to.equal(amount);
    expect(await projects.creditOf(stranger, dollar)).to.equal(0n);
  });

  it('funds an accepted project too', async () => {
    const { projects, client, timelock } = await loadFixture(createdFixture);
    await acceptProject(projects, timelock, 1);
    await fund(projects, client, 1, 0, 3);
    expect((await projects.projectOf(1)).fundedCount).to.equal(3n);
  });

  it('reverts for an unknown project and for a cancelled one', async () => {
    const { projects, client } = await loadFixture(createdFixture);
    await expect(fund(projects, client, 2, 0, 1))
      .to.be.revertedWithCustomError(projects, 'ProjectsUnknownProject')
      .withArgs(2n);
    await projects.connect(client).cancelProject(1);
    await expect(fund(projects, client, 1, 0, 1))
      .to.be.revertedWithCustomError(projects, 'ProjectsUnexpectedProjectStatus')
      .withArgs(1n, ProjectStatus.Cancelled);
  });

  it('reverts for another milestone than the next, so that nothing is paid twice', async () => {
    const { projects, client } = await loadFixture(createdFixture);
    await expect(fund(projects, client, 1, 1, 1))
      .to.be.revertedWithCustomError(projects, 'ProjectsUnexpectedMilestone')
      .withArgs(1n, 1n, 0n);
    await fund(projects, client, 1, 0, 2);
    await expect(fund(projects, client, 1, 0, 2))
      .to.be.revertedWithCustomError(projects, 'ProjectsUnexpectedMilestone')
      .withArgs(1n, 0n, 2n);
  });

  it('reverts for no milestones, and for more than there are', async () => {
    const { projects, client } = await loadFixture(createdFixture);
    await expect(fund(projects, client, 1, 0, 0))
      .to.be.revertedWithCustomError(projects, 'ProjectsNothingToFund')
      .withArgs(1n);
    await fund(projects, client, 1, 0, 2);
    for (const count of [2, 255]) {
      await expect(fund(projects, client, 1, 2, count))
        .to.be.revertedWithCustomError(projects, 'ProjectsUnknownMilestone')
        .withArgs(1n, 1 + count);
    }
  });

  it('reverts without an allowance, and without the tokens', async () => {
    const { projects, dollar, stranger } = await loadFixture(createdFixture);
    await expect(fund(projects, stranger, 1, 0, 1))
      .to.be.revertedWithCustomError(dollar, 'ERC20InsufficientAllowance')
      .withArgs(projects.target, 0n, 1_000n * DOLLAR);
    await dollar.connect(stranger).approve(projects, 1_000n * DOLLAR);
    await expect(fund(projects, stranger, 1, 0, 1))
      .to.be.revertedWithCustomError(dollar, 'ERC20InsufficientBalance')
      .withArgs(stranger.address, 0n, 1_000n * DOLLAR);
  });

  it('reverts when all that is owed would pass what an account’s slot holds', async () => {
    const fixture = await loadFixture(hostileFixture);
    const { projects, hostile, client } = fixture;
    const most = 2n ** 112n - 1n;
    const terms = await termsOf(fixture, { token: hostile.target as string });
    const milestones = terms.milestones.slice(0, 1).map((milestone) => ({ ...milestone, amount: most }));
    await hostile.mint(client, most);
    await hostile.connect(client).approve(projects, 2n * most);
    await projects.connect(client).createProject({ ...terms, milestones }, 1);
    await expect(fund(projects, client, 1, 0, 1))
      .to.be.revertedWithCustomError(projects, 'ProjectsEscrowFull')
      .withArgs(hostile.target, most + 1_000n * DOLLAR, most);
    await projects.connect(client).cancelProject(2);
    expect(await projects.creditOf(client, hostile)).to.equal(most);
    await projects.connect(client).withdraw(hostile, client);
    await fund(projects, client, 1, 0, 1);
  });

  it('E-4 reverts for a fee-on-transfer token, and leaves nothing behind', async () => {
    const { projects, hostile, client } = await loadFixture(hostileFixture);
    await hostile.setMode(HostileMode.FeeOnTransfer);
    await expect(fund(projects, client, 1, 0, 1))
      .to.be.revertedWithCustomError(projects, 'ProjectsTransferMismatch')
      .withArgs(hostile.target, 1_000n * DOLLAR, 990n * DOLLAR);
    expect(await projects.liabilitiesOf(hostile)).to.equal(0n);
    expect((await projects.projectOf(1)).fundedCount).to.equal(0n);
  });

  it('E-6 reverts for a token that returns false, and takes one that returns nothing', async () => {
    const fixture = await loadFixture(hostileFixture);
    const { projects, hostile, client, timelock } = fixture;
    await hostile.setMode(HostileMode.ReturnFalse);
    await expect(fund(projects, client, 1, 0, 1))
      .to.be.revertedWithCustomError(projects, 'SafeERC20FailedOperation')
      .withArgs(hostile.target);

    const old = await deployContract('NoReturnToken');
    await old.mint(client, 10n ** 18n);
    await old.connect(client).approve(projects, 10n ** 18n);
    await projects.connect(timelock).setTokenAllowed(old, true);
    await projects.connect(client).createProject(await termsOf(fixture, { token: old.target as string }), 3);
    expect(await projects.liabilitiesOf(old)).to.equal(3_000n * DOLLAR + 40n);
  });

  it('E-1 cannot be re-entered by the token, through any function that moves money, nor read half-way', async () => {
    const fixture = await loadFixture(hostileFixture);
    const { projects, hostile, client, dollar } = fixture;
    const zero = `0x${'0'.repeat(64)}`;
    const calls: [string, ...unknown[]][] = [
      ['createProject', await termsOf(fixture), 0],
      ['fund', 1, 1, 1, 0, zero],
      ['cancelProject', 1],
      ['reviewDeliverable', 1, 0, 1, zero, true, zero, ''],
      ['release', 1, 0],
      ['refund', 1, 0],
      ['abandon', 1, 0],
      ['recoverSurplus', hostile.target],
      ['postBond', 1, 0],
      ['lockFeeTokens', 1, 0, 1],
      ['expireDispute', 1],
      ['openDispute', 1, 0, zero, ''],
      ['withdraw', hostile.target, client.address],
      ['collectFees', hostile.target],
      ['creditOf', client.address, dollar.target],
      ['feesOf', hostile.target],
      ['liabilitiesOf', hostile.target],
    ];
    const guarded = projects.interface.encodeErrorResult('ReentrancyGuardReentrantCall', []);
    const snapshot = await networkHelpers.takeSnapshot();
    for (const [name, ...args] of calls) {
      await hostile.setCallback(projects, projects.interface.encodeFunctionData(name, args));
      await fund(projects, client, 1, 0, 1);
      expect(await hostile.lastCallback(), name).to.deep.equal([false, guarded]);
      await snapshot.restore();
    }
  });

  it('E-2 has its books done before the token is called', async () => {
    const { projects, hostile, client } = await loadFixture(hostileFixture);
    await hostile.setCallback(projects, projects.interface.encodeFunctionData('projectOf', [1]));
    await fund(projects, client, 1, 0, 2);
    const [succeeded, result] = await hostile.lastCallback();
    const [project] = projects.interface.decodeFunctionResult('projectOf', result);
    expect([succeeded, project.fundedCount]).to.deep.equal([true, 2n]);
  });
});
