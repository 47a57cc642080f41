import { expect } from 'chai';
import { deployContract, networkHelpers } from '../helpers/chain.ts';
import { eventsOf } from '../helpers/events.ts';
import { DOLLAR, digestOf, type GuildFixture, guildFixture } from '../helpers/guild.ts';
import { acceptedFixture, acceptProject, cloneProjects, fund, review, submit, termsOf } from '../helpers/projects.ts';

const { loadFixture } = networkHelpers;

const Action = { Fund: 0, Submit: 1, Withdraw: 2, Vote: 3, Pay: 4 } as const;
const FROZEN = 1n;
const NET = 975n * DOLLAR;
const REASON = digestOf('sanctions list');

/** Projects beside a Compliance contract that refuses whom it is told to; project 1 is funded and accepted. */
async function gatedFixture() {
  const fixture = await guildFixture();
  const compliance = await deployContract('TestCompliance');
  const rewards = await deployContract('HostileRewards');
  const projects = await cloneProjects(fixture, { compliance, rewards });
  await projects.connect(fixture.client).createProject(await termsOf(fixture, { threshold: 1 }), 1);
  await acceptProject(projects, fixture.timelock, 1);
  return { ...fixture, projects, compliance };
}

/** Project 1 of the guild with its first milestone released: Ana has 975 dollars of credit. */
async function creditedFixture() {
  const fixture = await acceptedFixture();
  await releaseNext(fixture, 0);
  return fixture;
}

async function releaseNext({ projects, ana, reviewer, secondReviewer }: GuildFixture, milestoneId: number) {
  await submit(projects, ana, milestoneId);
  await review(projects, reviewer, milestoneId, true);
  await review(projects, secondReviewer, milestoneId, true);
}

describe('Projects: compliance', () => {
  describe('gates', () => {
    it('ask nobody while they are off', async () => {
      const { projects, compliance, ana, client, reviewer, dollar } = await loadFixture(gatedFixture);
      for (const action of [Action.Fund, Action.Submit, Action.Withdraw]) {
        for (const account of [ana, client]) await compliance.setRefused(account, action, true);
        expect(await projects.isGated(action)).to.equal(false);
      }
      await fund(projects, client, 1, 1, 1);
      await submit(projects, ana, 0);
      await review(projects, reviewer, 0, true);
      await projects.connect(ana).withdraw(dollar, ana);
    });

    it('E-26 stop whom Compliance refuses to create or fund', async () => {
      const fixture = await loadFixture(gatedFixture);
      const { projects, compliance, client, dollar, stranger } = fixture;
      await compliance.switchGate(projects, Action.Fund, true);
      await compliance.setRefused(client, Action.Fund, true);
      const terms = await termsOf(fixture);
      for (const attempt of [
        () => projects.connect(client).createProject(terms, 0),
        () => projects.connect(client).createProject(terms, 1),
        () => fund(projects, client, 1, 1, 1),
      ]) {
        await expect(attempt())
          .to.be.revertedWithCustomError(fixture.compliance, 'ComplianceNotMet')
          .withArgs(client.address, Action.Fund, FROZEN);
      }
      await dollar.connect(client).transfer(stranger, 3_000n * DOLLAR);
      await dollar.connect(stranger).approve(projects, 3_000n * DOLLAR);
      await fund(projects, stranger, 1, 1, 1);
    });

    it('E-26 stop whom Compliance refuses to withdraw; the credit is not lost, and others get theirs', async () => {
      const fixture = await loadFixture(gatedFixture);
      const { projects, compliance, ana, bo, client, reviewer, dollar } = fixture;
      await submit(projects, ana, 0);
      await compliance.switchGate(projects, Action.Withdraw, true);
      await compliance.setRefused(ana, Action.Withdraw, true);
      await review(projects, reviewer, 0, true);
      await expect(projects.connect(ana).withdraw(dollar, bo))
        .to.be.revertedWithCustomError(fixture.compliance, 'ComplianceNotMet')
        .withArgs(ana.address, Action.Withdraw, FROZEN);
      expect(await projects.creditOf(ana, dollar)).to.equal(NET);
      await fund(projects, client, 1, 1, 2);
      await projects.connect(ana).abandon(1, 2);
      await projects.connect(client).withdraw(dollar, client);
      await compliance.switchGate(projects, Action.Withdraw, false);
      await projects.connect(ana).withdraw(dollar, ana);
    });

    it('are switched one by one, by Compliance only', async () => {
      const { projects, compliance, timelock, officer, client } = await loadFixture(gatedFixture);
      for (const account of [timelock, officer, client]) {
        await expect(projects.connect(account).setGated(Action.Fund, true))
          .to.be.revertedWithCustomError(projects, 'GatedUnauthorized')
          .withArgs(account.address);
      }
      const gates = async () => Promise.all(Object.values(Action).map((action) => projects.isGated(action)));
      await compliance.switchGate(projects, Action.Submit, true);
      await compliance.switchGate(projects, Action.Vote, true);
      await compliance.switchGate(projects, Action.Vote, true);
      expect(await gates()).to.deep.equal([false, true, false, true, false]);
      await compliance.switchGate(projects, Action.Submit, false);
      expect(await gates()).to.deep.equal([false, false, false, true, false]);
    });
  });

  describe('held credits', () => {
    it('E-26 stay their owner’s, cannot be withdrawn, and are released to nobody else', async () => {
      const { projects, officer, ana, bo, dollar } = await loadFixture(creditedFixture);
      const owed = await projects.liabilitiesOf(dollar);
      const held = await (await projects.connect(officer).holdCredit(ana, dollar, REASON)).wait();
      expect((await eventsOf(held, projects)).map(({ name, args }) => [name, ...args])).to.deep.equal([
        ['CreditHeld', ana.address, dollar.target, officer.address, NET, REASON],
      ]);
      expect(await projects.isCreditHeld(ana, dollar)).to.equal(true);
      for (const to of [ana, bo]) {
        await expect(projects.connect(ana).withdraw(dollar, to))
          .to.be.revertedWithCustomError(projects, 'ProjectsCreditHeld')
          .withArgs(ana.address, dollar.target);
      }
      await expect(projects.connect(officer).withdraw(dollar, officer)).to.be.revertedWithCustomError(
        projects,
        'ProjectsNothingToWithdraw',
      );
      await expect(projects.recoverSurplus(dollar)).to.be.revertedWithCustomError(projects, 'ProjectsNothingToRecover');
      const released = await (await projects.connect(officer).releaseCredit(ana, dollar)).wait();
      expect((await eventsOf(released, projects)).map(({ name, args }) => [name, ...args])).to.deep.equal([
        ['CreditReleased', ana.address, dollar.target, officer.address, NET],
      ]);
      expect(await projects.liabilitiesOf(dollar)).to.equal(owed);
      await projects.connect(ana).withdraw(dollar, ana);
      expect(await dollar.balanceOf(ana)).to.equal(NET);
    });

    it('E-26 hold what comes later too, also of an account without a credit', async () => {
      const fixture = await loadFixture(acceptedFixture);
      const { projects, officer, ana, dollar } = fixture;
      await expect(projects.connect(officer).holdCredit(ana, dollar, REASON))
        .to.emit(projects, 'CreditHeld')
        .withArgs(ana.address, dollar.target, officer.address, 0n, REASON);
      await releaseNext(fixture, 0);
      expect(await projects.creditOf(ana, dollar)).to.equal(NET);
      await expect(projects.connect(ana).withdraw(dollar, ana)).to.be.revertedWithCustomError(
        projects,
        'ProjectsCreditHeld',
      );
      await releaseNext(fixture, 2);
      await expect(projects.connect(officer).releaseCredit(ana, dollar))
        .to.emit(projects, 'CreditReleased')
        .withArgs(ana.address, dollar.target, officer.address, NET + 39n);
    });

    it('are of one token of one account', async () => {
      const { projects, officer, ana, bo, token, dollar } = await loadFixture(creditedFixture);
      await projects.connect(officer).holdCredit(bo, dollar, REASON);
      await projects.connect(officer).holdCredit(ana, token, REASON);
      expect(await projects.isCreditHeld(ana, dollar)).to.equal(false);
      await projects.connect(ana).withdraw(dollar, ana);
    });

    it('keep the sum of what was withdrawn', async () => {
      const fixture = await loadFixture(creditedFixture);
      const { projects, officer, ana, dollar } = fixture;
      await projects.connect(ana).withdraw(dollar, ana);
      await projects.connect(officer).holdCredit(ana, dollar, REASON);
      await releaseNext(fixture, 2);
      await projects.connect(officer).releaseCredit(ana, dollar);
      await expect(projects.connect(ana).withdraw(dollar, ana))
        .to.emit(projects, 'Withdrawn')
        .withArgs(ana.address, dollar.target, ana.address, 39n, NET + 39n);
    });

    it('reverts for anyone but the compliance officer and the guild', async () => {
      const { projects, founder, ana, stranger, dollar } = await loadFixture(creditedFixture);
      for (const account of [founder, ana, stranger]) {
        for (const attempt of [
          () => projects.connect(account).holdCredit(ana, dollar, REASON),
          () => projects.connect(account).releaseCredit(ana, dollar),
        ]) {
          await expect(attempt())
            .to.be.revertedWithCustomError(projects, 'AccessManagedUnauthorized')
            .withArgs(account.address);
        }
      }
    });

    it('are the guild’s to decide by vote, too', async () => {
      const { projects, timelock, ana, dollar } = await loadFixture(creditedFixture);
      await projects.connect(timelock).holdCredit(ana, dollar, REASON);
      await projects.connect(timelock).releaseCredit(ana, dollar);
      expect(await projects.isCreditHeld(ana, dollar)).to.equal(false);
    });

    it('reverts when held twice, or released without being held', async () => {
      const { projects, officer, ana, dollar } = await loadFixture(creditedFixture);
      await expect(projects.connect(officer).releaseCredit(ana, dollar))
        .to.be.revertedWithCustomError(projects, 'ProjectsCreditNotHeld')
        .withArgs(ana.address, dollar.target);
      await projects.connect(officer).holdCredit(ana, dollar, REASON);
      await expect(projects.connect(officer).holdCredit(ana, dollar, REASON))
        .to.be.revertedWithCustomError(projects, 'ProjectsCreditHeld')
        .withArgs(ana.address, dollar.target);
    });
  });
});
