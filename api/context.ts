import type { Logger } from 'pino';
import type { Chain } from './chain/chain.ts';
import type { Ledger } from './ledger/ledger.ts';
import type { DecodeRevert } from './prepare/decodeRevert.ts';
import type { Relay } from './relay/relay.ts';

/** What every resolver is given. */
export type GatewayContext = {
  chain: Chain;
  /** The ledger; within one operation it stays at one block. */
  ledger: Ledger;
  relay: Relay;
  decodeRevert: DecodeRevert;
  log: Logger;
};
