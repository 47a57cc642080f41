import { bytesOf, hexOf } from '../chain/encode/hex.ts';
import { keccak } from '../chain/encode/keccak.ts';
import type { ChainBlock, ChainLog, Hex } from '../chain/types.ts';
import type { ReadLog } from '../events/readLog.ts';
import { bigEndian, concat } from './bytes.ts';
import { entryId } from './ids.ts';
import type { Row } from './records.ts';

const BLOCK_POSITIONS = 1_000_000n;

/** A log in its block, and what it says. */
export type PlacedLog = { block: ChainBlock; log: ChainLog; read: ReadLog };

/** How far a ledger is. */
export type Head = { entryCount: bigint; hash: Hex };

/**
 * The entry of a log, without what it is about: docs/proof.md, "An entry".
 *
 * @param head - The head of the ledger before it.
 */
export function newEntry(guild: Hex, head: Head, placed: PlacedLog, actor: Hex): Row {
  const { block, log, read } = placed;
  const { rule, topic0, payload, payloadHash } = read;
  return {
    id: entryId(block.number, log.logIndex),
    guild,
    number: head.entryCount + 1n,
    position: block.number * BLOCK_POSITIONS + BigInt(log.logIndex),
    kind: rule.kind,
    category: rule.category,
    actor,
    project: null,
    milestone: null,
    proposal: null,
    budget: null,
    round: null,
    dispute: null,
    finding: null,
    documentCid: null,
    documentDigest: null,
    account: null,
    token: null,
    amount: null,
    execution: null,
    contract: concat(guild, log.address),
    topic0,
    payload,
    payloadHash,
    previousHash: head.hash,
    entryHash: hashEntry(head.hash, placed),
    blockNumber: block.number,
    blockHash: block.hash,
    timestamp: block.timestamp,
    transactionHash: log.transaction.hash,
    transactionFrom: log.transaction.from,
    logIndex: log.logIndex,
  };
}

/** What an entry's hash commits to, besides the hash before it. */
export type HashedLog = {
  block: Pick<ChainBlock, 'number' | 'hash'>;
  log: Pick<ChainLog, 'address' | 'logIndex'>;
  read: Pick<ReadLog, 'topic0' | 'payloadHash'>;
};

/** The hash of an entry. */
export function hashEntry(previous: Hex, { block, log, read }: HashedLog): Hex {
  const place = concat(bigEndian(block.number, 8), bigEndian(BigInt(log.logIndex), 4), block.hash);
  return hexOf(keccak(bytesOf(concat(previous, place, log.address, read.topic0, read.payloadHash))));
}
