import { expect } from 'chai';
import { concat, toBeHex } from 'ethers';
import { act, prepare, refusal, signTypedData } from '../testing/act.ts';
import { documentOf, dollars, foundGuild, guildInput, projectInput, termsHashOf } from '../testing/story.ts';
import { startTestContext, type TestContext } from '../testing/testContext.ts';
import type { GuildContracts } from './chain/calls/guildContracts.ts';
import { prepareExecute } from './governance/prepareExecute.ts';
import { prepareQueue } from './governance/prepareQueue.ts';
import { preparePropose } from './governance/propose/preparePropose.ts';
import { prepareCastVote } from './governance/votes/prepareCastVote.ts';
import { prepareCastVoteBySig } from './governance/votes/prepareCastVoteBySig.ts';
import { prepareCreateGuild } from './guild/prepareCreateGuild.ts';
import type { PrepareResolver } from './prepare/prepareMutation.ts';
import { prepareWithdraw } from './projects/credits/prepareWithdraw.ts';
import { prepareRelease } from './projects/milestones/prepareRelease.ts';
import { prepareReviewDeliverable } from './projects/milestones/prepareReviewDeliverable.ts';
import { prepareSubmitDeliverable } from './projects/milestones/prepareSubmitDeliverable.ts';
import { prepareCancelProject } from './projects/prepareCancelProject.ts';
import { prepareCreateProject } from './projects/prepareCreateProject.ts';
import { prepareFund } from './projects/prepareFund.ts';
import { prepareDelegate } from './token/delegations/prepareDelegate.ts';
import { prepareApprove } from './token/prepareApprove.ts';
import { prepareDeposit } from './treasury/prepareDeposit.ts';

const STRANGER = '0x00000000000000000000000000000000000000a1';
const OTHER_TERMS = `0x${'12'.repeat(32)}`;

describe('actions that cannot be prepared', () => {
  let context: TestContext;
  let guild: GuildContracts;
  let project: string;
  let termsHash: string;
  let proposal: string;

  const refused = (resolver: PrepareResolver, input: object, who = context.penniless(0)) =>
    refusal(context, resolver, who, input);

  before(async () => {
    context = await startTestContext();
    guild = await foundGuild(context);
    const unfunded = { ...(await projectInput(context, guild.accessManager)), fundCount: 0 };
    const created = await act(context, prepareCreateProject, context.penniless(5), unfunded);
    project = concat([guild.projects, toBeHex(BigInt(String(created.prepared.simulation.result[0]?.value)), 4)]);
    termsHash = await termsHashOf(context, guild);
    const proposed = await act(context, preparePropose, context.penniless(0), {
      guild: guild.accessManager,
      description: 'Take on the study',
      actions: [{ acceptProject: { project, termsHash } }],
    });
    proposal = concat([guild.governor, toBeHex(BigInt(String(proposed.prepared.simulation.result[0]?.value)), 32)]);
  });
  after(() => context?.stop());

  it("tells the contract's error and its arguments as data", async () => {
    const [error] = await refused(prepareRelease, { milestone: concat([project, toBeHex(1, 4)]) });
    expect(error).to.deep.include({
      __typename: 'RevertError',
      code: 'SIMULATION_REVERTED',
      errorName: 'ProjectsUnexpectedMilestoneStatus',
      args: [
        { name: 'projectId', type: 'uint256', value: '1' },
        { name: 'milestoneId', type: 'uint256', value: '1' },
        { name: 'current', type: 'uint8', value: '0' },
      ],
      contract: guild.projects,
      field: null,
    });
    expect(error?.message).to.contain('Milestone 2 of project 1 is planned');
  });

  it('tells errors of the contracts behind the called one', async () => {
    const client = context.penniless(5);
    const seen = { project, maxAmount: dollars(1_000), termsHash };
    const [funding] = await refused(prepareFund, { ...seen, firstMilestone: 0, count: 1 }, client);
    expect(funding).to.deep.include({ errorName: 'ERC20InsufficientAllowance' });
    expect(funding?.message).to.contain('prepareApprove');
    const [order] = await refused(prepareFund, { ...seen, firstMilestone: 2, count: 1 }, client);
    expect(order?.message).to.contain('the next is milestone 1, not 3.');
    const [beyond] = await refused(prepareFund, { ...seen, firstMilestone: 0, count: 255 }, client);
    expect(beyond).to.deep.include({ errorName: 'ProjectsUnknownMilestone' });
    const [dear] = await refused(prepareFund, { ...seen, maxAmount: '999999999', firstMilestone: 0, count: 1 }, client);
    expect(dear).to.deep.include({ errorName: 'ProjectsAmountTooHigh' });
    expect(dear?.message).to.contain('1000000000 (smallest unit), more than the 999999999 agreed to');
    const [others] = await refused(
      prepareFund,
      { ...seen, termsHash: OTHER_TERMS, firstMilestone: 0, count: 1 },
      client,
    );
    expect(others).to.deep.include({ errorName: 'ProjectsUnexpectedTerms' });
    expect(others?.message).to.contain(`not those that you named, ${OTHER_TERMS}: read them again`);
    const twice = await guildInput(context);
    const [exists] = await refused(prepareCreateGuild, twice);
    expect(exists).to.deep.include({ errorName: 'GuildFactoryGuildExists' });
    const [early] = await refused(prepareCastVote, { proposal, support: 'FOR', reason: '' });
    expect(early).to.deep.include({ errorName: 'GovernorUnexpectedProposalState' });
    expect(early?.message).to.contain('has not opened yet');
  });

  it('names every field that cannot be used', async () => {
    const input = await projectInput(context, guild.accessManager);
    const errors = await refused(prepareCreateProject, {
      ...input,
      token: context.funded(3).address.replace(/[a-f]/, (digit) => digit.toUpperCase()),
      milestones: [{ contributor: 'Chen', amount: '-5', dueAt: String(2n ** 40n), skill: 0, bond: '0' }],
      threshold: -1,
      agreementCid: 'document.md',
    });
    expect(errors.map(({ code, field }) => [code, field?.join('.')])).to.deep.equal([
      ['INVALID_INPUT', 'token'],
      ['INVALID_INPUT', 'milestones.0.contributor'],
      ['INVALID_INPUT', 'milestones.0.amount'],
      ['INVALID_INPUT', 'milestones.0.dueAt'],
      ['INVALID_INPUT', 'threshold'],
      ['INVALID_INPUT', 'agreementCid'],
    ]);
    expect(errors[0]?.message).to.contain('wrong checksum');
    expect(errors[2]?.message).to.contain('negative');
  });

  it('refuses content whose digest and CID contradict each other', async () => {
    const { digest } = await documentOf('one');
    const { cid } = await documentOf('other');
    const milestone = concat([project, toBeHex(0, 4)]);
    const [error] = await refused(prepareSubmitDeliverable, { milestone, digest, cid });
    expect(error).to.deep.include({ code: 'INVALID_INPUT', field: ['cid'] });
    const [alone] = await refused(prepareReviewDeliverable, {
      deliverable: concat([milestone, '0x0001']),
      digest,
      approved: false,
      reasonDigest: digest,
      reasonCid: null,
    });
    expect(alone).to.deep.include({ code: 'INVALID_INPUT', field: ['reasonCid'] });
  });

  it('knows what it does not know', async () => {
    const { digest, cid } = await documentOf('one');
    const { accessManager, projects, governor, token } = guild;
    const at = (contract: string, number: number, length: number) => concat([contract, toBeHex(number, length)]);
    const milestone = (index: number) => concat([project, toBeHex(index, 4)]);
    const funding = { firstMilestone: 0, count: 1, maxAmount: '1', termsHash };
    const cases: [PrepareResolver, object, string[], RegExp][] = [
      [prepareDelegate, { guild: STRANGER, delegatee: STRANGER }, ['guild'], /No guild has the id/],
      [prepareDelegate, { guild: token, delegatee: STRANGER }, ['guild'], new RegExp(`use ${accessManager}`)],
      [prepareFund, { ...funding, project: at(projects, 9, 4) }, ['project'], /no project 9/],
      [prepareFund, { ...funding, project: at(governor, 1, 4) }, ['project'], /Projects contract/],
      [prepareRelease, { milestone: milestone(3) }, ['milestone'], /none with the index 3/],
      [prepareSubmitDeliverable, { milestone: milestone(2 ** 31), digest, cid }, ['milestone'], /none with the index/],
      [
        prepareReviewDeliverable,
        { deliverable: concat([milestone(0), '0x0001']), digest, approved: true },
        ['deliverable'],
        /Nothing was delivered as revision 1/,
      ],
      [prepareQueue, { proposal: at(governor, 5, 32) }, ['proposal'], /has no proposal 5/],
      [
        prepareCastVote,
        { proposal: at(projects, 5, 32), support: 'FOR', reason: '' },
        ['proposal'],
        /not a guild's Governor/,
      ],
      [prepareDeposit, { guild: accessManager, token: STRANGER, amount: '1' }, ['token'], /no contract at/],
      [prepareApprove, { token: context.testDollar, spender: STRANGER, amount: '1' }, ['spender'], /neither/],
      [
        preparePropose,
        {
          guild: accessManager,
          description: 'Pay',
          actions: [{ pay: { token: STRANGER, to: STRANGER, amount: '1', purpose: 'GRANT', memo: '' } }],
        },
        ['actions', '0', 'pay', 'token'],
        /no contract at/,
      ],
    ];
    for (const [resolver, input, field, message] of cases) {
      const [error, ...more] = await refused(resolver, input);
      expect(more).to.deep.equal([]);
      expect(error).to.deep.include({ __typename: 'ValidationError', code: 'NOT_FOUND', field });
      expect(error?.message).to.match(message);
    }
  });

  it('refuses to propose an acceptance that would accept nothing', async () => {
    const propose = (acceptProject: object) =>
      refused(preparePropose, { guild: guild.accessManager, description: 'Take it', actions: [{ acceptProject }] });
    const [changed] = await propose({ project, termsHash: OTHER_TERMS });
    expect(changed).to.deep.include({ code: 'INVALID_INPUT', field: ['actions', '0', 'acceptProject', 'termsHash'] });
    expect(changed?.message).to.contain(`The terms of “Market entry study” are different: their hash is ${termsHash}.`);
    const client = context.penniless(5);
    const input = { ...(await projectInput(context, guild.accessManager)), title: 'Second thoughts', fundCount: 0 };
    await act(context, prepareCreateProject, client, input);
    const second = concat([guild.projects, toBeHex(2, 4)]);
    await act(context, prepareCancelProject, client, { project: second });
    const [canceled] = await propose({ project: second, termsHash: await termsHashOf(context, guild, 2) });
    expect(canceled).to.deep.include({ code: 'INVALID_INPUT', field: ['actions', '0', 'acceptProject', 'project'] });
    expect(canceled?.message).to.contain('“Second thoughts” is already accepted or canceled');
  });

  it("refuses another guild's project, and an action that is none or two", async () => {
    const { accessManager: borealis } = await foundGuild(context, 'Borealis');
    const call = { target: STRANGER, value: '0', calldata: '0x' };
    const propose = (actions: object[]) =>
      refused(preparePropose, { guild: borealis, description: 'Take it', actions });
    const acceptProject = { project, termsHash };
    const [foreign] = await propose([{ call }, { acceptProject }]);
    expect(foreign).to.deep.include({ code: 'INVALID_INPUT', field: ['actions', '1', 'acceptProject', 'project'] });
    expect(foreign?.message).to.contain('“Market entry study” belongs to another guild');
    for (const action of [{}, { call, acceptProject }]) {
      expect((await propose([action]))[0]).to.deep.include({ code: 'INVALID_INPUT', field: ['actions', '0'] });
    }
    expect((await propose([]))[0]).to.deep.include({ code: 'INVALID_INPUT', field: ['actions'] });
  });

  it('refuses a ballot that was used, signs something else, or is no signature', async () => {
    const voter = context.penniless(1);
    await context.passTime(3_601);
    const { bySignature } = await prepare(context, prepareCastVote, voter, { proposal, support: 'FOR', reason: '' });
    if (!bySignature) throw new Error('There is no ballot to sign.');
    const signature = await signTypedData(voter, bySignature);
    const ballot = { proposal, voter: voter.address, support: 'FOR', signature };
    const [changed] = await refused(prepareCastVoteBySig, { ...ballot, support: 'AGAINST' });
    expect(changed).to.deep.include({ errorName: 'GovernorInvalidSignature' });
    const [noHex] = await refused(prepareCastVoteBySig, { ...ballot, signature: 'signed' });
    expect(noHex).to.deep.include({ code: 'INVALID_INPUT', field: ['signature'] });
    await act(context, prepareCastVoteBySig, context.penniless(5), ballot);
    const [replayed] = await refused(prepareCastVoteBySig, ballot);
    expect(replayed).to.deep.include({ code: 'SIMULATION_REVERTED', errorName: 'GovernorInvalidSignature' });
    expect(replayed?.message).to.contain('it was cast already');
  });

  it('says when the ledger cannot give the calls of a proposal', async () => {
    const behind = { ...context, ledger: { query: async <T>() => ({ row: null, proposal: null }) as T } };
    const input = { from: STRANGER, proposal };
    const notYet = await prepareExecute({}, { input }, behind);
    expect(notYet.userErrors[0]).to.deep.include({ code: 'NOT_FOUND', field: ['proposal'] });
    const lossy = { query: async <T>() => ({ row: null, proposal: { description: 'Take', calls: [] } }) as T };
    const changed = await prepareQueue({}, { input }, { ...context, ledger: lossy });
    expect(changed.userErrors[0]).to.deep.include({ code: 'INVALID_INPUT', field: ['proposal'] });
    expect(changed.userErrors[0]?.message).to.contain('does not hash to its id');
  });

  it('writes nothing', async () => {
    const before = await context.chain.head();
    await refused(prepareWithdraw, { guild: guild.accessManager, token: context.testDollar, to: STRANGER });
    await refused(prepareApprove, { token: context.testDollar, spender: STRANGER, amount: dollars(1) });
    expect(await context.chain.head()).to.deep.equal(before);
    expect(await context.provider.getTransactionCount(context.penniless(0), 'pending')).to.equal(0);
  });
});
