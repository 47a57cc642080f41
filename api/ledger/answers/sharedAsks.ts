type Shared<T> = { answer: Promise<T>; waiting: number; leaving: AbortController };

/** Asks what several ask at the same time once for all of them. */
export type SharedAsks<T> = {
  /**
   * Asks, or waits for the answer to what was asked under this key already.
   *
   * @param signal - Ends the waiting, with its reason; with the last one who waits, the asking ends.
   * @throws What asking throws; the signal's reason
   */
  ask(key: string, signal: AbortSignal | undefined, send: (signal: AbortSignal) => Promise<T>): Promise<T>;
};

/** Makes one that asks nothing yet. */
export function shareAsks<T>(): SharedAsks<T> {
  const asked = new Map<string, Shared<T>>();
  const begin = (key: string, send: (signal: AbortSignal) => Promise<T>): Shared<T> => {
    const leaving = new AbortController();
    const answer = send(leaving.signal).finally(() => {
      if (asked.get(key) === shared) asked.delete(key);
    });
    const shared: Shared<T> = { answer, waiting: 0, leaving };
    // Whoever waits hears of it; nobody may be left to.
    answer.catch(() => undefined);
    asked.set(key, shared);
    return shared;
  };
  return {
    async ask(key, signal, send) {
      signal?.throwIfAborted();
      const shared = asked.get(key) ?? begin(key, send);
      shared.waiting += 1;
      const left = () => {
        shared.waiting -= 1;
        if (shared.waiting > 0) return;
        if (asked.get(key) === shared) asked.delete(key);
        shared.leaving.abort(signal?.reason);
      };
      if (signal === undefined) return shared.answer;
      return new Promise<T>((resolve, reject) => {
        const onAbort = () => {
          left();
          reject(signal.reason);
        };
        signal.addEventListener('abort', onAbort, { once: true });
        shared.answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
      });
    },
  };
}
