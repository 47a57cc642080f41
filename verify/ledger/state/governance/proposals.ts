import type { Hex } from '../../../chain/types.ts';
import { concat } from '../../bytes.ts';
import { partId, proposalId } from '../../ids.ts';
import type { Value } from '../../records.ts';
import type { Effects, Step } from '../../step.ts';
import { add, change, count, record } from '../rows.ts';
import { touchMember } from '../token.ts';
import { clampText, enumName, searchText } from '../values.ts';

const TITLE_LIMIT = 120;
/** The part of a description in which its title is looked for. */
const TITLE_SEARCH_LIMIT = 4_096;
const UINT128_DIGITS = 32;
const SUPPORT = ['AGAINST', 'FOR', 'ABSTAIN'];
const FRACTIONAL = 255n;

/** Proposals, and the operations that carry them out. */
export const proposalCreations: Effects = {
  'GuildGovernor ProposalCreated': (step) => {
    const { params, guild, records, entry } = step;
    const id = proposalId(guild, params.number('proposalId'));
    const description = params.text('description');
    const text = { title: titleOf(description), description, searchText: searchText(description) };
    const votes = { forVotes: 0n, againstVotes: 0n, abstainVotes: 0n, voteCount: 0n };
    records.put('Proposal', {
      id,
      guild: guild.accessManager,
      proposalId: params.number('proposalId'),
      proposer: params.address('proposer'),
      ...text,
      voteStart: params.number('voteStart'),
      voteEnd: params.number('voteEnd'),
      status: 'CREATED',
      ...votes,
      created: entry.id,
    });
    createCalls(step, id);
  },
  'GuildGovernor ProposalQueued': (step) => {
    const { params, guild, records, entry, log } = step;
    const id = proposalId(guild, params.number('proposalId'));
    if (records.find('Proposal', id) === undefined) return;
    const etaSeconds = params.number('etaSeconds');
    const head = records.find('LedgerHead', guild.accessManager);
    const operation = head?.scheduledIn === log.transaction.hash ? head.lastScheduled : null;
    change(step, 'Proposal', id, { status: 'QUEUED', etaSeconds, queued: entry.id, ...expiry(step, id, etaSeconds) });
    change(step, 'LedgerHead', guild.accessManager, { lastScheduled: null });
    if (change(step, 'TimelockOperation', operation, { proposal: id }) === undefined) return;
    change(step, 'Proposal', id, { operation: operation ?? null });
  },
};

/** What becomes of proposals. */
export const proposalChanges: Effects = {
  'GuildGovernor ProposalCreated': (step) => {
    count(step, { proposalCount: 1n });
    add(step, 'Member', touchMember(step, step.params.address('proposer')), { proposalCount: 1n });
  },
  'GuildGovernor ProposalCategorized': (step) => {
    const { params, guild, entry, records } = step;
    const category = concat(guild.categoryPolicy, `0x${params.number('category').toString(16).padStart(2, '0')}`);
    const numbers = ['votingPeriod', 'lateQuorumExtension', 'timelockDelay', 'executionPeriod', 'policyVersion'];
    const proposal = records.find('Proposal', (entry.proposal ?? '0x') as Hex);
    change(step, 'Proposal', entry.proposal, {
      category: enumName('Category', params.number('category')),
      rules: records.find('GuildCategory', category)?.rules ?? null,
      quorumBps: Number(params.number('quorumBps')),
      approvalBps: Number(params.number('approvalBps')),
      ...Object.fromEntries(numbers.map((name) => [name, params.number(name)])),
      expiresAt: ((proposal?.voteEnd ?? 0n) as bigint) + params.number('executionPeriod'),
    });
  },
  'GuildGovernor VoteCast': (step) => vote(step, '0x'),
  'GuildGovernor VoteCastWithParams': (step) => vote(step, step.params.bytes('params')),
  'GuildGovernor ProposalExecuted': (step) => endProposal(step, step.entry.proposal, 'EXECUTED'),
  'GuildGovernor ProposalCanceled': (step) => endProposal(step, step.entry.proposal, 'CANCELED'),
  'GuildGovernor ProposalExtended': (step) => {
    const voteEnd = step.params.number('extendedDeadline');
    const id = step.entry.proposal;
    change(step, 'Proposal', id, { voteEnd, ...expiry(step, id, voteEnd) });
  },
  'GuildGovernor ProposalFinalized': (step) => {
    const { params, entry } = step;
    const outcome = params.number('outcome') > 1n ? enumName('ProposalState', params.number('outcome')) : null;
    const turnout = { quorum: params.number('quorum'), supply: params.number('supply') };
    change(step, 'Proposal', entry.proposal, outcome === null ? turnout : { ...turnout, status: outcome });
  },
};

/** Ends a proposal: its calls were made, or it was canceled. */
export function endProposal(step: Step, proposal: Value | undefined, status: 'EXECUTED' | 'CANCELED'): void {
  const executed = status === 'EXECUTED' ? { executed: step.entry.id } : {};
  change(step, 'Proposal', proposal, { status, ...executed });
}

/** The last second of the execution period, which is known once the proposal has a category. */
function expiry({ records }: Step, proposal: Value | undefined, start: bigint): { expiresAt?: bigint } {
  const period = records.find('Proposal', (proposal ?? '0x') as Hex)?.executionPeriod;
  return typeof period === 'bigint' ? { expiresAt: start + period } : {};
}

function createCalls({ params, make }: Step, proposal: Hex): void {
  const [targets, values, calldatas] = [
    params.addresses('targets'),
    params.numbers('values'),
    params.byteStrings('calldatas'),
  ];
  targets.forEach((target, index) => {
    const call = { proposal, index, target, value: values[index] ?? null, calldata: calldatas[index] ?? null };
    make('ProposalCall', { id: partId(proposal, index), ...call });
  });
}

function vote(step: Step, fractions: Hex): void {
  const { params, entry } = step;
  const weight = params.number('weight');
  const support = params.number('support');
  const split = splitVote(support, weight, fractions);
  if (entry.proposal !== null) {
    record(step, 'Vote', {
      proposal: entry.proposal ?? null,
      voter: params.address('voter'),
      support: SUPPORT[Number(support)] ?? 'SPLIT',
      weight,
      ...split,
      reason: params.text('reason'),
    });
    add(step, 'Proposal', entry.proposal, { ...split, voteCount: 1n });
  }
  add(step, 'Member', touchMember(step, params.address('voter')), { voteCount: 1n });
}

/** How a vote's weight is divided: by its support or, when that is 255, by three uint128 in its parameters. */
function splitVote(support: bigint, weight: bigint, fractions: Hex): { [votes: string]: bigint } {
  const parts = [0, 1, 2].map((at) => {
    if (support !== FRACTIONAL) return BigInt(at) === support ? weight : 0n;
    const digits = fractions.slice(2 + at * UINT128_DIGITS, 2 + (at + 1) * UINT128_DIGITS);
    return fractions.length === 2 + 3 * UINT128_DIGITS ? BigInt(`0x${digits}`) : 0n;
  });
  const [againstVotes = 0n, forVotes = 0n, abstainVotes = 0n] = parts;
  return { forVotes, againstVotes, abstainVotes };
}

/** The first line that is not blank, without heading marks and the spaces around it. */
function titleOf(description: string): string {
  const lines = clampText(description, TITLE_SEARCH_LIMIT).split('\n');
  const titles = lines.map((line) => line.trim().replace(/^#+/, '').trim());
  return clampText(titles.find((title) => title !== '') ?? '', TITLE_LIMIT);
}
