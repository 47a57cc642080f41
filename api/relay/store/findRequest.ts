import type { RequestRow } from './relayTables.ts';
import type { Queryable } from './transitions.ts';

/** A request by its id; undefined when there is none. */
export async function findRequest(db: Queryable, id: string): Promise<RequestRow | undefined> {
  return db.selectFrom('relay_request').selectAll().where('id', '=', id).executeTakeFirst();
}

/** A request by its sender, in lower case, and the key that the sender chose; undefined when there is none. */
export async function findRequestByKey(
  db: Queryable,
  signer: string,
  idempotencyKey: string,
): Promise<RequestRow | undefined> {
  return db
    .selectFrom('relay_request')
    .selectAll()
    .where('signer', '=', signer)
    .where('idempotency_key', '=', idempotencyKey)
    .executeTakeFirst();
}

/** An account's requests, the last first, so many at most; only those before a place in the queue, if it is given. */
export async function listRequests(
  db: Queryable,
  signer: string,
  { first, before }: { first: number; before?: bigint | undefined },
): Promise<RequestRow[]> {
  const all = db.selectFrom('relay_request').selectAll().where('signer', '=', signer);
  const some = before === undefined ? all : all.where('queue_position', '<', before);
  return some.orderBy('queue_position', 'desc').limit(first).execute();
}

/**
 * The request that a transaction is for: one that the relay made, also when another one took its place, or one that its sender
 * signed; undefined when there is none.
 */
export async function findRequestByTransaction(db: Queryable, hash: string): Promise<RequestRow | undefined> {
  return db
    .selectFrom('relay_request')
    .selectAll()
    .where(({ or, and, eb, selectFrom }) =>
      or([
        eb('id', 'in', selectFrom('relay_attempt').select('request_id').where('transaction_hash', '=', hash)),
        and([eb('kind', '=', 'SIGNED_TRANSACTION'), eb('body_hash', '=', hash)]),
      ]),
    )
    .executeTakeFirst();
}
