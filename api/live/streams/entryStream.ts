import type { Entry, LinkedBlock } from '../follower/blocks.ts';
import { pointOf, shortHash } from '../follower/blocks.ts';
import type { LedgerFollower } from '../follower/follower.ts';
import type { LiveContext } from '../liveContext.ts';
import { MOST_ENTRIES } from './entryPages.ts';
import type { EntryFilter } from './filter.ts';
import { liveBlock, type NewEntries, type Reorganisation, reorganisation } from './message.ts';
import { patiently } from './patiently.ts';
import { cursorOf, type StreamPlace, WHOLE_BLOCK } from './place.ts';
import { standingOf } from './standing.ts';

/** Where a subscriber begins, what it wants, until when, and how it comes to what is not in memory. */
export type EntrySubscriber = Pick<LiveContext, 'signal' | 'pages' | 'inTurn'> & {
  start: StreamPlace;
  filter: EntryFilter;
};

/** A step: where it leads, and what is told of it. */
type Step = { place: StreamPlace; entries: readonly Entry[]; block: Parameters<typeof liveBlock>[0] };

/**
 * What a subscriber to entries is told from its place on. It takes each step when the one before was taken from it, so that
 * nothing waits in memory: who is slow comes to what is kept later, and reads from graph-node what is kept no more.
 */
export async function* entryStream(
  follower: LedgerFollower,
  { start, filter, signal, pages, inTurn }: EntrySubscriber,
): AsyncGenerator<NewEntries | Reorganisation, void, void> {
  const { view } = follower;
  let place = start;
  let hasTold = false;
  while (!signal.aborted) {
    const { version } = follower;
    const standing = await patiently(signal, () => standingOf(follower, place));
    if (typeof standing === 'object') {
      place = standing.kept;
      hasTold = true;
      yield reorganisation(follower, place);
      continue;
    }
    const step = standing === 'ahead' ? undefined : await nextStep();
    if (step) place = step.place;
    if (step && (step.entries.length > 0 || (!hasTold && place.number === view.head()?.number))) {
      hasTold = true;
      const { entries, block } = step;
      yield { __typename: 'NewEntries', entries, block: liveBlock(block), cursor: cursorOf(place) };
    } else if (!step || place.number === view.head()?.number) await follower.changedSince(version, signal);
  }

  function nextStep(): Step | undefined | Promise<Step | undefined> {
    const floor = view.floor();
    if (!floor) return undefined;
    const isKept = place.number >= floor.number || (place.number === floor.number - 1 && isWhole(place));
    return isKept ? stepInMemory(follower, place, filter) : pageStep();
  }

  /** Entries before those that are kept. */
  async function pageStep(): Promise<Step | undefined> {
    const page = await patiently(signal, () => pages.after(place, filter, { signal, inTurn }));
    if (!page) return undefined;
    const { anchors } = place;
    const { entries, isFull, upTo } = page;
    const last = entries.at(-1);
    if (!last) {
      const block = { ...upTo, timestamp: 0 };
      return { place: { ...pointOf(block), logIndex: WHOLE_BLOCK, anchors }, entries, block };
    }
    const block = { number: Number(last.blockNumber), hash: last.blockHash, timestamp: Number(last.timestamp) };
    const logIndex = isFull ? last.logIndex : WHOLE_BLOCK;
    return { place: { ...pointOf(block), logIndex, anchors }, entries, block };
  }
}

function isWhole({ logIndex }: StreamPlace): boolean {
  return logIndex === WHOLE_BLOCK;
}

function stepInMemory({ view }: LedgerFollower, place: StreamPlace, filter: EntryFilter): Step | undefined {
  const head = view.head();
  if (!head || (place.number === head.number && isWhole(place))) return head && { place, entries: [], block: head };
  const found: Entry[] = [];
  for (let number = place.number; number <= head.number; number += 1) {
    const block = view.at(number);
    for (const entry of block?.entries ?? []) {
      if (number === place.number && entry.logIndex <= place.logIndex) continue;
      if (filter.matches(entry)) found.push(entry);
      if (block && found.length === MOST_ENTRIES)
        return { place: placeIn(block, entry.logIndex), entries: found, block };
    }
  }
  return { place: placeIn(head, WHOLE_BLOCK), entries: found, block: head };

  function placeIn({ number, hash }: LinkedBlock, logIndex: number): StreamPlace {
    return { number, hash: shortHash(hash), logIndex, anchors: view.anchors(number) };
  }
}
