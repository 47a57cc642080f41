import { setTimeout as sleep } from 'node:timers/promises';
import { GraphQLError } from 'graphql';

const WAIT_MS = 1_000;

/**
 * Asks until there is an answer, as long as what fails may succeed later: subscribers stay while graph-node or the chain's
 * node is away.
 */
export async function patiently<T>(signal: AbortSignal, ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (signal.aborted || !(error instanceof GraphQLError) || error.extensions.retryable !== true) throw error;
      await sleep(WAIT_MS, undefined, { signal });
    }
  }
}
