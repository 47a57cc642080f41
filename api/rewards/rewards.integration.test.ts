import { expect } from 'chai';
import { concat, toBeHex } from 'ethers';
import { act, actAndPay, refusal } from '../../testing/act.ts';
import { type Deed, does as doesIn } from '../../testing/does.ts';
import { govern } from '../../testing/govern.ts';
import { DAY, documentOf, dollars, foundGuild, mintDollars, projectInput, termsHashOf } from '../../testing/story.ts';
import { startTestContext, type TestContext } from '../../testing/testContext.ts';
import type { GuildContracts } from '../chain/calls/guildContracts.ts';
import { preparePropose } from '../governance/propose/preparePropose.ts';
import { prepareCastVote } from '../governance/votes/prepareCastVote.ts';
import { prepareReviewDeliverable } from '../projects/milestones/prepareReviewDeliverable.ts';
import { prepareSubmitDeliverable } from '../projects/milestones/prepareSubmitDeliverable.ts';
import { prepareCreateProject } from '../projects/prepareCreateProject.ts';
import { prepareApprove } from '../token/prepareApprove.ts';
import { prepareClaimGrants } from './prepareClaimGrants.ts';
import { prepareClaimMany } from './prepareClaimMany.ts';
import { prepareClaimParticipation } from './prepareClaimParticipation.ts';
import { prepareRecordVote } from './prepareRecordVote.ts';
import { prepareRenounce } from './prepareRenounce.ts';

const TOKEN = 10n ** 18n;
const EPOCH = 30 * DAY;

describe('rewards, really claimed', () => {
  let context: TestContext;
  let guild: GuildContracts;

  const milestone = (index: number) => concat([guild.projects, toBeHex(1, 4), toBeHex(index, 4)]);
  const does = (deed: Deed, input: object, expected: { summary: string; event: string }) =>
    doesIn(context, deed, input, expected);
  const setTerms = (vestingDuration: number) => {
    const terms = [9_000n * TOKEN, 9_000n * TOKEN, 30 * DAY, 0, vestingDuration];
    return govern(context, guild, {
      contract: 'Rewards',
      to: guild.rewards,
      function: 'setRewardTerms',
      args: [terms],
    });
  };

  /** Delivers a milestone and has it approved, which pays and rewards it. */
  async function earn(index: number) {
    const work = await documentOf('Work');
    await act(context, prepareSubmitDeliverable, context.penniless(2), { milestone: milestone(index), ...work });
    const deliverable = concat([milestone(index), toBeHex(1, 2)]);
    const approval = { deliverable, digest: work.digest, approved: true, reasonDigest: null, reasonCid: null };
    await act(context, prepareReviewDeliverable, context.penniless(3), approval);
  }

  before(async () => {
    context = await startTestContext();
    guild = await foundGuild(context);
    const client = context.funded(2);
    await mintDollars(context, client.address, 20_000);
    const approval = { token: context.testDollar, spender: guild.projects, amount: dollars(20_000) };
    await actAndPay(context, prepareApprove, client, approval);
    const input = await projectInput(context, guild.accessManager);
    await act(context, prepareCreateProject, client, { ...input, fundCount: 3 });
    const accept = { contract: 'Projects', to: guild.projects, function: 'acceptProject' } as const;
    await govern(context, guild, { ...accept, args: [1, await termsHashOf(context, guild)] });
    const budget = { contract: 'Rewards', to: guild.rewards, function: 'setParticipationBudget' } as const;
    await govern(context, guild, { ...budget, args: [100n * TOKEN] });
  });
  after(() => context?.stop());

  it('claims for several accounts at once', async () => {
    await earn(0);
    const accounts = [context.penniless(2).address, context.penniless(8).address];
    await does(
      [prepareClaimMany, context.penniless(5)],
      { guild: guild.accessManager, accounts },
      { summary: 'Claim the rewards of 2 accounts in “Aurora Research”', event: 'RewardClaimed' },
    );
  });

  it('claims what has vested', async () => {
    await setTerms(10 * DAY);
    await earn(1);
    await context.passTime(5 * DAY);
    const { rewards } = guild;
    const grant = (contract: string, account: string) => concat([contract, account, toBeHex(1, 4)]);
    const contributor = context.penniless(2).address;
    await does(
      [prepareClaimGrants, context.penniless(5)],
      { grants: [grant(rewards, contributor)] },
      {
        summary: `Claim what has vested of 1 grant of ${contributor} in “Aurora Research”`,
        event: 'GrantClaimed',
      },
    );
    const mixed = { grants: [grant(rewards, contributor), grant(rewards, rewards)] };
    const [error] = await refusal(context, prepareClaimGrants, context.penniless(5), mixed);
    expect(error?.field).to.deep.equal(['grants', '1']);
    const [stray] = await refusal(context, prepareClaimGrants, context.penniless(5), {
      grants: [grant(guild.token, contributor)],
    });
    expect(stray).to.deep.include({ code: 'NOT_FOUND', field: ['grants', '0'] });
  });

  it('records votes, and claims a share of the epoch', async () => {
    // The budget is that of the epochs after the one in which it was set.
    await context.passTime(EPOCH);
    const voter = context.penniless(0);
    const anyone = context.penniless(5);
    const motion = {
      guild: guild.accessManager,
      description: 'Look',
      actions: [{ call: { target: guild.token, value: '0', calldata: '0x18160ddd' } }],
    };
    const proposed = await act(context, preparePropose, voter, motion);
    const number = BigInt(String(proposed.prepared.simulation.result[0]?.value));
    const proposal = concat([guild.governor, toBeHex(number, 32)]);
    await context.passTime(3_601);
    const vote = { proposal, account: voter.address };
    const [early] = await refusal(context, prepareRecordVote, anyone, vote);
    expect(early).to.deep.include({ errorName: 'RewardsNoParticipation' });
    await act(context, prepareCastVote, voter, { proposal, support: 'FOR', reason: '' });
    await context.passTime(3 * DAY);
    const recorded = await does([prepareRecordVote, anyone], vote, {
      summary: `Record that ${voter.address} voted on “Look”`,
      event: 'ParticipationRecorded',
    });
    const epoch = Number(recorded.events[0]?.args.epoch);
    const claim = { guild: guild.accessManager, account: voter.address, epoch };
    const [open] = await refusal(context, prepareClaimParticipation, anyone, claim);
    expect(open).to.deep.include({ errorName: 'RewardsEpochOpen' });
    await context.passTime(2 * EPOCH);
    await does([prepareClaimParticipation, anyone], claim, {
      summary: `Claim the share of ${voter.address} in epoch ${epoch} of “Aurora Research”`,
      event: 'ParticipationClaimed',
    });
  });

  it('lets everybody give up reputation', async () => {
    const whom = context.penniless(9);
    const adjust = { contract: 'Reputation', to: guild.reputation, function: 'adjust' } as const;
    await govern(context, guild, { ...adjust, args: [whom.address, 1, 5, `0x${'33'.repeat(32)}`] });
    await does(
      [prepareRenounce, whom],
      { guild: guild.accessManager, skill: 1, points: '5' },
      { summary: 'Give up 5 points of your reputation in skill 1 of “Aurora Research”', event: 'ReputationChanged' },
    );
  });
});
