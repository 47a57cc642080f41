import { z } from 'zod';
import { addMilestone, type Tracing } from './addProject.ts';
import { MILESTONE, milestoneSchema } from './paidEntry.ts';

/** What more credits were gathered in is one question further: each has a provenance of its own. */
const MOST_TRACED = 100;

const BEFORE = `query ($guild: String!, $account: String!, $token: String!, $entry: Bytes!, $block: Block_height!) {
  withdrawals(
    where: { guild: $guild, account: $account, token: $token, id_lt: $entry }
    orderBy: id, orderDirection: desc, first: 1, block: $block
  ) { id }
}`;
const CREDITS = `query ($guild: String!, $account: String!, $token: String!, $entry: Bytes!, $after: Bytes!, $block: Block_height!) {
  credits(
    where: { guild: $guild, account: $account, token: $token, id_lt: $entry, id_gt: $after }
    orderBy: id, orderDirection: desc, first: ${MOST_TRACED}, block: $block
  ) { id cause { id } entry { milestone ${MILESTONE} } }
}`;
const beforeSchema = z.object({ withdrawals: z.array(z.object({ id: z.string() })) });
const creditsSchema = z.object({
  credits: z.array(
    z.object({
      id: z.string(),
      cause: z.object({ id: z.string() }).nullable(),
      entry: z.object({ milestone: milestoneSchema.nullable() }),
    }),
  ),
});

/** Traces a withdrawal, which takes all that was credited since the one before. */
export async function traceWithdrawal({ entry, trace, ledger, block }: Tracing): Promise<void> {
  const variables = { guild: entry.guild.id, account: entry.actor.id, token: entry.token?.id, entry: entry.id, block };
  const { withdrawals } = beforeSchema.parse(await ledger.query<unknown>(BEFORE, variables));
  const after = withdrawals[0]?.id ?? '0x';
  const { credits } = creditsSchema.parse(await ledger.query<unknown>(CREDITS, { ...variables, after }));
  trace.gathered = { account: entry.actor.id, token: entry.token?.id, kinds: ['CREDITED'], after };
  for (const { cause, entry: credit } of credits) {
    if (cause) trace.entry.add(cause.id);
    if (credit.milestone) addMilestone(trace, credit.milestone, entry);
  }
}
