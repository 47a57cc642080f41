import { expect } from 'chai';
import type { Result } from 'ethers';
import { contractAt, type TestContract } from '../helpers/chain.ts';
import { Amounts, applyBy, expectAmounts, expectFields, type Replica, silent } from './replica.ts';

/**
 * A guild's categories of proposals rebuilt from their events.
 *
 * @param contract - The guild's CategoryPolicy contract.
 */
export function replicateCategoryPolicy(contract: TestContract): Replica {
  const rules = new Map<string, Record<string, unknown>>();
  const functions = new Amounts();
  let threshold = 0n;
  let version = 0n;
  let strategyCount = 0n;
  return {
    contract,
    apply: applyBy({
      ...silent,
      CategoryRulesSet: (args) => {
        rules.set(`${args.category}`, args.newRules.toObject());
        version = args.version;
      },
      FunctionCategorySet: (args) => functions.set(args.newCategory, args.target, args.selector),
      ProposalThresholdSet: (args) => {
        threshold = args.newThreshold;
      },
      StrategyAdopted: (args) => {
        strategyCount = args.strategyId;
      },
    }),
    async check() {
      expect(await contract.proposalThreshold()).to.be.at.most(threshold);
      expect(await contract.strategyCount()).to.equal(strategyCount);
      for (const [category, rebuilt] of rules) {
        const [stored, storedVersion] = await contract.rulesOf(category);
        expectFields(stored, rebuilt, `category ${category}`);
        expect(storedVersion).to.equal(version);
      }
      await expectAmounts(functions, contract, 'functionCategoryOf');
    },
  };
}

type Proposal = {
  proposer: string;
  snapshot: bigint;
  deadline: bigint;
  eta: bigint;
  category: bigint;
  rules: { executionPeriod: bigint };
  votes: [bigint, bigint, bigint];
  executed: boolean;
  canceled: boolean;
  finalized: boolean;
};

type GovernorState = {
  proposals: Map<bigint, Proposal>;
  used: Amounts;
  guardian: string;
  timelock: string;
  /** Answers of getters, by their names. */
  settings: Record<string, bigint>;
  /** Basis points of the supply. */
  largestQuorum: bigint;
};

/**
 * A guild's proposals and votes rebuilt from their events.
 *
 * @param contract - The guild's Governor.
 */
export function replicateGovernor(contract: TestContract): Replica {
  const state: GovernorState = {
    proposals: new Map(),
    used: new Amounts(),
    guardian: '',
    timelock: '',
    settings: {},
    largestQuorum: 0n,
  };
  const proposalOf = ({ proposalId }: Result) => state.proposals.get(proposalId) as Proposal;
  return {
    contract,
    apply: applyBy({
      ...silent,
      ProposalCreated: (args) => state.proposals.set(args.proposalId, newProposal(args)),
      ProposalCategorized: (args) => categorize(proposalOf(args), args),
      ProposalExtended: (args) => Object.assign(proposalOf(args), { deadline: args.extendedDeadline }),
      ProposalQueued: (args) => Object.assign(proposalOf(args), { eta: args.etaSeconds }),
      ProposalExecuted: (args) => Object.assign(proposalOf(args), { executed: true }),
      ProposalCanceled: (args) => Object.assign(proposalOf(args), { canceled: true }),
      ProposalFinalized: (args) => Object.assign(proposalOf(args), { finalized: true }),
      VoteCast: (args) => {
        proposalOf(args).votes[Number(args.support)] += args.weight;
        state.used.add(args.weight, args.proposalId, args.voter);
      },
      VoteCastWithParams: (args) => {
        const votes = proposalOf(args).votes;
        for (const [index, part] of partsOf(args).entries()) votes[index] = (votes[index] ?? 0n) + part;
        state.used.add(args.weight, args.proposalId, args.voter);
      },
      ProposalGuardianSet: (args) => {
        state.guardian = args.newProposalGuardian;
      },
      TimelockChange: (args) => {
        state.timelock = args.newTimelock;
      },
      VotingDelaySet: (args) => Object.assign(state.settings, { votingDelay: args.newVotingDelay }),
      VotingPeriodSet: (args) => Object.assign(state.settings, { votingPeriod: args.newVotingPeriod }),
      QuorumNumeratorUpdated: (args) => {
        state.largestQuorum = args.newQuorumNumerator;
      },
      // What is asked for also depends on the supply: see the category policy's replica.
      ProposalThresholdSet: () => {},
    }),
    check: () => checkGovernor(contract, state),
  };
}

function newProposal({ proposer, voteStart, voteEnd }: Result): Proposal {
  return {
    proposer,
    snapshot: voteStart,
    deadline: voteEnd,
    eta: 0n,
    category: 0n,
    rules: { executionPeriod: 0n },
    votes: [0n, 0n, 0n],
    executed: false,
    canceled: false,
    finalized: false,
  };
}

function categorize(proposal: Proposal, args: Result) {
  const { category, quorumBps, approvalBps, lateQuorumExtension, timelockDelay, executionPeriod } = args;
  const rules = { quorumBps, approvalBps, lateQuorumExtension, timelockDelay, executionPeriod };
  Object.assign(proposal, { category, rules });
}

/** Against, for and abstain: packed for a vote in parts, all of one support otherwise. */
function partsOf({ support, weight, params }: Result): bigint[] {
  if (support !== 255n) return [0n, 1n, 2n].map((side) => (side === support ? weight : 0n));
  return [0, 1, 2].map((index) => BigInt(`0x${params.slice(2 + 32 * index, 34 + 32 * index)}`));
}

async function checkGovernor(contract: TestContract, state: GovernorState) {
  expect(await contract.proposalGuardian()).to.equal(state.guardian);
  expect(await contract.timelock()).to.equal(state.timelock);
  for (const [name, value] of Object.entries(state.settings)) {
    expect(await contract.getFunction(name)(), name).to.equal(value);
  }
  const now: bigint = await contract.clock();
  const token = await contractAt('GuildToken', await contract.token());
  const supply = await token.getPastTotalSupply(now - 1n);
  expect(await contract.quorum(now - 1n)).to.equal((supply * state.largestQuorum) / 10_000n);
  for (const [id, proposal] of state.proposals) {
    expect(await contract.proposalProposer(id)).to.equal(proposal.proposer);
    expect(await contract.proposalSnapshot(id)).to.equal(proposal.snapshot);
    expect(await contract.proposalDeadline(id), `deadline of ${id}`).to.equal(proposal.deadline);
    expect(await contract.proposalEta(id)).to.equal(proposal.eta);
    expect(await contract.isFinalized(id)).to.equal(proposal.finalized);
    expect([...(await contract.proposalVotes(id))], `votes of ${id}`).to.deep.equal(proposal.votes);
    const [category, rules] = await contract.proposalRules(id);
    expect(category).to.equal(proposal.category);
    expectFields(rules, proposal.rules, `rules of ${id}`);
    const current = await contract.state(id);
    expect(current === 7n, `executed ${id}`).to.equal(proposal.executed);
    expect(current === 2n, `canceled ${id}`).to.equal(proposal.canceled);
    if (![4n, 5n, 6n].includes(current)) continue;
    const until = (proposal.eta || proposal.deadline) + proposal.rules.executionPeriod;
    expect(current === 6n, `expired ${id}`).to.equal(now > until);
  }
  await expectAmounts(state.used, contract, 'usedVotes');
}
