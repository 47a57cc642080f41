import { expect } from 'chai';
import { solidityPacked, toBeHex, ZeroHash } from 'ethers';
import { ethers, impersonate, networkHelpers } from '../helpers/chain.ts';
import { categoryRules, DOLLAR, guildFixture, TOKEN, unguardedFixture } from '../helpers/guild.ts';
import { Category, carry, ProposalState, proposalOf, Support } from '../helpers/proposal.ts';

const { loadFixture, time } = networkHelpers;

/** The rules of what these tests propose. */
const rules = categoryRules[Category.Parameters];

/** A pending proposal of the founder. */
async function proposedFixture() {
  const fixture = await guildFixture();
  const proposal = await proposalOf(fixture, 'Fee to 1%', [fixture.projects, 'setFeeBps', 100]);
  await proposal.propose(fixture.founder);
  return { ...fixture, proposal };
}

/** The same, with its vote open. */
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
        .withArgs(proposal.id, ProposalState.Pending, bitmap(ProposalState.Active));
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
        .withArgs(proposal.id, ProposalState.Defeated, bitmap(ProposalState.Succeeded));
    });

    it('is defeated by a tie', async () => {
      const { governor, proposal, founder, holder } = await loadFixture(activeFixture);
      const params = solidityPacked(['uint128', 'uint128', 'uint128'], [100n * TOKEN, 500n * TOKEN, 0]);
      await governor.connect(founder).castVoteWithReasonAndParams(proposal.id, Support.Fractional, '', params);
      await governor.connect(holder).castVote(proposal.id, Support.Against);
      await proposal.pastVote();
      expect(await governor.proposalVotes(proposal.id)).to.deep.equal([500n * TOKEN, 500n * TOKEN, 0n]);
      expect(await governor.state(proposal.id)).to.equal(ProposalState.Defeated);
    });

    it('G-7 counts For and Abstain for the quorum, Against not', async () => {
      const fixture = await loadFixture(activeFixture);
      const { governor, proposal, founder, holder } = fixture;
      const half = solidityPacked(['uint128', 'uint128', 'uint128'], [0, 1n, 40n * TOKEN - 1n]);
      await governor.connect(founder).castVoteWithReasonAndParams(proposal.id, Support.Fractional, '', half);
      await proposal.pastVote();
      expect(await governor.state(proposal.id)).to.equal(ProposalState.Succeeded);

      const other = await proposalOf(fixture, 'Fee to 2%', [fixture.projects, 'setFeeBps', 200]);
      await other.propose(founder);
      await other.toVote();
      await governor.connect(holder).castVote(other.id, Support.Against);
      await other.pastVote();
      expect(await governor.state(other.id)).to.equal(ProposalState.Defeated);
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
      for (let gasLimit = 40_000n; gasLimit < needed; gasLimit += 5_000n) {
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
        .withArgs(twin.id, ProposalState.Queued, bitmap(ProposalState.Succeeded));
      await twin.pastDelay();
      for (const { execute } of [proposal, twin]) await execute(founder);
      await expect(twin.execute(founder))
        .to.be.revertedWithCustomError(governor, 'GovernorUnexpectedProposalState')
        .withArgs(twin.id, ProposalState.Executed, bitmap(ProposalState.Queued));
    });

    it('can be executed at the timelock directly by anyone, and counts as executed', async () => {
      const { governor, timelockController, proposal, founder, stranger } = await loadFixture(activeFixture);
      await governor.connect(founder).castVote(proposal.id, Support.For);
      await proposal.pastVote();
      await proposal.queue(founder);
      await proposal.pastDelay();
      const [targets, values, calldatas, descriptionHash] = proposal.hashed;
      const salt = toBeHex((BigInt(governor.target as string) << 96n) ^ BigInt(descriptionHash), 32);
      await timelockController.connect(stranger).executeBatch(targets, values, calldatas, ZeroHash, salt);
      expect(await governor.state(proposal.id)).to.equal(ProposalState.Executed);
    });
  });

  describe('finalize', () => {
    it('records each outcome once', async () => {
      const { governor, proposal, founder } = await loadFixture(activeFixture);
      await proposal.pastVote();
      expect(await governor.isFinalized(proposal.id)).to.equal(false);
      await expect(governor.connect(founder).finalize(proposal.id))
        .to.emit(governor, 'ProposalFinalized')
        .withArgs(proposal.id, founder.address, ProposalState.Defeated, 0n, 0n, 0n, 40n * TOKEN, 1_000n * TOKEN);
      expect(await governor.isFinalized(proposal.id)).to.equal(true);
      await expect(governor.finalize(proposal.id))
        .to.be.revertedWithCustomError(governor, 'GuildGovernorAlreadyFinalized')
        .withArgs(proposal.id);
    });

    it('reverts while the proposal waits or is voted on, and for one that does not exist', async () => {
      const { governor, proposal } = await loadFixture(proposedFixture);
      const decided = bitmap(2n, 3n, 4n, 5n, 6n, 7n);
      await expect(governor.finalize(proposal.id))
        .to.be.revertedWithCustomError(governor, 'GovernorUnexpectedProposalState')
        .withArgs(proposal.id, ProposalState.Pending, decided);
      await proposal.toVote();
      await expect(governor.finalize(proposal.id))
        .to.be.revertedWithCustomError(governor, 'GovernorUnexpectedProposalState')
        .withArgs(proposal.id, ProposalState.Active, decided);
      await expect(governor.finalize(1n))
        .to.be.revertedWithCustomError(governor, 'GovernorNonexistentProposal')
        .withArgs(1n);
    });

    it('records a proposal cancelled before its snapshot, until then with no supply to count against', async () => {
      const { governor, proposal, founder } = await loadFixture(proposedFixture);
      await proposal.cancel(founder);
      const timepoint = await governor.proposalSnapshot(proposal.id);
      const snapshot = await networkHelpers.takeSnapshot();
      const nothing = [proposal.id, founder.address, ProposalState.Canceled, 0n, 0n, 0n] as const;
      await time.setNextBlockTimestamp(timepoint);
      await expect(governor.connect(founder).finalize(proposal.id))
        .to.emit(governor, 'ProposalFinalized')
        .withArgs(...nothing, 0n, 0n);
      await snapshot.restore();
      await time.setNextBlockTimestamp(timepoint + 1n);
      await expect(governor.connect(founder).finalize(proposal.id))
        .to.emit(governor, 'ProposalFinalized')
        .withArgs(...nothing, 40n * TOKEN, 1_000n * TOKEN);
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

  describe('parameters', () => {
    it('of the governor change by proposal only', async () => {
      const { governor, timelockController, founder, timelock, stranger } = await loadFixture(guildFixture);
      const changes = [
        ['setProposalGuardian', stranger.address],
        ['updateTimelock', stranger.address],
        ['relay', stranger.address, 0, '0x'],
      ] as const;
      for (const [name, ...args] of changes) {
        await expect(governor.connect(founder)[name](...args), name)
          .to.be.revertedWithCustomError(governor, 'GovernorOnlyExecutor')
          .withArgs(founder.address);
        // Not even the timelock, outside the execution of a proposal: the queue of expected calls is empty.
        await expect(governor.connect(timelock)[name](...args), name).to.be.revertedWithPanic(0x31);
      }
      await expect(timelockController.connect(founder).updateDelay(0))
        .to.be.revertedWithCustomError(timelockController, 'TimelockUnauthorizedCaller')
        .withArgs(founder.address);
    });

    it("G-4 count in seconds, by the token's clock", async () => {
      const { governor, token } = await loadFixture(guildFixture);
      expect(await governor.CLOCK_MODE()).to.equal('mode=timestamp');
      expect(await token.CLOCK_MODE()).to.equal('mode=timestamp');
      expect(await governor.clock()).to.equal(await time.latest());
      expect(await token.clock()).to.equal(await time.latest());
    });

    it('are those of the default category for who asks without a proposal', async () => {
      const { governor, token, categoryPolicy, config } = await loadFixture(proposedFixture);
      expect(await governor.votingDelay()).to.equal(rules.votingDelay);
      expect(await governor.votingPeriod()).to.equal(rules.votingPeriod);
      expect(await governor.proposalThreshold()).to.equal(config.proposalThreshold);
      expect(await governor.quorum((await time.latest()) - 1)).to.equal(40n * TOKEN);
      expect(await governor.token()).to.equal(token.target);
      expect(await governor.categoryPolicy()).to.equal(categoryPolicy.target);
    });

    it('G-5 the quorum is a share in basis points of the supply at the snapshot', async () => {
      const { governor, proposal, rewards, token, ana } = await loadFixture(proposedFixture);
      const minter = await impersonate(rewards);
      await token.connect(minter).mint(ana, 1_000n * TOKEN);
      await proposal.toVote();
      expect(await governor.proposalQuorum(proposal.id)).to.equal(80n * TOKEN);
      await token.connect(minter).mint(ana, 1_000n * TOKEN);
      expect(await token.totalSupply()).to.equal(3_000n * TOKEN);
      expect(await governor.proposalQuorum(proposal.id)).to.equal(80n * TOKEN);
      expect(await governor.quorum(await governor.proposalSnapshot(proposal.id))).to.equal(80n * TOKEN);
      await governor.connect(ana).castVote(proposal.id, Support.For);
      expect(await governor.usedVotes(proposal.id, ana)).to.equal(1_000n * TOKEN);
    });

    it('G-5 the quorum is rounded down', async () => {
      const { governor, proposal, rewards, token, ana, founder, holder } = await loadFixture(proposedFixture);
      // 4% of 1,000 tokens and 49 is 40 tokens and 1.96.
      await token.connect(await impersonate(rewards)).mint(ana, 49n);
      await token.connect(founder).transfer(holder, 560n * TOKEN - 1n);
      await proposal.toVote();
      expect(await governor.proposalQuorum(proposal.id)).to.equal(40n * TOKEN + 1n);
      await governor.connect(founder).castVote(proposal.id, Support.For);
      await proposal.pastVote();
      expect(await governor.state(proposal.id)).to.equal(ProposalState.Succeeded);
    });

    it('the quorum is not known before the snapshot is past', async () => {
      const { governor, token, proposal } = await loadFixture(proposedFixture);
      const snapshot = await governor.proposalSnapshot(proposal.id);
      await time.increaseTo(snapshot);
      await expect(governor.proposalQuorum(proposal.id))
        .to.be.revertedWithCustomError(token, 'ERC5805FutureLookup')
        .withArgs(snapshot, snapshot);
      await time.increaseTo(snapshot + 1n);
      expect(await governor.proposalQuorum(proposal.id)).to.equal(40n * TOKEN);
    });

    it('G-18 recovers by proposal what was sent to the governor', async () => {
      const fixture = await loadFixture(guildFixture);
      const { governor, dollar, client } = fixture;
      await dollar.connect(client).transfer(governor, 5n * DOLLAR);
      const back = dollar.interface.encodeFunctionData('transfer', [client.address, 5n * DOLLAR]);
      const proposal = await proposalOf(fixture, 'Give back', [governor, 'relay', dollar.target, 0, back]);
      await expect(carry(fixture, proposal)).to.changeTokenBalance(ethers, dollar, governor, -5n * DOLLAR);
    });
  });
});

/** The bitmap of proposal states that the Governor's error names. */
function bitmap(...states: bigint[]): string {
  return toBeHex(
    states.reduce((bits, state) => bits | (1n << state), 0n),
    32,
  );
}
