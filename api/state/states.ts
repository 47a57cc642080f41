import type { GatewayContext } from '../context.ts';
import { timeOf } from '../dates/timeOf.ts';
import type { MilestoneResolvers, ProposalResolvers } from '../generated/resolvers.ts';
import { askedBlock } from '../ledger/blocks/askedBlock.ts';
import { ownRow, ownSelections } from '../ownRow.ts';
import { milestoneFields, milestoneSchema } from './milestoneRow.ts';
import { milestoneState } from './milestoneState.ts';
import { served } from './nextStep.ts';
import { type FoundProposal, proposalFields, proposalSchema } from './proposalRow.ts';
import { proposalState } from './proposalState.ts';

/** Resolver of `Milestone.state`. */
export const milestoneStateField = {
  selectionSet: ownSelections(milestoneFields),
  async resolve(row, _args, context, info) {
    const milestone = ownRow(row, milestoneFields, milestoneSchema);
    return served(milestoneState(milestone, await timeOf(await askedBlock(info, context.ledger), context)));
  },
} satisfies MilestoneResolvers['state'] & { selectionSet: string };

/** Resolver of `Proposal.state`. */
export const proposalStateField = {
  selectionSet: ownSelections(proposalFields),
  async resolve(row, _args, context, info) {
    const proposal = ownRow(row, proposalFields, proposalSchema);
    const now = await timeOf(await askedBlock(info, context.ledger), context);
    return served(await proposalState(proposal, now, () => quorumOf(proposal, context.chain)));
  },
} satisfies ProposalResolvers['state'] & { selectionSet: string };

/** Votes that For and Abstain must reach, in the guild token's smallest unit; it is certain once the vote has begun. */
export async function quorumOf(
  { quorum, governor, proposalId }: FoundProposal,
  chain: Pick<GatewayContext['chain'], 'read' | 'head'>,
): Promise<bigint> {
  if (quorum !== null) return quorum;
  const read = { contract: 'GuildGovernor', to: governor, function: 'quorum', args: [proposalId] } as const;
  return (await chain.read(read, await chain.head()))[0];
}
