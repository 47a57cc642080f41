import { sql, type Transaction } from 'kysely';
import type { RelayCost, SponsorSettings } from '../../prepare/sponsorship/sponsorSettings.ts';
import type { RelayTables } from '../store/relayTables.ts';
import type { Queryable } from '../store/transitions.ts';

/** The budgets that a request counts in when it is accepted. A key's own comes with the key. */
export type BudgetName = 'GUILD' | 'KEYS' | 'SIGNER' | 'STRANGERS';

/** One budget that a request counts in. */
export type CountedBudget = { scope: BudgetName; subject: string; limit: RelayCost };

/** A budget that does not reach. */
export type Shortage = {
  scope: BudgetName;
  limit: RelayCost;
  /** What is used of it without the request. */
  used: RelayCost;
  /** When it is full again, Unix seconds; null when the request alone is more than the whole of it. */
  refillsAt: bigint | null;
};

type Counter = { scope: BudgetName; gas: bigint; wei: bigint; refillsAt: bigint };

const REFILLS_AT = sql`extract(epoch from date_trunc('hour', now()) + interval '1 hour')::bigint`;

/**
 * The budgets that a request counts in, in the order in which they are locked.
 *
 * @param payer.keys - How many keys there are: together they have so many times a key's budget.
 */
export function countedBudgets(
  { budgets }: SponsorSettings,
  payer: { signer: string; guild: string; isStranger: boolean; keys: number },
): CountedBudget[] {
  const { key, guild, signer, strangers } = budgets;
  const keys = BigInt(payer.keys);
  return [
    { scope: 'GUILD', subject: payer.guild, limit: guild },
    { scope: 'KEYS', subject: '', limit: { gas: key.gas * keys, wei: key.wei * keys } },
    { scope: 'SIGNER', subject: payer.signer, limit: signer },
    ...(payer.isStranger ? [{ scope: 'STRANGERS' as const, subject: payer.guild, limit: strangers }] : []),
  ];
}

/**
 * Counts a cost in the budgets of this hour, all of them or, where one does not reach, none: then the transaction must
 * be given up. Their rows stay locked until it ends, so that no two requests share what is left.
 *
 * @returns The first that does not reach.
 */
export async function reserve(
  trx: Transaction<RelayTables>,
  budgets: readonly CountedBudget[],
  cost: RelayCost,
): Promise<Shortage | undefined> {
  const rows = budgets.map(({ scope, subject }) => ({ scope, subject }));
  const { rows: counters } = await sql<Counter>`
    insert into relay_budget as b (scope, subject, hour, gas, wei)
    select scope, subject, date_trunc('hour', now()), ${cost.gas}::bigint, ${cost.wei}::numeric
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (scope text, subject text)
    order by scope, subject
    on conflict (scope, subject, hour) do update set gas = b.gas + excluded.gas, wei = b.wei + excluded.wei
    returning scope, gas - ${cost.gas}::bigint as gas, wei - ${cost.wei}::numeric as wei, ${REFILLS_AT} as "refillsAt"
  `.execute(trx);
  return shortageOf(budgets, counters, cost);
}

/** Which budget does not reach for a cost now. Nothing is counted. */
export async function findShortage(
  db: Queryable,
  budgets: readonly CountedBudget[],
  cost: RelayCost,
): Promise<Shortage | undefined> {
  const rows = budgets.map(({ scope, subject }) => ({ scope, subject }));
  const { rows: counters } = await sql<Counter>`
    select r.scope, coalesce(b.gas, 0)::bigint as gas, coalesce(b.wei, 0) as wei, ${REFILLS_AT} as "refillsAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (scope text, subject text)
    left join relay_budget b on b.scope = r.scope and b.subject = r.subject and b.hour = date_trunc('hour', now())
  `.execute(db);
  return shortageOf(budgets, counters, cost);
}

function shortageOf(
  budgets: readonly CountedBudget[],
  counters: readonly Counter[],
  cost: RelayCost,
): Shortage | undefined {
  for (const { scope, limit } of budgets) {
    const used = counters.find((counter) => counter.scope === scope);
    if (used === undefined) throw new Error(`the budget ${scope} was not counted`);
    if (used.gas + cost.gas <= limit.gas && used.wei + cost.wei <= limit.wei) continue;
    const isTooMuch = cost.gas > limit.gas || cost.wei > limit.wei;
    return { scope, limit, used: { gas: used.gas, wei: used.wei }, refillsAt: isTooMuch ? null : used.refillsAt };
  }
  return undefined;
}
