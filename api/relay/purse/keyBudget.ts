import { sql, type Transaction } from 'kysely';
import type { RelayCost } from '../../prepare/sponsorship/sponsorSettings.ts';
import type { RelayTables } from '../store/relayTables.ts';
import { settleSponsorships } from './settleSponsorships.ts';

/** What is left of a key's budget of this hour. Only the process that holds the key takes from it. */
export async function leftOfKey(
  trx: Transaction<RelayTables>,
  keyAddress: string,
  limit: RelayCost,
): Promise<RelayCost> {
  const used = await trx
    .selectFrom('relay_budget')
    .select(['gas', 'wei'])
    .where('scope', '=', 'KEY')
    .where('subject', '=', keyAddress)
    .where('hour', '=', sql<Date>`date_trunc('hour', now())`)
    .executeTakeFirst();
  return { gas: limit.gas - (used?.gas ?? 0n), wei: limit.wei - (used?.wei ?? 0n) };
}

/**
 * Counts requests in the budget of the key that they are bound to. Where fees have risen since they were accepted, their
 * other budgets count the difference too, though one may be overdrawn by it: what was accepted is sent.
 *
 * @param bound - The requests, and the most that each may cost now, in wei.
 */
export async function chargeKey(
  trx: Transaction<RelayTables>,
  keyAddress: string,
  bound: readonly { id: string; wei: bigint }[],
): Promise<void> {
  const ids = bound.map(({ id }) => id);
  const { rows: risen } = await sql<{ id: string }>`
    update relay_sponsorship s set reserved_wei = now.wei
    from jsonb_to_recordset(${JSON.stringify(bound.map(({ id, wei }) => ({ id, wei: String(wei) })))}::jsonb)
      as now (id uuid, wei numeric)
    where s.request_id = now.id and s.reserved_wei < now.wei
    returning s.request_id as id
  `.execute(trx);
  await settleSponsorships(
    trx,
    risen.map(({ id }) => id),
  );
  await sql`
    with bound as (
      update relay_sponsorship set key_address = ${keyAddress}, key_hour = date_trunc('hour', now())
      where request_id = any (${ids}::uuid[])
      returning charged_gas, charged_wei
    )
    insert into relay_budget as b (scope, subject, hour, gas, wei)
    select 'KEY', ${keyAddress}, date_trunc('hour', now()), coalesce(sum(charged_gas), 0), coalesce(sum(charged_wei), 0)
    from bound
    on conflict (scope, subject, hour) do update set gas = b.gas + excluded.gas, wei = b.wei + excluded.wei
  `.execute(trx);
}
