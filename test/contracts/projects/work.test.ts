import { expect } from 'chai';
import { ZeroHash } from 'ethers';
import { ethers, networkHelpers } from '../helpers/chain.ts';
import { eventsOf } from '../helpers/events.ts';
import { digestOf, guildFixture } from '../helpers/guild.ts';
import {
  acceptedFixture,
  acceptProject,
  DELIVERABLE,
  MilestoneStatus,
  ProjectStatus,
  review,
  submit,
  submittedFixture,
  termsOf,
} from '../helpers/projects.ts';

const { loadFixture, time } = networkHelpers;

describe('Projects: work', () => {
  describe('submitDeliverable', () => {
    it('binds the deliverable, counts the revision and opens the review', async () => {
      const { projects, ana, terms } = await loadFixture(acceptedFixture);
      const now = (await time.latest()) + 10;
      await time.setNextBlockTimestamp(now);
      await expect(submit(projects, ana, 0))
        .to.emit(projects, 'DeliverableSubmitted')
        .withArgs(1n, 0n, ana.address, 1n, DELIVERABLE.digest, DELIVERABLE.cid, now + terms.reviewWindow);
      const milestone = await projects.milestoneOf(1, 0);
      expect(milestone.status).to.equal(MilestoneStatus.Submitted);
      expect(milestone.digest).to.equal(DELIVERABLE.digest);
      expect(milestone.revision).to.equal(1n);
      expect(milestone.reviewEndsAt).to.equal(now + terms.reviewWindow);
    });

    it('E-16 is in time up to and including the deadline and its grace', async () => {
      const { projects, ana, terms } = await loadFixture(acceptedFixture);
      const deadline = (terms.milestones[0]?.dueAt ?? 0) + terms.grace;
      const snapshot = await networkHelpers.takeSnapshot();
      await time.setNextBlockTimestamp(deadline + 1);
      await expect(submit(projects, ana, 0))
        .to.be.revertedWithCustomError(projects, 'ProjectsDeadlinePassed')
        .withArgs(1n, 0n, deadline);
      await snapshot.restore();
      await time.setNextBlockTimestamp(deadline);
      await submit(projects, ana, 0);
    });

    it('reverts for anyone but the milestone’s contributor', async () => {
      const { projects, bo, client } = await loadFixture(acceptedFixture);
      for (const account of [bo, client]) {
        await expect(submit(projects, account, 0))
          .to.be.revertedWithCustomError(projects, 'ProjectsUnauthorizedAccount')
          .withArgs(1n, account.address);
      }
    });

    it('reverts for an unknown project or milestone', async () => {
      const { projects, ana } = await loadFixture(acceptedFixture);
      await expect(projects.connect(ana).submitDeliverable(2, 0, DELIVERABLE.digest, DELIVERABLE.cid))
        .to.be.revertedWithCustomError(projects, 'ProjectsUnknownProject')
        .withArgs(2n);
      await expect(projects.connect(ana).submitDeliverable(1, 3, DELIVERABLE.digest, DELIVERABLE.cid))
        .to.be.revertedWithCustomError(projects, 'ProjectsUnknownMilestone')
        .withArgs(1n, 3n);
    });

    it('reverts before the guild has accepted the project, and before the milestone is funded', async () => {
      const fixture = await loadFixture(guildFixture);
      const { projects, client, ana, timelock } = fixture;
      await projects.connect(client).createProject(await termsOf(fixture), 0);
      await expect(submit(projects, ana, 0))
        .to.be.revertedWithCustomError(projects, 'ProjectsUnexpectedProjectStatus')
        .withArgs(1n, ProjectStatus.Proposed);
      await acceptProject(projects, timelock, 1);
      await expect(submit(projects, ana, 0))
        .to.be.revertedWithCustomError(projects, 'ProjectsUnexpectedMilestoneStatus')
        .withArgs(1n, 0n, MilestoneStatus.Planned);
    });

    it('E-11 cannot replace a deliverable that is under review', async () => {
      const { projects, ana } = await loadFixture(submittedFixture);
      await expect(projects.connect(ana).submitDeliverable(1, 0, digestOf('another'), 'bafkreianother'))
        .to.be.revertedWithCustomError(projects, 'ProjectsUnexpectedMilestoneStatus')
        .withArgs(1n, 0n, MilestoneStatus.Submitted);
    });

    it('reverts until the bond that the milestone asks for is posted', async () => {
      const fixture = await loadFixture(guildFixture);
      const { projects, client, ana, founder, token, timelock } = fixture;
      const terms = await termsOf(fixture);
      const milestones = terms.milestones.map((milestone) => ({ ...milestone, bond: 5n }));
      await projects.connect(client).createProject({ ...terms, milestones }, 1);
      await acceptProject(projects, timelock, 1);
      await expect(submit(projects, ana, 0))
        .to.be.revertedWithCustomError(projects, 'ProjectsBondMissing')
        .withArgs(1n, 0n);
      await token.connect(founder).transfer(ana, 5n);
      await token.connect(ana).approve(projects, 5n);
      await projects.connect(ana).postBond(1, 0);
      await submit(projects, ana, 0);
    });

    it('reverts without a digest or a CID', async () => {
      const { projects, ana } = await loadFixture(acceptedFixture);
      for (const [digest, cid] of [
        [ZeroHash, DELIVERABLE.cid],
        [DELIVERABLE.digest, ''],
      ]) {
        await expect(projects.connect(ana).submitDeliverable(1, 0, digest, cid)).to.be.revertedWithCustomError(
          projects,
          'ProjectsEmptyDeliverable',
        );
      }
    });
  });

  describe('reviewDeliverable', () => {
    it('counts an approval, with the reason if there is one', async () => {
      const { projects, reviewer, dollar } = await loadFixture(submittedFixture);
      const reason = [digestOf('well done'), 'bafkreireason'] as const;
      const sent = await projects.connect(reviewer).reviewDeliverable(1, 0, 1, DELIVERABLE.digest, true, ...reason);
      const events = (await eventsOf(await sent.wait(), projects)).map(({ name, args }) => [name, ...args]);
      expect(events).to.deep.equal([
        ['DeliverableReviewed', 1n, 0n, reviewer.address, 1n, DELIVERABLE.digest, true, 1n, 2n, ...reason],
      ]);
      const milestone = await projects.milestoneOf(1, 0);
      expect([milestone.approvals, milestone.reviewedBy]).to.deep.equal([1n, 1n]);
      expect(milestone.status).to.equal(MilestoneStatus.Submitted);
      expect(await projects.feesOf(dollar)).to.equal(0n);
    });

    it('asks for a revision, and gives at least a review window for it', async () => {
      const { projects, secondReviewer, reviewer, ana, terms } = await loadFixture(submittedFixture);
      await review(projects, reviewer, 0, true);
      const dueAt = terms.milestones[0]?.dueAt ?? 0;
      const receipt = await (await review(projects, secondReviewer, 0, false)).wait();
      const events = (await eventsOf(receipt, projects)).map(({ name, args }) => [name, ...args]);
      const { address } = secondReviewer;
      expect(events).to.deep.equal([
        ['DeliverableReviewed', 1n, 0n, address, 1n, DELIVERABLE.digest, false, 1n, 2n, ZeroHash, ''],
        ['RevisionRequested', 1n, 0n, address, 1n, BigInt(dueAt), BigInt(dueAt)],
      ]);
      const milestone = await projects.milestoneOf(1, 0);
      expect([milestone.status, milestone.reviewEndsAt]).to.deep.equal([MilestoneStatus.RevisionRequested, 0n]);

      await time.setNextBlockTimestamp(dueAt);
      await submit(projects, ana, 0);
      const resubmitted = await projects.milestoneOf(1, 0);
      expect([resubmitted.revision, resubmitted.approvals, resubmitted.reviewedBy]).to.deep.equal([2n, 0n, 0n]);
      await time.setNextBlockTimestamp(dueAt + 5);
      const newDueAt = dueAt + 5 + terms.reviewWindow;
      await expect(review(projects, reviewer, 0, false, 2))
        .to.emit(projects, 'RevisionRequested')
        .withArgs(1n, 0n, reviewer.address, 2n, dueAt, newDueAt);
      expect((await projects.milestoneOf(1, 0)).dueAt).to.equal(newDueAt);
    });

    it('tells who reviewed the last submission, and how many approved it', async () => {
      const { projects, reviewer, secondReviewer, ana, client } = await loadFixture(submittedFixture);
      const tell = async () => {
        const reviewed = await Promise.all(
          [reviewer, secondReviewer, client].map((who) => projects.hasReviewed(1, 0, who)),
        );
        return [...reviewed, (await projects.milestoneOf(1, 0)).approvals];
      };
      expect(await tell()).to.deep.equal([false, false, false, 0n]);
      await review(projects, reviewer, 0, true);
      await review(projects, secondReviewer, 0, false);
      expect(await tell()).to.deep.equal([true, true, false, 1n]);
      await submit(projects, ana, 0);
      expect(await tell()).to.deep.equal([false, false, false, 0n]);
      await review(projects, secondReviewer, 0, true, 2);
      await review(projects, reviewer, 0, true, 2);
      expect(await tell()).to.deep.equal([true, true, false, 2n]);
    });

    it('reverts for a revision beyond those agreed; approval or silence is left', async () => {
      const { projects, reviewer, secondReviewer, ana } = await loadFixture(submittedFixture);
      for (const revision of [1, 2]) {
        await review(projects, reviewer, 0, false, revision);
        await submit(projects, ana, 0);
      }
      await expect(review(projects, reviewer, 0, false, 3))
        .to.be.revertedWithCustomError(projects, 'ProjectsNoRevisionLeft')
        .withArgs(2n);
      await review(projects, reviewer, 0, true, 3);
      await review(projects, secondReviewer, 0, true, 3);
      expect((await projects.milestoneOf(1, 0)).status).to.equal(MilestoneStatus.Released);
    });

    it('E-11 reverts for another revision or other bytes, naming those under review', async () => {
      const { projects, reviewer, ana } = await loadFixture(submittedFixture);
      await review(projects, reviewer, 0, false);
      const second = digestOf('second');
      await projects.connect(ana).submitDeliverable(1, 0, second, 'bafkreisecond');
      for (const [revision, digest] of [
        [1, DELIVERABLE.digest],
        [2, DELIVERABLE.digest],
        [1, second],
        [3, second],
      ]) {
        await expect(projects.connect(reviewer).reviewDeliverable(1, 0, revision, digest, true, ZeroHash, ''))
          .to.be.revertedWithCustomError(projects, 'ProjectsDeliverableMismatch')
          .withArgs(2n, second);
      }
    });

    it('E-12 reverts for the same reviewer twice', async () => {
      const { projects, reviewer } = await loadFixture(submittedFixture);
      await review(projects, reviewer, 0, true);
      for (const approved of [true, false]) {
        await expect(review(projects, reviewer, 0, approved))
          .to.be.revertedWithCustomError(projects, 'ProjectsAlreadyReviewed')
          .withArgs(1n, 0n, reviewer.address);
      }
    });

    it('reverts for anyone who is not a reviewer of the project', async () => {
      const { projects, client, ana, timelock } = await loadFixture(submittedFixture);
      for (const account of [client, ana, timelock]) {
        await expect(review(projects, account, 0, true))
          .to.be.revertedWithCustomError(projects, 'ProjectsUnauthorizedAccount')
          .withArgs(1n, account.address);
      }
    });

    it('reverts for an unknown project or milestone, and when nothing is submitted', async () => {
      const { projects, reviewer } = await loadFixture(submittedFixture);
      const judge = (projectId: number, milestoneId: number) =>
        projects.connect(reviewer).reviewDeliverable(projectId, milestoneId, 1, DELIVERABLE.digest, true, ZeroHash, '');
      await expect(judge(2, 0)).to.be.revertedWithCustomError(projects, 'ProjectsUnknownProject').withArgs(2n);
      await expect(judge(1, 3)).to.be.revertedWithCustomError(projects, 'ProjectsUnknownMilestone').withArgs(1n, 3n);
      await expect(judge(1, 1))
        .to.be.revertedWithCustomError(projects, 'ProjectsUnexpectedMilestoneStatus')
        .withArgs(1n, 1n, MilestoneStatus.Funded);
    });

    it('E-16 is in time up to and including the last second of the window', async () => {
      const { projects, reviewer } = await loadFixture(submittedFixture);
      const { reviewEndsAt } = await projects.milestoneOf(1, 0);
      const snapshot = await networkHelpers.takeSnapshot();
      await time.setNextBlockTimestamp(reviewEndsAt + 1n);
      await expect(review(projects, reviewer, 0, true))
        .to.be.revertedWithCustomError(projects, 'ProjectsReviewWindowClosed')
        .withArgs(reviewEndsAt);
      await snapshot.restore();
      await time.setNextBlockTimestamp(reviewEndsAt);
      await review(projects, reviewer, 0, true);
    });

    it('tells 16 reviewers apart', async () => {
      const fixture = await loadFixture(guildFixture);
      const { projects, client, ana, timelock } = fixture;
      const reviewers = Array.from({ length: 16 }, () => ethers.Wallet.createRandom(ethers.provider));
      const terms = await termsOf(fixture, { reviewers: reviewers.map(({ address }) => address), threshold: 16 });
      await projects.connect(client).createProject(terms, 1);
      await acceptProject(projects, timelock, 1);
      await submit(projects, ana, 0);
      for (const [i, reviewer] of reviewers.entries()) {
        await networkHelpers.setBalance(reviewer.address, 10n ** 18n);
        expect((await projects.milestoneOf(1, 0)).reviewedBy).to.equal(2n ** BigInt(i) - 1n);
        await projects.connect(reviewer).reviewDeliverable(1, 0, 1, DELIVERABLE.digest, true, ZeroHash, '');
      }
      expect((await projects.milestoneOf(1, 0)).status).to.equal(MilestoneStatus.Released);
    });
  });
});
