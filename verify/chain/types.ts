/** Bytes as lower-case hexadecimal with 0x. */
export type Hex = `0x${string}`;

/** A transaction as its block's transactions root commits to it; `from` is recovered from its signature. */
export type ChainTransaction = { hash: Hex; index: number; from: Hex; to: Hex | null; input: Hex };

/** A log as its block's receipts root commits to it. */
export type ChainLog = { address: Hex; topics: Hex[]; data: Hex; logIndex: number; transaction: ChainTransaction };

/** A block whose header hashes to `hash`; `logs` are all logs of the followed addresses, in their order. */
export type ChainBlock = { number: bigint; hash: Hex; parentHash: Hex; timestamp: bigint; logs: ChainLog[] };
