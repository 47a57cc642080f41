import { expect } from 'chai';
import { networkHelpers } from '../helpers/chain.ts';
import { guildFixture, TOKEN } from '../helpers/guild.ts';
import {
  bitmapOf,
  Category,
  ProposalState,
  proposalOf,
  proposedFixture,
  rulesOf,
  Support,
  storeRules,
} from '../helpers/proposal.ts';

const { loadFixture, time } = networkHelpers;

/** A proposal of the founder with its vote open. */
async function activeFixture() {
  const fixture = await proposedFixture();
  await fixture.proposal.toVote();
  return fixture;
}

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
    const decided = bitmapOf(2n, 3n, 4n, 5n, 6n, 7n);
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

  it('tells the quorum of the category, whatever the policy says by now', async () => {
    const fixture = await loadFixture(guildFixture);
    const { governor, projects, founder, holder } = fixture;
    const proposal = await proposalOf(fixture, 'Urgent', [projects, 'setFeeBps', 0]);
    await proposal.proposeInCategory(founder, Category.Emergency);
    await proposal.toVote();
    await governor.connect(founder).castVote(proposal.id, Support.For);
    await governor.connect(holder).castVote(proposal.id, Support.Against);
    await proposal.pastVote();
    for (const category of [Category.Parameters, Category.Emergency]) {
      await storeRules(fixture, category, { ...rulesOf(category), quorumBps: 1 });
    }
    const votes = [600n * TOKEN, 400n * TOKEN, 0n];
    await expect(governor.connect(founder).finalize(proposal.id))
      .to.emit(governor, 'ProposalFinalized')
      .withArgs(proposal.id, founder.address, ProposalState.Defeated, ...votes, 500n * TOKEN, 1_000n * TOKEN);
  });

  it('touches nothing else that the proposal is decided by', async () => {
    const { governor, proposal, founder } = await loadFixture(activeFixture);
    await governor.connect(founder).castVote(proposal.id, Support.For);
    const rules = await governor.proposalRules(proposal.id);
    await proposal.pastVote();
    await governor.finalize(proposal.id);
    expect(await governor.proposalRules(proposal.id)).to.deep.equal(rules);
    await proposal.queue(founder);
    await proposal.pastDelay();
    await proposal.execute(founder);
    expect(await governor.state(proposal.id)).to.equal(ProposalState.Executed);
  });
});
