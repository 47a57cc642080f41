import { expect } from 'chai';
import { ZeroAddress } from 'ethers';
import { contractAt, deployContract, impersonate, networkHelpers } from '../helpers/chain.ts';
import { logsOf } from '../helpers/events.ts';
import { type CategoryRules, categoryRules, digestOf, guildFixture, TOKEN } from '../helpers/guild.ts';
import { Category, rulesOf, ruleValues } from '../helpers/proposal.ts';

const { loadFixture } = networkHelpers;

const YEAR = 365 * 86_400;
const OPEN_ROUND = '0x11223344';

describe('CategoryPolicy', () => {
  describe('initialize', () => {
    it('tells the rules of each category, then the category of each function, then the threshold', async () => {
      const { categoryPolicy, factory, config, priorities } = await loadFixture(guildFixture);
      const logs = (await logsOf(categoryPolicy)).filter(({ eventName }) =>
        ['CategoryRulesSet', 'FunctionCategorySet', 'ProposalThresholdSet'].includes(eventName),
      );
      const names = logs.map(({ eventName }) => eventName);
      expect(names.slice(0, 6)).to.deep.equal(Array(6).fill('CategoryRulesSet'));
      expect(new Set(names.slice(6, -1))).to.deep.equal(new Set(['FunctionCategorySet']));
      expect(logs.slice(0, 6).map(({ args }) => args.toArray(true))).to.deep.equal(
        categoryRules.map((rules, index) => [
          BigInt(index),
          factory.target,
          BigInt(index + 1),
          Array(7).fill(0n),
          ruleValues(rules),
        ]),
      );
      const { selector } = priorities.interface.getFunction('openRound') ?? {};
      expect(logs[6]?.args.toArray()).to.deep.equal([
        priorities.target,
        selector,
        factory.target,
        BigInt(Category.Parameters),
        BigInt(Category.Prioritization),
      ]);
      expect(logs.at(-1)?.eventName).to.equal('ProposalThresholdSet');
      expect(logs.at(-1)?.args.toArray()).to.deep.equal([factory.target, 0n, config.proposalThreshold]);
    });

    it('can be read afterwards', async () => {
      const { categoryPolicy, config } = await loadFixture(guildFixture);
      for (const [index, rules] of categoryRules.entries()) {
        expect((await categoryPolicy.rulesOf(index)).toArray(true)).to.deep.equal([ruleValues(rules), 6n]);
      }
      expect(await categoryPolicy.proposalThreshold()).to.equal(config.proposalThreshold);
      expect(await categoryPolicy.strategyCount()).to.equal(0n);
    });

    it('reverts for rules that cannot work, in any category', async () => {
      const { factory, founder, config, categoryPolicy } = await loadFixture(guildFixture);
      for (const index of categoryRules.keys()) {
        const categories = categoryRules.map((each, i) => (i === index ? { ...each, quorumBps: 0 } : each));
        await expect(factory.connect(founder).createGuild({ ...config, name: 'Other Guild', categories }))
          .to.be.revertedWithCustomError(categoryPolicy, 'CategoryPolicyInvalidRules')
          .withArgs('quorumBps');
      }
    });

    it('G-25 reverts for a threshold that the governor cannot keep, or above the quorum of Parameters', async () => {
      const { factory, founder, config, categoryPolicy } = await loadFixture(guildFixture);
      const most = 2n ** 88n - 1n;
      const allocations = [{ account: founder.address, amount: 25n * most }];
      const large = { ...config, allocations, supplyCap: 25n * most, rewardTerms: { ...config.rewardTerms, cap: 0n } };
      const { createGuild } = factory.connect(founder);
      for (const given of [
        { ...large, name: 'Too much to keep', proposalThreshold: most + 1n },
        { ...config, name: 'Above the quorum', proposalThreshold: 40n * TOKEN + 1n },
      ]) {
        await expect(createGuild(given))
          .to.be.revertedWithCustomError(categoryPolicy, 'CategoryPolicyInvalidRules')
          .withArgs('proposalThreshold');
      }
      await createGuild({ ...large, name: 'Most', proposalThreshold: most });
      const contracts = await factory.contractsOf(2);
      const governor = await contractAt('GuildGovernor', contracts.governor);
      expect(await governor.proposalThreshold()).to.equal(most);
    });

    it('works once, and never on the implementation', async () => {
      const { categoryPolicy, forwarder } = await loadFixture(guildFixture);
      const implementation = await deployContract('CategoryPolicy', forwarder);
      for (const contract of [categoryPolicy, implementation]) {
        await expect(
          contract.initialize(ZeroAddress, ZeroAddress, 0n, categoryRules, []),
        ).to.be.revertedWithCustomError(contract, 'InvalidInitialization');
      }
    });
  });

  describe('setCategoryRules', () => {
    it('changes one category and counts one version for all', async () => {
      const { categoryPolicy, timelock } = await loadFixture(guildFixture);
      const before = rulesOf(Category.Emergency);
      const after = {
        quorumBps: 400,
        approvalBps: 6_000,
        votingDelay: 0,
        votingPeriod: 600,
        lateQuorumExtension: 0,
        timelockDelay: 0,
        executionPeriod: 86_400,
      };
      const change = categoryPolicy.connect(timelock).setCategoryRules(Category.Emergency, after);
      await expect(change)
        .to.emit(categoryPolicy, 'CategoryRulesSet')
        .withArgs(Category.Emergency, timelock.address, 7n, ruleValues(before), ruleValues(after));
      const largest = {
        quorumBps: 10_000,
        approvalBps: 10_000,
        votingDelay: YEAR,
        votingPeriod: YEAR,
        lateQuorumExtension: YEAR,
        timelockDelay: YEAR,
        executionPeriod: YEAR,
      };
      await expect(categoryPolicy.connect(timelock).setCategoryRules(Category.Emergency, largest))
        .to.emit(categoryPolicy, 'CategoryRulesSet')
        .withArgs(Category.Emergency, timelock.address, 8n, ruleValues(after), ruleValues(largest));
      expect((await categoryPolicy.rulesOf(Category.Emergency)).toArray(true)).to.deep.equal([ruleValues(largest), 8n]);
      expect((await categoryPolicy.rulesOf(Category.Resources)).toArray(true)).to.deep.equal([
        ruleValues(rulesOf(Category.Resources)),
        8n,
      ]);
    });

    it('reverts for values that cannot work', async () => {
      const { categoryPolicy, timelock } = await loadFixture(guildFixture);
      const wrong: [keyof CategoryRules, Partial<CategoryRules>][] = [
        ['quorumBps', { quorumBps: 0 }],
        ['quorumBps', { quorumBps: 10_001 }],
        ['approvalBps', { approvalBps: 10_001 }],
        ['votingDelay', { votingDelay: YEAR + 1 }],
        ['votingPeriod', { votingPeriod: 599, lateQuorumExtension: 0 }],
        ['votingPeriod', { votingPeriod: YEAR + 1 }],
        ['lateQuorumExtension', { votingPeriod: 700, lateQuorumExtension: 701 }],
        ['timelockDelay', { timelockDelay: YEAR + 1 }],
        ['executionPeriod', { executionPeriod: 86_399 }],
        ['executionPeriod', { executionPeriod: YEAR + 1 }],
      ];
      for (const [field, change] of wrong) {
        const rules = { ...rulesOf(Category.Resources), ...change };
        await expect(categoryPolicy.connect(timelock).setCategoryRules(Category.Resources, rules), field)
          .to.be.revertedWithCustomError(categoryPolicy, 'CategoryPolicyInvalidRules')
          .withArgs(field);
      }
      expect((await categoryPolicy.rulesOf(Category.Resources)).version).to.equal(6n);
    });
  });

  describe('setFunctionCategory', () => {
    it('moves a function between any two categories', async () => {
      const { categoryPolicy, treasury, timelock } = await loadFixture(guildFixture);
      let old: number = Category.Parameters;
      for (const category of [0, 5, 0, 4, 1, 1, 2, 3, 4]) {
        await expect(categoryPolicy.connect(timelock).setFunctionCategory(treasury, OPEN_ROUND, category))
          .to.emit(categoryPolicy, 'FunctionCategorySet')
          .withArgs(treasury.target, OPEN_ROUND, timelock.address, old, category);
        expect(await categoryPolicy.functionCategoryOf(treasury, OPEN_ROUND)).to.equal(category);
        old = category;
      }
    });

    it('G-12 is for one contract and one function only', async () => {
      const { categoryPolicy, treasury, projects, timelock } = await loadFixture(guildFixture);
      await categoryPolicy.connect(timelock).setFunctionCategory(treasury, OPEN_ROUND, Category.Prioritization);
      expect(await categoryPolicy.functionCategoryOf(projects, OPEN_ROUND)).to.equal(Category.Parameters);
      expect(await categoryPolicy.functionCategoryOf(treasury, '0x11223345')).to.equal(Category.Parameters);
      expect(await categoryPolicy.functionCategoryOf(ZeroAddress, OPEN_ROUND)).to.equal(Category.Parameters);
    });
  });

  describe('setProposalThreshold', () => {
    it('G-25 takes up to the quorum of Parameters', async () => {
      const { categoryPolicy, governor, timelock, config } = await loadFixture(guildFixture);
      let old = config.proposalThreshold;
      for (const threshold of [0n, 40n * TOKEN, TOKEN]) {
        await expect(categoryPolicy.connect(timelock).setProposalThreshold(threshold))
          .to.emit(categoryPolicy, 'ProposalThresholdSet')
          .withArgs(timelock.address, old, threshold)
          .to.emit(governor, 'ProposalThresholdSet')
          .withArgs(old, threshold);
        expect(await categoryPolicy.proposalThreshold()).to.equal(threshold);
        expect(await governor.proposalThreshold()).to.equal(threshold);
        old = threshold;
      }
      for (const threshold of [40n * TOKEN + 1n, 2n ** 88n]) {
        await expect(categoryPolicy.connect(timelock).setProposalThreshold(threshold))
          .to.be.revertedWithCustomError(categoryPolicy, 'CategoryPolicyInvalidRules')
          .withArgs('proposalThreshold');
      }
      expect((await categoryPolicy.rulesOf(Category.Resources)).version).to.equal(6n);
    });
  });

  describe('adoptStrategy', () => {
    it('numbers the strategies from 1', async () => {
      const { categoryPolicy, timelock } = await loadFixture(guildFixture);
      for (const strategyId of [1n, 2n]) {
        const strategy = [`Strategy ${strategyId}`, digestOf('strategy'), 'bafkreistrategy'];
        await expect(categoryPolicy.connect(timelock).adoptStrategy(...strategy))
          .to.emit(categoryPolicy, 'StrategyAdopted')
          .withArgs(strategyId, timelock.address, ...strategy);
        expect(await categoryPolicy.strategyCount()).to.equal(strategyId);
      }
    });
  });

  it('is changed by the timelock only', async () => {
    const { categoryPolicy, governor, founder, guardian, officer, treasury } = await loadFixture(guildFixture);
    const changes = [
      ['setCategoryRules', Category.Resources, rulesOf(Category.Resources)],
      ['setFunctionCategory', treasury.target, OPEN_ROUND, Category.Prioritization],
      ['setProposalThreshold', 0n],
      ['adoptStrategy', 'Strategy', digestOf('strategy'), 'bafkreistrategy'],
    ] as const;
    for (const [name, ...args] of changes) {
      for (const caller of [founder, guardian, officer, await impersonate(governor)]) {
        await expect(categoryPolicy.connect(caller)[name](...args), name)
          .to.be.revertedWithCustomError(categoryPolicy, 'AccessManagedUnauthorized')
          .withArgs(caller.address);
      }
    }
  });

  describe('categoryOf', () => {
    it('G-12 is that of the strictest action, wherever it stands', async () => {
      const { categoryPolicy, treasury, projects, timelock } = await loadFixture(guildFixture);
      const data = [0, 1, 2, 3, 5].map((category) => `0x0000000${category}`);
      for (const selector of data) {
        await categoryPolicy.connect(timelock).setFunctionCategory(treasury, selector, Number(selector));
      }
      const cases: [string[], number][] = [
        [['0x00000000'], 0],
        [['0x00000000', '0x00000001'], 1],
        [['0x00000002', '0x00000001', '0x00000000'], 2],
        [['0x00000001', '0x00000003', '0x00000002'], 3],
        [['0x00000000', '0x00000004', '0x00000000'], 4],
        [['0x00000005', '0x00000004'], 5],
        [['0x0000000100000005'], 1],
        [['0x00000000', '0x0000000000000005'], 0],
      ];
      for (const [calldatas, expected] of cases) {
        const targets = calldatas.map(() => treasury);
        expect(await categoryPolicy.categoryOf(targets, calldatas), String(calldatas)).to.equal(expected);
      }
      expect(await categoryPolicy.categoryOf([treasury, projects], ['0x00000000', '0x00000000'])).to.equal(4n);
    });

    it('G-12 is Parameters for calldata without a selector', async () => {
      const { categoryPolicy, treasury, timelock } = await loadFixture(guildFixture);
      await categoryPolicy.connect(timelock).setFunctionCategory(treasury, '0x00000000', Category.Prioritization);
      for (const calldata of ['0x', '0x00', '0x000000']) {
        expect(await categoryPolicy.categoryOf([treasury], [calldata]), calldata).to.equal(Category.Parameters);
      }
      expect(await categoryPolicy.categoryOf([treasury], ['0x00000000'])).to.equal(Category.Prioritization);
    });

    it('is Parameters for what cannot be proposed: no action, or a list that is shorter than the other', async () => {
      const { categoryPolicy, treasury, timelock } = await loadFixture(guildFixture);
      await categoryPolicy.connect(timelock).setFunctionCategory(treasury, '0x00000000', Category.Prioritization);
      expect(await categoryPolicy.categoryOf([], [])).to.equal(Category.Parameters);
      expect(await categoryPolicy.categoryOf([treasury], [])).to.equal(Category.Parameters);
      expect(await categoryPolicy.categoryOf([treasury], ['0x00000000', '0x00000000'])).to.equal(Category.Parameters);
    });
  });
});
