import { z } from 'zod';
import { addMilestone, type Tracing } from './addProject.ts';
import { MILESTONE, milestoneSchema } from './paidEntry.ts';
import { addMintDecisions } from './traceMint.ts';

const MOST_TRACED = 100;

const CLAIMS = `query ($guild: String!, $account: String!, $entry: Bytes!, $block: Block_height!) {
  rewardClaims(
    where: { guild: $guild, account: $account, id_lt: $entry }
    orderBy: id, orderDirection: desc, first: 1, block: $block
  ) { id }
}`;
const EARNED = `query ($guild: String!, $account: String!, $entry: Bytes!, $after: Bytes!, $block: Block_height!) {
  grantClaims(
    where: { grant_: { guild: $guild, account: $account }, id_lt: $entry, id_gt: $after }
    orderBy: id, first: 1000, block: $block
  ) { id grant { entry { id } milestone ${MILESTONE} } }
  rewardAccruals(
    where: { guild: $guild, account: $account, grant: null, id_lt: $entry }
    orderBy: id, orderDirection: desc, first: ${MOST_TRACED}, block: $block
  ) { id milestone ${MILESTONE} }
}`;
const row = z.object({ id: z.string() });
const claimsSchema = z.object({ rewardClaims: z.array(row) });
const earnedSchema = z.object({
  grantClaims: z.array(
    z.object({ id: z.string(), grant: z.object({ entry: row, milestone: milestoneSchema.nullable() }) }),
  ),
  rewardAccruals: z.array(z.object({ id: z.string(), milestone: milestoneSchema })),
});

/**
 * Traces guild tokens that were minted. Each claim of grants is told by the log of each grant, since the claim before; what
 * does not vest is one pool, of which a claim may take a part: all that the account earned into it.
 */
export async function traceClaim(tracing: Tracing): Promise<void> {
  const { entry, trace, ledger, block } = tracing;
  const account = entry.account?.id ?? entry.actor.id;
  const variables = { guild: entry.guild.id, account, entry: entry.id, block };
  const { rewardClaims } = claimsSchema.parse(await ledger.query<unknown>(CLAIMS, variables));
  const after = rewardClaims[0]?.id ?? '0x';
  const earned = earnedSchema.parse(await ledger.query<unknown>(EARNED, { ...variables, after }));
  for (const { id, grant } of earned.grantClaims) {
    trace.entry.add(id).add(grant.entry.id);
    if (grant.milestone) addMilestone(trace, grant.milestone, entry);
  }
  if (earned.grantClaims.length === 0) {
    trace.gathered = { account, kinds: ['REWARD_ACCRUED', 'PARTICIPATION_CLAIMED'], after: '0x' };
    for (const { milestone } of earned.rewardAccruals) addMilestone(trace, milestone, entry);
  }
  await addMintDecisions(tracing, [
    ...new Set(earned.rewardAccruals.map(({ milestone }) => milestone.project.token.id)),
  ]);
}
