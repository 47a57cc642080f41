import { type Contract, id, type TransactionReceipt } from 'ethers';
import { type ActingGuild, TIMELOCK_DELAY, VOTING_DELAY, VOTING_PERIOD } from '../../testing/ledger/actingGuild.ts';

/** A call that a proposal makes. */
export type ProposedCall = [contract: Contract, name: string, ...args: unknown[]];

/** What a proposal consists of; the Governor and the timelock know it by the hash of these. */
export type Proposal = {
  proposalId: bigint;
  description: string;
  /** Arguments of `queue`, `execute` and `cancel`. */
  action: [targets: string[], values: bigint[], calldatas: string[], descriptionHash: string];
};

/** Makes a proposal and waits until its vote is open. */
export async function propose(guild: ActingGuild, description: string, calls: ProposedCall[]): Promise<Proposal> {
  const { chain, governor } = guild;
  const targets = await Promise.all(calls.map(([contract]) => contract.getAddress()));
  const calldatas = calls.map(([contract, name, ...args]) => contract.interface.encodeFunctionData(name, args));
  const values = calls.map(() => 0n);
  await chain.call(chain.people.founder, governor, 'propose', targets, values, calldatas, description);
  const action: Proposal['action'] = [targets, values, calldatas, id(description)];
  const proposalId: bigint = await governor.getFunction('hashProposal')(...action);
  await chain.wait(VOTING_DELAY + 1);
  return { proposalId, description, action };
}

/** Votes for a proposal with enough votes to pass, and waits until its vote is over. */
export async function pass(guild: ActingGuild, { proposalId }: Proposal): Promise<void> {
  const { chain, governor } = guild;
  const { founder, second } = chain.people;
  await chain.call(founder, governor, 'castVote', proposalId, 1);
  await chain.call(second, governor, 'castVoteWithReason', proposalId, 1, 'It is worth it.');
  await chain.wait(VOTING_PERIOD + 1);
}

/** Queues a passed proposal and waits until it can be executed. */
export async function queue(guild: ActingGuild, { action }: Proposal): Promise<void> {
  const { chain, governor } = guild;
  await chain.call(chain.people.stranger, governor, 'queue', ...action);
  await chain.wait(TIMELOCK_DELAY + 1);
}

/** Carries a decision through from proposal to execution. */
export async function decide(
  guild: ActingGuild,
  description: string,
  calls: ProposedCall[],
): Promise<TransactionReceipt> {
  const proposal = await propose(guild, description, calls);
  await pass(guild, proposal);
  await queue(guild, proposal);
  const { chain, governor } = guild;
  return chain.call(chain.people.stranger, governor, 'execute', ...proposal.action);
}
