import type { HardhatEthersSigner } from '@nomicfoundation/hardhat-ethers/types';
import { expect } from 'chai';
import { ZeroHash } from 'ethers';
import { ethers, networkHelpers } from '../helpers/chain.ts';
import { Action, Obstacle } from '../helpers/compliance.ts';
import { DOLLAR, digestOf, type GuildFixture, TOKEN } from '../helpers/guild.ts';
import { acceptedFixture, DAY, fund, submit, termsOf } from '../helpers/projects.ts';
import { actionsOf, Category, proposalOf, Support } from '../helpers/proposal.ts';

const { loadFixture } = networkHelpers;

/** A guild at work: Bo's milestone is paid, Ana's is due, a proposal and a round are open. */
async function workingFixture() {
  const fixture = await acceptedFixture();
  const { projects, client, bo, timelock, priorities, founder, governor, stranger } = fixture;
  await submit(projects, bo, 1);
  await networkHelpers.time.increase(4 * DAY);
  await projects.connect(stranger).release(1, 1);
  await projects.connect(client).createProject(await termsOf(fixture), 0);
  const startsAt = (await networkHelpers.time.latest()) + 10;
  const round = { kind: 0, title: 'Round', digest: ZeroHash, cid: '', projectIds: [1, 2], budget: 0 };
  await priorities
    .connect(timelock)
    .openRound({ ...round, token: `0x${'0'.repeat(40)}`, startsAt, endsAt: startsAt + 30 * DAY });
  const proposal = await proposalOf(fixture, 'Adopt', actionsOf(fixture)[Category.Strategy]);
  await proposal.propose(founder);
  await proposal.toVote();
  return { ...fixture, governor, proposal };
}

type Working = Awaited<ReturnType<typeof workingFixture>>;

type Gated = [
  what: string,
  action: bigint,
  actorOf: (guild: Working) => HardhatEthersSigner,
  act: (guild: Working) => Promise<unknown>,
  event: string,
];

/** What each gate keeps: who acts, on which action, how, and the event that it causes at the gate's contract. */
const gated: Gated[] = [
  [
    'funding',
    Action.Fund,
    ({ client }) => client,
    ({ projects, client }) => fund(projects, client, 2, 0, 1),
    'ProjectFunded',
  ],
  [
    'a deliverable',
    Action.Submit,
    ({ ana }) => ana,
    ({ projects, ana }) => submit(projects, ana, 0),
    'DeliverableSubmitted',
  ],
  [
    'a withdrawal',
    Action.Withdraw,
    ({ bo }) => bo,
    ({ projects, bo, dollar }) => projects.connect(bo).withdraw(dollar, bo),
    'Withdrawn',
  ],
  [
    'a vote',
    Action.Vote,
    ({ holder }) => holder,
    ({ governor, holder, proposal }) => governor.connect(holder).castVote(proposal.id, Support.For),
    'VoteCast',
  ],
  [
    'a ballot',
    Action.Vote,
    ({ holder }) => holder,
    ({ priorities, holder }) => priorities.connect(holder).castBallot(1, [1], [10_000]),
    'BallotCast',
  ],
];

async function freeze({ compliance, officer }: GuildFixture, account: HardhatEthersSigner) {
  const until = (await networkHelpers.time.latest()) + 1_000;
  await compliance.connect(officer).freeze(account, until, digestOf('court order'));
}

describe('gates of a guild', () => {
  for (const [what, action, actorOf, act, event] of gated) {
    const contractOf = ({ projects, governor, priorities }: Working) =>
      ({ VoteCast: governor, BallotCast: priorities })[event] ?? projects;

    if (action === Action.Vote || action === Action.Submit) {
      const code = action === Action.Vote ? 'A-6' : 'A-5';

      it(`${code} let ${what} of a frozen account pass`, async () => {
        const guild = await loadFixture(workingFixture);
        await freeze(guild, actorOf(guild));
        await expect(act(guild)).to.emit(contractOf(guild), event);
      });
    } else {
      it(`E-26 refuse ${what} of a frozen account, until it is freed`, async () => {
        const guild = await loadFixture(workingFixture);
        const actor = actorOf(guild);
        await freeze(guild, actor);
        await expect(act(guild))
          .to.be.revertedWithCustomError(guild.compliance, 'ComplianceNotMet')
          .withArgs(actor.address, action, Obstacle.Frozen);
        await guild.compliance.connect(guild.officer).unfreeze(actor, digestOf('lifted'));
        await expect(act(guild)).to.emit(contractOf(guild), event);
      });
    }

    it(`let ${what} of others pass while somebody is frozen`, async () => {
      const guild = await loadFixture(workingFixture);
      await freeze(guild, guild.stranger);
      await expect(act(guild)).to.emit(contractOf(guild), event);
    });

    // A policy on submissions binds from the acceptance on: projects/submissionGates.test.ts.
    if (action === Action.Submit) continue;

    it(`refuse ${what} without the level that a policy asks for`, async () => {
      const guild = await loadFixture(workingFixture);
      const actor = actorOf(guild);
      const { compliance, timelock, officer } = guild;
      await compliance.connect(timelock).setActionPolicy(action, { enabled: true, minLevel: 2, agreementId: 0 });
      await expect(act(guild))
        .to.be.revertedWithCustomError(compliance, 'ComplianceNotMet')
        .withArgs(actor.address, action, Obstacle.Level);
      await compliance.connect(officer).setStatus(actor, 2, '0x0000', 0, ZeroHash, ZeroHash);
      await expect(act(guild)).to.emit(contractOf(guild), event);
    });

    // Nobody's earnings wait for a new promise.
    if (action === Action.Withdraw) continue;

    it(`refuse ${what} without the agreement that a policy asks for`, async () => {
      const guild = await loadFixture(workingFixture);
      const actor = actorOf(guild);
      const { compliance, timelock } = guild;
      await compliance.connect(timelock).publishAgreement(0, 'Terms', digestOf('terms'), 'bafkreiterms');
      await compliance.connect(timelock).setActionPolicy(action, { enabled: true, minLevel: 0, agreementId: 1 });
      await expect(act(guild))
        .to.be.revertedWithCustomError(compliance, 'ComplianceNotMet')
        .withArgs(actor.address, action, Obstacle.Agreement);
      await compliance.connect(actor).acceptAgreement(1, 1, digestOf('terms'));
      await expect(act(guild)).to.emit(contractOf(guild), event);
    });
  }

  it('E-26 keep the credit of a frozen account whole', async () => {
    const guild = await loadFixture(workingFixture);
    const { projects, bo, dollar } = guild;
    const credit = await projects.creditOf(bo, dollar);
    expect(credit).to.be.greaterThan(1_900n * DOLLAR);
    await freeze(guild, bo);
    expect(await projects.creditOf(bo, dollar)).to.equal(credit);
    await networkHelpers.time.increase(1_001);
    await guild.compliance.connect(guild.stranger).endFreeze(bo);
    await expect(projects.connect(bo).withdraw(dollar, bo)).to.changeTokenBalance(ethers, dollar, bo, credit);
  });

  it('A-4 let a frozen account be given what is another’s own, and move its guild tokens', async () => {
    const guild = await loadFixture(workingFixture);
    const { projects, token, dollar, ana, bo, holder, stranger } = guild;
    for (const account of [ana, holder]) await freeze(guild, account);
    const credit = await projects.creditOf(bo, dollar);
    await expect(projects.connect(bo).withdraw(dollar, ana)).to.changeTokenBalance(ethers, dollar, ana, credit);
    await token.connect(holder).transfer(stranger, 400n * TOKEN);
    expect(await token.balanceOf(stranger)).to.equal(400n * TOKEN);
  });

  it('A-10 keep earnings for as long as the guild wants, by a policy or a hold, and take none', async () => {
    const guild = await loadFixture(workingFixture);
    const { compliance, projects, timelock, bo, stranger, dollar } = guild;
    const credit = await projects.creditOf(bo, dollar);
    await compliance.connect(timelock).setActionPolicy(Action.Withdraw, [true, 255, 0]);
    await networkHelpers.time.increase(3_650 * DAY);
    const withdraw = () => projects.connect(bo).withdraw(dollar, stranger);
    await expect(withdraw()).to.be.revertedWithCustomError(compliance, 'ComplianceNotMet');
    await compliance.connect(timelock).setActionPolicy(Action.Withdraw, [false, 0, 0]);
    await projects.connect(timelock).holdCredit(bo, dollar, digestOf('reason'));
    await networkHelpers.time.increase(3_650 * DAY);
    await expect(withdraw()).to.be.revertedWithCustomError(projects, 'ProjectsCreditHeld');
    await projects.connect(timelock).releaseCredit(bo, dollar);
    await expect(withdraw()).to.changeTokenBalance(ethers, dollar, stranger, credit);
  });

  it('are off where nothing is asked for', async () => {
    const { projects, governor, priorities, treasury, rewards } = await loadFixture(workingFixture);
    for (const contract of [projects, governor, priorities, treasury, rewards]) {
      for (const action of Object.values(Action)) expect(await contract.isGated(action)).to.equal(false);
    }
  });
});
