import { expect } from 'chai';
import { createRandom, type Random } from '../../../testing/random.ts';
import { networkHelpers } from '../helpers/chain.ts';
import { type CategoryRules, categoryRules, guildFixture } from '../helpers/guild.ts';
import { actionsOf, Category, ProposalState, proposalOf, rulesOf, Support } from '../helpers/proposal.ts';

const { loadFixture } = networkHelpers;

const { Strategy, Parameters, Emergency } = Category;
const fields = (Object.keys(rulesOf(Strategy)) as (keyof CategoryRules)[]).filter((name) => name !== 'executionPeriod');
const majorities: (keyof CategoryRules)[] = ['quorumBps', 'approvalBps'];

/** The fields of which a category may not ask for less than the next weaker one. */
function ordered(category: number): (keyof CategoryRules)[] {
  return category === Emergency ? majorities : fields;
}

/** Rules of six categories of which the stricter ones ask for at least as much. */
function anyOrderedRules(random: Random): CategoryRules[] {
  let rules = { ...rulesOf(0), quorumBps: 1, approvalBps: 0, lateQuorumExtension: 0 };
  return categoryRules.map((_, category) => {
    rules = { ...rules };
    for (const field of ordered(category)) rules[field] += random.pick([0, 0, 1 + random.number(900)]);
    rules.lateQuorumExtension = Math.min(rules.lateQuorumExtension, rules.votingPeriod);
    return category === Emergency ? { ...rules, votingDelay: 0, votingPeriod: 600, lateQuorumExtension: 0 } : rules;
  });
}

describe('the order of categories', () => {
  it('G-22 a guild cannot start with a category that asks for less than a weaker one', async () => {
    const { factory, founder, config, categoryPolicy } = await loadFixture(guildFixture);
    for (const category of categoryRules.keys()) {
      for (const field of category === 0 ? [] : ordered(category)) {
        const categories = categoryRules.map((each) => ({ ...each, ...rulesOf(Parameters) }));
        const lower = categories[category] as CategoryRules;
        lower[field] -= 1;
        await expect(factory.connect(founder).createGuild({ ...config, timelockDelay: 0, categories }), field)
          .to.be.revertedWithCustomError(categoryPolicy, 'CategoryPolicyOutOfOrder')
          .withArgs(category, field);
      }
    }
  });

  it('G-22 a change goes below no weaker category and above no stricter one', async () => {
    const { categoryPolicy, timelock } = await loadFixture(guildFixture);
    const { setCategoryRules } = categoryPolicy.connect(timelock);
    for (const category of categoryRules.keys()) {
      for (const field of category === 0 ? [] : ordered(category)) {
        const below = { ...rulesOf(category), [field]: rulesOf(category - 1)[field] - 1 };
        await expect(setCategoryRules(category, below), `${category} ${field}`)
          .to.be.revertedWithCustomError(categoryPolicy, 'CategoryPolicyOutOfOrder')
          .withArgs(category, field);
      }
      for (const field of category === Emergency ? [] : ordered(category + 1)) {
        const above = { ...rulesOf(category), votingPeriod: 3_600, [field]: rulesOf(category + 1)[field] + 1 };
        if (field === 'votingPeriod') above.lateQuorumExtension = 600;
        await expect(setCategoryRules(category, above), `${category} ${field}`)
          .to.be.revertedWithCustomError(categoryPolicy, 'CategoryPolicyOutOfOrder')
          .withArgs(category + 1, field);
      }
    }
  });

  it('G-22 Emergency may be quicker than any other category, and slower', async () => {
    const { categoryPolicy, timelock } = await loadFixture(guildFixture);
    const { setCategoryRules } = categoryPolicy.connect(timelock);
    const majority = { quorumBps: 400, approvalBps: 6_000 };
    const quick = { votingDelay: 0, votingPeriod: 600, lateQuorumExtension: 0, timelockDelay: 0 };
    await setCategoryRules(Emergency, { ...rulesOf(Emergency), ...majority, ...quick });
    const slow = { votingDelay: 9_999, votingPeriod: 9_999, lateQuorumExtension: 9_999, timelockDelay: 9_999 };
    await setCategoryRules(Emergency, { ...rulesOf(Emergency), ...slow });
  });

  it('G-22 any order of rules can be reached from any other, one category at a time', async () => {
    const { categoryPolicy, timelock } = await loadFixture(guildFixture);
    const { setCategoryRules } = categoryPolicy.connect(timelock);
    const random = createRandom(22);
    let now = categoryRules;
    for (let round = 0; round < 5; round++) {
      const next = anyOrderedRules(random);
      const higher = next.map((rules, category) => {
        const before = now[category] as CategoryRules;
        const { executionPeriod } = rules;
        const most = Object.fromEntries(fields.map((field) => [field, Math.max(rules[field], before[field])]));
        return { ...most, executionPeriod };
      });
      for (const category of [5, 4, 3, 2, 1, 0]) await setCategoryRules(category, higher[category]);
      for (const category of [0, 1, 2, 3, 4, 5]) await setCategoryRules(category, next[category]);
      now = next;
    }
  });

  it('G-22 whatever rules are accepted, no choice of category makes an action easier', async () => {
    const fixture = await loadFixture(guildFixture);
    const { governor, categoryPolicy, timelock, founder } = fixture;
    const random = createRandom(8);
    let refused = 0;
    for (let round = 0; round < 60; round++) {
      const category = random.number(6);
      const like = rulesOf(Math.min(5, Math.max(0, category + random.pick([-1, 0, 1]))));
      const quorumBps = like.quorumBps + random.pick([-150, 0, 150]);
      const approvalBps = like.approvalBps + random.pick([-400, 0, 400]);
      const rules = { ...rulesOf(category), quorumBps, approvalBps };
      const set = categoryPolicy.connect(timelock).setCategoryRules(category, rules);
      refused += await set.then(
        () => 0,
        () => 1,
      );
      const own = random.number(5);
      const [needed] = await categoryPolicy.rulesOf(own);
      const chosen = own + random.number(6 - own);
      const proposal = await proposalOf(fixture, `Proposal ${round}`, actionsOf(fixture)[own] as never);
      await proposal.proposeInCategory(founder, chosen);
      const [, given] = await governor.proposalRules(proposal.id);
      for (const field of ordered(chosen)) {
        expect(given[field], `${field} of ${own} as ${chosen}`).to.be.at.least(needed[field]);
      }
    }
    expect(refused).to.be.within(10, 50);
  });

  it('G-22 what its own category refuses passes in no other', async () => {
    const fixture = await loadFixture(guildFixture);
    const { governor, token, founder, ana } = fixture;
    await token.connect(founder).transfer(ana, 39n * 10n ** 18n);
    await networkHelpers.time.increase(1);
    const action = actionsOf(fixture)[Strategy];
    for (const category of [Strategy, Category.Compliance, Parameters, Emergency]) {
      const proposal = await proposalOf(fixture, `In ${category}`, action);
      await proposal.proposeInCategory(ana, category);
      await proposal.toVote();
      await governor.connect(ana).castVote(proposal.id, Support.For);
      await proposal.pastVote();
      expect(await governor.state(proposal.id), `${category}`).to.equal(ProposalState.Defeated);
    }
  });
});
