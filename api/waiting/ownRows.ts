import { z } from 'zod';
import { milestoneFields, milestoneSchema } from '../state/milestoneRow.ts';
import { proposalFields, proposalSchema } from '../state/proposalRow.ts';

const guild = z.object({ id: z.string(), name: z.string() });
const number = z.coerce.bigint();
const token = z.object({ id: z.string(), symbol: z.string(), decimals: z.number() });

const selections = (fields: Readonly<Record<string, string>>) =>
  Object.entries(fields)
    .map(([field, rest]) => field + rest)
    .join(' ');

const MILESTONE = `{
  id index amount ${selections(milestoneFields)}
  of: project { id number title termsHash guild { id name } token { id symbol decimals } }
  last: deliverables(first: 1, orderBy: revision, orderDirection: desc) { id digest }
  open: disputes(first: 1, where: { status: OPEN }) { id }
}`;

/** Asks for what an account takes part in, at a block. */
export const OWN_ROWS = `query ($account: String!, $block: Block_height!) {
  contributing: milestones(first: 100, block: $block, orderBy: id, orderDirection: desc, where: {
    contributor: $account, status_in: [FUNDED, REVISION_REQUESTED, SUBMITTED, DISPUTED]
  }) ${MILESTONE}
  paying: milestones(first: 100, block: $block, orderBy: id, orderDirection: desc, where: {
    status_in: [PLANNED, FUNDED, REVISION_REQUESTED, DISPUTED], project_: { client: $account }
  }) ${MILESTONE}
  reviewing: milestones(first: 100, block: $block, orderBy: id, orderDirection: desc, where: {
    status: SUBMITTED, project_: { reviewers_contains: [$account] }
  }) ${MILESTONE}
  proposals(first: 100, block: $block, orderBy: voteEnd, orderDirection: desc, where: {
    proposer: $account, status_in: [CREATED, SUCCEEDED, QUEUED]
  }) { id title of: guild { id name } ${selections(proposalFields)} }
  creditBalances(first: 100, block: $block, where: { account: $account, balance_gt: 0, held: false }) {
    balance guild { id name } token { id symbol decimals }
  }
  members(first: 100, block: $block, where: { account: $account }) {
    rewardAccrued rewardClaimed guild { id name token { id symbol decimals } }
  }
  rewardGrants(first: 1000, block: $block, orderBy: startsAt, where: { account: $account }) {
    id amount claimed startsAt cliff duration guild { id name token { id symbol decimals } }
  }
}`;

const milestone = z.object({
  id: z.string(),
  index: z.number(),
  amount: number,
  of: z.object({ id: z.string(), number, title: z.string(), termsHash: z.string(), guild, token }),
  last: z.array(z.object({ id: z.string(), digest: z.string() })),
  open: z.array(z.object({ id: z.string() })),
});
const milestones = z.array(
  z.looseObject({}).transform((row) => ({ ...milestone.parse(row), state: milestoneSchema.parse(row) })),
);

const proposal = z.object({ id: z.string(), title: z.string(), of: guild });
const proposals = z.array(
  z.looseObject({}).transform((row) => ({ ...proposal.parse(row), state: proposalSchema.parse(row) })),
);

const guildWithToken = guild.extend({ token });

/** The answer to {@link OWN_ROWS}. */
export const ownRowsSchema = z.object({
  contributing: milestones,
  paying: milestones,
  reviewing: milestones,
  proposals,
  creditBalances: z.array(z.object({ balance: number, guild, token })),
  members: z.array(z.object({ rewardAccrued: number, rewardClaimed: number, guild: guildWithToken })),
  rewardGrants: z.array(
    z.object({
      id: z.string(),
      amount: number,
      claimed: number,
      startsAt: number,
      cliff: number,
      duration: number,
      guild: guildWithToken,
    }),
  ),
});

/** What an account takes part in. */
export type OwnRows = z.infer<typeof ownRowsSchema>;
