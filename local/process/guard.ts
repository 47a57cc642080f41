/**
 * Stops the stack's processes when the process that started them is gone, however it went.
 *
 * Runs beside a stack and reads from its standard input which processes to look after, one JSON object per line:
 * `{"watch":{"pid":1,"signal":"SIGINT","graceMs":3000}}`, `{"forget":1}`, or what to do in the end:
 * `{"remove":"/a/folder"}`, or `{"free":"/a/lock"}` for a lock that this process holds. When the input closes it stops those that are left, the youngest first, and ends. No signal
 * stops it: only its own work does.
 */
import { existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { freeLock } from '../bootstrap/withLock.mjs';

const POLL_MS = 20;

const watchedSchema = z.object({ pid: z.number(), signal: z.enum(['SIGINT', 'SIGTERM']), graceMs: z.number() });
const messageSchema = z.union([
  z.object({ watch: watchedSchema }),
  z.object({ forget: z.number() }),
  z.object({ remove: z.string() }),
  z.object({ free: z.string() }),
]);

const watched = new Map<number, z.infer<typeof watchedSchema>>();
const folders = new Set<string>();
const locks = new Set<string>();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});

for await (const line of createInterface({ input: process.stdin })) {
  const message = messageSchema.parse(JSON.parse(line));
  if ('watch' in message) watched.set(message.watch.pid, message.watch);
  else if ('forget' in message) watched.delete(message.forget);
  else if ('remove' in message) folders.add(message.remove);
  else locks.add(message.free);
}

for (const { pid, signal, graceMs } of [...watched.values()].reverse()) {
  const deadline = Date.now() + graceMs;
  signalGroup(pid, signal);
  while (isAlive(pid) && Date.now() < deadline) await sleep(POLL_MS);
  signalGroup(pid, 'SIGKILL');
}
for (const folder of folders) await rm(folder, { recursive: true, force: true, maxRetries: 3 });
for (const lock of locks) freeLock(lock, process.pid);

/** A process that ended stays in the table until its new parent asks, which in a container may be never. */
function isAlive(pid: number): boolean {
  if (!existsSync('/proc/self/stat')) return signalGroup(pid, 0);
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.charAt(stat.lastIndexOf(')') + 2) !== 'Z';
  } catch {
    return false;
  }
}

/** Signals a process and all it started; false when there is none left. */
function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-pid, signal);
    return true;
  } catch {
    return false;
  }
}
