import { sql, type Transaction } from 'kysely';
import type { RelayTables, RequestRow } from '../store/relayTables.ts';

/**
 * Locks the requests at the head of the queue that a key may send next, in order. All open requests of one signer go
 * to one key, in the order of their nonces: a request whose signer has others on their way with another key, or whose
 * predecessor waits for another transaction, is left. What another transaction holds is passed over, not waited for.
 *
 * @param most - How many at most.
 * @param nextBlockTime - Time of the next block, Unix seconds: what is due before it can only fail.
 */
export async function claimRequests(
  trx: Transaction<RelayTables>,
  { keyAddress, most, nextBlockTime }: { keyAddress: string; most: number; nextBlockTime: bigint },
): Promise<RequestRow[]> {
  const room = most - (await countOpenNonces(trx, keyAddress));
  if (room <= 0) return [];
  const locked = await trx
    .selectFrom('relay_request as r')
    .selectAll()
    .where('r.status', '=', 'QUEUED')
    .where('r.deadline', '>=', nextBlockTime)
    .where(sql<boolean>`not exists (
      select from relay_request bound
      where bound.signer = r.signer and bound.kind = 'FORWARD_REQUEST' and bound.status in ('ASSIGNED', 'BROADCAST')
        and bound.key_address <> ${keyAddress})`)
    .orderBy('r.queue_position')
    .limit(room)
    .forUpdate()
    .skipLocked()
    .execute();
  if (locked.length === 0) return [];
  const held = await findHeld(trx, keyAddress, locked);
  return locked.filter(({ id }) => !held.has(id));
}

async function countOpenNonces(trx: Transaction<RelayTables>, keyAddress: string): Promise<number> {
  const { open } = await trx
    .selectFrom('relay_attempt')
    .select((select) => select.fn.count<bigint>('nonce').distinct().as('open'))
    .where('key_address', '=', keyAddress)
    .where('settled_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(open);
}

/**
 * Those of the locked requests that must wait. Asked after they are locked, in a statement of its own: it sees what
 * another key has bound up to now, and as queued what another key is binding.
 */
async function findHeld(
  trx: Transaction<RelayTables>,
  keyAddress: string,
  locked: readonly RequestRow[],
): Promise<Set<string>> {
  const ids = locked.map(({ id }) => id);
  const { rows } = await sql<{ id: string }>`
    select r.id from relay_request r
    where r.id = any (${ids}::uuid[]) and exists (
      select from relay_request other
      where other.signer = r.signer and other.kind = 'FORWARD_REQUEST'
        and other.status in ('QUEUED', 'ASSIGNED', 'BROADCAST')
        and case other.status
          when 'QUEUED' then other.nonce < r.nonce and other.id <> all (${ids}::uuid[])
          else other.key_address <> ${keyAddress} end)
  `.execute(trx);
  return new Set(rows.map(({ id }) => id));
}
