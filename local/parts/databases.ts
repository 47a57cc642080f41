import pg from 'pg';
import { StackError } from '../stackError.ts';

/** What graph-node needs in its database; its own role may not create all of them. */
const GRAPH_NODE_EXTENSIONS = ['pg_trgm', 'pg_stat_statements', 'btree_gist', 'postgres_fdw'];

/** The URLs of the stack's two databases, each with a role of its own. */
export type Databases = {
  /** graph-node's: the ledger. */
  ledgerUrl: string;
  /** The gateway's: the relay's queue. */
  relayUrl: string;
  /** Whether the ledger's folds the case of letters beyond ASCII. */
  foldsCase: boolean;
};

/**
 * Makes the stack's databases and roles where they are missing, or anew.
 *
 * @param options.adminUrl - A role that may create databases, roles and extensions.
 * @param options.prefix - Begins their names; lower-case letters, digits and `_`.
 * @param options.fresh - Whether to drop what is there first.
 * @param options.freshLedger - Whether to drop the ledger's database first; as `fresh` by default.
 * @param options.passwords - Those of the two roles; set anew each time.
 */
export async function prepareDatabases(options: {
  adminUrl: string;
  prefix: string;
  fresh: boolean;
  freshLedger?: boolean;
  passwords: { ledger: string; relay: string };
}): Promise<Databases> {
  const { adminUrl, prefix, fresh, freshLedger = fresh, passwords } = options;
  const ledger = `${prefix}_ledger`;
  const relay = `${prefix}_relay`;
  let foldsCase = false;
  try {
    await withClient(adminUrl, async (admin) => {
      await prepareDatabase(admin, ledger, passwords.ledger, freshLedger);
      await prepareDatabase(admin, relay, passwords.relay, fresh);
    });
    await withClient(urlOf(adminUrl, ledger), async (admin) => {
      for (const name of GRAPH_NODE_EXTENSIONS) await admin.query(`CREATE EXTENSION IF NOT EXISTS ${name}`);
      await admin.query(`GRANT USAGE ON FOREIGN DATA WRAPPER postgres_fdw TO ${ledger}`);
      const { rows } = await admin.query<{ folds: boolean }>(`SELECT 'Ж' ILIKE 'ж' AS folds`);
      foldsCase = rows[0]?.folds === true;
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StackError('databases', reason, 'check that --postgres can be reached and that its role is a superuser', {
      cause: error,
    });
  }
  return {
    ledgerUrl: urlOf(adminUrl, ledger, { role: ledger, password: passwords.ledger }),
    relayUrl: urlOf(adminUrl, relay, { role: relay, password: passwords.relay }),
    foldsCase,
  };
}

async function prepareDatabase(admin: pg.Client, name: string, password: string, fresh: boolean): Promise<void> {
  if (fresh) await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  const { rowCount: hasRole } = await admin.query('SELECT FROM pg_roles WHERE rolname = $1', [name]);
  const credentials = `LOGIN PASSWORD ${admin.escapeLiteral(password)}`;
  await admin.query(`${hasRole ? 'ALTER' : 'CREATE'} ROLE ${name} ${credentials}`);
  const { rowCount: hasDatabase } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [name]);
  if (hasDatabase) return;
  await admin.query(
    `CREATE DATABASE ${name} OWNER ${name} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C' ${await builtinLocale(admin)}`,
  );
  await admin.query(`REVOKE CONNECT ON DATABASE ${name} FROM PUBLIC`);
}

/** PostgreSQL 17. */
const BUILTIN_LOCALES = 170_000;

/**
 * The clause that makes a database fold the case of every alphabet. graph-node takes no locale but `C`, which folds
 * ASCII alone; the builtin provider keeps `C` for the order and knows Unicode's letters besides.
 */
async function builtinLocale(admin: pg.Client): Promise<string> {
  const { rows } = await admin.query<{ version: number }>(
    `SELECT current_setting('server_version_num')::int AS version`,
  );
  return (rows[0]?.version ?? 0) >= BUILTIN_LOCALES ? `LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'` : '';
}

function urlOf(adminUrl: string, database: string, login?: { role: string; password: string }): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  if (login !== undefined) Object.assign(url, { username: login.role, password: login.password });
  return String(url);
}

async function withClient(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
