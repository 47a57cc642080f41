import { expect } from 'chai';
import { concat, toBeHex } from 'ethers';
import { act, actAndPay, prepare, signTypedData } from '../testing/act.ts';
import { type Deed, does as doesIn } from '../testing/does.ts';
import { DAY, documentOf, dollars, foundGuild, mintDollars, projectInput, termsHashOf } from '../testing/story.ts';
import { startTestContext, type TestContext } from '../testing/testContext.ts';
import type { GuildContracts } from './chain/calls/guildContracts.ts';
import { prepareExecute } from './governance/prepareExecute.ts';
import { prepareFinalize } from './governance/prepareFinalize.ts';
import { prepareQueue } from './governance/prepareQueue.ts';
import { preparePropose } from './governance/propose/preparePropose.ts';
import { prepareCastVote } from './governance/votes/prepareCastVote.ts';
import { prepareCastVoteBySig } from './governance/votes/prepareCastVoteBySig.ts';
import { prepareCollectFees } from './projects/credits/prepareCollectFees.ts';
import { prepareWithdraw } from './projects/credits/prepareWithdraw.ts';
import { prepareRefund } from './projects/milestones/prepareRefund.ts';
import { prepareRelease } from './projects/milestones/prepareRelease.ts';
import { prepareReviewDeliverable } from './projects/milestones/prepareReviewDeliverable.ts';
import { prepareSubmitDeliverable } from './projects/milestones/prepareSubmitDeliverable.ts';
import { prepareCancelProject } from './projects/prepareCancelProject.ts';
import { prepareCreateProject } from './projects/prepareCreateProject.ts';
import { prepareFund } from './projects/prepareFund.ts';
import { prepareClaim } from './rewards/prepareClaim.ts';
import { prepareDelegate } from './token/delegations/prepareDelegate.ts';
import { prepareApprove } from './token/prepareApprove.ts';
import { prepareDeposit } from './treasury/prepareDeposit.ts';
import { prepareRecognize } from './treasury/prepareRecognize.ts';

describe('every prepared action, really sent', () => {
  let context: TestContext;
  let guild: GuildContracts;
  let project: string;
  let proposal: string;

  const milestone = (index: number) => concat([project, toBeHex(index, 4)]);
  const deliverable = (index: number, revision: number) => concat([milestone(index), toBeHex(revision, 2)]);

  const does = (deed: Deed, input: object, expected: { summary: string; event: string }) =>
    doesIn(context, deed, input, expected);

  before(async () => {
    context = await startTestContext();
    guild = await foundGuild(context);
    await mintDollars(context, context.funded(2).address, 20_000);
  });
  after(() => context?.stop());

  it('approves, deposits and recognizes', async () => {
    const client = context.funded(2);
    const { accessManager, treasury } = guild;
    const token = context.testDollar;
    await does(
      [prepareApprove, client, 'own'],
      { token, spender: treasury, amount: dollars(1_250) },
      { summary: 'Allow the treasury of “Aurora Research” to take up to 1,250 TUSD from you', event: 'Approval' },
    );
    await does(
      [prepareDeposit, client],
      { guild: accessManager, token, amount: dollars(1_250), ref: null },
      { summary: 'Contribute 1,250 TUSD to the treasury of “Aurora Research”', event: 'Deposited' },
    );
    await mintDollars(context, treasury, 50);
    await does(
      [prepareRecognize, context.penniless(5)],
      { guild: accessManager, token },
      {
        summary: 'Recognize what the treasury of “Aurora Research” received of the token “TUSD” without a deposit',
        event: 'Recognized',
      },
    );
  });

  it('creates, funds and cancels projects', async () => {
    const client = context.funded(2);
    await actAndPay(context, prepareApprove, client, {
      token: context.testDollar,
      spender: guild.projects,
      amount: dollars(10_000),
    });
    const input = await projectInput(context, guild.accessManager);
    const created = await does([prepareCreateProject, client, 'own'], input, {
      summary:
        'Agree with “Aurora Research” on the project “Market entry study”: 3 milestones worth 6,000 TUSD, ' +
        'and fund the first one with 1,000 TUSD',
      event: 'ProjectCreated',
    });
    const number = created.prepared.simulation.result[0]?.value;
    expect(number).to.equal('1');
    project = concat([guild.projects, toBeHex(BigInt(String(number)), 4)]);
    await does(
      [prepareFund, client],
      { project, firstMilestone: 1, count: 2, maxAmount: dollars(5_000), termsHash: await termsHashOf(context, guild) },
      { summary: 'Fund milestones 2 to 3 of “Market entry study” with 5,000 TUSD', event: 'ProjectFunded' },
    );
    const single = { ...input, title: 'Second thoughts', milestones: input.milestones.slice(0, 1) };
    const other = await does([prepareCreateProject, client], single, {
      summary:
        'Agree with “Aurora Research” on the project “Second thoughts”: 1 milestone worth 1,000 TUSD, ' +
        'and fund it with 1,000 TUSD',
      event: 'ProjectFunded',
    });
    const [projectId] = other.prepared.simulation.result;
    await does(
      [prepareCancelProject, client],
      { project: concat([guild.projects, toBeHex(BigInt(String(projectId?.value)), 4)]) },
      {
        summary: 'Cancel “Second thoughts” before the guild accepts it; what funded it becomes your credit',
        event: 'ProjectCancelled',
      },
    );
  });

  it('proposes to accept the project and to pay', async () => {
    const paid = context.penniless(5).address;
    const actions = [
      { acceptProject: { project, termsHash: await termsHashOf(context, guild) } },
      {
        pay: { token: context.testDollar, to: paid, amount: dollars(200), purpose: 'GRANT', ref: null, memo: 'Start' },
      },
      { call: { target: guild.token, value: '0', calldata: '0x18160ddd' } },
    ];
    const done = await does(
      [preparePropose, context.penniless(0)],
      { guild: guild.accessManager, actions, description: 'Take on the study\n\nIt fits.' },
      {
        summary:
          'Propose “Take on the study” to “Aurora Research”: accept “Market entry study”, worth 6,000 TUSD; ' +
          `pay 200 TUSD to ${paid} from the treasury; call totalSupply of GuildToken`,
        event: 'ProposalCreated',
      },
    );
    proposal = concat([guild.governor, toBeHex(BigInt(String(done.prepared.simulation.result[0]?.value)), 32)]);
  });

  it('votes, also by a ballot that another account carries', async () => {
    await context.passTime(3_601);
    await does(
      [prepareCastVote, context.penniless(0)],
      { proposal, support: 'FOR', reason: 'It fits.' },
      { summary: 'Vote for “Take on the study”', event: 'VoteCast' },
    );
    const voter = context.penniless(1);
    const ballot = await prepare(context, prepareCastVote, voter, { proposal, support: 'ABSTAIN', reason: '' });
    expect(ballot.summary).to.equal('Vote to abstain on “Take on the study”');
    if (!ballot.bySignature) throw new Error('There is no ballot to sign.');
    const signature = await signTypedData(voter, ballot.bySignature);
    const cast = await does(
      [prepareCastVoteBySig, context.penniless(5)],
      { proposal, voter: voter.address, support: 'ABSTAIN', signature },
      { summary: `Submit the signed vote of ${voter.address} to abstain on “Take on the study”`, event: 'VoteCast' },
    );
    expect(cast.events.find((event) => event.name === 'VoteCast')?.args.voter).to.equal(voter.address);
  });

  it('finalizes, queues and executes', async () => {
    const anyone = context.penniless(5);
    await context.passTime(3 * DAY + 1);
    await does(
      [prepareFinalize, anyone],
      { proposal },
      { summary: 'Record the outcome of “Take on the study”', event: 'ProposalFinalized' },
    );
    await does(
      [prepareQueue, anyone],
      { proposal },
      { summary: 'Queue “Take on the study” in the timelock', event: 'ProposalQueued' },
    );
    await context.passTime(DAY + 1);
    const done = await does(
      [prepareExecute, anyone],
      { proposal },
      { summary: 'Execute “Take on the study”: 3 calls by the timelock', event: 'ProposalExecuted' },
    );
    expect(done.events.map((event) => event.name)).to.include.members(['ProjectAccepted', 'Paid']);
  });

  it('delivers, reviews, revises and releases', async () => {
    const contributor = context.penniless(2);
    const first = await documentOf('First draft');
    await does(
      [prepareSubmitDeliverable, contributor],
      { milestone: milestone(0), ...first },
      { summary: 'Deliver milestone 1 of “Market entry study” (revision 1)', event: 'DeliverableSubmitted' },
    );
    const reason = await documentOf('Sources are missing');
    await does(
      [prepareReviewDeliverable, context.penniless(3)],
      {
        deliverable: deliverable(0, 1),
        digest: first.digest,
        approved: false,
        reasonDigest: reason.digest,
        reasonCid: reason.cid,
      },
      { summary: 'Ask to revise revision 1 of milestone 1 of “Market entry study”', event: 'RevisionRequested' },
    );
    const second = await documentOf('Second draft');
    await act(context, prepareSubmitDeliverable, contributor, { milestone: milestone(0), ...second });
    await does(
      [prepareReviewDeliverable, context.penniless(4)],
      { deliverable: deliverable(0, 2), digest: second.digest, approved: true, reasonDigest: null, reasonCid: null },
      { summary: 'Approve revision 2 of milestone 1 of “Market entry study”', event: 'MilestoneReleased' },
    );
    await act(context, prepareSubmitDeliverable, contributor, { milestone: milestone(1), ...first });
    await context.passTime(5 * DAY + 1);
    await does(
      [prepareRelease, context.penniless(5)],
      { milestone: milestone(1) },
      {
        summary:
          `Release milestone 2 of “Market entry study”, which nobody judged in time: 1,940 TUSD to ` +
          `${contributor.address}, 60 TUSD of fee to the guild`,
        event: 'MilestoneReleased',
      },
    );
  });

  it('refunds, withdraws, collects, claims and delegates', async () => {
    const contributor = context.penniless(2);
    const ofToken = { guild: guild.accessManager, token: context.testDollar };
    await context.passTime(40 * DAY);
    await does(
      [prepareRefund, context.penniless(5)],
      { milestone: milestone(2) },
      {
        summary:
          'Return the 3,000 TUSD of milestone 3 of “Market entry study”, for which nothing was delivered in time, ' +
          `to ${context.funded(2).address}`,
        event: 'MilestoneRefunded',
      },
    );
    await does(
      [prepareWithdraw, contributor],
      { ...ofToken, to: contributor.address },
      { summary: 'Withdraw your credit of 2,910 TUSD in “Aurora Research” to yourself', event: 'Withdrawn' },
    );
    await does([prepareCollectFees, context.penniless(5)], ofToken, {
      summary: 'Move 90 TUSD of fees to the treasury of “Aurora Research”',
      event: 'FeesCollected',
    });
    await does(
      [prepareClaim, context.penniless(5)],
      { guild: guild.accessManager, account: contributor.address },
      {
        summary: `Claim 900 AUR of rewards in “Aurora Research” for ${contributor.address}`,
        event: 'RewardClaimed',
      },
    );
    await does(
      [prepareDelegate, contributor],
      { guild: guild.accessManager, delegatee: context.penniless(0).address },
      {
        summary: `Delegate your votes in “Aurora Research” to ${context.penniless(0).address}`,
        event: 'DelegateChanged',
      },
    );
  });
});
