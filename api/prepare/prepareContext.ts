import type { Logger } from 'pino';
import type { Block } from '../chain/answers.ts';
import type { Chain } from '../chain/chain.ts';
import type { DecodeRevert } from './reverts/decodeRevert.ts';
import type { SponsoredCall, Sponsorship } from './sponsorship/sponsorship.ts';

/** What the `prepare…` mutations need of the gateway's context. */
export type PrepareContext = {
  chain: Chain;
  ledger: { query<T>(document: string, variables?: Record<string, unknown>): Promise<T> };
  relay: {
    /** How many accepted ForwardRequests of an account, with this nonce or a later one, are not executed yet. */
    openForwardRequests(from: string, sinceNonce: bigint): Promise<bigint>;
    /** Whether the relayer would pay for a call now, by its policy and what is left of its budgets. Reserves nothing. */
    sponsorshipOf(chain: Chain, call: SponsoredCall, block: Block): Promise<Sponsorship>;
  };
  decodeRevert: DecodeRevert;
  log: Pick<Logger, 'warn'>;
};

/** The context of one prepared action, with the block that all of it stands on. */
export type PrepareScope = PrepareContext & { block: Block };
