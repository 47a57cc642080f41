import { type Kysely, sql, type Transaction } from 'kysely';
import type { Logger } from 'pino';
import { logStep, type RelayStep } from './logStep.ts';
import type { RelayKind, RelayStatus, RelayTables, StoredFailure } from './relayTables.ts';

/** A row of a request's history that was written. */
export type WrittenStep = { requestId: string; sequence: number; isBack?: boolean | undefined };

const written = new WeakMap<Transaction<RelayTables>, WrittenStep[]>();

const STEPS: Record<RelayStatus, RelayStep['step']> = {
  QUEUED: 'requeued',
  ASSIGNED: 'assigned',
  BROADCAST: 'sent',
  MINED: 'mined',
  CONFIRMED: 'confirmed',
  FAILED: 'failed',
  EXPIRED: 'expired',
  SUPERSEDED: 'superseded',
};

/**
 * Does something in one transaction of the relay's database. The steps that it writes have their lines in the log when it
 * has ended, and none when it fails.
 */
export async function inTransaction<T>(
  { db, log }: { db: Kysely<RelayTables>; log: Logger },
  work: (trx: Transaction<RelayTables>) => Promise<T>,
): Promise<T> {
  const steps: RelayStep[] = [];
  const result = await db.transaction().execute(async (trx) => {
    const noted: WrittenStep[] = [];
    written.set(trx, noted);
    const done = await work(trx);
    if (noted.length > 0 && log.isLevelEnabled('info')) steps.push(...(await readSteps(trx, noted)));
    return done;
  });
  for (const step of steps) logStep(log, step);
  return result;
}

/** Notes what was written in such a transaction. */
export function noteSteps(trx: Transaction<RelayTables>, steps: readonly WrittenStep[]): void {
  written.get(trx)?.push(...steps);
}

async function readSteps(trx: Transaction<RelayTables>, noted: readonly WrittenStep[]): Promise<RelayStep[]> {
  const asked = noted.map(({ requestId, sequence }, at) => ({ id: requestId, sequence, at }));
  const { rows } = await sql<StepRow>`
    select s.at, r.id, r.signer, r.nonce, r.kind, r.key_address, r.failure, e.status, e.transaction_hash,
      a.nonce as key_nonce, a.replacement, (extract(epoch from e.at - before.at) * 1000)::float8 as ms
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as s (id uuid, sequence integer, at integer)
    join relay_request r on r.id = s.id
    join relay_event e on e.request_id = s.id and e.sequence = s.sequence
    left join relay_event before on before.request_id = s.id and before.sequence = s.sequence - 1
    left join relay_attempt a on a.transaction_hash = e.transaction_hash
    order by s.at
  `.execute(trx);
  return rows.map((row) => stepOf(row, noted[row.at]));
}

type StepRow = {
  at: number;
  id: string;
  signer: string;
  nonce: bigint;
  kind: RelayKind;
  key_address: string | null;
  failure: StoredFailure | null;
  status: RelayStatus;
  transaction_hash: string | null;
  key_nonce: bigint | null;
  replacement: number | null;
  ms: number | null;
};

function stepOf(row: StepRow, noted: WrittenStep | undefined): RelayStep {
  const isQueued = row.kind === 'FORWARD_REQUEST';
  return {
    step: noted?.sequence === 1 ? 'accepted' : noted?.isBack ? 'reorged' : STEPS[row.status],
    request: row.id,
    from: row.signer,
    nonce: row.nonce,
    kind: row.kind,
    key: row.key_address,
    keyNonce: isQueued ? row.key_nonce : undefined,
    transaction: row.transaction_hash,
    attempt: row.replacement === null ? undefined : row.replacement + 1,
    ms: row.ms,
    failure: row.status === 'FAILED' ? row.failure : undefined,
  };
}
