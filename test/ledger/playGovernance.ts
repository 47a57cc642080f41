import {
  concat,
  type Interface,
  id,
  MaxUint256,
  toBeHex,
  toUtf8Bytes,
  ZeroAddress,
  ZeroHash,
  zeroPadValue,
} from 'ethers';
import {
  type ActingGuild,
  digestOf,
  RULES,
  TIMELOCK_DELAY,
  VOTING_DELAY,
  VOTING_PERIOD,
} from '../../testing/ledger/actingGuild.ts';
import { decide, pass, propose, queue } from './decide.ts';

const OPERATOR_ROLE = 7n;
const PRIORITIZATION = 0;
const STRATEGY = 2;

/** Everything that can happen to tokens, votes, proposals, roles and settings. */
export async function playGovernance(guild: ActingGuild): Promise<void> {
  await moveTokens(guild);
  await voteInAllWays(guild);
  await executeDirectly(guild);
  await cancelQueued(guild);
  await changeSettings(guild);
  await operate(guild);
}

async function moveTokens({ chain, token }: ActingGuild): Promise<void> {
  const { founder, client, stranger, operator } = chain.people;
  await chain.call(founder, token, 'transfer', founder.address, 10n);
  await chain.call(founder, token, 'transfer', stranger.address, 0n);
  await chain.call(founder, token, 'transfer', operator.address, 1n);
  await chain.call(operator, token, 'transfer', founder.address, 1n);
  await chain.call(founder, token, 'approve', client.address, MaxUint256);
  await chain.call(client, token, 'transferFrom', founder.address, client.address, 3n);
  await chain.call(client, token, 'delegate', ZeroAddress);
  await chain.call(client, token, 'delegate', client.address);
}

/** Plain, reasoned, fractional and malformed votes; the quorum is reached late. */
async function voteInAllWays(guild: ActingGuild): Promise<void> {
  const { chain, governor, treasury, dollar } = guild;
  const { founder, client, second, operator } = chain.people;
  const description = `\n## ${'Vote 🗳'.repeat(30)}\n\nBody`;
  const proposal = await propose(guild, description, [
    [treasury, 'pay', dollar.target, operator.address, 1n, 0, ZeroHash, ''],
  ]);
  const part = (votes: bigint) => zeroPadValue(toBeHex(votes), 16);
  const split = concat([part(10n), part(20n), part(30n)]);
  await chain.call(client, governor, 'castVoteWithReasonAndParams', proposal.proposalId, 255, 'In part', split);
  await chain.wait(VOTING_PERIOD - 60);
  await chain.send(founder, String(governor.target), malformedVote(governor.interface, proposal.proposalId));
  await chain.call(second, governor, 'castVote', proposal.proposalId, 0);
  await chain.wait(VOTING_PERIOD);
  await chain.call(second, governor, 'finalize', proposal.proposalId);
}

/** A vote whose reason holds zero bytes, a byte order mark, and bytes that are no UTF-8. */
function malformedVote(governor: Interface, proposalId: bigint): string {
  const reason = 'REASON-PLACEHOLDER-32-BYTES-LONG';
  const bad = Uint8Array.of(0xef, 0xbb, 0xbf, 0, 0x41, 0xff, 0xfe, 0xed, 0xa0, 0x80, 0xe2, 0x82, 0x41, 0xf0, 0x9f, 0);
  const padded = new Uint8Array(32).fill(0x42);
  padded.set(bad);
  const calldata = governor.encodeFunctionData('castVoteWithReason', [proposalId, 2, reason]);
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
  return calldata.replace(hex(toUtf8Bytes(reason)), hex(padded));
}

/** Who the guild lets execute at the timelock itself can do so; the Governor writes no log then. */
async function executeDirectly(guild: ActingGuild): Promise<void> {
  const { chain, governor, timelock, treasury, dollar } = guild;
  const { operator, stranger } = chain.people;
  const executor = id('EXECUTOR_ROLE');
  await decide(guild, 'Let a stranger execute', [[timelock, 'grantRole', executor, stranger.address]]);
  const proposal = await propose(guild, 'Execute at the timelock', [
    [treasury, 'pay', dollar.target, operator.address, 2n, 1, ZeroHash, 'two'],
    [treasury, 'pay', dollar.target, operator.address, 3n, 1, ZeroHash, 'three'],
  ]);
  await pass(guild, proposal);
  await queue(guild, proposal);
  const [targets, values, calldatas, descriptionHash] = proposal.action;
  const salt = toBeHex(BigInt(descriptionHash) ^ (BigInt(String(governor.target)) << 96n), 32);
  await chain.call(stranger, timelock, 'executeBatch', targets, values, calldatas, ZeroHash, salt);
}

async function cancelQueued(guild: ActingGuild): Promise<void> {
  const { chain, governor, treasury, dollar } = guild;
  const { founder, guardian, second } = chain.people;
  const calls = (amount: bigint): Parameters<typeof propose>[2] => [
    [treasury, 'pay', dollar.target, founder.address, amount, 1, ZeroHash, 'cancelled'],
  ];
  const queued = await propose(guild, 'Raise the fee to 50%', calls(1n));
  await pass(guild, queued);
  await queue(guild, queued);
  await chain.call(guardian, governor, 'cancel', ...queued.action);
  const active = await propose(guild, 'БЮДЖЕТ на аудит: підсумок', calls(2n));
  await chain.call(guardian, governor, 'cancel', ...active.action);
  await chain.call(second, governor, 'finalize', active.proposalId);
}

/** Every setting of every contract. */
async function changeSettings(guild: ActingGuild): Promise<void> {
  const { chain, governor, categoryPolicy, timelock, accessManager, projects, rewards, token, dollar } = guild;
  const { operator, guardian, stranger } = chain.people;
  const setFee = projects.getFunction('setFeeBps').fragment.selector;
  await decide(guild, 'Change every setting', [
    [categoryPolicy, 'setCategoryRules', PRIORITIZATION, { ...RULES, votingDelay: VOTING_DELAY - 1, quorumBps: 2_000 }],
    [categoryPolicy, 'setFunctionCategory', projects.target, setFee, STRATEGY],
    [categoryPolicy, 'setProposalThreshold', 2n],
    [categoryPolicy, 'adoptStrategy', 'Fewer, larger projects', digestOf('strategy'), 'bafkreistrategy'],
    [governor, 'setProposalGuardian', guardian.address],
    [timelock, 'updateDelay', TIMELOCK_DELAY],
    [timelock, 'grantRole', id('CANCELLER_ROLE'), operator.address],
    [timelock, 'revokeRole', id('CANCELLER_ROLE'), operator.address],
    [projects, 'setFeeBps', 600],
    [projects, 'setTokenAllowed', token.target, true],
    [projects, 'setTokenAllowed', dollar.target, false],
    [rewards, 'setRewardRates', dollar.target, 5n, 7n],
  ]);
  await decide(guild, 'Change every role', [
    [accessManager, 'labelRole', OPERATOR_ROLE, 'OPERATOR'],
    [accessManager, 'setRoleAdmin', OPERATOR_ROLE, 8n],
    [accessManager, 'setRoleGuardian', OPERATOR_ROLE, 0n],
    [accessManager, 'setRoleAdmin', OPERATOR_ROLE, 0n],
    [accessManager, 'grantRole', OPERATOR_ROLE, operator.address, 60],
    [accessManager, 'grantRole', OPERATOR_ROLE, stranger.address, 0],
    [accessManager, 'revokeRole', OPERATOR_ROLE, stranger.address],
    [accessManager, 'setGrantDelay', OPERATOR_ROLE, 5],
    [accessManager, 'setTargetFunctionRole', projects.target, [setFee], OPERATOR_ROLE],
    [accessManager, 'setTargetAdminDelay', projects.target, 0],
    [accessManager, 'setTargetClosed', rewards.target, true],
    [accessManager, 'setTargetClosed', rewards.target, false],
    [accessManager, 'updateAuthority', rewards.target, accessManager.target],
    [token, 'transfer', stranger.address, 0n],
  ]);
}

/** An operator with a delay schedules and cancels at the access manager; what it scheduled it calls itself. */
async function operate({ chain, accessManager, projects }: ActingGuild): Promise<void> {
  const { operator } = chain.people;
  const setFee = (feeBps: number) => projects.interface.encodeFunctionData('setFeeBps', [feeBps]);
  await chain.call(operator, accessManager, 'schedule', projects.target, setFee(300), 0);
  await chain.wait(61);
  await chain.call(operator, projects, 'setFeeBps', 300);
  await chain.call(operator, accessManager, 'schedule', projects.target, setFee(400), 0);
  await chain.call(operator, accessManager, 'cancel', operator.address, projects.target, setFee(400));
}
