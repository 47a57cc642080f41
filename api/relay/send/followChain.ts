import { confirmBlocks, countUnconfirmed } from '../follow/confirmBlocks.ts';
import type { RelayParts } from '../relayParts.ts';
import type { HeadWatch } from './headWatch.ts';

const IDLE_MS = 1_000;

/**
 * Follows the chain while a lane has transactions on their way, or blocks wait to be confirmed. What waits stands in the
 * database alone: a turn of a lane can fail after it has written that something was mined, and another process can write it.
 *
 * @param options.busy - The lanes with transactions on their way.
 * @param options.wakeAll - Called at each new head, before its blocks are looked at.
 * @returns A turn, which says after how many milliseconds the next one is due.
 */
export function followChain({
  parts,
  watch,
  busy,
  wakeAll,
}: {
  parts: RelayParts;
  watch: HeadWatch;
  busy: ReadonlySet<string>;
  wakeAll: () => void;
}): () => Promise<number> {
  // Not what the watch says of its head: a lane may have asked it in between.
  let toldHash: string | undefined;
  /** The head and the number of blocks at which there was nothing to do but to wait for the chain to grow. */
  let rested: { hash: string; waiting: number } | undefined;
  return async () => {
    const waiting = await countUnconfirmed(parts.db);
    if (busy.size === 0 && waiting === 0) return IDLE_MS;
    const { hash, number } = await watch.look();
    if (hash !== toldHash) wakeAll();
    toldHash = hash;
    if (hash !== rested?.hash || waiting !== rested.waiting) {
      rested = undefined;
      const { left, unanswered } = await confirmBlocks(parts, number);
      if (unanswered === 0) rested = { hash, waiting: left };
    }
    return busy.size > 0 ? parts.settings.pollMs : IDLE_MS;
  };
}
