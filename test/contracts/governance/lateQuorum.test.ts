import { expect } from 'chai';
import { networkHelpers } from '../helpers/chain.ts';
import { guildFixture, TOKEN } from '../helpers/guild.ts';
import { Category, ProposalState, proposalOf, rulesOf, Support, storeRules } from '../helpers/proposal.ts';

const { loadFixture, time } = networkHelpers;

const rules = rulesOf(Category.Parameters);

/** A proposal in Parameters with an open vote; Ana has votes for a tenth of its quorum. */
async function activeFixture() {
  const fixture = await guildFixture();
  await fixture.token.connect(fixture.founder).transfer(fixture.ana, 4n * TOKEN);
  const proposal = await proposalOf(fixture, 'Fee to 1%', [fixture.projects, 'setFeeBps', 100]);
  await proposal.propose(fixture.founder);
  await proposal.toVote();
  return { ...fixture, proposal, deadline: (await fixture.governor.proposalDeadline(proposal.id)) as bigint };
}

describe('late quorum', () => {
  it('G-8 prolongs the vote, once', async () => {
    const { governor, proposal, deadline, founder, holder } = await loadFixture(activeFixture);
    await time.setNextBlockTimestamp(deadline);
    const prolonged = deadline + BigInt(rules.lateQuorumExtension);
    await expect(governor.connect(founder).castVote(proposal.id, Support.For))
      .to.emit(governor, 'ProposalExtended')
      .withArgs(proposal.id, prolonged);
    expect(await governor.proposalDeadline(proposal.id)).to.equal(prolonged);
    await time.setNextBlockTimestamp(prolonged);
    await expect(governor.connect(holder).castVote(proposal.id, Support.Against)).to.not.emit(
      governor,
      'ProposalExtended',
    );
    expect(await governor.proposalDeadline(proposal.id)).to.equal(prolonged);
    await time.increaseTo(prolonged + 1n);
    // 596 of 996 votes are not the 60% that the category asks for.
    expect(await governor.state(proposal.id)).to.equal(ProposalState.Defeated);
  });

  it('G-8 reached just early enough does not move the deadline, nor does any later vote', async () => {
    const { governor, proposal, deadline, founder, holder } = await loadFixture(activeFixture);
    await time.setNextBlockTimestamp(deadline - BigInt(rules.lateQuorumExtension));
    await expect(governor.connect(founder).castVote(proposal.id, Support.For)).to.not.emit(
      governor,
      'ProposalExtended',
    );
    await time.setNextBlockTimestamp(deadline);
    await expect(governor.connect(holder).castVote(proposal.id, Support.For)).to.not.emit(governor, 'ProposalExtended');
    expect(await governor.proposalDeadline(proposal.id)).to.equal(deadline);
  });

  it('G-8 reached a second later prolongs by that second', async () => {
    const { governor, proposal, deadline, founder } = await loadFixture(activeFixture);
    await time.setNextBlockTimestamp(deadline - BigInt(rules.lateQuorumExtension) + 1n);
    await expect(governor.connect(founder).castVote(proposal.id, Support.Abstain))
      .to.emit(governor, 'ProposalExtended')
      .withArgs(proposal.id, deadline + 1n);
  });

  it('G-8 is not reached by votes against, nor by too few', async () => {
    const { governor, proposal, deadline, founder, ana } = await loadFixture(activeFixture);
    await time.setNextBlockTimestamp(deadline - 1n);
    await expect(governor.connect(founder).castVote(proposal.id, Support.Against)).to.not.emit(
      governor,
      'ProposalExtended',
    );
    await expect(governor.connect(ana).castVote(proposal.id, Support.For)).to.not.emit(governor, 'ProposalExtended');
    expect(await governor.proposalDeadline(proposal.id)).to.equal(deadline);
  });

  it('G-8 takes the extension of the category when it was proposed', async () => {
    const fixture = await loadFixture(activeFixture);
    const { governor, projects, proposal, deadline, founder } = fixture;
    const changed = { ...rules, lateQuorumExtension: 0 };
    await storeRules(fixture, Category.Parameters, changed);
    const later = await proposalOf(fixture, 'Fee to 2%', [projects, 'setFeeBps', 200]);
    await later.propose(founder);
    await time.setNextBlockTimestamp(deadline);
    await expect(governor.connect(founder).castVote(proposal.id, Support.For))
      .to.emit(governor, 'ProposalExtended')
      .withArgs(proposal.id, deadline + BigInt(rules.lateQuorumExtension));

    const laterDeadline: bigint = await governor.proposalDeadline(later.id);
    await time.setNextBlockTimestamp(laterDeadline);
    await expect(governor.connect(founder).castVote(later.id, Support.For)).to.not.emit(governor, 'ProposalExtended');
    expect(await governor.proposalDeadline(later.id)).to.equal(laterDeadline);
  });
});
