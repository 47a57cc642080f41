import { expect } from 'chai';
import { ZeroHash } from 'ethers';
import { networkHelpers, type TestContract } from '../helpers/chain.ts';
import { guildFixture } from '../helpers/guild.ts';
import { type Action, actionsOf, Category, proposalOf } from '../helpers/proposal.ts';

const { loadFixture } = networkHelpers;

const { Prioritization, Resources, Strategy, Compliance, Parameters } = Category;

describe('laundering', () => {
  it('G-12 one strict action among weak ones decides', async () => {
    const fixture = await loadFixture(guildFixture);
    const { governor, categoryPolicy, founder } = fixture;
    const actions = actionsOf(fixture);
    const mixtures: [Action[], number][] = [
      [[actions[0], actions[1]], Resources],
      [[actions[2], actions[1], actions[0]], Strategy],
      [[actions[0], actions[3], actions[0]], Compliance],
      [[actions[0], actions[0], actions[4]], Parameters],
    ];
    for (const [mixture, category] of mixtures) {
      const proposal = await proposalOf(fixture, 'Mixed', ...mixture);
      await expect(proposal.proposeInCategory(founder, category - 1))
        .to.be.revertedWithCustomError(categoryPolicy, 'CategoryPolicyTooWeak')
        .withArgs(category, category - 1);
      await proposal.propose(founder);
      expect((await governor.proposalRules(proposal.id)).category).to.equal(category);
    }
  });

  it('G-12 an action behind another call is not taken for that of the call', async () => {
    const fixture = await loadFixture(guildFixture);
    const { governor, accessManager, timelockController, categoryPolicy, treasury, founder } = fixture;
    const [, [, name, ...args]] = actionsOf(fixture);
    const pay = treasury.interface.encodeFunctionData(name, args);
    const hidden: Action[] = [
      [governor, 'relay', treasury.target, 0n, pay],
      [accessManager, 'execute', treasury.target, pay],
      [timelockController, 'execute', treasury.target, 0n, pay, ZeroHash, ZeroHash],
      [timelockController, 'schedule', treasury.target, 0n, pay, ZeroHash, ZeroHash, 120n],
      [timelockController, 'grantRole', ZeroHash, founder.address],
      [accessManager, 'grantRole', 0n, founder.address, 0],
      [categoryPolicy, 'setFunctionCategory', treasury.target, pay.slice(0, 10), Prioritization],
      [governor, 'updateTimelock', founder.address],
    ];
    for (const action of hidden) {
      const proposal = await proposalOf(fixture, 'Hidden', action);
      await proposal.propose(founder);
      expect((await governor.proposalRules(proposal.id)).category, action[1]).to.equal(Parameters);
    }
  });

  it('G-12 coins without calldata, or with too little of it, need Parameters', async () => {
    const { governor, categoryPolicy, treasury, founder } = await loadFixture(guildFixture);
    for (const calldata of ['0x', '0x000000']) {
      const lists = [[treasury.target], [1n], [calldata]];
      await expect(governor.connect(founder).proposeInCategory(...lists, 'Coins', Compliance))
        .to.be.revertedWithCustomError(categoryPolicy, 'CategoryPolicyTooWeak')
        .withArgs(Parameters, Compliance);
      await expect(governor.connect(founder).propose(...lists, 'Coins')).to.emit(governor, 'ProposalCategorized');
    }
  });

  it('G-12 each function of the guild starts in its category, what is not listed in Parameters', async () => {
    const { categoryPolicy, ...fixture } = await loadFixture(guildFixture);
    const { priorities, treasury, projects, rewards, compliance, auditTrail } = fixture;
    const table: [number, TestContract, string[]][] = [
      [Prioritization, priorities, ['openRound']],
      [Resources, treasury, ['pay', 'openBudget', 'openRoundBudgets', 'setBudgetSpender', 'closeBudget']],
      [Resources, projects, ['acceptProject']],
      [Strategy, categoryPolicy, ['adoptStrategy']],
      [Compliance, compliance, ['setStatus', 'freeze', 'unfreeze', 'setJurisdictionBlocked', 'publishAgreement']],
      [Compliance, projects, ['holdCredit', 'releaseCredit']],
      [Compliance, auditTrail, ['answerFinding']],
      [Parameters, categoryPolicy, ['setCategoryRules', 'setFunctionCategory', 'setProposalThreshold']],
      [Parameters, projects, ['setFeeBps', 'setTokenAllowed']],
      [Parameters, rewards, ['setRewardTerms', 'setRewardRates', 'setParticipationBudget']],
      [Parameters, compliance, ['setActionPolicy']],
    ];
    for (const [category, contract, names] of table) {
      for (const name of names) {
        const selector = contract.interface.getFunction(name)?.selector;
        expect(await categoryPolicy.functionCategoryOf(contract, selector), name).to.equal(category);
      }
    }
  });
});
