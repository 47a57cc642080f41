import type { LedgerFollower } from './follower/follower.ts';
import type { EntryPages } from './streams/entryPages.ts';

/** What the resolvers of subscriptions are given besides what all are. */
export type LiveContext = {
  follower: LedgerFollower;
  /** Aborted when the subscription ends. */
  signal: AbortSignal;
  /** Cursor that the client came back with (`Last-Event-ID`); comes before an argument. */
  lastEventId: string | undefined;
  /** Entries that are not in memory. */
  pages: EntryPages;
  /** Waits until the client's turn to ask graph-node has come, or the signal is aborted. */
  inTurn<T>(ask: () => Promise<T>, signal: AbortSignal): Promise<T>;
};
