import { GuildhallError } from './guildhallError.ts';
import { backOff, pause } from './pause.ts';

const ATTEMPTS = 4;
/** Who must wait longer is told instead. */
const LONGEST_WAIT_S = 15;

/**
 * Does something again that may succeed later. Nothing may happen twice by that.
 *
 * @param once - Does it.
 * @param signal - Ends the waiting.
 * @throws What the last attempt throws; the signal's reason
 */
export async function tryAgain<Result>(once: () => Promise<Result>, signal?: AbortSignal): Promise<Result> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await once();
    } catch (error) {
      if (!(error instanceof GuildhallError) || !error.retryable || attempt + 1 === ATTEMPTS) throw error;
      if ((error.retryAfter ?? 0) > LONGEST_WAIT_S) throw error;
      await pause(backOff(attempt, error.retryAfter), signal);
    }
  }
}
