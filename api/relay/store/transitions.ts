import { type Kysely, sql, type Transaction } from 'kysely';
import { noteSteps } from './inTransaction.ts';
import type { RelayStatus, RelayTables, StoredFailure } from './relayTables.ts';

/** A database or a transaction of it. */
export type Queryable = Kysely<RelayTables> | Transaction<RelayTables>;

/** From which status a request may come to another. What is final stays. */
const COMES_FROM: Record<Exclude<RelayStatus, 'CONFIRMED'>, readonly RelayStatus[]> = {
  QUEUED: ['ASSIGNED', 'BROADCAST'],
  ASSIGNED: ['QUEUED'],
  BROADCAST: ['ASSIGNED'],
  MINED: ['ASSIGNED', 'BROADCAST'],
  FAILED: ['QUEUED', 'ASSIGNED', 'BROADCAST'],
  EXPIRED: ['QUEUED', 'ASSIGNED', 'BROADCAST'],
  SUPERSEDED: ['QUEUED', 'ASSIGNED', 'BROADCAST'],
};

/** From which status a reorganisation takes a request back. */
const COMES_BACK_FROM: Partial<Record<RelayStatus, readonly RelayStatus[]>> = {
  QUEUED: ['SUPERSEDED'],
  BROADCAST: ['MINED', 'FAILED', 'SUPERSEDED'],
};

/** The transaction in which a request was mined; gas in units. */
export type MinedIn = { transactionHash: string; blockNumber: bigint; blockHash: string; gasUsed: bigint };

/** What becomes of one request. */
export type Transition = {
  requestId: string;
  to: Exclude<RelayStatus, 'CONFIRMED'>;
  /** Whether a reorganisation has undone what it was. */
  isBack?: boolean;
  /** For MINED, FAILED and SUPERSEDED. */
  mined?: MinedIn | undefined;
  /** For ASSIGNED: the key whose nonce it is bound to. */
  keyAddress?: string;
  /** For FAILED. */
  failure?: StoredFailure;
  /** The transaction that it is about, where it is not the one that was mined. */
  transactionHash?: string;
};

/**
 * Changes the status of requests, each with its row of history and its line in the log, in one statement. A request whose present status does not
 * lead there is left alone: somebody else was first.
 *
 * @returns The ids of those that moved.
 */
export async function makeTransitions(
  trx: Transaction<RelayTables>,
  transitions: readonly Transition[],
): Promise<string[]> {
  if (transitions.length === 0) return [];
  const rows = transitions.map(({ requestId, to, isBack, keyAddress, mined, failure, transactionHash }) => ({
    id: requestId,
    status: to,
    comes_from: isBack ? (COMES_BACK_FROM[to] ?? []) : COMES_FROM[to],
    key_address: keyAddress ?? null,
    transaction_hash: mined?.transactionHash ?? null,
    block_number: mined?.blockNumber.toString() ?? null,
    block_hash: mined?.blockHash ?? null,
    gas_used: mined?.gasUsed.toString() ?? null,
    failure: failure ?? null,
    about: mined?.transactionHash ?? transactionHash ?? null,
  }));
  const { rows: moved } = await sql<{ id: string; steps: number }>`
    with step as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as s (
        id uuid, status text, comes_from text[], key_address text, transaction_hash text, block_number bigint, block_hash text,
        gas_used bigint, failure jsonb, about text)
    ), moved as (
      update relay_request r
      set status = s.status, key_address = coalesce(s.key_address, r.key_address),
          transaction_hash = s.transaction_hash, block_number = s.block_number,
          block_hash = s.block_hash, gas_used = s.gas_used, failure = s.failure,
          final = s.status in ('EXPIRED', 'FAILED') and s.block_hash is null, steps = r.steps + 1
      from step s
      where r.id = s.id and r.status = any (s.comes_from)
      returning r.id, r.steps, r.status, s.about
    ), told as (
      insert into relay_event (request_id, sequence, status, transaction_hash)
      select id, steps, status, about from moved
    )
    select id, steps from moved
  `.execute(trx);
  const isBack = new Map(transitions.map((transition) => [transition.requestId, transition.isBack]));
  noteSteps(
    trx,
    moved.map(({ id, steps }) => ({ requestId: id, sequence: steps, isBack: isBack.get(id) })),
  );
  return moved.map(({ id }) => id);
}
