import { z } from 'zod';
import type { GatewayContext } from '../context.ts';
import { type EdgePage, type PageArguments, pageOf, type RowEdge, rowEdge } from '../ledger/rows/pages.ts';
import type { TurnoutOfProposal } from './turnout.ts';

/** A member who could vote and has not, with the votes that it had. */
export type Nonvoter = RowEdge & { votes: bigint };

const MOST = 100;
const BATCH = 1_000;

const MEMBERS = `query ($guild: String!, $after: Bytes!, $snapshot: Int!) {
  members(
    where: { guild: $guild, votingPower_gt: "0", id_gt: $after }
    orderBy: id, first: ${BATCH}, block: { number: $snapshot }
  ) { id account { id } votingPower }
}`;
const VOTES = `query ($proposal: String!, $voters: [String!]!, $after: Bytes!, $block: Block_height!) {
  votes(where: { proposal: $proposal, voter_in: $voters, id_gt: $after }, orderBy: id, first: ${BATCH}, block: $block) {
    id voter { id }
  }
}`;
const membersSchema = z.object({
  members: z.array(
    z.object({
      id: z.string(),
      account: z.object({ id: z.string() }),
      votingPower: z.string().transform(BigInt),
    }),
  ),
});
const votesSchema = z.object({ votes: z.array(z.object({ id: z.string(), voter: z.object({ id: z.string() }) })) });

type Ledger = Pick<GatewayContext['ledger'], 'query'>;

/** Resolver of `ProposalTurnout.nonvoters`: goes through those who could vote until a page is full. */
export function nonvoters(
  turnout: TurnoutOfProposal,
  page: PageArguments,
  { ledger }: { ledger: Ledger },
): Promise<EdgePage<Nonvoter>> {
  return pageOf(
    page,
    async ({ first, after }) => {
      const found: Nonvoter[] = [];
      for (let last: string | undefined = after; last !== undefined && found.length < first; ) {
        const variables = { guild: turnout.guild, snapshot: turnout.snapshot, after: last };
        const { members } = membersSchema.parse(await ledger.query<unknown>(MEMBERS, variables));
        const voted = await votersAmong(
          members.map(({ account }) => account.id),
          turnout,
          ledger,
        );
        const others = members.filter(({ account }) => !voted.has(account.id));
        found.push(...others.map((member) => ({ ...rowEdge(member), votes: member.votingPower })));
        last = members[BATCH - 1]?.id;
      }
      return found;
    },
    MOST,
  );
}

async function votersAmong(accounts: string[], { proposal, block }: TurnoutOfProposal, ledger: Ledger) {
  const voted = new Set<string>();
  for (let after: string | undefined = '0x'; after !== undefined && accounts.length > 0; ) {
    const variables = { proposal, voters: accounts, after, block };
    const { votes } = votesSchema.parse(await ledger.query<unknown>(VOTES, variables));
    for (const { voter } of votes) voted.add(voter.id);
    after = votes[BATCH - 1]?.id;
  }
  return voted;
}
