import type { GraphNodeUrls } from '../parts/graphNode.ts';
import type { PortChoice } from '../process/ports.ts';

/** What a stack consists of: each part that is given by its URL is used, and the others are started. */
export type StackOptions = {
  ports: PortChoice;
  /** The data directory, absolute. A stack with a chain of its own empties it first: that chain is in memory. */
  dataFolder: string;
  /** The chain's name in manifests, `networks.json` and the data directory. */
  network: string;
  /** Whether to drop the ledger first and index the chain from its beginning; what the gateway has recorded stays. */
  reindex?: boolean;
  /** A chain where the contracts are deployed already, as `subgraph/networks.json` says. */
  rpcUrl?: string | undefined;
  /** A superuser's URL on a PostgreSQL server. */
  postgresUrl?: string | undefined;
  /** Kubo's RPC. */
  ipfsUrl?: string | undefined;
  graphNode?: GraphNodeUrls | undefined;
  /** Whether the gateway has a verifier beside it; see {@link Stack.startVerifier}. */
  verifier?: boolean;
  /** Private keys that the gateway relays with; needed on any but a local chain. */
  relayerKeys?: readonly string[] | undefined;
};
