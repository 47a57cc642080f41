import { setTimeout as sleep } from 'node:timers/promises';

/** The longest that others let pass what has the right of way, so that they come to their turn under any load. */
const LONGEST_MS = 250;

/** Work that others let pass: they share the process's one thread, on which each step of it would wait for them. */
export type RightOfWay = {
  /** Begins such work. @returns Ends it; may be called twice. */
  begin(): () => void;
  /** Waits until what has begun by now has ended, or has taken long. @throws The signal's reason. */
  letPass(signal: AbortSignal): Promise<void>;
};

/** Makes one that nothing has begun of. */
export function createRightOfWay(longestMs = LONGEST_MS): RightOfWay {
  const underWay = new Set<Promise<void>>();
  return {
    begin() {
      const { promise, resolve } = Promise.withResolvers<void>();
      underWay.add(promise);
      return () => {
        underWay.delete(promise);
        resolve();
      };
    },
    async letPass(signal) {
      if (underWay.size === 0) return;
      const waiting = new AbortController();
      const ended = AbortSignal.any([waiting.signal, signal]);
      const patience = sleep(longestMs, undefined, { signal: ended }).catch(() => undefined);
      await Promise.race([Promise.all(underWay), patience]);
      waiting.abort();
      signal.throwIfAborted();
    },
  };
}
