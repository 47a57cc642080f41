import type { Hex } from '../../chain/types.ts';
import type { Row } from '../../ledger/records.ts';
import type { OpenDifference } from './differences/openDifference.ts';
import type { BlockPlace, KeptBlock } from './ledgers/derivation.ts';
import type { LedgersOf } from './ledgers/guildLedgers.ts';
import type { WatchNotes } from './watch/guildWatch.ts';

/** What is followed. */
export type FollowTask = LedgersOf & {
  chainId: bigint;
  /** The first block that counts. */
  from: bigint;
};

/** What is kept of an earlier run, apart from the rows. */
export type Resumed = {
  deployment: string;
  kept: readonly KeptBlock[];
  open: readonly OpenDifference[];
  untold: number;
  guilds: readonly { guild: Hex; notes: WatchNotes; rows: Iterable<readonly [string, Row]> }[];
};

/** Why nothing was compared, though chain and server answer; it passes by itself, or the server is wrong. */
export type Wait = 'server behind' | 'other branch' | 'node behind';

/** What a look at chain and server came to. */
export type Look = {
  chain: BlockPlace;
  served: BlockPlace;
  wait?: Wait;
  /** Blocks that were derived and compared, with their number of entries. */
  derived?: { from: bigint; to: bigint; entries: number };
  /** The block at which all is compared now. */
  compared?: BlockPlace;
  found: OpenDifference[];
  gone: OpenDifference[];
  /** The first block that the chain has dropped. */
  dropped?: bigint;
  /** Why all is derived anew. */
  anew?: string;
};
