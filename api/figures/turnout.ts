import { z } from 'zod';
import type { GatewayContext } from '../context.ts';
import { blockAt } from '../dates/blockAt.ts';
import { timeOf } from '../dates/timeOf.ts';
import { fault } from '../errors.ts';
import type { ProposalResolvers } from '../generated/resolvers.ts';
import { type AskedBlock, askedBlock } from '../ledger/blocks/askedBlock.ts';
import { rowIdOf, rowIdSelection } from '../ledger/rows/rowId.ts';
import { rowPages } from '../ledger/rows/rowPages.ts';
import { votersAt } from './votersAt.ts';

/** Who took part in a vote, as of a block. */
export type TurnoutOfProposal = {
  proposal: string;
  guild: string;
  block: AskedBlock;
  /** The block whose votes count: the last one at or before the second of the snapshot. */
  snapshot: number;
  cast: bigint;
  supply: bigint;
  voters: number;
  eligible: number;
};

const PROPOSAL = `query ($id: ID!, $block: Block_height!) {
  proposal(id: $id, block: $block) { guild { id } voteStart forVotes againstVotes abstainVotes }
}`;
const SUPPLY = 'query ($id: ID!, $block: Block_height!) { guild(id: $id, block: $block) { totalSupply } }';
const number = z.string().transform(BigInt);
const proposalSchema = z.object({
  proposal: z
    .object({
      guild: z.object({ id: z.string() }),
      voteStart: number,
      forVotes: number,
      againstVotes: number,
      abstainVotes: number,
    })
    .nullable(),
});
const supplySchema = z.object({ guild: z.object({ totalSupply: number }) });
const voteSchema = z.object({ voter: z.object({ id: z.string() }) });

/** Resolver of `Proposal.turnout`. */
export const turnout = {
  selectionSet: rowIdSelection,
  async resolve(row, _args, context, info): Promise<TurnoutOfProposal | null> {
    const { ledger } = context;
    const id = rowIdOf(row);
    const block = await askedBlock(info, ledger);
    const { proposal } = proposalSchema.parse(await ledger.query<unknown>(PROPOSAL, { id, block }));
    if (proposal === null) throw fault('CHAIN_REORGED', 'The proposal is no longer in the ledger. Ask again.');
    if (proposal.voteStart >= (await timeOf(block, context))) return null;
    const found = await blockAt({}, { at: String(proposal.voteStart) }, context);
    if (found === null) return null;
    const snapshot = found.number;
    const guild = proposal.guild.id;
    const { totalSupply } = supplySchema.parse(
      await ledger.query<unknown>(SUPPLY, { id: guild, block: { number: snapshot } }),
    ).guild;
    return {
      proposal: id,
      guild,
      block,
      snapshot,
      cast: proposal.forVotes + proposal.againstVotes + proposal.abstainVotes,
      supply: totalSupply,
      voters: await countVoters(ledger, id, block),
      eligible: await countEligible(ledger, guild, snapshot),
    };
  },
} satisfies ProposalResolvers['turnout'] & { selectionSet: string };

async function countEligible(ledger: GatewayContext['ledger'], guild: string, snapshot: number): Promise<number> {
  let count = 0;
  for await (const page of votersAt(ledger, { guild, block: { number: snapshot } })) count += page.length;
  return count;
}

/** An account may vote several times, each time with a part of its votes. */
async function countVoters(ledger: GatewayContext['ledger'], proposal: string, block: AskedBlock): Promise<number> {
  const voters = new Set<string>();
  const votes = rowPages(ledger, {
    list: 'votes',
    filter: 'Vote_filter',
    where: { proposal },
    fields: 'voter { id }',
    row: voteSchema,
    block,
    remedy: 'Page `votes` at one block and count them yourself.',
  });
  for await (const page of votes) for (const { voter } of page) voters.add(voter.id);
  return voters.size;
}
