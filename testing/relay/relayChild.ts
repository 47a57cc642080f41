import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { UserError } from '../../api/prepare/userErrors.ts';
import type { RelaySettings } from '../../api/relay/relaySettings.ts';
import type { RelayRequest } from '../../api/relay/store/toRelayRequest.ts';

/** What a relay in a process of its own is started with. */
export type ChildConfig = {
  rpcUrl: string;
  chainId: bigint;
  factory: string;
  forwarder: string;
  databaseUrl: string;
  relayerKeys: readonly string[];
  failpoint?: string;
  settings?: Partial<Record<keyof RelaySettings, number>>;
  logLevel?: string;
  /** How far its clock is ahead of everybody else's, in milliseconds. */
  clockAheadMs?: number;
};

/** What a submission came to; undefined `answer` when the process died first. */
export type ChildAnswer = { request?: RelayRequest; userErrors?: UserError[]; error?: string };

/** A relay in a process of its own. */
export type RelayChild = {
  pid: number;
  /** Gives undefined when the process dies before it answers. */
  submit(input: object): Promise<ChildAnswer | undefined>;
  /** Resolves with the signal that ended it, when it has ended. */
  ended: Promise<NodeJS.Signals | null>;
  kill(signal: NodeJS.Signals): Promise<void>;
  /** Ends it in good order. */
  stop(): Promise<void>;
};

/** Starts a relay in a process of its own; resolves when it takes submissions. */
export async function startRelayChild({
  chainId,
  settings = {},
  logLevel,
  clockAheadMs = 0,
  ...config
}: ChildConfig): Promise<RelayChild> {
  const child = fork(join(import.meta.dirname, 'relayProcess.ts'), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: ['--import', join(import.meta.dirname, 'shiftClock.ts')],
    env: { ...process.env, TEST_CLOCK_AHEAD_MS: String(clockAheadMs) },
  });
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);
  const ended = once(child, 'exit').then(([, signal]) => {
    process.off('exit', killWithUs);
    return signal as NodeJS.Signals | null;
  });
  child.send({ start: { ...config, chainId: String(chainId), settings, logLevel: logLevel ?? 'silent' } });
  const waiting = new Map<number | 'ready', (message: ChildAnswer) => void>();
  child.on('message', (message) => {
    const id = message === 'ready' ? message : (message as { id: number }).id;
    waiting.get(id)?.(message as ChildAnswer);
    waiting.delete(id);
  });
  const heard = (id: number | 'ready') =>
    Promise.race([
      new Promise<ChildAnswer>((resolve) => {
        waiting.set(id, resolve);
      }),
      ended.then(() => undefined),
    ]);
  // At some failpoints it dies of what an earlier process left, before it takes anything.
  await heard('ready');
  let submissions = 0;
  return {
    pid: child.pid ?? 0,
    ended,
    async submit(input) {
      submissions += 1;
      const id = submissions;
      if (!child.connected) return undefined;
      child.send({ id, submit: input }, () => {});
      return heard(id);
    },
    async kill(signal) {
      child.kill(signal);
      await ended;
    },
    async stop() {
      if (child.connected) child.send('stop', () => {});
      await ended;
    },
  };
}
