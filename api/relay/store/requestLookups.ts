import DataLoader from 'dataloader';
import { type Kysely, type Selectable, sql } from 'kysely';
import { findRequestByTransaction, listRequests } from './findRequest.ts';
import type { RelayTables, RequestRow } from './relayTables.ts';

/** A row of a request's history. */
export type EventRow = Selectable<RelayTables['relay_event']>;

/** Reads of requests. Those that are asked for at the same moment are one question to the database each kind. */
export type RequestLookups = {
  /** A request by its id; undefined when there is none. */
  find(id: string): Promise<RequestRow | undefined>;
  /** A request by its sender, in lower case, and the key that the sender chose; undefined when there is none. */
  findByKey(signer: string, idempotencyKey: string): Promise<RequestRow | undefined>;
  /** An account's requests, the last first, so many at most; only those before a place in the queue, if it is given. */
  listOf(signer: string, page: { first: number; before?: bigint | undefined }): Promise<RequestRow[]>;
  /** The request that a transaction of the relay's, or a submitted one, is for; undefined when there is none. */
  findByTransaction(hash: string): Promise<RequestRow | undefined>;
  /** A request's way so far, in order. */
  history(requestId: string): Promise<EventRow[]>;
};

type Key = { signer: string; idempotencyKey: string };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** What is found is asked for anew each time: requests go on. */
const TOGETHER = { cache: false, maxBatchSize: 500 };

/** Makes the reads of a database. */
export function createRequestLookups(db: Kysely<RelayTables>): RequestLookups {
  const byId = new DataLoader<string, RequestRow | undefined>(async (ids) => {
    const rows = await db
      .selectFrom('relay_request')
      .selectAll()
      .where('id', 'in', [...ids])
      .execute();
    const found = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => found.get(id));
  }, TOGETHER);
  const byKey = new DataLoader<Key, RequestRow | undefined>(async (keys) => {
    const rows = await db
      .selectFrom('relay_request')
      .selectAll()
      .where(
        sql<boolean>`(signer, idempotency_key) in (select * from unnest(
          ${keys.map(({ signer }) => signer)}::text[], ${keys.map(({ idempotencyKey }) => idempotencyKey)}::text[]))`,
      )
      .execute();
    const found = new Map(rows.map((row) => [`${row.signer} ${row.idempotency_key}`, row]));
    return keys.map(({ signer, idempotencyKey }) => found.get(`${signer} ${idempotencyKey}`));
  }, TOGETHER);
  const events = new DataLoader<string, EventRow[]>(async (ids) => {
    const rows = await db
      .selectFrom('relay_event')
      .selectAll()
      .where('request_id', 'in', [...ids])
      .orderBy('sequence')
      .execute();
    const found = Map.groupBy(rows, ({ request_id }) => request_id);
    return ids.map((id) => found.get(id) ?? []);
  }, TOGETHER);
  return {
    find: async (id) => (UUID.test(id) ? await byId.load(id.toLowerCase()) : undefined),
    findByKey: (signer, idempotencyKey) => byKey.load({ signer, idempotencyKey }),
    listOf: (signer, page) => listRequests(db, signer, page),
    findByTransaction: (hash) => findRequestByTransaction(db, hash),
    history: (requestId) => events.load(requestId),
  };
}
