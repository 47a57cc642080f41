import { randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const RETRY_MS = 200;

/**
 * Runs an action while holding a lock between processes, and waits for another holder to finish.
 *
 * @template T
 * @param {{ folder: string, purpose: string }} lock
 * @param {() => Promise<T>} action
 * @returns {Promise<T>}
 */
export async function withLock({ folder, purpose }, action) {
  let release = tryLock(folder, purpose);
  for (let told = false; typeof release !== 'function'; release = tryLock(folder, purpose)) {
    if (!told) console.log(`… waiting for process ${release.pid}, which is ${release.purpose}`);
    told = true;
    await sleep(RETRY_MS);
  }
  try {
    return await action();
  } finally {
    release();
  }
}

/**
 * Takes a lock if it is free. The lock is a folder that holds one file named after its owner's pid and start time: it
 * is taken by renaming a filled folder onto an absent or empty one, which only one process can do, and a lock whose
 * owner is gone is emptied by that owner's file name, so that nobody removes the lock of a newer owner.
 *
 * @param {string} folder - The lock; its parent must exist.
 * @param {string} purpose - What the owner does, for those who wait.
 * @param {number} [pid] - The process whose end frees the lock, this one by default.
 * @returns {(() => void) | { pid: number, purpose: string }} The function that frees it, or who holds it.
 */
export function tryLock(folder, purpose, pid = process.pid) {
  const owner = `${pid}-${startTime(pid)}`;
  const draft = join(dirname(folder), `.lock-${randomUUID()}`);
  mkdirSync(draft);
  writeFileSync(join(draft, owner), purpose);
  for (;;) {
    if (claim(draft, folder)) return () => freeLock(folder, pid);
    const holder = holderOf(folder);
    if (holder !== undefined) {
      rmSync(draft, { recursive: true });
      return holder;
    }
  }
}

function claim(draft, folder) {
  try {
    renameSync(draft, folder);
    return true;
  } catch (error) {
    if (error.code === 'ENOTEMPTY' || error.code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Who holds a lock.
 *
 * @param {string} folder
 * @returns {{ pid: number, purpose: string } | undefined}
 */
export function holderOf(folder) {
  for (const owner of ownersIn(folder)) {
    const [pid, started] = owner.split('-');
    if (startTime(Number(pid)) === started) return { pid: Number(pid), purpose: purposeOf(join(folder, owner)) };
    rmSync(join(folder, owner), { force: true });
  }
  return undefined;
}

/** The files in a lock; none when it is free, or is freed at this moment. */
function ownersIn(folder) {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}

function purposeOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return 'just finishing';
  }
}

/**
 * Frees a lock, if it is held by the given process.
 *
 * @param {string} folder
 * @param {number} pid
 */
export function freeLock(folder, pid) {
  for (const owner of ownersIn(folder)) {
    if (Number(owner.split('-')[0]) === pid) rmSync(join(folder, owner), { force: true });
  }
  try {
    rmdirSync(folder);
  } catch {
    // It is gone, or somebody else took the emptied lock already.
  }
}

/**
 * Whether a process runs; one that has ended, but that nobody has asked about, does not.
 *
 * @param {number} pid
 * @returns {boolean}
 */
export function isRunning(pid) {
  return startTime(pid) !== 'gone';
}

/** When a process started, so that a reused pid is not taken for its former owner; "gone" for none. */
function startTime(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' ? 'gone' : rest[18];
  } catch {
    return existsSync('/proc/self/stat') ? 'gone' : aliveBySignal(pid);
  }
}

function aliveBySignal(pid) {
  try {
    process.kill(pid, 0);
    return 'alive';
  } catch (error) {
    return error.code === 'EPERM' ? 'alive' : 'gone';
  }
}
