import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Chain } from '../chain/chain.ts';
import type { DecodeRevert } from '../prepare/reverts/decodeRevert.ts';
import type { SponsorSettings } from '../prepare/sponsorship/sponsorSettings.ts';
import type { Failpoint } from './failpoint.ts';
import type { RelaySettings } from './relaySettings.ts';
import type { RelaySigner } from './relaySigner.ts';
import type { FeeQuoter } from './send/fees/feeQuoter.ts';
import type { RelayTables } from './store/relayTables.ts';

/** What the relay's steps work with. */
export type RelayParts = {
  readonly chain: Chain;
  readonly db: Kysely<RelayTables>;
  readonly settings: RelaySettings;
  /** The keys that this process can sign with, by address in lower case. */
  readonly signers: ReadonlyMap<string, RelaySigner>;
  readonly quote: FeeQuoter;
  /** What the relayer pays for, and how much. */
  readonly sponsor: SponsorSettings;
  readonly failpoint: Failpoint;
  readonly decodeRevert: DecodeRevert;
  readonly log: Logger;
};

/** Channel on which the worker is told of new requests; the payload is {@link QUEUE} or {@link SIGNED_LANE}. */
export const WAKE_CHANNEL = 'guildhall_relay';

/** Payload of {@link WAKE_CHANNEL} for requests that any key may send. */
export const QUEUE = 'queue';

/** Payload of {@link WAKE_CHANNEL} for transactions that their senders signed. */
export const SIGNED_LANE = 'signed';
