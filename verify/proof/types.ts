import type { Hex } from '../chain/types.ts';

/**
 * Shows that a log is in a block, at its index: docs/proof.md, "Headers, receipts and the proof of a row". Nothing of it is
 * believed, and nothing can be changed in it without notice.
 */
export type LogProof = {
  /** The block's header as RLP; the block's hash is its Keccak-256. */
  header: Hex;
  /** Place of the log's transaction in its block, from 0. */
  transactionIndex: number;
  /** Nodes of the trie of transactions, from the root to this one. */
  transactionNodes: readonly Hex[];
  /** Nodes of the trie of receipts that lead to those from the first to this one: earlier logs count for the log's index. */
  receiptNodes: readonly Hex[];
  /** Place of the log in its receipt, from 0. */
  position: number;
};

/** Shows that an anchor covers an entry. */
export type AnchorProof = {
  /** The log `Anchored`. */
  log: LogProof;
  /** Hashes beside the way from the entry's leaf to the anchored root, the lowest first. */
  path: readonly Hex[];
};

/** What shows that an entry of a ledger follows from the chain. */
export type EntryProof = {
  /** The entry's log. */
  log: LogProof;
  /** The log `GuildCreated` that names the contracts of the guild. */
  guild: LogProof;
  /** An anchor that covers the entry; null for none, then nothing shows its number and the hash before it. */
  anchor: AnchorProof | null;
};

/** An entry as it is claimed; fields are those of GraphQL's `LedgerEntry`. */
export type ClaimedEntry = {
  id: Hex;
  /** The guild's id. */
  guild: Hex;
  number: bigint;
  kind: string;
  /** Address of the contract. */
  contract: Hex;
  topic0: Hex;
  payloadHash: Hex;
  previousHash: Hex;
  entryHash: Hex;
  blockNumber: bigint;
  blockHash: Hex;
  /** Unix seconds. */
  timestamp: bigint;
  transactionHash: Hex;
  transactionFrom: Hex;
  logIndex: number;
};

/** What whoever checks knows from elsewhere. What is null is taken from the proof, and left to be compared. */
export type Premises = {
  chainId: bigint | null;
  /** Address of the GuildFactory, in lower case. */
  factory: Hex | null;
  /** The guild's id. */
  guild: Hex | null;
  /** Hashes of blocks that are known to be on the chain: all that the proof stands on must be among them. */
  trusted: ReadonlySet<Hex> | null;
};

/** One of the things that a proof stands on, and cannot show. */
export type Premise = {
  what: 'block' | 'chain' | 'factory' | 'guild';
  /** The block's hash, the chain's id, the factory's address, the guild's id. */
  value: string;
  /** What the value is, in a few words. */
  name: string;
  /** Whether whoever checks knows it; else it is to be compared. */
  isKnown: boolean;
};
