import { expect } from 'chai';
import { getAddress, ZeroHash } from 'ethers';
import { someLog } from '../../testing/chains/someLog.ts';
import { createRandom } from '../../testing/random.ts';
import type { LedgerContract } from '../../verify/events/abis.ts';
import { type EnumName, enumMember } from '../../verify/events/enumMember.ts';
import { readLog } from '../../verify/events/readLog.ts';
import { abis } from '../chain/calls/abis.ts';
import { changesIn } from './changesIn.ts';
import { eventOf } from './eventOf.ts';
import type { GuildNames } from './guildNames.ts';
import { sayEvent } from './sayEvent.ts';

const address = (digit: number) => `0x${String(digit).repeat(39)}a` as const;
const NOBODY = `0x${'0'.repeat(40)}` as const;
const [ANA, BEN, TREASURY, DOLLAR, TOKEN] = [1, 2, 3, 4, 5].map(address) as [
  `0x${string}`,
  `0x${string}`,
  `0x${string}`,
  `0x${string}`,
  `0x${string}`,
];
const [ana, ben] = [ANA, BEN].map((one) => `${getAddress(one).slice(0, 6)}…${getAddress(one).slice(-4)}`);
const dollar = `TUSD (${getAddress(DOLLAR).slice(0, 6)}…${getAddress(DOLLAR).slice(-4)})`;
const ONE = 10n ** 18n;

/** A member of an enum as sentences write it. */
const words = (name: EnumName, value: number) => enumMember(name, BigInt(value))?.toLowerCase().replaceAll('_', ' ');

const guild: GuildNames = {
  token: { id: TOKEN, symbol: 'MRG', decimals: 18 },
  tokens: [{ id: DOLLAR, symbol: 'TUSD', decimals: 6 }],
  parts: new Map<string, { name: string; contract: LedgerContract | null }>([
    [TREASURY, { name: 'the treasury', contract: 'Treasury' }],
    [TOKEN, { name: 'the guild token', contract: 'GuildToken' }],
  ]),
  contracts: new Map(),
  skills: new Map([['2', 'law']]),
};

describe('the event of an entry', () => {
  function tell(contract: LedgerContract, role: string, event: string, given: Record<string, unknown>) {
    const log = someLog(createRandom(1), { contract, event, address: address(9), given });
    const { payload, topic0 } = readLog(contract, log);
    const told = eventOf({ payload, topic0, contract: { id: address(9), role } });
    const about = {
      actor: { id: ANA },
      token: { id: DOLLAR, symbol: 'TUSD', decimals: 6 },
      project: { number: '4', title: 'Heat\npumps', token: { id: DOLLAR, symbol: 'TUSD', decimals: 6 } },
      proposal: { title: 'Pay Ana' },
    } as const;
    return told && { changes: changesIn(told.args), sentence: sayEvent(told, about, guild) };
  }

  for (const [contract, role, event, given, sentence] of [
    [
      'Treasury',
      'TREASURY',
      'Paid',
      { to: BEN, token: DOLLAR, actor: ANA, amount: 1_250_500_000n, purpose: 2n, budgetId: 3n, memo: '' },
      `${ana} paid 1,250.5 TUSD from the treasury to ${ben} (work), of budget 3.`,
    ],
    [
      'Treasury',
      'TREASURY',
      'Paid',
      { to: TREASURY, token: BEN, actor: NOBODY, amount: 7n, purpose: 0n, budgetId: 0n, memo: 'a “b”\u202E' },
      `${ana} paid 7 smallest units of the token ${ben} from the treasury to the treasury (operations): “a “b””.`,
    ],
    [
      'Projects',
      'PROJECTS',
      'MilestoneReleased',
      { milestoneId: 1n, contributor: BEN, token: DOLLAR, net: 9_500_000n, fee: 500_000n, rebate: 0n, path: 0n },
      `Milestone 2 of project 4 “Heat pumps” was released (approved): 9.5 TUSD for ${ben}, 0.5 TUSD of fee for the guild.`,
    ],
    [
      'GuildGovernor',
      'GOVERNOR',
      'VoteCast',
      { voter: BEN, support: 0n, weight: ONE, reason: 'Too much' },
      `${ben} voted against proposal “Pay Ana” with 1 vote: “Too much”.`,
    ],
    [
      'GuildToken',
      'TOKEN',
      'Transfer',
      { from: NOBODY, to: BEN, value: 3n * ONE },
      `New guild tokens were made: 3 MRG to ${ben}.`,
    ],
    [
      'AccessManager',
      'ACCESS_MANAGER',
      'RoleGranted',
      { roleId: 2n, account: BEN, delay: 129_600n, since: 0n, newMember: true },
      `${ben} has role 2 (compliance officer) from 1970-01-01 00:00:00 UTC on, with a delay of 36 hours for its calls.`,
    ],
    [
      'Timelock',
      'TIMELOCK',
      'CallExecuted',
      { id: `0x${'ab'.repeat(32)}`, index: 0n, target: TREASURY, value: 0n, data: '0x12345678' },
      'For proposal “Pay Ana”, the timelock made call 1: the function 0x12345678 of the treasury.',
    ],
    [
      'Timelock',
      'TIMELOCK',
      'CallExecuted',
      {
        index: 1n,
        target: TREASURY,
        value: 0n,
        data: abis.Treasury.encodeFunctionData('pay', [DOLLAR, BEN, 2_000_000n, 1, ZeroHash, 'two']),
      },
      `For proposal “Pay Ana”, the timelock made call 2: pay of the treasury, with token ${dollar}, to ${ben}, amount 2 TUSD, purpose 1, ref 0x0000…0000, memo “two”.`,
    ],
    [
      'Timelock',
      'TIMELOCK',
      'CallExecuted',
      { index: 0n, target: BEN, value: 5n * ONE, data: abis.Treasury.getFunction('pay')?.selector },
      `For proposal “Pay Ana”, the timelock made call 1: the function ${abis.Treasury.getFunction('pay')?.selector} of ${ben}, with 5 of the native coin.`,
    ],
    [
      'CategoryPolicy',
      'CATEGORY_POLICY',
      'FunctionCategorySet',
      { target: BEN, selector: abis.Treasury.getFunction('pay')?.selector, oldCategory: 0n, newCategory: 1n },
      `Calls of the function ${abis.Treasury.getFunction('pay')?.selector} of ${ben} are of the category ${words('Category', 1)} from now on; they were of ${words('Category', 0)}.`,
    ],
    [
      'GuildToken',
      'TOKEN',
      'DelegateChanged',
      { delegator: ANA, fromDelegate: NOBODY, toDelegate: ANA },
      `${ana} votes with its own tokens from now on.`,
    ],
    [
      'GuildToken',
      'TOKEN',
      'DelegateChanged',
      { delegator: ANA, fromDelegate: ANA, toDelegate: BEN },
      `${ana} lets ${ben} vote with its tokens from now on; until then it did itself.`,
    ],
    [
      'GuildToken',
      'TOKEN',
      'DelegateChanged',
      { delegator: ANA, fromDelegate: BEN, toDelegate: NOBODY },
      `${ana} lets nobody vote with its tokens from now on; until then ${ben} did.`,
    ],
    [
      'Rewards',
      'REWARDS',
      'RewardRateSet',
      { token: DOLLAR, oldRate: 0n, newRate: 5n * 10n ** 29n },
      `Work paid in ${dollar} earns a reward of 0.5 MRG for each TUSD from now on.`,
    ],
    [
      'Rewards',
      'REWARDS',
      'ReputationRateSet',
      { token: DOLLAR, oldRate: 10n ** 12n, newRate: 10n ** 9n },
      `Work paid in ${dollar} earns 0.001 points of reputation for each TUSD from now on; it earned 1 point of reputation for each TUSD.`,
    ],
    [
      'Projects',
      'PROJECTS',
      'FeeTokenRateSet',
      { token: DOLLAR, oldRate: 10n ** 12n, newRate: 0n },
      `Fees in ${dollar} can no longer be paid with guild tokens; it was 0.000000000000000001 MRG for each TUSD.`,
    ],
    [
      'Projects',
      'PROJECTS',
      'RevisionRequested',
      { reviewer: BEN, milestoneId: 0n, revision: 1n, oldDueAt: 60n, newDueAt: 60n },
      `${ben} asked for another revision of milestone 1 of project 4 “Heat pumps” after revision 1; it is still due at 1970-01-01 00:01:00 UTC.`,
    ],
    [
      'Projects',
      'PROJECTS',
      'ScopeChanged',
      { milestoneId: 0n, oldAmount: 5n, oldDueAt: 60n, change: { amount: 5n, dueAt: 120n } },
      'The parties changed milestone 1 of project 4 “Heat pumps”: it pays 0.000005 TUSD, as before; it is due at 1970-01-01 00:02:00 UTC, and was at 1970-01-01 00:01:00 UTC.',
    ],
    [
      'Reputation',
      'REPUTATION',
      'ReputationChanged',
      { account: BEN, skill: 2n, delta: 3n, points: 5n, source: 0n },
      `The reputation of ${ben} in the skill “law” changed by 3 to 5 points (release).`,
    ],
    ['GuildGovernor', 'GOVERNOR', 'ProposalCanceled', {}, `${ana} canceled proposal “Pay Ana”.`],
    [
      'Compliance',
      'COMPLIANCE',
      'JurisdictionBlocked',
      { jurisdiction: '0x4445', blocked: false },
      'Jurisdiction DE is allowed from now on.',
    ],
  ] as [LedgerContract, string, string, Record<string, unknown>, string][]) {
    it(`says: ${sentence}`, () => {
      expect(tell(contract, role, event, given)?.sentence).to.equal(sentence);
    });
  }

  for (const [contract, role, event, given, changes] of [
    [
      'Projects',
      'PROJECTS',
      'FeeBpsSet',
      { oldFeeBps: 250n, newFeeBps: 500n },
      [{ name: 'feeBps', before: '250', after: '500' }],
    ],
    [
      'GuildToken',
      'TOKEN',
      'DelegateVotesChanged',
      { previousVotes: 1n, newVotes: 2n },
      [{ name: 'votes', before: '1', after: '2' }],
    ],
    [
      'GuildToken',
      'TOKEN',
      'DelegateChanged',
      { fromDelegate: ANA, toDelegate: BEN },
      [{ name: 'delegate', before: ANA, after: BEN }],
    ],
    [
      'Projects',
      'PROJECTS',
      'ScopeChanged',
      { oldAmount: 1n, oldDueAt: 2n, change: { amount: 3n, dueAt: 4n } },
      [
        { name: 'amount', before: '1', after: '3' },
        { name: 'dueAt', before: '2', after: '4' },
      ],
    ],
    ['Compliance', 'COMPLIANCE', 'AccountUnfrozen', { oldUntil: 5n }, []],
    ['GuildToken', 'TOKEN', 'Transfer', { from: ANA, to: BEN }, []],
  ] as [LedgerContract, string, string, Record<string, unknown>, object[]][]) {
    it(`tells ${changes.length} changes of ${event}`, () => {
      expect(tell(contract, role, event, given)?.changes).to.deep.equal(changes);
    });
  }

  it('is none where the payload is not of an event of the contract', () => {
    expect(tell('Projects', 'TREASURY', 'FeeBpsSet', {})).to.equal(undefined);
  });
});
