import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 50;

/**
 * Waits until something is so. It counts how often it looked, not the time: a busy machine makes both slow, the looks
 * and what they wait for.
 *
 * @param look - Gives undefined or false while it is not.
 * @param looks - How often it looks; 400 take 20 seconds on an idle machine.
 * @throws Error when it is not so at the last look
 */
export async function until<T>(what: string, look: () => Promise<T | undefined | false>, looks = 400): Promise<T> {
  for (let i = 0; i < looks; i += 1) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen;
    await sleep(POLL_MS);
  }
  throw new Error(`after ${looks} looks it is still not so: ${what}`);
}
