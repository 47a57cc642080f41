import { Socket } from 'node:net';
import { Kysely, type LogEvent, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Logger } from 'pino';
import { currentRequest } from '../../currentRequest.ts';
import type { RelayTables } from './relayTables.ts';

const INT8_OID = 20;
const NUMERIC_OID = 1700;
const STATEMENT_TIMEOUT_MS = 15_000;
const CONNECT_TIMEOUT_MS = 5_000;
/** What the gateway admits at a time shares few connections: to wait for one is no sign that the database is away. */
const QUEUE_TIMEOUT_MS = 30_000;
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 15_000;
/** A server that is there has ended every statement by then: a connection that was silent for longer is broken. */
const SILENCE_MS = 20_000;
/** So that nobody is given a connection that is about to count as broken. */
const UNUSED_MS = 10_000;

/** The relay's connection pool; `close` ends it. */
export type RelayDatabase = {
  readonly db: Kysely<RelayTables>;
  readonly close: () => Promise<void>;
};

/** What every connection of the relay is opened with. Integers of any size come back as `bigint`. */
export function connectionOptions(url: string): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: 'guildhall-relay',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
    keepAlive: true,
    // An accepted request is on disk before it is answered, whatever the server's default says.
    options: '-c synchronous_commit=on -c timezone=UTC',
    types: { getTypeParser: typeParser },
  };
}

/**
 * Opens the pool. Connections are made when they are needed, so this succeeds while Postgres is away.
 *
 * @param url - `postgres://user:password@host:port/database`.
 * @param options.connections - The most at a time; who asks for another waits.
 */
export function openDatabase(url: string, { log, connections }: { log: Logger; connections: number }): RelayDatabase {
  const options = connectionOptions(url);
  // The pool has one setting for both: how long a connection may take to be made, and how long to wait for another's.
  class Client extends pg.Client {
    constructor() {
      super({ ...options, stream: socketThatGivesUp });
    }
  }
  const wait = { connectionTimeoutMillis: QUEUE_TIMEOUT_MS, idleTimeoutMillis: UNUSED_MS };
  const pool = new pg.Pool({ ...options, ...wait, max: connections, Client });
  let isClosing = false;
  // Without a listener, the loss of a connection between two statements of a transaction would end the process.
  pool.on('connect', (client) => {
    client.on('error', ({ message }) => {
      if (!isClosing) log.warn({ reason: message }, 'A database connection was lost.');
    });
  });
  // The pool tells of idle connections once more.
  pool.on('error', () => {});
  const db = new Kysely<RelayTables>({ dialect: new PostgresDialect({ pool }), log: traceQuery });
  return {
    db,
    async close() {
      isClosing = true;
      await db.destroy();
    },
  };
}

/** PostgreSQL limits its statements itself; when it is paused, or its machine is lost, only silence tells. */
function socketThatGivesUp(): Socket {
  const socket = new Socket();
  const silent = Object.assign(new Error('PostgreSQL was silent for too long.'), { code: 'ETIMEDOUT' });
  return socket.setTimeout(SILENCE_MS, () => socket.destroy(silent));
}

/** Shows a query in the trace of the request that it is made for: its first word, since the rest may name columns only. */
function traceQuery({ level, query, queryDurationMillis }: LogEvent): void {
  const since = new Date(Date.now() - queryDurationMillis);
  const [operation = ''] = query.sql.trimStart().split(/\s/, 1);
  const facts = { 'db.system.name': 'postgresql', 'db.operation.name': operation.toLowerCase() };
  currentRequest()
    ?.span?.begin('relay database', facts, since)
    .end(level === 'error' ? 'INTERNAL' : undefined);
}

function typeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (format !== 'binary') {
    if (oid === INT8_OID || oid === NUMERIC_OID) return BigInt;
  }
  return pg.types.getTypeParser(oid, format as 'text');
}
