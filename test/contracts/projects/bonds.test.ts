import { expect } from 'chai';
import type { ContractTransactionResponse } from 'ethers';
import { impersonate, networkHelpers } from '../helpers/chain.ts';
import {
  type ArbitratedFixture,
  arbitratedFixture,
  BOND,
  bondedFixture,
  bondFixture,
  listed,
  openDispute,
  rule,
  rulingOf,
} from '../helpers/disputes.ts';
import { guildFixture, TOKEN } from '../helpers/guild.ts';
import {
  acceptProject,
  DAY,
  fund,
  MilestoneStatus,
  ProjectStatus,
  review,
  submit,
  termsOf,
} from '../helpers/projects.ts';
import { settle, settlementOf } from '../helpers/signing.ts';

const { loadFixture, time } = networkHelpers;

const NOTHING = 0n;

/** The events of a milestone's ending that concern the bond or guild tokens. */
function bondEvents(events: unknown[][], token: unknown): unknown[][] {
  return events.filter(([name, , second]) => name === 'BondEnded' || (name === 'Credited' && second === token));
}

/** A milestone with a bond is in dispute. */
async function bondedDisputeFixture() {
  const fixture = await bondedFixture();
  await openDispute(fixture.projects, fixture.client, 0);
  return fixture;
}

describe('Projects: bonds', () => {
  describe('postBond', () => {
    it('takes the bond from the contributor', async () => {
      const { projects, token, ana } = await loadFixture(bondFixture);
      expect((await projects.milestoneOf(1, 0)).bonded).to.equal(false);
      const sent = await projects.connect(ana).postBond(1, 0);
      expect((await listed(sent, projects, token)).slice(0, 2)).to.deep.equal([
        ['BondPosted', 1n, 0n, ana.address, BOND],
        ['Transfer', ana.address, projects.target, BOND],
      ]);
      const { bond, bonded } = await projects.milestoneOf(1, 0);
      expect([bond, bonded]).to.deep.equal([BOND, true]);
      expect(await projects.liabilitiesOf(token)).to.equal(BOND);
      expect(await token.balanceOf(projects)).to.equal(BOND);
    });

    it('is needed before a submission', async () => {
      const { projects, ana } = await loadFixture(bondFixture);
      await expect(submit(projects, ana, 0))
        .to.be.revertedWithCustomError(projects, 'ProjectsBondMissing')
        .withArgs(1n, 0n);
      await projects.connect(ana).postBond(1, 0);
      await submit(projects, ana, 0);
    });

    it('is possible once the guild has accepted and the milestone is funded, so that it always ends', async () => {
      const fixture = await loadFixture(guildFixture);
      const { projects, client, timelock, token, founder, ana } = fixture;
      const terms = await termsOf(fixture);
      const milestones = terms.milestones.map((milestone) => ({ ...milestone, bond: BOND }));
      await projects.connect(client).createProject({ ...terms, milestones }, 0);
      await token.connect(founder).transfer(ana, BOND);
      await token.connect(ana).approve(projects, BOND);
      await expect(projects.connect(ana).postBond(1, 0))
        .to.be.revertedWithCustomError(projects, 'ProjectsUnexpectedProjectStatus')
        .withArgs(1n, ProjectStatus.Proposed);
      await acceptProject(projects, timelock, 1);
      await expect(projects.connect(ana).postBond(1, 0))
        .to.be.revertedWithCustomError(projects, 'ProjectsUnexpectedMilestoneStatus')
        .withArgs(1n, 0n, MilestoneStatus.Planned);
      await fund(projects, client, 1, 0, 1);
      await projects.connect(ana).postBond(1, 0);
      expect((await projects.milestoneOf(1, 0)).bonded).to.equal(true);
    });

    it('reverts the second time, and where no bond is asked for', async () => {
      const { projects, ana } = await loadFixture(bondedFixture);
      for (const [milestoneId, error] of [
        [0n, 'ProjectsBondAlreadyPosted'],
        [2n, 'ProjectsNoBond'],
      ] as const) {
        await expect(projects.connect(ana).postBond(1, milestoneId))
          .to.be.revertedWithCustomError(projects, error)
          .withArgs(1n, milestoneId);
      }
    });

    it('reverts after an ending', async () => {
      const { projects, ana } = await loadFixture(bondFixture);
      await projects.connect(ana).abandon(1, 0);
      await expect(projects.connect(ana).postBond(1, 0))
        .to.be.revertedWithCustomError(projects, 'ProjectsUnexpectedMilestoneStatus')
        .withArgs(1n, 0n, MilestoneStatus.Refunded);
    });

    it('reverts for anyone but the milestone’s contributor', async () => {
      const { projects, bo, client, timelock } = await loadFixture(bondFixture);
      for (const account of [bo, client, timelock]) {
        await expect(projects.connect(account).postBond(1, 0))
          .to.be.revertedWithCustomError(projects, 'ProjectsUnauthorizedAccount')
          .withArgs(1n, account.address);
      }
    });

    it('reverts for an unknown project or milestone, and without an allowance', async () => {
      const { projects, ana, token } = await loadFixture(bondFixture);
      await expect(projects.connect(ana).postBond(2, 0))
        .to.be.revertedWithCustomError(projects, 'ProjectsUnknownProject')
        .withArgs(2n);
      await expect(projects.connect(ana).postBond(1, 3))
        .to.be.revertedWithCustomError(projects, 'ProjectsUnknownMilestone')
        .withArgs(1n, 3n);
      await token.connect(ana).approve(projects, BOND - 1n);
      await expect(projects.connect(ana).postBond(1, 0))
        .to.be.revertedWithCustomError(token, 'ERC20InsufficientAllowance')
        .withArgs(projects.target, BOND - 1n, BOND);
    });
  });

  describe('return whole to the contributor', () => {
    const endings: Record<string, (fixture: ArbitratedFixture) => Promise<ContractTransactionResponse>> = {
      approval: async ({ projects, reviewer, secondReviewer }) => {
        await review(projects, reviewer, 0, true);
        return review(projects, secondReviewer, 0, true);
      },
      silence: async ({ projects }) => {
        await time.increaseTo((await projects.milestoneOf(1, 0)).reviewEndsAt + 1n);
        return projects.release(1, 0);
      },
      lapse: async ({ projects, reviewer }) => {
        await review(projects, reviewer, 0, false);
        await time.increase(40 * DAY);
        return projects.refund(1, 0);
      },
      settlement: async (fixture) => settle(fixture, await settlementOf({ contributorAmount: NOTHING })),
      'a ruling without a slash': async (fixture) => {
        await openDispute(fixture.projects, fixture.client, 0);
        return rule(fixture, rulingOf({ contributorBps: 0 }));
      },
      'an expired dispute': async ({ projects, client }) => {
        await openDispute(projects, client, 0);
        await time.increaseTo((await projects.disputeOf(1)).rulingEndsAt + 1n);
        return projects.expireDispute(1);
      },
    };
    for (const [name, end] of Object.entries(endings)) {
      it(`after ${name}`, async () => {
        const fixture = await loadFixture(bondedFixture);
        const { projects, token, ana } = fixture;
        const supply = await token.totalSupply();
        const sent = await end(fixture);
        const [ended, credited] = bondEvents(await listed(sent, projects), token.target);
        expect(ended).to.deep.equal(['BondEnded', 1n, 0n, ana.address, BOND, NOTHING]);
        expect(credited?.slice(5)).to.deep.equal([BOND, BOND]);
        expect(credited?.[1]).to.equal(ana.address);
        const { bond, bonded } = await projects.milestoneOf(1, 0);
        expect([bond, bonded]).to.deep.equal([BOND, false]);
        await projects.connect(ana).withdraw(token, ana);
        expect(await token.balanceOf(ana)).to.equal(100n * TOKEN);
        expect(await projects.liabilitiesOf(token)).to.equal(0n);
        expect(await token.totalSupply()).to.equal(supply);
      });
    }
  });

  describe('are lost by leaving alone', () => {
    it('E-29 once something was submitted, under review or rejected: nobody gets ahead of a dispute', async () => {
      for (const rejected of [false, true]) {
        const fixture = await loadFixture(bondedFixture);
        const { projects, token, reviewer, ana } = fixture;
        if (rejected) await review(projects, reviewer, 0, false);
        const supply = await token.totalSupply();
        const events = await listed(await projects.connect(ana).abandon(1, 0), projects);
        expect(bondEvents(events, token.target)).to.deep.equal([['BondEnded', 1n, 0n, ana.address, NOTHING, BOND]]);
        expect(await projects.creditOf(ana, token)).to.equal(0n);
        expect(await projects.liabilitiesOf(token)).to.equal(0n);
        expect(await token.totalSupply()).to.equal(supply - BOND);
      }
    });

    it('E-29 not before anything was submitted, when there is nothing to judge', async () => {
      const { projects, token, ana } = await loadFixture(bondFixture);
      await projects.connect(ana).postBond(1, 0);
      await projects.connect(ana).abandon(1, 0);
      expect(await projects.creditOf(ana, token)).to.equal(BOND);
    });

    it('E-29 not in a project without an arbiter, where nothing could be slashed', async () => {
      const fixture = await loadFixture(guildFixture);
      const { projects, token, client, founder, ana, timelock, dollar } = fixture;
      await token.connect(founder).transfer(ana, BOND);
      await token.connect(ana).approve(projects, BOND);
      const now = await time.latest();
      const milestone = { contributor: ana.address, amount: 1n, dueAt: now + DAY, skill: 1, bond: BOND };
      await projects.connect(client).createProject(await termsOf(fixture, { milestones: [milestone] }), 1);
      await acceptProject(projects, timelock, 1);
      await projects.connect(ana).postBond(1, 0);
      await submit(projects, ana, 0);
      await projects.connect(ana).abandon(1, 0);
      expect(await projects.creditOf(ana, token)).to.equal(BOND);
      expect(await projects.creditOf(client, dollar)).to.equal(1n);
    });
  });

  describe('are slashed by a ruling', () => {
    for (const slashBps of [1n, 5_000n, 9_999n, 10_000n]) {
      it(`which burns ${slashBps} basis points, rounded down`, async () => {
        const fixture = await loadFixture(bondedDisputeFixture);
        const { projects, token, arbiter, ana } = fixture;
        const supply = await token.totalSupply();
        const slashed = (BOND * slashBps) / 10_000n;
        const returned = BOND - slashed;
        const ruling = rulingOf({ contributorBps: 0, slashBps: Number(slashBps) });
        const events = await listed(await rule(fixture, ruling), projects);
        const by = arbiter.target;
        expect(events.map(([name]) => name).slice(0, 4)).to.deep.equal([
          ...['DisputeResolved', 'MilestoneRefunded', 'Credited', 'BondEnded'],
        ]);
        expect(bondEvents(events, token.target)).to.deep.equal([
          ['BondEnded', 1n, 0n, ana.address, returned, slashed],
          ...(returned === 0n ? [] : [['Credited', ana.address, token.target, 1n, by, returned, returned]]),
        ]);
        expect(await token.totalSupply()).to.equal(supply - slashed);
        expect(await projects.liabilitiesOf(token)).to.equal(returned);
        expect(await token.balanceOf(projects)).to.equal(returned);
        expect(await projects.creditOf(ana, token)).to.equal(returned);
      });
    }

    it('which cannot take more than all', async () => {
      const fixture = await loadFixture(bondedDisputeFixture);
      const { projects, arbiter } = fixture;
      await expect(projects.connect(await impersonate(arbiter)).resolveDispute(1, rulingOf({ slashBps: 10_001 })))
        .to.be.revertedWithCustomError(projects, 'ProjectsInvalidRuling')
        .withArgs('slashBps');
    });

    it('and not where none is held', async () => {
      const fixture = await loadFixture(arbitratedFixture);
      const { projects, ana } = fixture;
      await submit(projects, ana, 0);
      await openDispute(projects, ana, 0);
      await expect(rule(fixture, rulingOf({ slashBps: 1 })))
        .to.be.revertedWithCustomError(projects, 'ProjectsInvalidRuling')
        .withArgs('slashBps');
    });
  });
});
