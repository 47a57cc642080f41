import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import pg from 'pg';
import { freePorts } from '../process/ports.ts';
import { openProcesses, type Processes } from '../process/processes.ts';
import { type Databases, prepareDatabases } from './databases.ts';
import { type Postgres, startPostgres } from './postgres.ts';

const PASSWORDS = { ledger: "led'ger", relay: 're/lay' };

describe('postgres', () => {
  let folder: string;
  let processes: Processes;
  let postgres: Postgres;
  let databases: Databases;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guildhall-postgres-'));
    processes = openProcesses();
    const [port = 0] = await freePorts(1);
    const logFile = join(folder, 'postgres.log');
    const data = join(folder, 'data');
    postgres = await startPostgres({ folder: data, fresh: true, password: 'secret', port, logFile, processes });
    databases = await prepare(true);
  });
  after(async () => {
    await processes.stopAll();
    await processes.close();
    expect(existsSync(join(folder, 'data'))).to.equal(false);
    await rm(folder, { recursive: true });
  });

  function prepare(fresh: boolean, freshLedger = fresh): Promise<Databases> {
    const { adminUrl } = postgres;
    return prepareDatabases({ adminUrl, prefix: 'test', fresh, freshLedger, passwords: PASSWORDS });
  }

  async function ask(url: string, query: string): Promise<unknown[]> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query({ text: query, rowMode: 'array' })).rows.flat();
    } finally {
      await client.end();
    }
  }

  const refusal = (url: string, query: string) => ask(url, query).catch((error: Error) => error.message);

  it('gives graph-node a database that it accepts', async () => {
    const query = `SELECT datcollate, pg_encoding_to_char(encoding) FROM pg_database WHERE datname = 'test_ledger'`;
    expect(await ask(databases.ledgerUrl, query)).to.deep.equal(['C', 'UTF8']);
    const extensions = await ask(databases.ledgerUrl, 'SELECT extname FROM pg_extension');
    expect(extensions).to.include.members(['pg_trgm', 'btree_gist', 'postgres_fdw', 'pg_stat_statements']);
    expect(await ask(databases.ledgerUrl, 'SELECT count(*) > 0 FROM pg_stat_statements')).to.deep.equal([true]);
  });

  it('folds the case of every alphabet in it, letter by letter, and keeps the order of bytes', async () => {
    expect(databases.foldsCase).to.equal(true);
    const query = `SELECT 'БЮДЖЕТ на аудит: підсумок' ILIKE '%бюджет%', 'ΣΑΣ' ILIKE 'σασ', 'İ' ILIKE 'i', 'ẞ' ILIKE 'ß',
      'STRASSE' ILIKE 'straße', to_tsvector('english', 'БЮДЖЕТ') @@ to_tsquery('english', 'бюджет'), 'Z' < 'a'`;
    expect(await ask(databases.ledgerUrl, query)).to.deep.equal([true, true, true, true, false, true, true]);
  });

  it('says when a database does not', async () => {
    await ask(postgres.adminUrl, 'DROP DATABASE test_ledger WITH (FORCE)');
    await ask(postgres.adminUrl, `CREATE DATABASE test_ledger OWNER test_ledger TEMPLATE template0 LOCALE 'C'`);
    expect(await prepare(false)).to.include({ foldsCase: false });
    databases = await prepare(true);
    expect(databases).to.include({ foldsCase: true });
  });

  it('keeps graph-node out of the relay, and neither is a superuser', async () => {
    const crossed = Object.assign(new URL(databases.ledgerUrl), { pathname: '/test_relay' }).href;
    expect(await refusal(crossed, 'SELECT 1')).to.contain('permission denied for database "test_relay"');
    for (const url of [databases.ledgerUrl, databases.relayUrl]) {
      expect(await ask(url, 'SELECT usesuper FROM pg_user WHERE usename = current_user')).to.deep.equal([false]);
    }
  });

  it('wants the right password, and listens on 127.0.0.1 only', async () => {
    const wrong = Object.assign(new URL(databases.relayUrl), { password: 'guess' }).href;
    expect(await refusal(wrong, 'SELECT 1')).to.contain('password authentication failed');
    expect(await ask(postgres.adminUrl, 'SHOW listen_addresses')).to.deep.equal(['127.0.0.1']);
    expect(await ask(postgres.adminUrl, 'SHOW unix_socket_directories')).to.deep.equal(['']);
  });

  it('keeps what is written over a restart and a second preparation, and loses it when begun afresh', async () => {
    await ask(databases.relayUrl, 'CREATE TABLE kept AS SELECT 7 AS number');
    await postgres.part.restart();
    await prepare(false);
    expect(await ask(databases.relayUrl, 'SELECT number FROM kept')).to.deep.equal([7]);
    await prepare(true);
    expect(await refusal(databases.relayUrl, 'SELECT number FROM kept')).to.contain('does not exist');
  });

  it('loses the ledger alone when only that is begun afresh', async () => {
    for (const url of [databases.ledgerUrl, databases.relayUrl])
      await ask(url, 'CREATE TABLE written AS SELECT 8 AS number');
    await prepare(false, true);
    expect(await refusal(databases.ledgerUrl, 'SELECT number FROM written')).to.contain('does not exist');
    expect(await ask(databases.relayUrl, 'SELECT number FROM written')).to.deep.equal([8]);
  });
});
