import { sql, type Transaction } from 'kysely';
import type { RelayTables } from './relayTables.ts';

/**
 * Counts one sponsored request against an account's quota of today (UTC), in the transaction that accepts it.
 *
 * @returns the day it counts for; null when the quota is used up, and then nothing is counted
 */
export async function reserveQuota(
  trx: Transaction<RelayTables>,
  signer: string,
  dailyQuota: number,
): Promise<string | null> {
  const reserved = await trx
    .insertInto('relay_quota')
    .values({ signer, day: sql<string>`current_date`, used: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['signer', 'day'])
        .doUpdateSet({ used: sql<number>`relay_quota.used + 1` })
        .where('relay_quota.used', '<', dailyQuota),
    )
    .returning('day')
    .executeTakeFirst();
  return reserved?.day ?? null;
}

/** Gives back what requests counted that ended without being sent. */
export async function releaseQuota(trx: Transaction<RelayTables>, requestIds: readonly string[]): Promise<void> {
  if (requestIds.length === 0) return;
  await sql`
    with ended as (
      select id, signer, quota_day from relay_request
      where id = any (${[...requestIds]}::uuid[]) and quota_day is not null
      for update
    ), cleared as (
      update relay_request r set quota_day = null from ended where r.id = ended.id
    )
    update relay_quota q set used = q.used - e.requests
    from (select signer, quota_day, count(*)::integer as requests from ended group by signer, quota_day) e
    where q.signer = e.signer and q.day = e.quota_day
  `.execute(trx);
}
