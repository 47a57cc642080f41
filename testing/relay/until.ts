import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 50;

/**
 * Waits until something is so.
 *
 * @param look gives undefined or false while it is not
 * @throws Error when it takes too long
 */
export async function until<T>(
  what: string,
  look: () => Promise<T | undefined | false>,
  timeoutMs = 20_000,
): Promise<T> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen;
    if (Date.now() > end) throw new Error(`after ${timeoutMs} ms it is still not so: ${what}`);
    await sleep(POLL_MS);
  }
}
