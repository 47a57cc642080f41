import { MOST_TRANSACTION_GAS } from '../chain/transactions/gasLimits.ts';

/** Limits and rhythms of the relay. */
export type RelaySettings = {
  /** Requests of one account that are not mined yet. */
  openPerSigner: number;
  /** Nonces of one key that are not mined yet; geth keeps 16 per account. */
  openPerKey: number;
  /** Blocks after its own until a transaction counts as final. */
  confirmations: number;
  /** Highest fee per gas that the relay signs, in wei. */
  feeCapWei: bigint;
  /** Highest gas limit of a transaction: that of EIP-7825. */
  gasCap: bigint;
  /** How long a key stays with a process that has stopped renewing its lease, in milliseconds. */
  leaseMs: number;
  /** How often the native coin of the keys is looked at, in milliseconds. */
  fundsMs: number;
  /** How often new blocks are looked for while a request is on its way, in milliseconds. */
  pollMs: number;
  /** After how long bytes that a node took are sent again, in milliseconds. */
  rebroadcastMs: number;
  /** After how long a transaction that nobody mines is replaced with one that pays more, in milliseconds. */
  replaceMs: number;
  /** How long a signed transaction is offered to the chain, in seconds. */
  signedLifetimeSeconds: number;
};

/** What the relay works with unless it is told otherwise. */
export const DEFAULT_SETTINGS: RelaySettings = {
  openPerSigner: 16,
  openPerKey: 16,
  confirmations: 3,
  feeCapWei: 500_000_000_000n,
  gasCap: MOST_TRANSACTION_GAS,
  leaseMs: 4_000,
  fundsMs: 10_000,
  pollMs: 100,
  rebroadcastMs: 10_000,
  replaceMs: 60_000,
  signedLifetimeSeconds: 86_400,
};
