import type { Logger } from 'pino';
import type { Visit } from './admission/traffic/visits.ts';
import type { Chain } from './chain/chain.ts';
import type { Config } from './config.ts';
import type { Ledger } from './ledger/ledger.ts';
import type { LiveContext } from './live/liveContext.ts';
import type { DecodeRevert } from './prepare/reverts/decodeRevert.ts';
import type { Relay } from './relay/relay.ts';
import type { Verifier } from './verifier/verifier.ts';

/** What every resolver is given. */
export type GatewayContext = {
  /** The chain; within one operation it stops when the client leaves. */
  chain: Chain;
  /** The ledger; within one operation it stays at one block, and stops when the client leaves. */
  ledger: Ledger;
  relay: Relay;
  /** The verifier beside the gateway, if there is one. */
  verifier?: Pick<Verifier, 'verdict'> | undefined;
  decodeRevert: DecodeRevert;
  anchorInterval: Config['anchorInterval'];
  log: Logger;
  /** The request that the operation came with. */
  visit: Visit;
  /** What subscriptions come from; nothing else has it. */
  live?: LiveContext;
};
