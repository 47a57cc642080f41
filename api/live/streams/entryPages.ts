import { LRUCache } from 'lru-cache';
import { shareAsks } from '../../ledger/answers/sharedAsks.ts';
import type { LedgerFollower } from '../follower/follower.ts';
import { afterBlock, type EntryRange, type Seen } from '../follower/ledgerSource.ts';
import type { LiveContext } from '../liveContext.ts';
import type { EntryFilter } from './filter.ts';
import { type StreamPlace, WHOLE_BLOCK } from './place.ts';

/** The most entries of a page, and so of a message: a subscriber that does not read holds one in memory. */
export const MOST_ENTRIES = 100;
/** EntryPages that are kept, some 10 MB of entries. */
const MOST_PAGES = 64;

/** Entries that are older than those that a follower keeps, and the last block that was asked for. */
export type Page = Seen & { upTo: { number: number; hash: string } };

/** EntryPages of older entries. Subscribers that want the same one at about the same time share it. */
export type EntryPages = {
  /**
   * The page after a place.
   *
   * @param asker - Whose turn it is to ask, and until when it waits.
   * @returns Nothing when the ledger has answered from another branch than the follower's, or the follower has begun anew
   * meanwhile and has all that comes after the place.
   * @throws GraphQLError UPSTREAM_UNAVAILABLE, RATE_LIMITED; the signal's reason
   */
  after(
    place: StreamPlace,
    filter: EntryFilter,
    asker: Pick<LiveContext, 'signal' | 'inTurn'>,
  ): Promise<Page | undefined>;
};

/** Makes the pages of a follower, none of which was asked for yet. */
export function createEntryPages(follower: LedgerFollower): EntryPages {
  const { view, source } = follower;
  const kept = new LRUCache<string, Page>({ max: MOST_PAGES });
  const asks = shareAsks<Page>();
  return {
    async after(place, { where }, { signal, inTurn }) {
      const range = { after: afterBlock(place.number, place.logIndex), where, first: MOST_ENTRIES };
      const key = JSON.stringify(range);
      const known = kept.get(key);
      if (known && isOfView(known)) return known;
      const page = await asks.ask(key, signal, (shared) => inTurn(() => read(range), shared));
      await untilAsNew(page, signal);
      if (!isOfView(page) || !leadsOn(page, place)) return undefined;
      kept.set(key, page);
      return page;
    },
  };

  async function read(range: EntryRange): Promise<Page> {
    const floor = view.floor();
    if (!floor) throw new Error('A page was asked for before there was a block.');
    const upTo = { number: floor.number - 1, hash: floor.parentHash };
    return { ...(await source.read({ ...range, upTo: afterBlock(upTo.number) })), upTo };
  }

  /** Waits until the view is as new as an answer; they may be of different branches. */
  async function untilAsNew({ head }: Page, signal: AbortSignal): Promise<void> {
    while (!signal.aborted && (view.head()?.number ?? 0) < head.number) {
      await follower.changedSince(follower.version, signal);
    }
  }

  function isOfView({ deployment, head }: Page): boolean {
    return deployment === view.deployment && view.at(head.number)?.hash === head.hash;
  }
}

/** Whether a page brings a subscriber farther than it is. */
function leadsOn({ entries, upTo }: Page, { number, logIndex }: StreamPlace): boolean {
  return entries.length > 0 || upTo.number > number || (upTo.number === number && logIndex !== WHOLE_BLOCK);
}
