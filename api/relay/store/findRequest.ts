import type { Selectable } from 'kysely';
import type { RelayTables, RequestRow } from './relayTables.ts';
import type { Queryable } from './requestSteps.ts';

/** A row of a request's history. */
export type EventRow = Selectable<RelayTables['relay_event']>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A request by its id; undefined when there is none. */
export async function findRequest(db: Queryable, id: string): Promise<RequestRow | undefined> {
  if (!UUID.test(id)) return undefined;
  return await db.selectFrom('relay_request').selectAll().where('id', '=', id).executeTakeFirst();
}

/** A request by its sender, in lower case, and the key that the sender chose; undefined when there is none. */
export async function findRequestByKey(
  db: Queryable,
  signer: string,
  idempotencyKey: string,
): Promise<RequestRow | undefined> {
  return await db
    .selectFrom('relay_request')
    .selectAll()
    .where('signer', '=', signer)
    .where('idempotency_key', '=', idempotencyKey)
    .executeTakeFirst();
}

/** A request's way so far, in order. */
export async function historyOf(db: Queryable, requestId: string): Promise<EventRow[]> {
  return await db
    .selectFrom('relay_event')
    .selectAll()
    .where('request_id', '=', requestId)
    .orderBy('sequence')
    .execute();
}
