import { expect } from 'chai';
import { solidityPacked } from 'ethers';
import { networkHelpers } from '../helpers/chain.ts';
import { guildFixture, TOKEN } from '../helpers/guild.ts';
import { actionsOf, Category, ProposalState, proposalOf, rulesOf, Support, storeRules } from '../helpers/proposal.ts';

const { loadFixture } = networkHelpers;

const { Defeated, Succeeded } = ProposalState;

/** Votes, in the guild token's smallest unit; 1,000 tokens are the supply. */
type Votes = { inFavour?: bigint; against?: bigint; abstain?: bigint };

/**
 * How a proposal ends when it gets these votes: the founder, who has all of them, casts them in fractions.
 *
 * @param category - Its category; the action may have any.
 * @param votes - What it gets.
 * @param approvalBps - The share of For that the category asks for, if not the usual.
 */
async function outcomeOf(category: number, votes: Votes, approvalBps = rulesOf(category).approvalBps): Promise<bigint> {
  const fixture = await loadFixture(guildFixture);
  const { governor, token, founder, holder } = fixture;
  await token.connect(holder).transfer(founder, 400n * TOKEN);
  await storeRules(fixture, category, { ...rulesOf(category), approvalBps });
  const [weakest] = actionsOf(fixture);
  const proposal = await proposalOf(fixture, 'A proposal', weakest);
  await proposal.proposeInCategory(founder, category);
  await proposal.toVote();
  const { against = 0n, inFavour = 0n, abstain = 0n } = votes;
  const params = solidityPacked(['uint128', 'uint128', 'uint128'], [against, inFavour, abstain]);
  await governor.connect(founder).castVoteWithReasonAndParams(proposal.id, Support.Fractional, '', params);
  await proposal.pastVote();
  return governor.state(proposal.id);
}

describe('majorities', () => {
  it('G-7 need the quorum of the category to the last unit, by For and Abstain', async () => {
    for (const category of Object.values(Category)) {
      const quorum = (BigInt(rulesOf(category).quorumBps) * 1_000n * TOKEN) / 10_000n;
      expect(await outcomeOf(category, { inFavour: quorum }), `${category}`).to.equal(Succeeded);
      expect(await outcomeOf(category, { inFavour: quorum - 1n }), `${category}`).to.equal(Defeated);
      expect(await outcomeOf(category, { inFavour: 1n, abstain: quorum - 1n }), `${category}`).to.equal(Succeeded);
      expect(await outcomeOf(category, { inFavour: 2n, abstain: quorum - 3n, against: 1n }), `${category}`).to.equal(
        Defeated,
      );
    }
  });

  it('need the approval of the category to the last unit, by For against Against', async () => {
    const cases: [number, Votes, bigint][] = [
      [Category.Parameters, { inFavour: 600n * TOKEN, against: 400n * TOKEN }, Succeeded],
      [Category.Parameters, { inFavour: 600n * TOKEN - 1n, against: 400n * TOKEN }, Defeated],
      [Category.Parameters, { inFavour: 60n * TOKEN, against: 40n * TOKEN, abstain: 900n * TOKEN }, Succeeded],
      [Category.Parameters, { inFavour: 60n * TOKEN, against: 40n * TOKEN + 1n, abstain: 800n * TOKEN }, Defeated],
      [Category.Emergency, { inFavour: 750n * TOKEN, against: 250n * TOKEN }, Succeeded],
      [Category.Emergency, { inFavour: 750n * TOKEN - 1n, against: 250n * TOKEN }, Defeated],
      [Category.Resources, { inFavour: 300n * TOKEN + 1n, against: 300n * TOKEN }, Succeeded],
    ];
    for (const [index, [category, votes, outcome]] of cases.entries()) {
      expect(await outcomeOf(category, votes), `case ${index}`).to.equal(outcome);
    }
  });

  it('need more For than Against in any case', async () => {
    for (const approvalBps of [0, 4_999, 5_000]) {
      const half = 500n * TOKEN;
      expect(await outcomeOf(Category.Resources, { inFavour: half, against: half }, approvalBps)).to.equal(Defeated);
      const more = { inFavour: half, against: half - 1n };
      expect(await outcomeOf(Category.Resources, more, approvalBps)).to.equal(Succeeded);
    }
  });

  it('of everything need no vote against, but at least one for', async () => {
    expect(await outcomeOf(Category.Resources, { inFavour: 999n * TOKEN }, 10_000)).to.equal(Succeeded);
    expect(await outcomeOf(Category.Resources, { inFavour: 999n * TOKEN, against: 1n }, 10_000)).to.equal(Defeated);
    expect(await outcomeOf(Category.Resources, { abstain: 999n * TOKEN }, 0)).to.equal(Defeated);
  });
});
