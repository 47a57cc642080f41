import { sql, type Transaction } from 'kysely';
import type { RelayTables } from './relayTables.ts';

/**
 * The key that sends an account's next request: the one that has its open requests, since they must be mined in order,
 * or else the one with the fewest, of those that a process works with now.
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
  const { rows } = await sql<{ address: string }>`
    select k.address from relayer_key k
    left join relay_request r on r.key_address = k.address and r.status in ('QUEUED', 'ASSIGNED', 'BROADCAST')
    where k.expires_at > now() or k.address = any (${[...configured]}::text[])
    group by k.address
    order by coalesce(k.expires_at > now(), false) desc, count(r.id), k.address
    limit 1
  `.execute(trx);
  return rows[0]?.address;
}
