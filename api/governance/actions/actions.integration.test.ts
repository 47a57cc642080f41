import { expect } from 'chai';
import { concat, id, toBeHex, toQuantity, ZeroAddress, ZeroHash } from 'ethers';
import { act, eventsOf, refusal } from '../../../testing/act.ts';
import { govern } from '../../../testing/govern.ts';
import { DAY, documentOf, foundGuild, mintDollars, projectInput, termsHashOf } from '../../../testing/story.ts';
import { startTestContext, type TestContext } from '../../../testing/testContext.ts';
import { prepareRaiseFinding } from '../../audit/prepareRaiseFinding.ts';
import { abis } from '../../chain/calls/abis.ts';
import type { GuildContracts } from '../../chain/calls/guildContracts.ts';
import { prepareCreateProject } from '../../projects/prepareCreateProject.ts';
import { prepareExecute } from '../prepareExecute.ts';
import { prepareQueue } from '../prepareQueue.ts';
import { preparePropose } from '../propose/preparePropose.ts';
import { prepareCastVote } from '../votes/prepareCastVote.ts';
import { proposalActions } from './proposalActions.ts';

const TOKEN = 10n ** 18n;
const RULES = { quorumBps: 2_000, approvalBps: 5_000, votingDelay: 3_600, votingPeriod: 3 * DAY };
const TIMES = { lateQuorumExtension: 3_600, timelockDelay: DAY, executionPeriod: 7 * DAY };
const REASON = `0x${'33'.repeat(32)}`;
/** Its round has no result yet; these two would end the guild's own order; the Governor's own are sent by a real vote. */
const NOT_SENT = ['openRoundBudgets', 'updateTimelock', 'updateAuthority', 'setProposalGuardian', 'relay'];

/** An action, what it says, and the event that it causes. */
type Example = [name: string, input: object, sentence: string, event: string];

describe('what a vote can decide', () => {
  let context: TestContext;
  let guild: GuildContracts;
  let examples: Example[];

  const at = (contract: string, number: number) => concat([contract, toBeHex(number, 4)]);
  const propose = async (actions: object[], category: string | null = null) => {
    const input = { guild: guild.accessManager, from: context.penniless(0).address, actions, description: 'Decide' };
    return preparePropose({}, { input: { ...input, category } }, context) as Promise<
      Awaited<ReturnType<typeof preparePropose>> & {
        proposal: { actions: { sentence: string }[] } & Record<string, unknown>;
      }
    >;
  };

  before(async () => {
    context = await startTestContext();
    guild = await foundGuild(context);
    const document = await documentOf('A document');
    for (const title of ['Market entry study', 'Second study']) {
      const input = { ...(await projectInput(context, guild.accessManager)), title, fundCount: 0 };
      await act(context, prepareCreateProject, context.penniless(5), input);
    }
    await mintDollars(context, guild.treasury, 500);
    await govern(context, guild, {
      contract: 'Treasury',
      to: guild.treasury,
      function: 'recognize',
      args: [context.testDollar],
    });
    const terms = {
      token: ZeroAddress,
      limit: 1,
      period: 0,
      startsAt: 0,
      endsAt: 0,
      ref: ZeroHash,
      title: 'Old',
      spenders: [],
    };
    await govern(context, guild, { contract: 'Treasury', to: guild.treasury, function: 'openBudget', args: [terms] });
    const publish = { contract: 'Compliance', to: guild.compliance, function: 'publishAgreement' } as const;
    await govern(context, guild, { ...publish, args: [0, 'House rules', document.digest, document.cid] });
    const finding = { guild: guild.accessManager, severity: 'LOW', subject: ZeroHash, title: 'Missing', ...document };
    await act(context, prepareRaiseFinding, context.penniless(7), finding);
    examples = await examplesOf();
  });
  after(() => context?.stop());

  async function examplesOf(): Promise<Example[]> {
    const { testDollar: token } = context;
    const { digest, cid } = await documentOf('A document');
    const [who, other] = [context.penniless(8).address, context.penniless(9).address];
    const project = at(guild.projects, 1);
    const tusd = `TUSD (${(await import('ethers')).getAddress(token)})`;
    const kept = { lateQuorumExtension: 3_600, timelockDelay: DAY, executionPeriod: 7 * DAY };
    return [
      [
        'acceptProject',
        { project, termsHash: await termsHashOf(context, guild) },
        'accept “Market entry study”, worth 6,000 TUSD',
        'ProjectAccepted',
      ],
      [
        'pay',
        { token, to: who, amount: '200000000', purpose: 'GRANT', ref: null, memo: '' },
        `pay 200 TUSD to ${who} from the treasury`,
        'Paid',
      ],
      [
        'openBudget',
        {
          token,
          limit: '5000000',
          period: 30 * DAY,
          startsAt: null,
          endsAt: '2000000000',
          ref: null,
          title: 'Travel',
          spenders: [who],
        },
        `open the budget “Travel” of 5 TUSD every 30 days, until 2033-05-18 03:33:20 UTC, for ${who}`,
        'BudgetOpened',
      ],
      [
        'setBudgetSpender',
        { budget: at(guild.treasury, 1), spender: who, allowed: true },
        `let ${who} pay from budget 1`,
        'BudgetSpenderSet',
      ],
      ['closeBudget', { budget: at(guild.treasury, 1) }, 'close budget 1', 'BudgetClosed'],
      ['setFeeBps', { feeBps: 250 }, "set the guild's fee to 2.5 % of each released milestone", 'FeeBpsSet'],
      [
        'setFeeTokenRate',
        { token, rate: '5' },
        `take 5 smallest units of guild tokens per 10^18 smallest units of fees in ${tusd}`,
        'FeeTokenRateSet',
      ],
      ['setTokenAllowed', { token, allowed: false }, `no longer take payment in ${tusd}`, 'TokenAllowed'],
      [
        'holdCredit',
        { account: who, token, reasonDigest: REASON },
        `hold the credit of ${who} in ${tusd}`,
        'CreditHeld',
      ],
      ['releaseCredit', { account: who, token }, `let ${who} withdraw its held credit in ${tusd}`, 'CreditReleased'],
      [
        'setRewardRates',
        { token, rewardRate: '7', reputationRate: '8' },
        `reward work paid in ${tusd} with 7 smallest units of guild tokens and 8 points of reputation per 10^18 smallest units`,
        'RewardRateSet',
      ],
      [
        'setRewardTerms',
        {
          cap: String(8_000n * TOKEN),
          claimCapacity: String(50n * TOKEN),
          claimWindow: DAY,
          vestingCliff: 0,
          vestingDuration: 0,
        },
        'let rewards of 8,000 AUR accrue in all, without vesting, of which 50 AUR can be claimed within 1 day',
        'RewardTermsSet',
      ],
      [
        'setParticipationBudget',
        { budget: String(TOKEN) },
        'give 1 AUR for votes in each epoch from the next on',
        'ParticipationBudgetSet',
      ],
      ['addSkill', { name: 'design' }, 'add the skill “design”', 'SkillAdded'],
      [
        'adjustReputation',
        { account: who, skill: 1, points: '5', reasonDigest: REASON },
        `give ${who} 5 points of reputation in skill 1`,
        'ReputationChanged',
      ],
      [
        'adjustReputation',
        { account: who, skill: 1, points: '-4', reasonDigest: REASON },
        `take 4 points of reputation in skill 1 from ${who}`,
        'ReputationChanged',
      ],
      [
        'openRound',
        {
          kind: 'RANKING',
          title: 'What first',
          digest: null,
          cid: null,
          projects: [at(guild.projects, 2), project],
          token: null,
          budget: '0',
          startsAt: null,
          votingPeriod: 7 * DAY,
        },
        'open the round “What first”, which ranks the projects 1, 2, for 7 days',
        'RoundOpened',
      ],
      [
        'openRoundBudgets',
        { round: at(guild.priorities, 1), endsAt: null, spenders: [] },
        'turn the result of round 1 into budgets, without an end, for 0 spenders',
        '',
      ],
      [
        'adoptStrategy',
        { title: 'Grow', digest, cid },
        `adopt the strategy “Grow”, the document ${cid}`,
        'StrategyAdopted',
      ],
      [
        'setCategoryRules',
        { category: 'EMERGENCY', ...RULES, ...kept },
        'set the rules of Emergency: a quorum of 20 % and an approval of 50 %; a vote of 3 days after 1 hour, open for 1 hour at least after its quorum; 1 day in the timelock and 7 days to execute',
        'CategoryRulesSet',
      ],
      [
        'setFunctionCategory',
        { target: guild.treasury, function: 'pay', category: 'STRATEGY' },
        "put pay of the guild's Treasury in the category Strategy",
        'FunctionCategorySet',
      ],
      [
        'setProposalThreshold',
        { threshold: String(5n * TOKEN) },
        'ask for 5 AUR of votes to propose',
        'ProposalThresholdSet',
      ],
      [
        'setProposalGuardian',
        { guardian: who },
        `make ${who} the guardian, who may cancel proposals`,
        'ProposalGuardianSet',
      ],
      ['setProposalGuardian', { guardian: null }, 'have no guardian', 'ProposalGuardianSet'],
      ['updateTimelock', { timelock: who }, `have proposals executed by another timelock, ${who}`, ''],
      [
        'updateDelay',
        { delay: String(2 * DAY) },
        'let every proposal wait in the timelock for 2 days at least',
        'MinDelayChange',
      ],
      [
        'relay',
        { target: guild.token, value: '0', calldata: abis.GuildToken.encodeFunctionData('delegate', [who]) },
        `have the Governor delegate its votes to ${who}`,
        'DelegateChanged',
      ],
      [
        'publishAgreement',
        { agreement: at(guild.compliance, 1), title: 'Newer rules', digest, cid },
        `publish a new version of agreement 1, “Newer rules”, the document ${cid}`,
        'AgreementPublished',
      ],
      [
        'setActionPolicy',
        { action: 'FUND', enabled: true, minLevel: 2, agreement: at(guild.compliance, 1) },
        'ask for identity level 2 and agreement 1 of whoever creates or funds a project',
        'ActionPolicySet',
      ],
      [
        'setJurisdictionBlocked',
        { jurisdiction: 'LT', blocked: true },
        'block the jurisdiction LT',
        'JurisdictionBlocked',
      ],
      [
        'setStatus',
        { account: who, level: 2, jurisdiction: 'DE', expiresAt: '0', evidenceDigest: null },
        `set the identity level of ${who} to 2`,
        'ComplianceSet',
      ],
      [
        'freeze',
        { account: who, until: '2000000000', reasonDigest: REASON },
        `freeze ${who} until 2033-05-18 03:33:20 UTC`,
        'AccountFrozen',
      ],
      ['unfreeze', { account: who, reasonDigest: REASON }, `lift the freeze of ${who}`, 'AccountUnfrozen'],
      [
        'answerFinding',
        { finding: at(guild.auditTrail, 1), digest, cid },
        `answer finding 1 with the document ${cid}`,
        'FindingAnswered',
      ],
      [
        'grantRole',
        { role: '1', account: guild.timelock, executionDelay: 0 },
        "give the guild's Timelock the role MINTER",
        'RoleGranted',
      ],
      ['mint', { to: who, amount: String(TOKEN) }, `mint 1 AUR to ${who}`, 'Transfer'],
      [
        'revokeRole',
        { role: '1', account: guild.timelock },
        "take the role MINTER from the guild's Timelock",
        'RoleRevoked',
      ],
      ['labelRole', { role: '9', label: 'TREASURER' }, 'name role 9 “TREASURER”', 'RoleLabel'],
      [
        'setGrantDelay',
        { role: '9', delay: DAY },
        'let grants of role 9 take effect after 1 day',
        'RoleGrantDelayChanged',
      ],
      [
        'setRoleAdmin',
        { role: '9', admin: '2' },
        'let who has the role COMPLIANCE_OFFICER give and take role 9',
        'RoleAdminChanged',
      ],
      [
        'setRoleGuardian',
        { role: '9', guardian: '3' },
        'let who has the role AUDITOR cancel what role 9 has announced',
        'RoleGuardianChanged',
      ],
      [
        'setTargetFunctionRole',
        { target: guild.treasury, functions: ['pay', 'openBudget'], role: '9' },
        "let role 9 call pay and openBudget of the guild's Treasury",
        'TargetFunctionRoleUpdated',
      ],
      [
        'setTargetAdminDelay',
        { target: guild.treasury, delay: DAY },
        "let changes of who may call the guild's Treasury take 1 day",
        'TargetAdminDelayUpdated',
      ],
      [
        'setTargetClosed',
        { target: guild.rewards, closed: true },
        "close the guild's Rewards for all calls that need a role",
        'TargetClosed',
      ],
      [
        'updateAuthority',
        { target: guild.rewards, authority: other },
        `hand the decision who may call the guild's Rewards to ${other}`,
        '',
      ],
      [
        'grantTimelockRole',
        { role: 'CANCELLER', account: who },
        `give ${who} the timelock's role CANCELLER`,
        'RoleGranted',
      ],
      [
        'revokeTimelockRole',
        { role: 'CANCELLER', account: who },
        `take the timelock's role CANCELLER from ${who}`,
        'RoleRevoked',
      ],
    ];
  }

  it('is an action each, which says in words what it does, and does it', async () => {
    const untested = Object.keys(proposalActions).filter((name) => !examples.some(([example]) => example === name));
    expect(untested).to.deep.equal(['rule']);
    const { provider } = context;
    await provider.send('hardhat_impersonateAccount', [guild.timelock]);
    await provider.send('hardhat_setBalance', [guild.timelock, toQuantity(10n ** 18n)]);
    const round = {
      kind: 0,
      title: 'First',
      digest: ZeroHash,
      cid: '',
      projectIds: [1, 2],
      token: ZeroAddress,
      budget: 0,
      startsAt: 0,
      endsAt: DAY,
    };
    await govern(context, guild, {
      contract: 'PriorityRounds',
      to: guild.priorities,
      function: 'openRound',
      args: [round],
    });
    for (const [name, input, sentence, event] of examples) {
      const answer = await propose([{ [name]: input }]);
      expect(answer.userErrors, name).to.deep.equal([]);
      const [action] = answer.proposal.actions as unknown as {
        sentence: string;
        to: string;
        data: string;
        value: string;
      }[];
      expect(action?.sentence, name).to.equal(sentence);
      if (!action || NOT_SENT.includes(name)) continue;
      const hash = await provider.send('eth_sendTransaction', [
        { from: guild.timelock, to: action.to, data: action.data, gas: '0x4c4b40' },
      ]);
      const receipt = await provider.getTransactionReceipt(hash);
      expect(receipt && eventsOf(receipt).map((log) => log.name), name).to.include(event);
    }
  });

  it('is what the Governor is told to do to itself, too', async () => {
    const named = examples.filter(([name]) => name === 'relay' || name === 'setProposalGuardian');
    const actions = named.map(([name, input]) => ({ [name]: input }));
    const input = { guild: guild.accessManager, actions, description: 'Look after ourselves' };
    const { prepared } = await act(context, preparePropose, context.penniless(0), input);
    const proposal = concat([guild.governor, toBeHex(BigInt(String(prepared.simulation.result[0]?.value)), 32)]);
    await context.passTime(3_601);
    await act(context, prepareCastVote, context.penniless(0), { proposal, support: 'FOR', reason: '' });
    await context.passTime(3 * DAY + 1);
    await act(context, prepareQueue, context.penniless(5), { proposal });
    await context.passTime(2 * DAY + 1);
    const { events } = await act(context, prepareExecute, context.penniless(5), { proposal });
    expect(events.map(({ name }) => name)).to.include.members(named.map(([, , , event]) => event));
  });

  it('is planned with its category, rules and dates, and with the calls within its calls', async () => {
    const { accessManager, governor, treasury } = guild;
    const who = context.penniless(8).address;
    const pay = abis.Treasury.encodeFunctionData('pay', [context.testDollar, who, 1_000_000n, 1, ZeroHash, '']);
    const relayed = abis.GuildGovernor.encodeFunctionData('relay', [treasury, 0, pay]);
    const label = abis.AccessManager.encodeFunctionData('labelRole', [9, 'A']);
    const nested = [
      {
        call: {
          target: accessManager,
          value: '0',
          calldata: abis.AccessManager.encodeFunctionData('multicall', [[label, label]]),
        },
      },
      { call: { target: governor, value: '0', calldata: relayed } },
      { call: { target: who, value: '5', calldata: '0x' } },
      { call: { target: who, value: '0', calldata: '0x12345678aa' } },
      { call: { target: guild.token, value: '0', calldata: '0x18160ddd' } },
    ];
    const { prepared, proposal, userErrors } = await propose(nested, 'EMERGENCY');
    expect(userErrors).to.deep.equal([]);
    const said = [
      'have the access manager name role 9 “A”, then name role 9 “A”',
      `have the Governor pay 1 TUSD to ${who} from the treasury`,
      `send 0.000000000000000005 of the native coin to ${who}`,
      `make a call of ${who} that the gateway cannot read (5 bytes)`,
      'call totalSupply of GuildToken',
    ];
    expect(proposal.actions.map(({ sentence }) => sentence)).to.deep.equal(said);
    expect(prepared?.summary).to.equal(`Propose “Decide” to “Aurora Research”: ${said.join('; ')}`);
    const [, relay, , unread] = proposal.actions as unknown as Record<string, unknown>[];
    const [inner, ...more] = (relay?.calls ?? []) as object[];
    expect(more).to.deep.equal([]);
    expect(inner).to.deep.include({ contract: 'Treasury', function: 'pay', to: treasury, category: null });
    expect(unread).to.deep.include({ contract: null, function: null, category: 'PARAMETERS' });
    const { actions: _, ...plan } = proposal;
    const now = await context.chain.nextBlockTime();
    const start = now + 3_600n;
    const end = start + BigInt(3 * DAY);
    const near = (value: unknown, expected: bigint) =>
      expect(Number(BigInt(String(value)) - expected)).to.be.within(-60, 60);
    near(plan.votingStartsAt, start + 1n);
    near(plan.votingEndsAt, end);
    near(plan.executableAt, end + 1n + BigInt(2 * DAY));
    near(plan.executableUntil, end + 1n + BigInt(9 * DAY));
    expect(plan).to.deep.include({
      category: 'EMERGENCY',
      rules: { ...RULES, ...TIMES },
      proposalThreshold: String(5n * TOKEN),
    });
    expect(plan.quorumVotes).to.equal(String((1_001n * TOKEN) / 5n));
  });

  it('is refused where it is another guild’s, unknown, or too much to be read', async () => {
    const other = await foundGuild(context, 'Borealis');
    const refused = async (action: object) => {
      const input = { guild: other.accessManager, actions: [action], description: 'Decide' };
      const [error] = await refusal(context, preparePropose, context.penniless(0), input);
      return error;
    };
    const foreign = await refused({ closeBudget: { budget: at(guild.treasury, 1) } });
    expect(foreign).to.deep.include({ code: 'INVALID_INPUT', field: ['actions', '0', 'closeBudget', 'budget'] });
    expect(foreign?.message).to.contain('is another guild');
    const round = {
      kind: 'RANKING',
      title: 'R',
      digest: null,
      cid: null,
      token: null,
      budget: '0',
      startsAt: null,
      votingPeriod: DAY,
    };
    const projects = [at(other.projects, 1), at(guild.projects, 1)];
    expect(await refused({ openRound: { ...round, projects } })).to.deep.include({
      field: ['actions', '0', 'openRound', 'projects', '1'],
    });
    const unheard = await refused({
      setFunctionCategory: { target: other.treasury, function: 'steal', category: 'STRATEGY' },
    });
    expect(unheard?.message).to.contain('take one of abis/Treasury.json');
    const view = await refused({
      setFunctionCategory: { target: other.treasury, function: 'budgetCount', category: 'STRATEGY' },
    });
    expect(view).to.deep.include({ field: ['actions', '0', 'setFunctionCategory', 'function'] });
    const stranger = await refused({
      setFunctionCategory: { target: context.testDollar, function: 'mint', category: 'STRATEGY' },
    });
    expect(stranger?.message).to.contain('give the selector');
    const label = abis.AccessManager.encodeFunctionData('labelRole', [9, 'A']);
    const calldata = abis.AccessManager.encodeFunctionData('multicall', [Array(101).fill(label)]);
    const many = await refused({ call: { target: other.accessManager, value: '0', calldata } });
    expect(many?.message).to.contain('more than 100 calls');
    const far = {
      adjustReputation: { account: id('x').slice(0, 42), skill: 1, points: String(2n ** 127n), reasonDigest: REASON },
    };
    expect(await refused(far)).to.deep.include({ field: ['actions', '0', 'adjustReputation', 'points'] });
  });
});
