import { expect } from 'chai';
import { concat, toBeHex, ZeroAddress, ZeroHash } from 'ethers';
import { act, prepare, refusal, signTypedData } from '../../testing/act.ts';
import { type Deed, does as doesIn } from '../../testing/does.ts';
import { govern } from '../../testing/govern.ts';
import { DAY, foundGuild, projectInput } from '../../testing/story.ts';
import { startTestContext, type TestContext } from '../../testing/testContext.ts';
import type { GuildContracts } from '../chain/calls/guildContracts.ts';
import { prepareCreateProject } from '../projects/prepareCreateProject.ts';
import { prepareCastBallot } from './prepareCastBallot.ts';
import { prepareCastBallotBySig } from './prepareCastBallotBySig.ts';
import { prepareFinalizeRound } from './prepareFinalizeRound.ts';

describe('ballots that rank projects, really sent', () => {
  let context: TestContext;
  let guild: GuildContracts;

  const numbered = (contract: string, number: number) => concat([contract, toBeHex(number, 4)]);
  const does = (deed: Deed, input: object, expected: { summary: string; event: string }) =>
    doesIn(context, deed, input, expected);

  before(async () => {
    context = await startTestContext();
    guild = await foundGuild(context);
  });
  after(() => context?.stop());

  it('ranks projects by ballots, one of them carried by another account', async () => {
    const input = { ...(await projectInput(context, guild.accessManager)), fundCount: 0 };
    for (const title of ['First', 'Second']) {
      await act(context, prepareCreateProject, context.funded(2), { ...input, title });
    }
    const timestamp = Number((await context.chain.head()).timestamp);
    const startsAt = timestamp + 100;
    const terms = {
      ...{ kind: 0, title: 'Spring', digest: ZeroHash, cid: '', projectIds: [1, 2], token: ZeroAddress, budget: 0 },
      ...{ startsAt, endsAt: startsAt + DAY },
    };
    const to = guild.priorities;
    await govern(context, guild, { contract: 'PriorityRounds', to, function: 'openRound', args: [terms] });
    await context.passTime(200);
    const round = numbered(guild.priorities, 1);
    const choices = [
      { project: numbered(guild.projects, 2), shareBps: 7_500 },
      { project: numbered(guild.projects, 1), shareBps: 2_500 },
    ];
    await does(
      [prepareCastBallot, context.penniless(0)],
      { round, choices },
      {
        summary: 'Vote in round 1 of “Aurora Research”: 25 % for project 1, 75 % for project 2',
        event: 'BallotCast',
      },
    );
    const voter = context.penniless(1);
    const deadline = String(startsAt + DAY);
    const { bySignature } = await prepare(context, prepareCastBallot, voter, { round, choices, deadline });
    if (!bySignature) throw new Error('There is no ballot to sign.');
    const signature = await signTypedData(voter, bySignature);
    const carried = { round, voter: voter.address, choices, deadline, signature };
    await does([prepareCastBallotBySig, context.penniless(5)], carried, {
      summary:
        `Submit the signed vote of ${voter.address} in round 1 of “Aurora Research”: ` +
        '25 % for project 1, 75 % for project 2',
      event: 'BallotCast',
    });
    const [again] = await refusal(context, prepareCastBallot, voter, { round, choices });
    expect(again).to.deep.include({ errorName: 'PriorityRoundsAlreadyVoted' });
    await context.passTime(DAY + 1);
    await does(
      [prepareFinalizeRound, context.penniless(5)],
      { round },
      { summary: 'Record the result of round 1 of “Aurora Research”', event: 'RoundFinalized' },
    );
    const [unknown] = await refusal(context, prepareFinalizeRound, voter, { round: numbered(guild.priorities, 2) });
    expect(unknown).to.deep.include({ code: 'NOT_FOUND', message: 'The guild has no round 2.' });
    const [elsewhere] = await refusal(context, prepareFinalizeRound, voter, { round: numbered(guild.treasury, 1) });
    expect(elsewhere?.message).to.contain("is not a guild's PriorityRounds contract.");
  });
});
