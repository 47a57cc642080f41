import type { Entry, LinkedBlock } from '../follower/blocks.ts';
import { pointOf, shortHash } from '../follower/blocks.ts';
import type { LedgerFollower } from '../follower/follower.ts';
import { afterBlock, type Seen } from '../follower/ledgerSource.ts';
import type { EntryFilter } from './filter.ts';
import { liveBlock, type NewEntries, type Reorganisation, reorganisation } from './message.ts';
import { patiently } from './patiently.ts';
import { cursorOf, type StreamPlace, WHOLE_BLOCK } from './place.ts';
import { standingOf } from './standing.ts';

/** The most entries of a message: a subscriber that does not read holds one in memory. */
const MOST_ENTRIES = 100;

/** Where a subscriber begins, what it wants, until when, and how graph-node is asked for what is not in memory. */
export type EntrySubscriber = {
  start: StreamPlace;
  filter: EntryFilter;
  signal: AbortSignal;
  /** Waits for its turn to ask. */
  inTurn<T>(ask: () => Promise<T>): Promise<T>;
};

/** A step: where it leads, and what is told of it. */
type Step = { place: StreamPlace; entries: readonly Entry[]; block: Parameters<typeof liveBlock>[0] };

/**
 * What a subscriber to entries is told from its place on. It takes each step when the one before was taken from it, so that
 * nothing waits in memory: who is slow comes to what is kept later, and reads from graph-node what is kept no more.
 */
export async function* entryStream(
  follower: LedgerFollower,
  { start, filter, signal, inTurn }: EntrySubscriber,
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
    return isKept ? stepInMemory(follower, place, filter) : pageStep(floor);
  }

  /** Entries before those that are kept. */
  async function pageStep(floor: LinkedBlock): Promise<Step | undefined> {
    const range = { after: afterBlock(place.number, place.logIndex), upTo: afterBlock(floor.number - 1) };
    const { where } = filter;
    const seen = await patiently(signal, () =>
      inTurn(() => follower.source.read({ ...range, where, first: MOST_ENTRIES })),
    );
    if (!(await isOfThisChain(seen))) return undefined;
    const { anchors } = place;
    const last = seen.entries.at(-1);
    if (!last) {
      const before = { number: floor.number - 1, hash: floor.parentHash, timestamp: 0 };
      return { place: { ...pointOf(before), logIndex: WHOLE_BLOCK, anchors }, entries: [], block: before };
    }
    const block = { number: Number(last.blockNumber), hash: last.blockHash, timestamp: Number(last.timestamp) };
    const logIndex = seen.isFull ? last.logIndex : WHOLE_BLOCK;
    return { place: { ...pointOf(block), logIndex, anchors }, entries: seen.entries, block };
  }

  /** Waits until the view is as new as an answer; they may be of different branches. */
  async function isOfThisChain({ head }: Seen): Promise<boolean> {
    while (!signal.aborted && (view.head()?.number ?? 0) < head.number) {
      await follower.changedSince(follower.version, signal);
    }
    return view.at(head.number)?.hash === head.hash;
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
