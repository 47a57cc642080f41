import { expect } from 'chai';
import { networkHelpers } from '../helpers/chain.ts';
import { logsOf } from '../helpers/events.ts';
import { guildFixture, TOKEN } from '../helpers/guild.ts';
import { actionsOf, Category, proposalOf, rulesOf, Support } from '../helpers/proposal.ts';

const { loadFixture, time } = networkHelpers;

const { Parameters, Emergency } = Category;

describe('what tools read', () => {
  it('quorum answers for a proposal what it is decided by, and for a time what no proposal exceeds', async () => {
    const fixture = await loadFixture(guildFixture);
    const { governor, founder } = fixture;
    const bound = await governor.quorum((await time.latest()) - 1);
    expect(bound).to.equal(500n * TOKEN);
    for (const category of Object.values(Category)) {
      const proposal = await proposalOf(fixture, `In ${category}`, actionsOf(fixture)[0]);
      await proposal.proposeInCategory(founder, category);
      await proposal.toVote();
      const quorum = (1_000n * TOKEN * BigInt(rulesOf(category).quorumBps)) / 10_000n;
      expect(await governor.quorum(proposal.id)).to.equal(quorum);
      expect(await governor.quorum(await governor.proposalSnapshot(proposal.id))).to.be.at.least(quorum);
    }
  });

  it('a proposal that lost is never above the quorum of its snapshot', async () => {
    const fixture = await loadFixture(guildFixture);
    const { governor, token, founder, ana } = fixture;
    await token.connect(founder).transfer(ana, 499n * TOKEN);
    await time.increase(1);
    const proposal = await proposalOf(fixture, 'Urgent', actionsOf(fixture)[4]);
    await proposal.proposeInCategory(ana, Emergency);
    await proposal.toVote();
    await governor.connect(ana).castVote(proposal.id, Support.For);
    await proposal.pastVote();
    expect(await governor.state(proposal.id)).to.equal(3n);
    const { forVotes } = await governor.proposalVotes(proposal.id);
    expect(await governor.quorum(await governor.proposalSnapshot(proposal.id))).to.be.above(forVotes);
  });

  it('the events of settings tell from the start what the getters answer', async () => {
    const { governor, config } = await loadFixture(guildFixture);
    const values = {
      VotingDelaySet: rulesOf(Parameters).votingDelay,
      VotingPeriodSet: rulesOf(Parameters).votingPeriod,
      QuorumNumeratorUpdated: rulesOf(Emergency).quorumBps,
      ProposalThresholdSet: config.proposalThreshold,
    };
    for (const [name, value] of Object.entries(values)) {
      const told = (await logsOf(governor, name)).map(({ args }) => args.toArray());
      expect(told, name).to.deep.equal([[0n, BigInt(value)]]);
    }
  });

  it('a change of Parameters or Emergency is told by them, of another category by none', async () => {
    const { governor, categoryPolicy, timelock } = await loadFixture(guildFixture);
    const { setCategoryRules } = categoryPolicy.connect(timelock);
    const slower = { ...rulesOf(Parameters), votingDelay: 61, votingPeriod: 3_601 };
    await expect(setCategoryRules(Parameters, slower))
      .to.emit(governor, 'VotingDelaySet')
      .withArgs(60n, 61n)
      .to.emit(governor, 'VotingPeriodSet')
      .withArgs(3_600n, 3_601n)
      .to.not.emit(governor, 'QuorumNumeratorUpdated');
    await expect(setCategoryRules(Emergency, { ...rulesOf(Emergency), quorumBps: 6_000 }))
      .to.emit(governor, 'QuorumNumeratorUpdated')
      .withArgs(5_000n, 6_000n)
      .to.not.emit(governor, 'VotingDelaySet');
    const before = (await logsOf(governor)).length;
    await setCategoryRules(Category.Strategy, { ...rulesOf(Category.Strategy), approvalBps: 5_400 });
    expect((await logsOf(governor)).length).to.equal(before);
  });
});
