import { rateLimited } from '../admission/refusals.ts';
import { createLane, LaneFull } from '../admission/traffic/lane.ts';
import type { LiveContext } from './liveContext.ts';

/** Questions to graph-node at once for those who come back, how many wait for a turn, and when others may ask again. */
const AT_ONCE = 8;
const MOST_WAITING = 4_000;
const FULL_RETRY_SECONDS = 5;

/** Makes what lets subscribers ask graph-node for what is not in memory: a few at once, clients in turn. */
export function createTurns(): (client: string) => LiveContext['inTurn'] {
  const lane = createLane(AT_ONCE, MOST_WAITING);
  return (client) => async (ask, signal) => {
    const leave = await lane.enter(client, 1, signal).catch((error: unknown) => {
      if (error instanceof LaneFull) throw rateLimited('Too many subscribers come back at once.', FULL_RETRY_SECONDS);
      throw error;
    });
    try {
      return await ask();
    } finally {
      leave();
    }
  };
}
