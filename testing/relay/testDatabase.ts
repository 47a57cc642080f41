import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareDatabases } from '../../local/parts/databases.ts';
import { startPostgres } from '../../local/parts/postgres.ts';
import { openProcesses } from '../../local/process/processes.ts';

/** A PostgreSQL server of a test's own. */
export type TestDatabase = {
  /** Makes an empty relay database; gives its URL. */
  create(): Promise<string>;
  /** Kills the server, and starts it again on the same data when some work is done. */
  crash(whileDown: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
};

/** Starts PostgreSQL on a free port of 127.0.0.1. */
export async function startTestDatabase(): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'guildhall-relay-'));
  const processes = openProcesses();
  const password = randomBytes(12).toString('hex');
  const run = {
    folder: join(folder, 'data'),
    password,
    port: await freePort(),
    logFile: join(folder, 'log'),
    processes,
  };
  const server = await startPostgres({ ...run, fresh: true });
  let databases = 0;
  return {
    async create() {
      databases += 1;
      const passwords = { ledger: 'unused', relay: password };
      const prefix = `test${databases}`;
      return (await prepareDatabases({ adminUrl: server.adminUrl, prefix, fresh: true, passwords })).relayUrl;
    },
    async crash(whileDown) {
      await server.part.kill('SIGQUIT');
      await whileDown().finally(() => server.part.start());
    },
    async stop() {
      await server.part.kill('SIGINT');
      await processes.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('there is no free port');
  return address.port;
}
