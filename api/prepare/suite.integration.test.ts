import { expect } from 'chai';
import { getAddress as checksummed, concat, toBeHex, ZeroAddress, ZeroHash } from 'ethers';
import { act, prepare, refusal, signTypedData } from '../../testing/act.ts';
import { type Deed, does as doesIn } from '../../testing/does.ts';
import { govern } from '../../testing/govern.ts';
import { DAY, documentOf, foundGuild, projectInput } from '../../testing/story.ts';
import { startTestContext, type TestContext } from '../../testing/testContext.ts';
import { prepareAnchor } from '../audit/prepareAnchor.ts';
import { prepareCloseFinding } from '../audit/prepareCloseFinding.ts';
import { preparePublishStatement } from '../audit/preparePublishStatement.ts';
import { prepareRaiseFinding } from '../audit/prepareRaiseFinding.ts';
import type { GuildContracts } from '../chain/guildContracts.ts';
import { prepareAcceptAgreement } from '../compliance/prepareAcceptAgreement.ts';
import { prepareAcceptAgreementBySig } from '../compliance/prepareAcceptAgreementBySig.ts';
import { prepareEndFreeze } from '../compliance/prepareEndFreeze.ts';
import { prepareFreeze } from '../compliance/prepareFreeze.ts';
import { prepareSetStatus } from '../compliance/prepareSetStatus.ts';
import { prepareUnfreeze } from '../compliance/prepareUnfreeze.ts';
import { preparePropose } from '../governance/preparePropose.ts';
import { prepareCastBallot } from '../priorities/prepareCastBallot.ts';
import { prepareCastBallotBySig } from '../priorities/prepareCastBallotBySig.ts';
import { prepareFinalizeRound } from '../priorities/prepareFinalizeRound.ts';
import { prepareCreateProject } from '../projects/prepareCreateProject.ts';
import { prepareHoldCredit } from '../projects/prepareHoldCredit.ts';
import { prepareReleaseCredit } from '../projects/prepareReleaseCredit.ts';
import { prepareRenounce } from '../rewards/prepareRenounce.ts';
import { prepareApprove } from '../token/prepareApprove.ts';
import { prepareDeposit } from '../treasury/prepareDeposit.ts';
import { preparePayFromBudget } from '../treasury/preparePayFromBudget.ts';

const ETHER = 10n ** 18n;

describe('what a guild’s other contracts let accounts do, really sent', function () {
  this.timeout(240_000);
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

  it('sends native coin along, which the account pays itself', async () => {
    const deposit = { guild: guild.accessManager, token: ZeroAddress, amount: String(2n * ETHER), ref: null };
    const done = await does([prepareDeposit, context.funded(2), 'own'], deposit, {
      summary: 'Contribute 2 NATIVE to the treasury of “Aurora Research”',
      event: 'Deposited',
    });
    const { call, unsignedTransaction } = done.prepared;
    expect([call.value, unsignedTransaction?.value]).to.deep.equal([deposit.amount, deposit.amount]);
    expect(done.prepared.forwardRequest).to.equal(null);
    expect(done.prepared.sponsorship.reason).to.equal(
      'The relayer sends no native coin along: send it as a transaction of your own, the `unsignedTransaction` of what was prepared.',
    );
    expect(await context.provider.getBalance(guild.treasury)).to.equal(2n * ETHER);
  });

  it('says when the account has not the native coin, and that native coin needs no approval', async () => {
    const poor = context.penniless(5);
    const deposit = { guild: guild.accessManager, token: ZeroAddress, amount: '5', ref: null };
    const [error] = await refusal(context, prepareDeposit, poor, deposit);
    expect(error).to.deep.include({
      code: 'TRANSACTION_REJECTED',
      message: `${poor.address.toLowerCase()} has 0 wei of native coin, and this sends 5.`,
    });
    const approval = { token: ZeroAddress, spender: guild.treasury, amount: '5' };
    const [needless] = await refusal(context, prepareApprove, context.funded(2), approval);
    expect(needless).to.deep.include({ code: 'INVALID_INPUT', field: ['token'] });
  });

  it('proposes in a stricter category, and in no weaker one', async () => {
    const motion = {
      guild: guild.accessManager,
      description: 'Look at the supply',
      actions: [{ call: { target: guild.token, value: '0', calldata: '0x18160ddd' } }],
    };
    const done = await does(
      [preparePropose, context.penniless(0)],
      { ...motion, category: 'EMERGENCY' },
      {
        summary: `Propose “Look at the supply” to “Aurora Research”: call ${checksummed(guild.token)}`,
        event: 'ProposalCategorized',
      },
    );
    expect(done.events.find(({ name }) => name === 'ProposalCategorized')?.args.category).to.equal(5n);
    const weak = { ...motion, description: 'Weaker', category: 'RESOURCES' };
    const [error] = await refusal(context, preparePropose, context.penniless(0), weak);
    expect(error).to.deep.include({ errorName: 'CategoryPolicyTooWeak' });
    expect(error?.message).to.contain('The actions need the category Parameters; Resources is weaker.');
  });

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
        `Carry the signed vote of ${voter.address} in round 1 of “Aurora Research”: ` +
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
    expect(elsewhere?.message).to.contain("is no guild's PriorityRounds contract.");
  });

  it('pays from a budget', async () => {
    const spender = context.penniless(5);
    const terms = {
      ...{ token: ZeroAddress, limit: ETHER, period: 0, startsAt: 0, endsAt: 0, ref: ZeroHash, title: 'Travel' },
      spenders: [spender.address],
    };
    const to = guild.treasury;
    await govern(context, guild, { contract: 'Treasury', to, function: 'openBudget', args: [terms] });
    const payment = {
      budget: numbered(guild.treasury, 1),
      to: context.penniless(6).address,
      amount: String(ETHER / 2n),
      purpose: 'REIMBURSEMENT',
      ref: null,
      memo: 'Train',
    };
    await does([preparePayFromBudget, spender], payment, {
      summary: `Pay 0.5 NATIVE to ${context.penniless(6).address} from budget 1 of “Aurora Research”`,
      event: 'BudgetSpent',
    });
    const more = { ...payment, amount: String(ETHER) };
    const [error] = await refusal(context, preparePayFromBudget, spender, more);
    expect(error?.message).to.contain(`Budget 1 leaves ${ETHER / 2n} of the ${ETHER} needed`);
  });

  it('accepts agreements, one of them by a signature, and ends freezes', async () => {
    const { digest, cid } = await documentOf('House rules');
    const { compliance } = guild;
    const publish = { contract: 'Compliance', to: compliance, function: 'publishAgreement' } as const;
    await govern(context, guild, { ...publish, args: [0, 'House rules', digest, cid] });
    const agreement = numbered(compliance, 1);
    await does(
      [prepareAcceptAgreement, context.penniless(2)],
      { agreement, version: 1, digest },
      { summary: 'Accept version 1 of agreement 1 of “Aurora Research”', event: 'AgreementAccepted' },
    );
    const signer = context.penniless(3);
    const { bySignature } = await prepare(context, prepareAcceptAgreement, signer, { agreement, version: 1, digest });
    if (!bySignature) throw new Error('There is no acceptance to sign.');
    const signature = await signTypedData(signer, bySignature);
    const { deadline } = bySignature.message;
    const carried = { agreement, account: signer.address, version: 1, digest, deadline, signature };
    await does([prepareAcceptAgreementBySig, context.penniless(5)], carried, {
      summary: `Carry the signed acceptance of version 1 of agreement 1 of “Aurora Research” by ${signer.address}`,
      event: 'AgreementAccepted',
    });
    const until = (await context.chain.head()).timestamp + 100n;
    const frozen = context.penniless(4).address;
    const freeze = {
      contract: 'Compliance',
      to: compliance,
      function: 'freeze',
      args: [frozen, until, digest],
    } as const;
    await govern(context, guild, freeze);
    const ended = { guild: guild.accessManager, account: frozen };
    const [early] = await refusal(context, prepareEndFreeze, context.penniless(5), ended);
    expect(early).to.deep.include({ errorName: 'ComplianceStillFrozen' });
    await context.passTime(200);
    await does([prepareEndFreeze, context.penniless(5)], ended, {
      summary: `Record that the freeze of ${frozen} in “Aurora Research” has ended`,
      event: 'AccountUnfrozen',
    });
  });

  it('anchors, raises and closes findings, and states opinions', async () => {
    const auditor = context.penniless(7);
    const { accessManager, auditTrail } = guild;
    const read = { contract: 'AuditTrail', to: auditTrail, function: 'nextFromBlock' } as const;
    const head = await context.chain.head();
    const [fromBlock] = await context.chain.read(read, head);
    const range = { head: `0x${'11'.repeat(32)}`, fromBlock: String(fromBlock), toBlock: String(head.number - 1n) };
    await does(
      [prepareAnchor, auditor],
      { guild: accessManager, ...range, entryCount: '120' },
      {
        summary: `Anchor the ledger of “Aurora Research” from block ${fromBlock} to ${head.number - 1n}, with 120 entries`,
        event: 'Anchored',
      },
    );
    const paper = await documentOf('Finding');
    const finding = { severity: 'HIGH', subject: `0x${'22'.repeat(32)}`, title: 'No receipts', ...paper };
    await does(
      [prepareRaiseFinding, auditor],
      { guild: accessManager, ...finding },
      { summary: 'Raise the finding “No receipts” (high) at “Aurora Research”', event: 'FindingRaised' },
    );
    const [stranger] = await refusal(context, prepareRaiseFinding, context.penniless(5), {
      guild: accessManager,
      ...finding,
    });
    expect(stranger).to.deep.include({ errorName: 'AccessManagedUnauthorized' });
    const closing = { finding: numbered(auditTrail, 1), resolution: 'ACCEPTED', digest: null, cid: null };
    const [open] = await refusal(context, prepareCloseFinding, auditor, { ...closing, resolution: 'OPEN' });
    expect(open?.field).to.deep.equal(['resolution']);
    const [half] = await refusal(context, prepareCloseFinding, auditor, { ...closing, digest: paper.digest });
    expect(half?.message).to.equal('Give both the digest and the CID of the same document, or neither.');
    await does([prepareCloseFinding, auditor], closing, {
      summary: 'Close finding 1 of “Aurora Research” as accepted',
      event: 'FindingClosed',
    });
    await does(
      [preparePublishStatement, auditor],
      { guild: accessManager, firstAnchor: 1, lastAnchor: 1, opinion: 'QUALIFIED', ...paper },
      {
        summary: 'State a qualified opinion on the books of “Aurora Research” for the anchors 1 to 1',
        event: 'ClosingStatementPublished',
      },
    );
  });

  it('lets the compliance officer note, freeze and hold, and everybody give up reputation', async () => {
    const officer = context.penniless(6);
    const whom = context.penniless(9).address;
    const of = { guild: guild.accessManager, account: whom };
    const reasonDigest = `0x${'33'.repeat(32)}`;
    await does(
      [prepareSetStatus, officer],
      { ...of, level: 2, jurisdiction: 'DE', expiresAt: '2000000000', evidenceDigest: null },
      {
        summary: `Set the identity level of ${whom} in “Aurora Research” to 2, until 2033-05-18 03:33:20 UTC`,
        event: 'ComplianceSet',
      },
    );
    await does(
      [prepareFreeze, officer],
      { ...of, until: '2000000000', reasonDigest },
      { summary: `Freeze ${whom} in “Aurora Research” until 2033-05-18 03:33:20 UTC`, event: 'AccountFrozen' },
    );
    await does(
      [prepareUnfreeze, officer],
      { ...of, reasonDigest },
      { summary: `Lift the freeze of ${whom} in “Aurora Research”`, event: 'AccountUnfrozen' },
    );
    const credit = { ...of, token: context.testDollar };
    await does(
      [prepareHoldCredit, officer],
      { ...credit, reasonDigest },
      { summary: `Hold the credit of ${whom} in “Aurora Research”: 0 TUSD so far`, event: 'CreditHeld' },
    );
    await does([prepareReleaseCredit, officer], credit, {
      summary: `Let ${whom} withdraw the held credit of 0 TUSD in “Aurora Research”`,
      event: 'CreditReleased',
    });
    const adjust = { contract: 'Reputation', to: guild.reputation, function: 'adjust' } as const;
    await govern(context, guild, { ...adjust, args: [whom, 1, 5, reasonDigest] });
    await does(
      [prepareRenounce, context.penniless(9)],
      { guild: guild.accessManager, skill: 1, points: '5' },
      { summary: 'Give up 5 points of your reputation in skill 1 of “Aurora Research”', event: 'ReputationChanged' },
    );
  });
});
