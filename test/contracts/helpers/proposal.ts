import type { HardhatEthersSigner } from '@nomicfoundation/hardhat-ethers/types';
import { id } from 'ethers';
import { networkHelpers, type TestContract } from './chain.ts';
import type { GuildFixture } from './guild.ts';

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
