import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { inBackground } from '../../currentRequest.ts';
import { fault } from '../../errors.ts';
import { type ChainView, createChainView } from './chainView.ts';
import type { LedgerSource } from './ledgerSource.ts';
import { look } from './look.ts';

const LOOK_MS = 100;
const FAILED_MS = 1_000;
const PATIENCE_MS = 10_000;

/** Follows the ledger for all subscribers of a process. */
export type LedgerFollower = {
  /** What it knows; newest when {@link LedgerFollower.join} has resolved. */
  view: ChainView;
  source: LedgerSource;
  /**
   * Begins to follow unless it does already.
   *
   * @returns Ends it when nobody else needs it; may be called twice.
   * @throws GraphQLError UPSTREAM_UNAVAILABLE when the ledger does not answer in time
   */
  join(): Promise<() => void>;
  /** How often the view has changed. */
  readonly version: number;
  /** Waits until the view has changed since it had a version, or the signal is aborted. */
  changedSince(version: number, signal: AbortSignal): Promise<void>;
};

/**
 * Makes a follower at rest. Only while there are subscribers does it ask anything: ten times a second for the newest block,
 * with the entries after the last one in the same question.
 */
export function createFollower(source: LedgerSource, log: Pick<Logger, 'warn'>, lookMs = LOOK_MS): LedgerFollower {
  const view = createChainView();
  let joined = 0;
  let running: { stop: AbortController; ready: Promise<void> } | undefined;
  let version = 0;
  let change = Promise.withResolvers<void>();
  // One looks at a time: what is found is put into the view as it was when it was asked for.
  let last = Promise.resolve();
  return {
    view,
    source,
    async join() {
      joined += 1;
      let left = false;
      const leave = () => {
        if (left) return;
        left = true;
        joined -= 1;
        if (joined > 0) return;
        running?.stop.abort();
        running = undefined;
      };
      running ??= inBackground(run);
      try {
        await inTime(running.ready);
        return leave;
      } catch (error) {
        leave();
        throw error;
      }
    },
    get version() {
      return version;
    },
    async changedSince(seen, signal) {
      if (signal.aborted || version !== seen) return;
      const ended = Promise.withResolvers<void>();
      const end = () => ended.resolve();
      signal.addEventListener('abort', end);
      await Promise.race([change.promise, ended.promise]);
      signal.removeEventListener('abort', end);
    },
  };

  function run(): NonNullable<typeof running> {
    const stop = new AbortController();
    const ready = Promise.withResolvers<void>();
    last = last.then(() => follow(stop.signal, ready.resolve));
    return { stop, ready: ready.promise };
  }

  async function follow(signal: AbortSignal, ready: () => void): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      try {
        const hasChanged = await look(view, source);
        failures = 0;
        if (view.head()) ready();
        if (hasChanged) wake();
      } catch (error) {
        failures += 1;
        if (failures === 1) log.warn({ err: error }, 'Subscribers wait: the ledger cannot be followed.');
      }
      await sleep(failures === 0 ? lookMs : FAILED_MS, undefined, { signal }).catch(() => {});
    }
  }

  function wake(): void {
    version += 1;
    const { resolve } = change;
    change = Promise.withResolvers<void>();
    resolve();
  }
}

async function inTime(ready: Promise<void>): Promise<void> {
  const timer = new AbortController();
  const late = sleep(PATIENCE_MS, true, { signal: timer.signal }).catch(() => false);
  const isLate = await Promise.race([ready.then(() => false), late]);
  timer.abort();
  if (isLate) throw fault('UPSTREAM_UNAVAILABLE', 'The ledger’s graph-node does not answer. Try again in a moment.');
}
