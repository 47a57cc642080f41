import { sql, type Transaction } from 'kysely';
import type { RelayTables } from '../store/relayTables.ts';

/**
 * The key that sends an account's next request: the one that has its open requests, since they must be mined in order,
 * or else, of those that a process works with now, the one with the fewest; of several, the one used longest ago.
 * Accounts choose one after another, so that many at once do not all take the same.
 *
 * @param configured keys of this process
 * @returns undefined when there is no key at all
 */
export async function chooseKey(
  trx: Transaction<RelayTables>,
  signer: string,
  configured: readonly string[],
): Promise<string | undefined> {
  const bound = await trx
    .selectFrom('relay_request')
    .select('key_address')
    .where('signer', '=', signer)
    .where('kind', '=', 'FORWARD_REQUEST')
    .where('status', 'in', ['QUEUED', 'ASSIGNED', 'BROADCAST'])
    .limit(1)
    .executeTakeFirst();
  if (bound?.key_address) return bound.key_address;
  await sql`select pg_advisory_xact_lock(hashtextextended('relayer_key', 0))`.execute(trx);
  const { rows } = await sql<{ address: string }>`
    select k.address from relayer_key k
    left join relay_request r on r.key_address = k.address and r.status in ('QUEUED', 'ASSIGNED', 'BROADCAST')
    where k.expires_at > now() or k.address = any (${[...configured]}::text[])
    group by k.address
    order by
      coalesce(k.expires_at > now(), false) desc,
      count(r.id),
      (select max(queue_position) from relay_request used where used.key_address = k.address) nulls first
    limit 1
  `.execute(trx);
  return rows[0]?.address;
}
