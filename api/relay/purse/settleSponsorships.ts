import { sql, type Transaction } from 'kysely';
import type { RelayTables } from '../store/relayTables.ts';

/**
 * Brings what requests are charged to what their transactions have cost, and their budgets with it. While a request may
 * still be sent, that is at least its reservation; what ended unsent costs nothing; what a reorganisation took back is
 * open again. Called in the transaction of each step of a request or of its transactions that can change this: once,
 * and as its last, since it locks budgets in their order.
 */
export async function settleSponsorships(trx: Transaction<RelayTables>, requestIds: readonly string[]): Promise<void> {
  if (requestIds.length === 0) return;
  await sql`
    with old as (
      select s.*, r.status not in ('QUEUED', 'ASSIGNED', 'BROADCAST') as has_ended
      from relay_sponsorship s join relay_request r on r.id = s.request_id
      where s.request_id = any (${[...requestIds]}::uuid[])
      order by s.request_id
      for update of s
    ), cost as (
      select distinct on (request_id) request_id, block_number, block_hash,
        sum(gas_used) over request as gas, sum(gas_used * gas_price) over request as wei
      from relay_attempt
      where request_id = any (${[...requestIds]}::uuid[]) and gas_used is not null
      window request as (partition by request_id)
      order by request_id, block_number desc
    ), new as (
      select o.*, c.gas::bigint as paid_gas, c.wei as paid_wei, c.block_number as paid_block, c.block_hash as paid_hash,
        case when has_ended then coalesce(c.gas, 0) else greatest(reserved_gas, c.gas) end::bigint as charge_gas,
        case when has_ended then coalesce(c.wei, 0) else greatest(reserved_wei, c.wei) end as charge_wei
      from old o left join cost c using (request_id)
    ), settled as (
      update relay_sponsorship s
      set gas_used = n.paid_gas, wei_paid = n.paid_wei, block_number = n.paid_block, block_hash = n.paid_hash,
        charged_gas = n.charge_gas, charged_wei = n.charge_wei
      from new n where n.request_id = s.request_id
    ), delta as (
      select scope, subject, counted.hour, sum(charge_gas - charged_gas) as gas, sum(charge_wei - charged_wei) as wei
      from new n, lateral (values
        ('GUILD', n.guild, n.hour), ('KEYS', '', n.hour), ('SIGNER', n.signer, n.hour),
        ('STRANGERS', case when n.is_stranger then n.guild end, n.hour), ('KEY', n.key_address, n.key_hour)
      ) as counted (scope, subject, hour)
      where counted.subject is not null
      group by scope, subject, counted.hour
    ), locked as (
      select b.scope, b.subject, b.hour, d.gas, d.wei
      from relay_budget b join delta d on d.scope = b.scope and d.subject = b.subject and d.hour = b.hour
      where d.gas <> 0 or d.wei <> 0
      -- A key's last, as where it is charged: so no two transactions wait for each other.
      order by b.scope = 'KEY', b.scope, b.subject, b.hour
      for update of b
    )
    update relay_budget b set gas = b.gas + l.gas::bigint, wei = b.wei + l.wei
    from locked l where l.scope = b.scope and l.subject = b.subject and l.hour = b.hour
  `.execute(trx);
}
