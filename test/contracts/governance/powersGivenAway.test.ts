import { expect } from 'chai';
import { id } from 'ethers';
import { ethers, networkHelpers } from '../helpers/chain.ts';
import { DOLLAR, type GuildFixture } from '../helpers/guild.ts';
import { review, submit, submittedFixture } from '../helpers/projects.ts';
import { type Action, carry, proposalOf } from '../helpers/proposal.ts';

const { loadFixture, time } = networkHelpers;

const ADMIN_ROLE = 0;
const AGES = 2 ** 32 - 1;

/** Ways of a vote in Parameters to give the guild's powers away, and none of them comes back. */
const ways: [what: string, actionOf: (guild: GuildFixture) => Action][] = [
  [
    'its timelock gives up the access manager',
    ({ accessManager, timelock }) => [accessManager, 'renounceRole', ADMIN_ROLE, timelock.address],
  ],
  [
    'its timelock may act only after ages',
    ({ accessManager, timelock }) => [accessManager, 'grantRole', ADMIN_ROLE, timelock.address, AGES],
  ],
  [
    'its Governor takes a stranger for its timelock',
    ({ governor, stranger }) => [governor, 'updateTimelock', stranger.address],
  ],
  [
    'its Governor may propose to the timelock no more',
    ({ timelockController, governor }) => [timelockController, 'revokeRole', id('PROPOSER_ROLE'), governor.target],
  ],
];

describe('a majority in Parameters', () => {
  for (const [what, actionOf] of ways) {
    it(`G-28 can give the guild’s powers away, and escrow pays, refunds and is withdrawn after it: ${what}`, async () => {
      const fixture = await loadFixture(submittedFixture);
      const { projects, dollar, client, ana, bo, reviewer, secondReviewer, stranger, terms } = fixture;
      await carry(fixture, await proposalOf(fixture, 'Give', actionOf(fixture)));
      const fee = await proposalOf(fixture, 'Fee', [projects, 'setFeeBps', 1]);
      await expect(carry(fixture, fee)).to.be.revert(ethers);

      for (const judge of [reviewer, secondReviewer]) await review(projects, judge, 0, true);
      await projects.connect(ana).withdraw(dollar, ana);
      expect(await dollar.balanceOf(ana)).to.equal(975n * DOLLAR);
      const { dueAt } = terms.milestones[1] ?? { dueAt: 0 };
      await time.increaseTo(dueAt + terms.grace + 1);
      await projects.connect(stranger).refund(1, 1);
      await expect(submit(projects, bo, 1)).to.be.revertedWithCustomError(
        projects,
        'ProjectsUnexpectedMilestoneStatus',
      );
      const before = await dollar.balanceOf(client);
      await projects.connect(client).withdraw(dollar, client);
      expect((await dollar.balanceOf(client)) - before).to.equal(2_000n * DOLLAR + 1n);
    });
  }
});
