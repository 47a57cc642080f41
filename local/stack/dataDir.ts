import { createHash, randomBytes } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { isRunning } from '../bootstrap/withLock.mjs';
import type { Processes } from '../process/processes.ts';
import { StackError } from '../stackError.ts';
import { lockOf } from './dataFolder.ts';

const MARKER = 'guildhall-data.json';
const POLL_MS = 100;

const markerSchema = z.object({ network: z.string() });
const secretsSchema = z.object({ postgres: z.string(), ledger: z.string(), relay: z.string() });

/** The passwords of the databases of one data directory. */
export type Secrets = z.infer<typeof secretsSchema>;

/** A stack's data directory, which is the stack's own until all its processes have ended. */
export type DataDir = {
  /** A path below it. */
  path(...names: string[]): string;
  /** Tells its databases on a shared server from those of others; twelve hexadecimal digits. */
  id: string;
  secrets: Secrets;
};

/**
 * Opens a data directory, or makes it, and keeps other stacks out of it.
 *
 * @param options.folder - Its absolute path.
 * @param options.network - The chain that its data is about.
 * @param options.fresh - Whether to remove what a former stack left there.
 * @throws StackError when another stack uses it, or when it holds something else
 */
export async function openDataDir(options: {
  folder: string;
  network: string;
  fresh: boolean;
  processes: Processes;
}): Promise<DataDir> {
  const { folder, network, fresh, processes } = options;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await claim(folder, network);
  await lock(folder, processes);
  if (fresh) {
    const kept = [MARKER, basename(lockOf(folder))];
    for (const name of await readdir(folder)) {
      if (!kept.includes(name)) await rm(join(folder, name), { recursive: true });
    }
  }
  return {
    path: (...parts) => join(folder, ...parts),
    id: createHash('sha256').update(folder).digest('hex').slice(0, 12),
    secrets: await secretsOf(folder),
  };
}

/** Marks an empty folder as ours; what belongs to somebody else, or to another chain, is never emptied. */
async function claim(folder: string, network: string): Promise<void> {
  const names = await readdir(folder);
  if (names.length === 0) await writeFile(join(folder, MARKER), `${JSON.stringify({ network })}\n`);
  else if (!names.includes(MARKER)) throw foreign(`${folder} has files that are not Guildhall's`);
  const found = markerSchema.parse(JSON.parse(await readFile(join(folder, MARKER), 'utf8')));
  if (found.network !== network) throw foreign(`${folder} has the data of the network "${found.network}"`);
}

function foreign(reason: string): StackError {
  return new StackError('data', reason, 'choose another folder with --data');
}

/**
 * The guard holds the lock, as it ends last, and the lock says which process to ask to stop. What a process that was
 * killed has started is about to end.
 */
async function lock(folder: string, processes: Processes): Promise<void> {
  for (;;) {
    const holder = processes.lockUntilTheEnd(lockOf(folder), String(process.pid));
    if (holder === true) return;
    if (isRunning(Number(holder.purpose))) {
      const reason = `${folder} is in use by the stack that process ${holder.purpose} has started`;
      const advice = `stop it with npm stop -- --data ${folder}, or choose another folder with --data`;
      throw new StackError('data', reason, advice);
    }
    await sleep(POLL_MS);
  }
}

async function secretsOf(folder: string): Promise<Secrets> {
  const file = join(folder, 'secrets.json');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text !== undefined) return secretsSchema.parse(JSON.parse(text));
  const password = () => randomBytes(24).toString('base64url');
  const secrets = { postgres: password(), ledger: password(), relay: password() };
  await writeFile(file, JSON.stringify(secrets), { mode: 0o600 });
  await chmod(file, 0o600);
  return secrets;
}
