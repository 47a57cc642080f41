import type { LedgerFollower } from './follower/follower.ts';

/** What the resolvers of subscriptions are given besides what all are. */
export type LiveContext = {
  follower: LedgerFollower;
  /** Aborted when the subscription ends. */
  signal: AbortSignal;
  /** Cursor that the client came back with (`Last-Event-ID`); comes before an argument. */
  lastEventId: string | undefined;
  /** Waits until the client's turn to ask graph-node has come. */
  inTurn<T>(ask: () => Promise<T>): Promise<T>;
};
