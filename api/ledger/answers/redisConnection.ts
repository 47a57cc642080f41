import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient, RESP_TYPES } from '@redis/client';
import type { Logger } from 'pino';

/** How long a lookup may wait: longer, and asking graph-node is no slower. */
const PATIENCE_MS = 50;
const LOOK_EVERY_MS = 1_000;
/** After such a silence a connection counts as broken, and another one is made. */
const SILENCE_MS = 5_000;
const RECONNECT_MS = 500;
/** What waits to be written: with more, Redis is slower than the answers come, and what comes is not shared. */
const MOST_WAITING_BYTES = 33_554_432;
const LOOK_KEY = 'guildhall:look';

/** Redis, as far as it can be relied on: its absence is never a fault of what is asked through it. */
export type RedisConnection = {
  /** Whether it answered when it was last looked at. */
  readonly isUp: boolean;
  /** Whether it is worth asking: it is up, and what was asked last did not fail. */
  readonly isUsable: boolean;
  /** How many times it did not do in time what it was asked. */
  readonly failures: number;
  /** The first so many bytes of a value; undefined when there is none, or Redis does not tell in time. */
  get(key: string, mostBytes: number): Promise<Buffer | undefined>;
  /** Has a value kept for so long, if Redis can. Nobody waits for it. */
  set(key: string, value: Buffer, forMs: number): void;
  close(): Promise<void>;
};

/**
 * Connects to Redis, now or when it is there. It is looked at every second, with a write and a read; the log tells when it goes
 * and when it comes back, once each.
 *
 * @param url - May hold a password.
 */
export function connectRedis(url: string, log: Pick<Logger, 'info' | 'warn'>): RedisConnection {
  const client = createClient({
    url,
    disableOfflineQueue: true,
    maintNotifications: 'disabled',
    socket: { connectTimeout: SILENCE_MS, socketTimeout: SILENCE_MS, reconnectStrategy: RECONNECT_MS },
  });
  const binary = client.withTypeMapping({ [RESP_TYPES.BLOB_STRING]: Buffer });
  const stopping = new AbortController();
  const state = { isUp: undefined as boolean | undefined, isUsable: false, failures: 0, waitingBytes: 0 };
  let broken: Error | undefined;
  client.on('error', (error: Error) => {
    broken = error;
  });
  client.on('ready', () => {
    broken = undefined;
  });
  client.connect().catch(() => undefined);

  const failed = () => {
    state.failures += 1;
    state.isUsable = false;
  };
  let looking: Promise<unknown> | undefined;
  /** One at a time, so that a connection on which nothing comes back falls silent and is given up. */
  const look = () => {
    looking ??= Promise.all([write(LOOK_KEY, '1', SILENCE_MS), client.getRange(LOOK_KEY, 0, 0)])
      .then(([, read]) => {
        if (read !== '1') throw new Error('What answers at GUILDHALL_REDIS_URL does not keep what it is given.');
      })
      .finally(() => {
        looking = undefined;
      });
    return looking;
  };
  const write = (key: string, value: string | Buffer, forMs: number) =>
    client.set(key, value, { expiration: { type: 'PX', value: forMs } });

  async function keepLooking(): Promise<void> {
    const { signal } = stopping;
    const first = AbortSignal.any([signal, AbortSignal.timeout(SILENCE_MS)]);
    await once(client, 'ready', { signal: first }).catch(() => undefined);
    while (!signal.aborted) {
      const fault = await inTime(look()).then(
        () => undefined,
        (error: Error) => broken ?? error,
      );
      if (signal.aborted) return;
      if (fault === undefined && state.isUp !== true) log.info('Answers are shared in Redis.');
      if (fault !== undefined && state.isUp !== false)
        log.warn({ reason: reasonOf(fault) }, 'Redis is of no use now: answers are not shared until it is back.');
      if (fault !== undefined) state.failures += 1;
      state.isUp = fault === undefined;
      state.isUsable = state.isUp;
      await sleep(LOOK_EVERY_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  const ended = keepLooking();
  return {
    get isUp() {
      return state.isUp === true;
    },
    get isUsable() {
      return state.isUsable;
    },
    get failures() {
      return state.failures;
    },
    async get(key, mostBytes) {
      try {
        const value = await inTime(binary.getRange(key, 0, mostBytes - 1));
        if (value === null || Buffer.isBuffer(value)) return value?.length ? value : undefined;
      } catch {}
      failed();
      return undefined;
    },
    set(key, value, forMs) {
      if (!state.isUsable || state.waitingBytes + value.length > MOST_WAITING_BYTES) return;
      state.waitingBytes += value.length;
      void write(key, value, forMs)
        .catch(failed)
        .finally(() => {
          state.waitingBytes -= value.length;
        });
    },
    async close() {
      stopping.abort();
      client.destroy();
      await ended;
    },
  };
}

/** Waits for a reply, but not long. One that has arrived counts, however late this process comes to read it. */
async function inTime<T>(reply: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => setImmediate(() => reject(new Error(`no reply within ${PATIENCE_MS} ms`))),
    PATIENCE_MS,
  );
  try {
    return await Promise.race([reply, late]);
  } finally {
    clearTimeout(timer);
  }
}

function reasonOf(error: NodeJS.ErrnoException): string {
  return error.message || error.code || error.name;
}
