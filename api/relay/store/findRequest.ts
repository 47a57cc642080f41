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
