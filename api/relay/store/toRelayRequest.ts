import type { RequestRow, StoredFailure } from './relayTables.ts';

/** A submitted request as the SDL's `RelayRequest` is resolved from; big integers as decimal strings. */
export type RelayRequest = {
  id: string;
  idempotencyKey: string;
  kind: RequestRow['kind'];
  from: string;
  to: string;
  status: RequestRow['status'];
  /** Unix seconds. */
  createdAt: string;
  /** The transaction in which it was mined. */
  transaction: { hash: string; blockNumber: string; blockHash: string; gasUsed: string } | null;
  failure: StoredFailure | null;
};

/** A stored request as the API shows it. */
export function toRelayRequest(row: RequestRow): RelayRequest {
  const { transaction_hash: hash, block_number: blockNumber, block_hash: blockHash, gas_used: gasUsed } = row;
  const isMined = hash !== null && blockNumber !== null && blockHash !== null && gasUsed !== null;
  return {
    id: row.id,
    idempotencyKey: row.idempotency_key,
    kind: row.kind,
    from: row.signer,
    to: row.recipient,
    status: row.status,
    createdAt: String(Math.floor(row.created_at.getTime() / 1000)),
    transaction: isMined ? { hash, blockNumber: String(blockNumber), blockHash, gasUsed: String(gasUsed) } : null,
    failure: row.failure,
  };
}
