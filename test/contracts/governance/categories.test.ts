import { expect } from 'chai';
import { ZeroAddress, ZeroHash } from 'ethers';
import { contractAt, deployContract, networkHelpers, type TestContract } from '../helpers/chain.ts';
import { eventsOf } from '../helpers/events.ts';
import { signRequest } from '../helpers/forward.ts';
import { type GuildFixture, guildFixture, TOKEN } from '../helpers/guild.ts';
import {
  actionsOf,
  Category,
  type Proposal,
  ProposalState,
  proposalOf,
  rulesOf,
  ruleValues,
  storeRules,
} from '../helpers/proposal.ts';

const { loadFixture, time } = networkHelpers;

const { Resources, Parameters, Emergency } = Category;

/** The events of a proposal that was just sent, as names and values. */
async function eventsOfProposal(governor: TestContract, sent: Awaited<ReturnType<Proposal['propose']>>) {
  const events = await eventsOf(await sent.wait(), governor);
  return events.map(({ name, args }) => [name, ...args.toArray(true)]);
}

/** What a proposal of one action emits in a category, when it is sent in the latest block. */
async function expectedOf(proposal: Proposal, proposer: string, category: number, rules = rulesOf(category)) {
  const [[target], , [calldata]] = proposal.hashed;
  const start = BigInt((await time.latest()) + rules.votingDelay);
  const end = start + BigInt(rules.votingPeriod);
  const [quorumBps, approvalBps, , votingPeriod, ...times] = ruleValues(rules);
  const created = [proposal.id, proposer, [target], [0n], [''], [calldata], start, end, 'A proposal'];
  const categorized = [proposal.id, BigInt(category), quorumBps, approvalBps, votingPeriod, ...times];
  return [
    ['ProposalCreated', ...created],
    ['ProposalCategorized', ...categorized],
  ];
}

describe('categories', () => {
  describe('propose', () => {
    it('takes the weakest category that the action may have, and tells all its rules', async () => {
      const fixture = await loadFixture(guildFixture);
      const { governor, founder } = fixture;
      for (const [category, action] of actionsOf(fixture).entries()) {
        const proposal = await proposalOf(fixture, 'A proposal', action);
        const sent = await proposal.propose(founder);
        const [created, categorized] = await expectedOf(proposal, founder.address, category);
        expect(await eventsOfProposal(governor, sent)).to.deep.equal([created, [...(categorized ?? []), 6n]]);
        const stored = [BigInt(category), ruleValues(rulesOf(category))];
        expect((await governor.proposalRules(proposal.id)).toArray(true)).to.deep.equal(stored);
        expect(await governor.proposalSnapshot(proposal.id)).to.equal(created?.[7]);
        expect(await governor.proposalDeadline(proposal.id)).to.equal(created?.[8]);
      }
    });

    it('has no rules for a proposal that does not exist', async () => {
      const { governor } = await loadFixture(guildFixture);
      expect((await governor.proposalRules(1n)).toArray(true)).to.deep.equal([0n, Array(7).fill(0n)]);
      expect(await governor.quorum(1n)).to.equal(0n);
    });

    it('answers for the default category again within the same transaction', async () => {
      const { governor, token, projects, founder } = await loadFixture(guildFixture);
      const proposer = await deployContract('ContractProposer');
      await token.connect(founder).transfer(proposer, 10n * TOKEN);
      const data = projects.interface.encodeFunctionData('setFeeBps', [1]);
      await expect(proposer.proposeAndAsk(governor, projects, data, Emergency))
        .to.emit(proposer, 'Answered')
        .withArgs(rulesOf(Parameters).votingDelay, rulesOf(Parameters).votingPeriod);
    });
  });

  describe('proposeInCategory', () => {
    it('G-12 takes an equal or stricter category, and refuses every weaker one', async () => {
      const fixture = await loadFixture(guildFixture);
      const { governor, categoryPolicy, founder } = fixture;
      for (const [required, action] of actionsOf(fixture).entries()) {
        for (const category of Object.values(Category)) {
          const proposal = await proposalOf(fixture, `In ${category}`, action);
          if (category < required) {
            await expect(proposal.proposeInCategory(founder, category))
              .to.be.revertedWithCustomError(categoryPolicy, 'CategoryPolicyTooWeak')
              .withArgs(required, category);
          } else {
            await proposal.proposeInCategory(founder, category);
            expect((await governor.proposalRules(proposal.id)).category).to.equal(category);
          }
        }
      }
    });

    it('tells the rules of the category chosen', async () => {
      const fixture = await loadFixture(guildFixture);
      const { governor, projects, founder } = fixture;
      const proposal = await proposalOf(fixture, 'A proposal', [projects, 'setFeeBps', 100]);
      const sent = await proposal.proposeInCategory(founder, Emergency);
      const [created, categorized] = await expectedOf(proposal, founder.address, Emergency);
      expect(await eventsOfProposal(governor, sent)).to.deep.equal([created, [...(categorized ?? []), 6n]]);
    });

    it('reverts for what propose reverts for', async () => {
      const fixture = await loadFixture(guildFixture);
      const { governor, projects, founder, holder, stranger, config } = fixture;
      const description = `Mine#proposer=${founder.address}`;
      const proposal = await proposalOf(fixture, description, [projects, 'setFeeBps', 100]);
      await expect(proposal.proposeInCategory(holder, Emergency))
        .to.be.revertedWithCustomError(governor, 'GovernorRestrictedProposer')
        .withArgs(holder.address);
      await proposal.proposeInCategory(founder, Emergency);
      await expect(proposal.propose(founder))
        .to.be.revertedWithCustomError(governor, 'GovernorUnexpectedProposalState')
        .withArgs(proposal.id, ProposalState.Pending, ZeroHash);
      const other = await proposalOf(fixture, 'Other', [projects, 'setFeeBps', 100]);
      await expect(other.proposeInCategory(stranger, Emergency))
        .to.be.revertedWithCustomError(governor, 'GovernorInsufficientProposerVotes')
        .withArgs(stranger.address, 0n, config.proposalThreshold);
      const target = projects.target;
      for (const lists of [
        [[], [], []],
        [[target], [0n], []],
        [[target], [], ['0x']],
        [[], [0n], ['0x']],
      ] as const) {
        await expect(governor.connect(founder).proposeInCategory(...lists, 'Lists', Emergency))
          .to.be.revertedWithCustomError(governor, 'GovernorInvalidProposalLength')
          .withArgs(lists[0].length, lists[2].length, lists[1].length);
      }
    });

    it('proposes for the signer of a request, and leaves the next proposal of its transaction alone', async () => {
      const fixture = await loadFixture(guildFixture);
      const { governor, forwarder, founder, holder, stranger } = fixture;
      const [, pay] = actionsOf(fixture);
      const proposals = [await proposalOf(fixture, 'First', pay), await proposalOf(fixture, 'Second', pay)] as const;
      const lists = (index: 0 | 1) => proposals[index].hashed.slice(0, 3);
      const requests = [
        await signRequest(forwarder, founder, governor, ['proposeInCategory', ...lists(0), 'First', Emergency]),
        await signRequest(forwarder, holder, governor, ['propose', ...lists(1), 'Second']),
      ];
      await forwarder.connect(stranger).executeBatch(requests, ZeroAddress);
      expect(await governor.proposalProposer(proposals[0].id)).to.equal(founder.address);
      expect((await governor.proposalRules(proposals[0].id)).category).to.equal(Emergency);
      expect(await governor.proposalProposer(proposals[1].id)).to.equal(holder.address);
      expect((await governor.proposalRules(proposals[1].id)).category).to.equal(Resources);
    });
  });

  describe('a change of the policy', () => {
    it('G-6 touches no open proposal: what decides it is what it was proposed with', async () => {
      const fixture = await loadFixture(guildFixture);
      const { governor, categoryPolicy, treasury, founder, timelock } = fixture;
      const [, pay] = actionsOf(fixture);
      const proposal = await proposalOf(fixture, 'A proposal', pay);
      await proposal.propose(founder);
      const [snapshot, deadline] = [
        await governor.proposalSnapshot(proposal.id),
        await governor.proposalDeadline(proposal.id),
      ];
      const changed = {
        quorumBps: 9_999,
        approvalBps: 9_998,
        votingDelay: 7,
        votingPeriod: 777,
        lateQuorumExtension: 77,
        timelockDelay: 7_777,
        executionPeriod: 77_777,
      };
      const policy = categoryPolicy.connect(timelock);
      await storeRules(fixture, Resources, changed);
      await policy.setFunctionCategory(treasury, treasury.interface.getFunction('pay')?.selector, Emergency);
      await policy.setProposalThreshold(40n * TOKEN);
      const stored = [BigInt(Resources), ruleValues(rulesOf(Resources))];
      expect((await governor.proposalRules(proposal.id)).toArray(true)).to.deep.equal(stored);
      expect(await governor.proposalSnapshot(proposal.id)).to.equal(snapshot);
      expect(await governor.proposalDeadline(proposal.id)).to.equal(deadline);

      await proposal.toVote();
      expect(await governor.quorum(proposal.id)).to.equal(40n * TOKEN);
      await governor.connect(founder).castVote(proposal.id, 1);
      await proposal.pastVote();
      expect(await governor.state(proposal.id)).to.equal(ProposalState.Succeeded);
      await proposal.queue(founder);
      expect(await governor.proposalEta(proposal.id)).to.equal(
        (await time.latest()) + rulesOf(Resources).timelockDelay,
      );
    });

    it('G-6 rules the next proposal, which tells their version', async () => {
      const fixture = await loadFixture(guildFixture);
      const { governor, founder } = fixture;
      const [, pay] = actionsOf(fixture);
      const changed = { ...rulesOf(Resources), quorumBps: 9_999, votingDelay: 0, votingPeriod: 777 };
      await storeRules(fixture, Resources, changed);
      const proposal = await proposalOf(fixture, 'A proposal', pay);
      const sent = await proposal.propose(founder);
      const [created, categorized] = await expectedOf(proposal, founder.address, Resources, changed);
      expect(await eventsOfProposal(governor, sent)).to.deep.equal([created, [...(categorized ?? []), 7n]]);
    });

    it('takes the largest values', async () => {
      const fixture = await loadFixture(guildFixture);
      const { governor, founder } = fixture;
      const year = 365 * 86_400;
      const durations = {
        votingDelay: year,
        votingPeriod: year,
        lateQuorumExtension: year,
        timelockDelay: year,
        executionPeriod: year,
      };
      const changed = { quorumBps: 10_000, approvalBps: 10_000, ...durations };
      await storeRules(fixture, Parameters, changed);
      const proposal = await proposalOf(fixture, 'A proposal', actionsOf(fixture)[Parameters]);
      await proposal.propose(founder);
      const stored = [BigInt(Parameters), ruleValues(changed)];
      expect((await governor.proposalRules(proposal.id)).toArray(true)).to.deep.equal(stored);
      const deadline: bigint = await governor.proposalDeadline(proposal.id);
      await time.increaseTo(deadline - 2n);
      await governor.connect(founder).castVote(proposal.id, 1);
      await governor.connect(fixture.holder).castVote(proposal.id, 1);
      expect(await governor.proposalDeadline(proposal.id)).to.equal(deadline + BigInt(year));
      await proposal.pastVote();
      await proposal.queue(founder);
      expect(await governor.proposalEta(proposal.id)).to.equal((await time.latest()) + year);
    });
  });

  it('count for a supply as large as it can be', async () => {
    const { factory, founder, config } = await loadFixture(guildFixture);
    const most = 2n ** 208n - 1n;
    await factory.connect(founder).createGuild({
      ...config,
      name: 'Largest Guild',
      allocations: [{ account: founder.address, amount: most }],
      supplyCap: most,
      rewardTerms: { ...config.rewardTerms, cap: 0n },
    });
    const contracts = await factory.contractsOf(await factory.guildCount());
    const governor = await contractAt('GuildGovernor', contracts.governor);
    const projects = await contractAt('Projects', contracts.projects);
    await time.increase(1);
    const proposal = await proposalOf({ governor } as GuildFixture, 'Fee', [projects, 'setFeeBps', 1]);
    await proposal.propose(founder);
    await proposal.toVote();
    expect(await governor.quorum(proposal.id)).to.equal((most * 400n) / 10_000n);
    await governor.connect(founder).castVote(proposal.id, 1);
    await proposal.pastVote();
    expect(await governor.state(proposal.id)).to.equal(ProposalState.Succeeded);
  });
});
