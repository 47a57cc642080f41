import { expect } from 'chai';
import { id, toBeHex, ZeroHash } from 'ethers';
import { ethers, networkHelpers } from '../helpers/chain.ts';
import { guildFixture, TOKEN, unguardedFixture } from '../helpers/guild.ts';
import {
  bitmapOf,
  Category,
  carry,
  ProposalState,
  proposalOf,
  proposedFixture,
  rulesOf,
  Support,
} from '../helpers/proposal.ts';

const { loadFixture, time } = networkHelpers;

/** The rules of what these tests propose. */
const rules = rulesOf(Category.Parameters);

/** A proposal of the founder with its vote open. */
async function activeFixture() {
  const fixture = await proposedFixture();
  await fixture.proposal.toVote();
  return fixture;
}

describe('GuildGovernor', () => {
  describe('propose', () => {
    it('emits the proposal with its times in seconds', async () => {
      const fixture = await loadFixture(guildFixture);
      const { governor, projects, founder } = fixture;
      const proposal = await proposalOf(fixture, 'Fee to 1%', [projects, 'setFeeBps', 100]);
      const [targets, values, calldatas] = proposal.hashed;
      const sent = await proposal.propose(founder);
      const start = BigInt((await time.latest()) + rules.votingDelay);
      const end = start + BigInt(rules.votingPeriod);
      await expect(sent)
        .to.emit(governor, 'ProposalCreated')
        .withArgs(proposal.id, founder.address, targets, values, [''], calldatas, start, end, 'Fee to 1%');
      expect(await governor.state(proposal.id)).to.equal(ProposalState.Pending);
      expect(await governor.proposalSnapshot(proposal.id)).to.equal(start);
      expect(await governor.proposalDeadline(proposal.id)).to.equal(end);
      expect(await governor.proposalNeedsQueuing(proposal.id)).to.equal(true);
    });

    it('reverts below the threshold, which counts votes of the second before', async () => {
      const fixture = await loadFixture(guildFixture);
      const { governor, projects, token, founder, ana, config } = fixture;
      const proposal = await proposalOf(fixture, 'Fee to 1%', [projects, 'setFeeBps', 100]);
      await token.connect(founder).transfer(ana, config.proposalThreshold - 1n);
      await networkHelpers.mine();
      await expect(proposal.propose(ana))
        .to.be.revertedWithCustomError(governor, 'GovernorInsufficientProposerVotes')
        .withArgs(ana.address, config.proposalThreshold - 1n, config.proposalThreshold);
      await token.connect(founder).transfer(ana, 1n);
      await networkHelpers.mine();
      await proposal.propose(ana);
    });

    it('G-16 reverts for the same proposal twice', async () => {
      const { governor, proposal, holder } = await loadFixture(proposedFixture);
      await expect(proposal.propose(holder))
        .to.be.revertedWithCustomError(governor, 'GovernorUnexpectedProposalState')
        .withArgs(proposal.id, ProposalState.Pending, ZeroHash);
    });

    it('G-11 reverts for another than the proposer that the description names', async () => {
      const fixture = await loadFixture(guildFixture);
      const { governor, projects, founder, holder } = fixture;
      const description = `Fee to 1%#proposer=${founder.address}`;
      const proposal = await proposalOf(fixture, description, [projects, 'setFeeBps', 100]);
      await expect(proposal.propose(holder))
        .to.be.revertedWithCustomError(governor, 'GovernorRestrictedProposer')
        .withArgs(holder.address);
      await proposal.propose(founder);
    });

    it('reverts without an action', async () => {
      const fixture = await loadFixture(guildFixture);
      const proposal = await proposalOf(fixture, 'Nothing');
      await expect(proposal.propose(fixture.founder))
        .to.be.revertedWithCustomError(fixture.governor, 'GovernorInvalidProposalLength')
        .withArgs(0n, 0n, 0n);
    });
  });

  describe('a proposal', () => {
    it('is voted, queued and executed by the timelock, and then recorded', async () => {
      const fixture = await loadFixture(activeFixture);
      const { governor, projects, proposal, founder, holder, stranger, timelock } = fixture;
      await governor.connect(founder).castVoteWithReason(proposal.id, Support.For, 'Cheaper is better');
      await governor.connect(holder).castVote(proposal.id, Support.Abstain);
      await proposal.pastVote();
      expect(await governor.state(proposal.id)).to.equal(ProposalState.Succeeded);

      await expect(proposal.queue(stranger))
        .to.emit(governor, 'ProposalQueued')
        .withArgs(proposal.id, (eta: bigint) => eta > 0n);
      expect(await governor.proposalEta(proposal.id)).to.equal((await time.latest()) + rules.timelockDelay);
      await proposal.pastDelay();
      await expect(proposal.execute(stranger)).to.emit(projects, 'FeeBpsSet').withArgs(timelock.address, 250n, 100n);
      expect(await projects.feeBps()).to.equal(100n);

      await expect(governor.connect(stranger).finalize(proposal.id))
        .to.emit(governor, 'ProposalFinalized')
        .withArgs(
          proposal.id,
          stranger.address,
          ProposalState.Executed,
          600n * TOKEN,
          0n,
          400n * TOKEN,
          40n * TOKEN,
          1_000n * TOKEN,
        );
    });

    it('is not executed before its delay has passed', async () => {
      const { governor, timelockController, proposal, founder } = await loadFixture(activeFixture);
      await governor.connect(founder).castVote(proposal.id, Support.For);
      await proposal.pastVote();
      await proposal.queue(founder);
      await time.setNextBlockTimestamp((await governor.proposalEta(proposal.id)) - 1n);
      await expect(proposal.execute(founder)).to.be.revertedWithCustomError(
        timelockController,
        'TimelockUnexpectedOperationState',
      );
    });

    it('is active up to and including its deadline, from one second after its snapshot', async () => {
      const { governor, proposal, founder, holder } = await loadFixture(proposedFixture);
      const [snapshot, deadline] = [
        await governor.proposalSnapshot(proposal.id),
        await governor.proposalDeadline(proposal.id),
      ];
      await time.setNextBlockTimestamp(snapshot);
      await expect(governor.connect(founder).castVote(proposal.id, Support.For))
        .to.be.revertedWithCustomError(governor, 'GovernorUnexpectedProposalState')
        .withArgs(proposal.id, ProposalState.Pending, bitmapOf(ProposalState.Active));
      await time.setNextBlockTimestamp(snapshot + 1n);
      await governor.connect(founder).castVote(proposal.id, Support.For);
      await time.setNextBlockTimestamp(deadline);
      await governor.connect(holder).castVote(proposal.id, Support.For);
      await time.increaseTo(deadline + 1n);
      expect(await governor.state(proposal.id)).to.equal(ProposalState.Succeeded);
    });

    it('is defeated without a quorum', async () => {
      const { governor, token, proposal, founder, ana } = await loadFixture(proposedFixture);
      await token.connect(founder).transfer(ana, 40n * TOKEN - 1n);
      await proposal.toVote();
      await governor.connect(ana).castVote(proposal.id, Support.For);
      await proposal.pastVote();
      expect(await governor.state(proposal.id)).to.equal(ProposalState.Defeated);
      await expect(proposal.queue(founder))
        .to.be.revertedWithCustomError(governor, 'GovernorUnexpectedProposalState')
        .withArgs(proposal.id, ProposalState.Defeated, bitmapOf(ProposalState.Succeeded));
    });

    it('G-17 stays executable when its action fails, until that succeeds', async () => {
      const fixture = await loadFixture(guildFixture);
      const { governor, treasury, dollar, client, founder, ana } = fixture;
      const args = [dollar.target, ana.address, 100n, 0, ZeroHash, ''];
      const proposal = await proposalOf(fixture, 'Pay Ana', [treasury, 'pay', ...args]);
      await expect(carry(fixture, proposal))
        .to.be.revertedWithCustomError(treasury, 'TreasuryInsufficientBalance')
        .withArgs(dollar.target, 0n, 100n);
      expect(await governor.state(proposal.id)).to.equal(ProposalState.Queued);
      await dollar.connect(client).approve(treasury, 100n);
      await treasury.connect(client).deposit(dollar, 100n, 0, ZeroHash);
      await proposal.execute(founder);
      expect(await dollar.balanceOf(ana)).to.equal(100n);
    });

    it('G-15 cannot be failed by giving it too little gas', async () => {
      const fixture = await loadFixture(activeFixture);
      const { governor, projects, proposal, founder, stranger } = fixture;
      await governor.connect(founder).castVote(proposal.id, Support.For);
      await proposal.pastVote();
      await proposal.queue(founder);
      await proposal.pastDelay();
      const needed: bigint = await governor.connect(stranger).execute.estimateGas(...proposal.hashed);
      // The node's estimate is up to a twentieth too high.
      for (let gasLimit = 40_000n; gasLimit < (needed * 19n) / 20n; gasLimit += 5_000n) {
        await expect(governor.connect(stranger).execute(...proposal.hashed, { gasLimit })).to.revert(ethers);
      }
      expect(await governor.state(proposal.id)).to.equal(ProposalState.Queued);
      await proposal.execute(stranger);
      expect(await projects.feeBps()).to.equal(100n);
    });

    it('G-16 with the same actions as another is queued and executed beside it', async () => {
      const fixture = await loadFixture(activeFixture);
      const { governor, projects, proposal, founder } = fixture;
      const twin = await proposalOf(fixture, 'Fee to 1%, again', [projects, 'setFeeBps', 100]);
      await twin.propose(founder);
      await twin.toVote();
      for (const { id } of [proposal, twin]) await governor.connect(founder).castVote(id, Support.For);
      await twin.pastVote();
      for (const { queue } of [proposal, twin]) await queue(founder);
      await expect(twin.queue(founder))
        .to.be.revertedWithCustomError(governor, 'GovernorUnexpectedProposalState')
        .withArgs(twin.id, ProposalState.Queued, bitmapOf(ProposalState.Succeeded));
      await twin.pastDelay();
      for (const { execute } of [proposal, twin]) await execute(founder);
      await expect(twin.execute(founder))
        .to.be.revertedWithCustomError(governor, 'GovernorUnexpectedProposalState')
        .withArgs(twin.id, ProposalState.Executed, bitmapOf(ProposalState.Queued));
    });

    it('can be executed at the timelock directly by who the guild lets, and counts as executed', async () => {
      const { governor, timelockController, proposal, founder, stranger, timelock } = await loadFixture(activeFixture);
      await governor.connect(founder).castVote(proposal.id, Support.For);
      await proposal.pastVote();
      await proposal.queue(founder);
      await proposal.pastDelay();
      const [targets, values, calldatas, descriptionHash] = proposal.hashed;
      const salt = toBeHex((BigInt(governor.target as string) << 96n) ^ BigInt(descriptionHash), 32);
      const executor = id('EXECUTOR_ROLE');
      const execute = () =>
        timelockController.connect(stranger).executeBatch(targets, values, calldatas, ZeroHash, salt);
      await expect(execute())
        .to.be.revertedWithCustomError(timelockController, 'AccessControlUnauthorizedAccount')
        .withArgs(stranger.address, executor);
      await timelockController.connect(timelock).grantRole(executor, stranger);
      await execute();
      expect(await governor.state(proposal.id)).to.equal(ProposalState.Executed);
    });
  });

  describe('cancel', () => {
    it('G-9 the guardian cancels at any stage before execution', async () => {
      const fixture = await loadFixture(activeFixture);
      const { governor, timelockController, projects, proposal, founder, guardian } = fixture;
      await governor.connect(founder).castVote(proposal.id, Support.For);
      await proposal.pastVote();
      await proposal.queue(founder);
      await proposal.pastDelay();
      await expect(proposal.cancel(guardian)).to.emit(timelockController, 'Cancelled');
      expect(await governor.state(proposal.id)).to.equal(ProposalState.Canceled);
      await expect(proposal.execute(founder)).to.be.revertedWithCustomError(
        governor,
        'GovernorUnexpectedProposalState',
      );
      expect(await projects.feeBps()).to.equal(250n);
    });

    it('G-9 the proposer cancels while it is pending only, with a guardian or without', async () => {
      for (const fixture of [await loadFixture(guildFixture), await loadFixture(unguardedFixture)]) {
        const { governor, projects, founder, stranger } = fixture;
        const first = await proposalOf(fixture, 'First', [projects, 'setFeeBps', 1]);
        await first.propose(founder);
        await expect(first.cancel(stranger))
          .to.be.revertedWithCustomError(governor, 'GovernorUnableToCancel')
          .withArgs(first.id, stranger.address);
        await expect(first.cancel(founder)).to.emit(governor, 'ProposalCanceled').withArgs(first.id);

        const second = await proposalOf(fixture, 'Second', [projects, 'setFeeBps', 2]);
        const refused = async () =>
          expect(second.cancel(founder))
            .to.be.revertedWithCustomError(governor, 'GovernorUnableToCancel')
            .withArgs(second.id, founder.address);
        await second.propose(founder);
        await second.toVote();
        await refused();
        await governor.connect(founder).castVote(second.id, Support.For);
        await second.pastVote();
        await refused();
        await second.queue(founder);
        await refused();
      }
    });

    it('G-9 only a proposal changes the guardian, and the guardian cannot execute', async () => {
      const fixture = await loadFixture(guildFixture);
      const { governor, guardian, ana } = fixture;
      await expect(governor.connect(guardian).setProposalGuardian(ana))
        .to.be.revertedWithCustomError(governor, 'GovernorOnlyExecutor')
        .withArgs(guardian.address);
      const rotation = await proposalOf(fixture, 'New guardian', [governor, 'setProposalGuardian', ana.address]);
      await expect(carry(fixture, rotation))
        .to.emit(governor, 'ProposalGuardianSet')
        .withArgs(guardian.address, ana.address);
    });
  });
});
