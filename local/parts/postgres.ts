import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { childEnv } from '../process/childEnv.ts';
import type { Processes } from '../process/processes.ts';
import { StackError } from '../stackError.ts';
import { type Part, startPart } from './part.ts';
import { clearPostgresHome, type PostgresHome, postgresHome } from './postgresHome.ts';

const ADMIN = 'postgres';

/** A PostgreSQL server of our own. */
export type Postgres = {
  /** The URL of its superuser, with the password. */
  adminUrl: string;
  part: Part;
};

/**
 * Starts PostgreSQL on 127.0.0.1, with a password and without a socket file.
 *
 * @param options.folder - Where its data is kept.
 * @param options.fresh - Whether to begin with an empty cluster, which is removed in the end.
 * @param options.password - The superuser's.
 * @throws StackError with the end of its log
 */
export async function startPostgres(options: {
  folder: string;
  fresh: boolean;
  password: string;
  port: number;
  logFile: string;
  processes: Processes;
}): Promise<Postgres> {
  const { fresh, password, port, logFile } = options;
  const home = await postgresHome(options.folder);
  if (fresh) {
    await clearPostgresHome(home);
    options.processes.removeInTheEnd(home.ownFolder);
  }
  const cluster = join(home.dataFolder, 'cluster');
  if (!existsSync(cluster)) await initialise(home, cluster, password);
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    shared_preload_libraries: 'pg_stat_statements',
    max_connections: '200',
    ...(fresh ? { fsync: 'off', full_page_writes: 'off' } : {}),
  };
  const adminUrl = `postgresql://${ADMIN}:${password}@127.0.0.1:${port}/postgres`;
  const part = await startPart(async () => {
    const running = options.processes.start({
      name: 'postgres',
      command: join(home.binFolder, 'postgres'),
      args: ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      cwd: home.dataFolder,
      env: { LC_ALL: 'C' },
      logFile,
      stopSignal: 'SIGINT',
      graceMs: 10_000,
      user: home.user,
    });
    await running.ready(() => accepts(adminUrl));
    return running;
  });
  return { adminUrl, part };
}

async function initialise(home: PostgresHome, cluster: string, password: string): Promise<void> {
  const passwordFile = join(home.dataFolder, 'password');
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (home.user !== undefined) await chown(passwordFile, home.user.uid, home.user.gid);
  const fixed = ['--locale=C', '--encoding=UTF8', '--auth=scram-sha-256', `--username=${ADMIN}`, '--no-sync'];
  try {
    await promisify(execFile)(join(home.binFolder, 'initdb'), ['-D', cluster, ...fixed, `--pwfile=${passwordFile}`], {
      cwd: home.dataFolder,
      env: childEnv({ LC_ALL: 'C' }),
      ...home.user,
    });
  } catch (error) {
    await rm(cluster, { recursive: true, force: true });
    const { stderr = '', message } = error as { stderr?: string; message: string };
    throw new StackError('postgres', `initdb failed: ${stderr.trim() || message}`, 'or give a server with --postgres', {
      cause: error,
    });
  } finally {
    await rm(passwordFile);
  }
}

async function accepts(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end();
  }
}
