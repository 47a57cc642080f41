import { expect } from 'chai';
import { ethers, impersonate, networkHelpers } from '../helpers/chain.ts';
import { type ArbitratedFixture, disputableFixture, GROSS, openDispute, rule, rulingOf } from '../helpers/disputes.ts';
import { DELIVERABLE, fund, review } from '../helpers/projects.ts';
import { settle, settlementOf } from '../helpers/signing.ts';

const { loadFixture, time } = networkHelpers;

describe('E-3 a milestone ends once, whatever comes first', () => {
  const endings = {
    approval: async ({ projects, reviewer, secondReviewer }: ArbitratedFixture) => {
      await review(projects, reviewer, 0, true);
      await review(projects, secondReviewer, 0, true);
    },
    silence: async ({ projects, stranger }: ArbitratedFixture) => {
      await time.increaseTo((await projects.milestoneOf(1, 0)).reviewEndsAt + 1n);
      await projects.connect(stranger).release(1, 0);
    },
    settlement: async (fixture: ArbitratedFixture) => settle(fixture, await settlementOf()),
    ruling: async (fixture: ArbitratedFixture) => {
      await openDispute(fixture.projects, fixture.client, 0);
      await rule(fixture, rulingOf());
    },
    expiry: async ({ projects, client, stranger }: ArbitratedFixture) => {
      await openDispute(projects, client, 0);
      await time.increaseTo((await projects.disputeOf(1)).rulingEndsAt + 1n);
      await projects.connect(stranger).expireDispute(1);
    },
    abandonment: async ({ projects, ana }: ArbitratedFixture) => projects.connect(ana).abandon(1, 0),
  };
  for (const [first, end] of Object.entries(endings)) {
    it(`by ${first}`, async () => {
      const fixture = await loadFixture(disputableFixture);
      const { projects, dollar, ana, client, arbiter } = fixture;
      await end(fixture);
      const { status } = await projects.milestoneOf(1, 0);
      const owed = [
        await projects.creditOf(ana, dollar),
        await projects.creditOf(client, dollar),
        await projects.feesOf(dollar),
      ];
      expect(owed.reduce((sum, part) => sum + part, 0n)).to.equal(GROSS);
      const byArbiter = projects.connect(await impersonate(arbiter));
      const nonce = (await projects.milestoneOf(1, 0)).nonce;
      const again: (() => Promise<unknown>)[] = [
        () => endings.approval(fixture),
        () => endings.abandonment(fixture),
        async () => settle(fixture, await settlementOf({ nonce })),
        () => openDispute(projects, client, 0),
        () => projects.release(1, 0),
        () => projects.refund(1, 0),
        () => byArbiter.resolveDispute(1, rulingOf()),
        () => projects.expireDispute(1),
        () => projects.connect(ana).submitDeliverable(1, 0, DELIVERABLE.digest, DELIVERABLE.cid),
        () => fund(projects, client, 1, 0, 1),
      ];
      for (const attempt of again) await expect(attempt()).to.be.revert(ethers);
      expect((await projects.milestoneOf(1, 0)).status).to.equal(status);
      expect([
        await projects.creditOf(ana, dollar),
        await projects.creditOf(client, dollar),
        await projects.feesOf(dollar),
      ]).to.deep.equal(owed);
    });
  }
});
