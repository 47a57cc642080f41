const FIRST_MS = 500;
const LONGEST_MS = 30_000;

/**
 * Waits.
 *
 * @param ms - Milliseconds.
 * @param signal - Ends the wait.
 * @throws The signal's reason.
 */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal?.addEventListener('abort', stop, { once: true });
  });
}

/**
 * How long to wait before trying again: twice as long each time, up to half a minute, and a random part less, so that many
 * clients do not come back at once.
 *
 * @param attempt - How often it has failed before, from 0.
 * @param retryAfter - Seconds that the server asked for.
 * @returns Milliseconds.
 */
export function backOff(attempt: number, retryAfter?: number): number {
  const ms = Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt);
  return Math.max(ms * (0.5 + Math.random() / 2), (retryAfter ?? 0) * 1_000);
}
