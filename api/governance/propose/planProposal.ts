import type { GuildContracts } from '../../chain/calls/guildContracts.ts';
import type { BareCall, DescribedCall } from '../../prepare/calls/call.ts';
import type { PrepareScope } from '../../prepare/prepareContext.ts';
import { larger } from '../categoryRules.ts';
import { categoryNumber, type ProposalCategory, proposalCategory } from '../proposalCategory.ts';

const BPS = 10_000n;

/** What a category's proposals need; the SDL's `ProposalRules`. Shares in basis points, times in seconds. */
type ProposalRules = {
  quorumBps: number;
  approvalBps: number;
  votingDelay: number;
  votingPeriod: number;
  lateQuorumExtension: number;
  timelockDelay: number;
  executionPeriod: number;
};

/** A call that a proposal makes, with its category; those within it have none of their own. The SDL's `ProposedAction`. */
type ProposedAction = Omit<DescribedCall, 'calls' | 'value'> & {
  value: string;
  category: ProposalCategory | null;
  calls: ProposedAction[];
};

/** What becomes of a proposal that is sent now; the SDL's `PlannedProposal`. Times in Unix seconds. */
export type PlannedProposal = {
  category: ProposalCategory;
  rules: ProposalRules;
  proposalThreshold: string;
  quorumVotes: string;
  votingStartsAt: string;
  votingEndsAt: string;
  executableAt: string;
  executableUntil: string;
  actions: ProposedAction[];
};

/**
 * What becomes of a proposal if it is in the next block: the rules of its category now, and its dates by them.
 *
 * @param calls - What it would do.
 * @param chosen - The category that its proposer names; null for the weakest that its calls may have.
 */
export async function planProposal(
  scope: PrepareScope,
  contracts: GuildContracts,
  calls: readonly DescribedCall[],
  chosen: ProposalCategory | null,
): Promise<PlannedProposal> {
  const { chain, block } = scope;
  const { governor, timelock, token } = contracts;
  const categories = await Promise.all(calls.map((call) => categoryOf(scope, governor, call)));
  const category = chosen ?? strictest(categories);
  const [[rules], [threshold], [supply], [ownDelay], now] = await Promise.all([
    chain.read(
      { contract: 'GuildGovernor', to: governor, function: 'storedRules', args: [categoryNumber(category)] },
      block,
    ),
    chain.read({ contract: 'GuildGovernor', to: governor, function: 'proposalThreshold' }, block),
    chain.read({ contract: 'GuildToken', to: token, function: 'totalSupply' }, block),
    chain.read({ contract: 'Timelock', to: timelock, function: 'getMinDelay' }, block),
    chain.nextBlockTime(),
  ]);
  const startsAt = now + rules.votingDelay;
  const endsAt = startsAt + rules.votingPeriod;
  // It can be queued in the second after the last one of the vote.
  const executableAt = endsAt + 1n + larger(rules.timelockDelay, ownDelay);
  return {
    category,
    rules: rulesOf(rules),
    proposalThreshold: String(threshold),
    quorumVotes: String((BigInt(supply) * BigInt(rules.quorumBps)) / BPS),
    votingStartsAt: String(startsAt + 1n),
    votingEndsAt: String(endsAt),
    executableAt: String(executableAt),
    executableUntil: String(executableAt + rules.executionPeriod),
    actions: calls.map((call, index) => proposedAction(call, categories[index] ?? null)),
  };
}

/** The weakest category that a proposal of this one call may have. */
async function categoryOf(
  { chain, block }: PrepareScope,
  governor: string,
  { to, data }: BareCall,
): Promise<ProposalCategory> {
  const args = [[to], [data]];
  const [number] = await chain.read({ contract: 'GuildGovernor', to: governor, function: 'categoryOf', args }, block);
  const category = proposalCategory.options[Number(number)];
  if (!category) throw new Error(`The Governor ${governor} knows a category ${number}.`);
  return category;
}

function strictest(categories: readonly ProposalCategory[]): ProposalCategory {
  return proposalCategory.options.findLast((category) => categories.includes(category)) ?? 'PARAMETERS';
}

function rulesOf(rules: Record<keyof ProposalRules, bigint>): ProposalRules {
  return {
    quorumBps: Number(rules.quorumBps),
    approvalBps: Number(rules.approvalBps),
    votingDelay: Number(rules.votingDelay),
    votingPeriod: Number(rules.votingPeriod),
    lateQuorumExtension: Number(rules.lateQuorumExtension),
    timelockDelay: Number(rules.timelockDelay),
    executionPeriod: Number(rules.executionPeriod),
  };
}

function proposedAction(call: DescribedCall, category: ProposalCategory | null): ProposedAction {
  return {
    ...call,
    value: call.value.toString(),
    category,
    calls: call.calls.map((inner) => proposedAction(inner, null)),
  };
}
