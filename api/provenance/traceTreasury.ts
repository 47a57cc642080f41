import { z } from 'zod';
import type { Tracing } from './addProject.ts';

const DOCUMENT = `query (
  $guild: String!, $token: String!, $budget: String!, $actor: String!, $round: String!, $entry: Bytes!, $block: Block_height!
) {
  fees: deposits(where: { guild: $guild, token: $token, purpose: PROJECT_FEES, id_lt: $entry }, first: 1, block: $block) { id }
  spenders: ledgerEntries(
    where: { guild: $guild, kind: "BUDGET_SPENDER_SET", budget: $budget, account: $actor, id_lt: $entry }
    orderBy: id, first: 100, block: $block
  ) { id execution { proposal { id } } }
  rounds: ledgerEntries(
    where: { guild: $guild, kind: "ROUND_OPENED", round: $round, id_lt: $entry }, first: 1, block: $block
  ) { id execution { proposal { id } } }
  roles: ledgerEntries(
    where: { guild: $guild, kind: "ROLE_GRANTED", account: $actor, id_lt: $entry }
    orderBy: id, first: 100, block: $block
  ) { id execution { proposal { id } } }
}`;
const row = z.object({ id: z.string() });
const decided = z.array(row.extend({ execution: z.object({ proposal: row.nullable() }).nullable() }));
const answerSchema = z.object({ fees: z.array(row), spenders: decided, rounds: decided, roles: decided });

/** The id of no row. */
const NONE = '0x';

/**
 * Traces what the treasury paid: what came into it in that token before, as money is not told apart there, and who
 * decided. That is the vote on the payment; of a budget, the vote that opened it and made the spender one; where no vote is
 * behind it, the roles of who paid.
 */
export async function traceTreasury({ entry, trace, ledger, block }: Tracing): Promise<void> {
  const { budget, execution, actor } = entry;
  const token = entry.token?.id ?? budget?.token.id ?? NONE;
  const about = { budget: budget?.id ?? NONE, round: budget?.round?.id ?? NONE, actor: actor.id };
  const variables = { guild: entry.guild.id, token, entry: entry.id, block, ...about };
  const { fees, spenders, rounds, roles } = answerSchema.parse(await ledger.query<unknown>(DOCUMENT, variables));
  trace.treasury.add(token);
  if (fees.length > 0) trace.fees.add(token);
  const decisions = [execution, budget?.opened.execution];
  if (budget) trace.budget.add(budget.id);
  if (budget?.round) trace.round.add(budget.round.id);
  const authorities = budget ? [...spenders, ...rounds] : execution ? [] : roles;
  for (const { id, execution: behind } of authorities) {
    trace.entry.add(id);
    decisions.push(behind);
  }
  for (const decision of decisions) if (decision?.proposal) trace.proposal.add(decision.proposal.id);
}
