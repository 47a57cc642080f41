import type { ChainHeader, Entry } from '../follower/blocks.ts';
import type { LedgerFollower } from '../follower/follower.ts';
import { cursorOf, type StreamPlace } from './place.ts';

/** A block as it is told: a `LiveBlock`. */
export type LiveBlock = { number: number; hash: string; timestamp: string };

/** Entries that follow those before. */
export type NewEntries = { __typename: 'NewEntries'; entries: readonly Entry[]; block: LiveBlock; cursor: string };
/** A block that follows the one before. */
export type NewBlock = { __typename: 'NewBlock'; block: LiveBlock; cursor: string };
/** What came after a block is gone. */
export type Reorganisation = { __typename: 'Reorganisation'; kept: number; block: LiveBlock; cursor: string };

/** A block as it is told. */
export function liveBlock({ number, hash, timestamp }: Pick<ChainHeader, 'number' | 'hash' | 'timestamp'>): LiveBlock {
  return { number, hash, timestamp: String(timestamp) };
}

/** Tells that what came after a place is gone. */
export function reorganisation({ view }: Pick<LedgerFollower, 'view'>, kept: StreamPlace): Reorganisation {
  const head = view.head();
  if (!head) throw new Error('Something was told before there was a block.');
  return { __typename: 'Reorganisation', kept: kept.number, block: liveBlock(head), cursor: cursorOf(kept) };
}
