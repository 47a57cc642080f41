import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { freeLock, type Holder, tryLock } from '../bootstrap/withLock.mjs';
import { StackError } from '../stackError.ts';
import { childEnv } from './childEnv.ts';
import { cpuSeconds } from './cpuSeconds.ts';
import { lastLine, logSize, logTail } from './logTail.ts';
import { type Awaited, UNWATCHED, type Waiting, waitUntil } from './waiting.ts';

const COUNTED_CPU_SECONDS = 5;

/** How to run one part of the stack. */
export type ProcessSpec = {
  /** The part's name, e.g. "graph-node". */
  name: string;
  command: string;
  args: readonly string[];
  cwd: string;
  env: Readonly<Record<string, string>>;
  /** Where its output goes, appended. */
  logFile: string;
  stopSignal: 'SIGINT' | 'SIGTERM';
  /** How long it may take to stop before it is killed. */
  graceMs: number;
  /** Whom to run it as, when not as the user of this process. */
  user?: { uid: number; gid: number } | undefined;
};

/** A process of the stack. */
export type RunningProcess = {
  pid: number;
  /** Sends a signal and, when that ends the process, does not count it as a crash. Resolves when it has ended. */
  kill(signal: NodeJS.Signals): Promise<void>;
  /** Stops it with its own signal, and kills it when that takes too long. */
  stop(): Promise<void>;
  /**
   * Polls until a probe says true, as long as the process lives and moves.
   * @throws StackError with the end of the log when the process ends first or stands still for too long
   */
  ready(probe: () => Promise<boolean>): Promise<void>;
};

/** All processes of one stack. */
export type Processes = {
  /** How whoever started them waits for them. */
  waiting: Waiting;
  /** Starts a process that is to run until it is stopped. */
  start(spec: ProcessSpec): RunningProcess;
  /** Runs a process to its end. @returns The reason when it failed. */
  run(spec: ProcessSpec): Promise<string | undefined>;
  /** Resolves with the first process that ended without being asked to. */
  crashed: Promise<StackError>;
  /** Stops all processes, the youngest first, and starts no others; may be called again. */
  stopAll(): Promise<void>;
  /** Has a folder removed when all processes have ended, however this process ends. */
  removeInTheEnd(folder: string): void;
  /**
   * Takes a lock until all processes have ended, however this process ends.
   * @returns Whether it was free; if not, who holds it.
   */
  lockUntilTheEnd(folder: string, purpose: string): true | Holder;
  /** Ends the guard; to be called when all processes have been stopped. */
  close(): Promise<void>;
};

/**
 * Prepares to run processes such that none outlives this one: each has a process group of its own, and a guard
 * process stops them all when this process dies without having done so.
 *
 * @param waiting - How they are waited for.
 */
export function openProcesses(waiting: Waiting = UNWATCHED): Processes {
  const stopping = new AbortController();
  const ownWaiting = { ...waiting, signal: stopping.signal };
  const guard = startGuard();
  const { promise: crashed, resolve: crash } = Promise.withResolvers<StackError>();
  const children: Child[] = [];
  const folders: string[] = [];
  const locks: string[] = [];
  let state: 'open' | 'stopping' | 'closed' = 'open';
  guard.process.once('exit', () => {
    if (state !== 'closed') crash(new StackError('guard', 'the guard process ended', 'start again'));
  });
  const begin = (spec: ProcessSpec) => {
    if (state !== 'open') throw new StackError(spec.name, 'the stack is being stopped', 'start again');
    const child = spawnChild(spec, guard.tell, ownWaiting);
    children.push(child);
    return child;
  };
  return {
    waiting: ownWaiting,
    start(spec) {
      const child = begin(spec);
      void child.ended.then(({ reason, intended }) => {
        if (!intended) crash(failureOf(spec, reason));
      });
      return child;
    },
    async run(spec) {
      const { ok, reason } = await begin(spec).ended;
      return ok ? undefined : reason;
    },
    crashed,
    async stopAll() {
      state = 'stopping';
      stopping.abort();
      for (const child of children.toReversed()) await child.stop();
    },
    removeInTheEnd(folder) {
      guard.tell({ remove: folder });
      folders.push(folder);
    },
    lockUntilTheEnd(folder, purpose) {
      const lock = tryLock(folder, purpose, guard.pid);
      if (typeof lock !== 'function') return lock;
      guard.tell({ free: folder });
      locks.push(folder);
      return true;
    },
    async close() {
      state = 'closed';
      if (await guard.close()) return;
      // It was killed, and has left its last work to this process.
      for (const folder of folders) await rm(folder, { recursive: true, force: true });
      for (const lock of locks) freeLock(lock, guard.pid);
    },
  };
}

type Guard = {
  process: ChildProcess;
  pid: number;
  tell(message: object): void /** Lets it end; false when it was killed. */;
  close(): Promise<boolean>;
};

function startGuard(): Guard {
  const guard = spawn(process.execPath, [join(import.meta.dirname, 'guard.ts')], {
    cwd: import.meta.dirname,
    env: childEnv({}),
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  if (guard.pid === undefined)
    throw new StackError('start', 'cannot start a process', 'check that the machine has memory to spare');
  guard.stdin.on('error', () => {});
  guard.unref();
  return {
    process: guard,
    pid: guard.pid,
    tell: (message) => guard.stdin.write(`${JSON.stringify(message)}\n`),
    async close() {
      guard.ref();
      guard.stdin.end();
      if (guard.exitCode === null && guard.signalCode === null) await once(guard, 'exit');
      return guard.exitCode === 0;
    },
  };
}

/** How a process ended: whether well, in words, and whether it was asked to. */
type ProcessEnd = { ok: boolean; reason: string; intended: boolean };
type Child = RunningProcess & { ended: Promise<ProcessEnd> };

function spawnChild(spec: ProcessSpec, tellGuard: Guard['tell'], waiting: Waiting): Child {
  mkdirSync(dirname(spec.logFile), { recursive: true });
  const log = openSync(spec.logFile, 'a');
  const child = spawn(spec.command, spec.args, {
    cwd: spec.cwd,
    env: childEnv(spec.env),
    detached: true,
    stdio: ['ignore', log, log],
    ...spec.user,
  });
  closeSync(log);
  const { pid } = child;
  if (pid !== undefined) tellGuard({ watch: { pid, signal: spec.stopSignal, graceMs: spec.graceMs } });
  let end: ProcessEnd | undefined;
  let intended = false;
  const ended = new Promise<ProcessEnd>((resolve) => {
    child.once('error', ({ message }) => resolve({ ok: false, reason: message, intended }));
    child.once('exit', (code, signal) => {
      const reason = signal === null ? `it ended with code ${code}` : `it ended by ${signal}`;
      resolve({ ok: code === 0, reason, intended });
    });
  }).then((value) => {
    end = value;
    if (pid !== undefined) tellGuard({ forget: pid });
    return value;
  });
  return {
    pid: pid ?? 0,
    ended,
    async kill(signal) {
      intended = true;
      if (end === undefined) signalGroup(pid, signal);
      await ended;
    },
    async stop() {
      if (end !== undefined) return;
      intended = true;
      signalGroup(pid, spec.stopSignal);
      const timer = setTimeout(() => signalGroup(pid, 'SIGKILL'), spec.graceMs);
      await ended;
      clearTimeout(timer);
    },
    async ready(probe) {
      const isReady = async () => {
        if (await probe()) return true;
        if (end !== undefined) throw new Error(end.reason);
        return false;
      };
      await waitUntil({ name: spec.name, probe: isReady, ...lifeOf(spec, pid) }, waiting).catch((error: Error) => {
        throw failureOf(spec, error.message);
      });
    },
  };
}

/** A process moves when it logs or computes; one that only asks again and again computes too little to count. */
function lifeOf({ logFile }: ProcessSpec, pid: number | undefined): Pick<Awaited, 'state' | 'status'> {
  return {
    state: () => `${logSize(logFile)} ${Math.floor(cpuSeconds(pid ?? 0) / COUNTED_CPU_SECONDS)}`,
    status: () => {
      const line = lastLine(logFile);
      return line === '' ? 'it has logged nothing yet' : `its log ends with “${line}”`;
    },
  };
}

function failureOf(spec: ProcessSpec, reason: string): StackError {
  return new StackError(spec.name, `${reason}${logTail(spec.logFile)}`, `read ${spec.logFile}, then start again`);
}

function signalGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
