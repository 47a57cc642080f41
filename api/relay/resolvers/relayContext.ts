import type { GatewayContext } from '../../context.ts';

/** What the relay's resolvers need of the gateway's context. */
export type RelayContext = {
  relay: Pick<
    GatewayContext['relay'],
    | 'submitForwardRequest'
    | 'submitSignedTransaction'
    | 'find'
    | 'findByKey'
    | 'findByTransaction'
    | 'listOf'
    | 'history'
  >;
  chain: Pick<GatewayContext['chain'], 'header'>;
  ledger: Pick<GatewayContext['ledger'], 'indexedBlock'>;
};
