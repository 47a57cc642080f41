import type { HardhatEthersSigner } from '@nomicfoundation/hardhat-ethers/types';
import { id, toBeHex, ZeroAddress, ZeroHash } from 'ethers';
import { impersonate, networkHelpers, type TestContract } from './chain.ts';
import { type CategoryRules, categoryRules, digestOf, type GuildFixture, guildFixture } from './guild.ts';

/** Values of `IGovernor.ProposalState`. */
export const ProposalState = {
  Pending: 0n,
  Active: 1n,
  Canceled: 2n,
  Defeated: 3n,
  Succeeded: 4n,
  Queued: 5n,
  Expired: 6n,
  Executed: 7n,
} as const;

/** Values of `support` in a vote. */
export const Support = { Against: 0, For: 1, Abstain: 2, Fractional: 255 } as const;

/** Values of `ICategoryPolicy.Category`, from the weakest to the strictest. */
export const Category = {
  Prioritization: 0,
  Resources: 1,
  Strategy: 2,
  Compliance: 3,
  Parameters: 4,
  Emergency: 5,
} as const;

/** The rules of a category in the tests' guild. */
export function rulesOf(category: number): CategoryRules {
  return categoryRules[category] as CategoryRules;
}

/** The values of a category's rules in the order of the struct, as a contract returns them. */
export function ruleValues({ quorumBps, approvalBps, ...rules }: CategoryRules): bigint[] {
  const { votingDelay, votingPeriod, lateQuorumExtension, timelockDelay, executionPeriod } = rules;
  return [
    ...[quorumBps, approvalBps, votingDelay, votingPeriod],
    ...[lateQuorumExtension, timelockDelay, executionPeriod],
  ].map(BigInt);
}

/**
 * Gives a category rules as its policy would, in order with the neighbours' or not.
 *
 * @param fixture - The guild.
 * @param category - The category.
 * @param rules - Its rules for new proposals.
 */
export async function storeRules({ governor, categoryPolicy }: GuildFixture, category: number, rules: CategoryRules) {
  const { version } = await categoryPolicy.rulesOf(category);
  await governor.connect(await impersonate(categoryPolicy)).storeRules(category, rules, version + 1n);
}

/** What a proposal does: function calls on contracts. */
export type Action = [target: TestContract, name: string, ...args: unknown[]];

/** A proposal, with the steps of its life. */
export type Proposal = Awaited<ReturnType<typeof proposalOf>>;

/**
 * Prepares a proposal; nothing is sent yet.
 *
 * @param fixture - The guild.
 * @param description - Its text.
 * @param actions - What it does.
 */
export async function proposalOf({ governor }: GuildFixture, description: string, ...actions: Action[]) {
  const targets = await Promise.all(actions.map(([target]) => target.getAddress()));
  const values = actions.map(() => 0n);
  const calldatas = actions.map(([target, name, ...args]) => target.interface.encodeFunctionData(name, args));
  const hashed = [targets, values, calldatas, id(description)] as const;
  const proposalId: bigint = await governor.hashProposal(...hashed);
  return {
    id: proposalId,
    hashed,
    propose: (by: HardhatEthersSigner) => governor.connect(by).propose(targets, values, calldatas, description),
    proposeInCategory: (by: HardhatEthersSigner, category: number) =>
      governor.connect(by).proposeInCategory(targets, values, calldatas, description, category),
    cancel: (by: HardhatEthersSigner) => governor.connect(by).cancel(...hashed),
    queue: (by: HardhatEthersSigner) => governor.connect(by).queue(...hashed),
    execute: (by: HardhatEthersSigner) => governor.connect(by).execute(...hashed),
    /** Moves the clock to the first second in which votes count. */
    toVote: async () => networkHelpers.time.increaseTo((await governor.proposalSnapshot(proposalId)) + 1n),
    /** Moves the clock to the first second after the vote. */
    pastVote: async () => networkHelpers.time.increaseTo((await governor.proposalDeadline(proposalId)) + 1n),
    /** Moves the clock to the first second in which it can be executed, once it is queued. */
    pastDelay: async () => networkHelpers.time.increaseTo(await governor.proposalEta(proposalId)),
  };
}

/** Takes a proposal from its creation to its execution, by the founder's votes. */
export async function carry(fixture: GuildFixture, proposal: Proposal) {
  await proposal.propose(fixture.founder);
  await proposal.toVote();
  await fixture.governor.connect(fixture.founder).castVote(proposal.id, Support.For);
  await proposal.pastVote();
  await proposal.queue(fixture.founder);
  await proposal.pastDelay();
  return proposal.execute(fixture.founder);
}

/** A guild with a pending proposal of the founder, in Parameters. */
export async function proposedFixture() {
  const fixture = await guildFixture();
  const proposal = await proposalOf(fixture, 'Fee to 1%', [fixture.projects, 'setFeeBps', 100]);
  await proposal.propose(fixture.founder);
  return { ...fixture, proposal };
}

/** An action of each category that functions have from the start, by category. */
export function actionsOf({ priorities, projects, categoryPolicy, compliance, treasury, dollar, ana }: GuildFixture) {
  const actions: [Action, Action, Action, Action, Action] = [
    [priorities, 'openRound', [0, 'Round', ZeroHash, '', [], ZeroAddress, 0n, 0, 0]],
    [treasury, 'pay', dollar.target, ana.address, 1n, 0, ZeroHash, ''],
    [categoryPolicy, 'adoptStrategy', 'Strategy', digestOf('strategy'), 'bafkreistrategy'],
    [compliance, 'unfreeze', ana.address, ZeroHash],
    [projects, 'setFeeBps', 100],
  ];
  return actions;
}

/** The bitmap of proposal states that the Governor's error names. */
export function bitmapOf(...states: bigint[]): string {
  return toBeHex(
    states.reduce((bits, state) => bits | (1n << state), 0n),
    32,
  );
}
