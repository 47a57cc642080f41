import { sql, type Transaction } from 'kysely';
import type { Receipt } from '../../chain/answers.ts';
import { settleSponsorships } from '../purse/settleSponsorships.ts';
import type { RelayParts } from '../relayParts.ts';
import { lockSigner } from '../store/forwarderNonces.ts';
import { inTransaction } from '../store/inTransaction.ts';
import { type KeyLease, lockKey } from '../store/keyLease.ts';
import type { AttemptRow, RelayTables, RequestRow } from '../store/relayTables.ts';
import { makeTransitions } from '../store/transitions.ts';
import { type AttemptOutcome, attemptOutcome } from './attemptOutcome.ts';
import { failSuccessors } from './failSuccessors.ts';

/** A mined transaction and what it makes of its request; a transaction that only filled a hole has none. */
type MinedAttempt = { attempt: AttemptRow; receipt: Receipt; request?: RequestRow; outcome?: AttemptOutcome };

/**
 * Asks for the receipts of signed transactions and records what was mined: transaction, request, history and cost in
 * one database transaction. No receipt is no verdict: such a transaction stays open.
 *
 * @param lease - The lease of the key that signed them; undefined for transactions that their senders signed.
 * @returns How many were mined.
 */
export async function settleAttempts(
  parts: RelayParts,
  attempts: readonly AttemptRow[],
  lease?: KeyLease,
): Promise<number> {
  const { failpoint } = parts;
  const settlements = await findMined(parts, attempts);
  if (settlements.length === 0) return 0;
  failpoint('before-mined-recorded');
  await inTransaction(parts, async (trx) => {
    if (lease) await lockKey(trx, lease);
    await record(trx, settlements);
  });
  failpoint('after-mined-recorded');
  return settlements.length;
}

async function findMined(parts: RelayParts, attempts: readonly AttemptRow[]): Promise<MinedAttempt[]> {
  const receipts = await Promise.all(attempts.map(({ transaction_hash }) => parts.chain.receipt(transaction_hash)));
  const mined = attempts.flatMap((attempt, i) => {
    const receipt = receipts[i];
    return receipt === undefined ? [] : [{ attempt, receipt }];
  });
  const requests = await requestsOf(
    parts,
    mined.map(({ attempt }) => attempt),
  );
  const settlements = await Promise.all(
    mined.map(async ({ attempt, receipt }): Promise<MinedAttempt | undefined> => {
      const request = requests.get(attempt.request_id ?? '');
      if (request === undefined) return { attempt, receipt };
      const outcome = await attemptOutcome(parts, request, attempt, receipt);
      return outcome && { attempt, receipt, request, outcome };
    }),
  );
  return settlements.filter((settlement) => settlement !== undefined);
}

async function requestsOf({ db }: RelayParts, attempts: readonly AttemptRow[]): Promise<Map<string, RequestRow>> {
  const ids = attempts.flatMap(({ request_id }) => request_id ?? []);
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('relay_request').selectAll().where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row]));
}

async function record(trx: Transaction<RelayTables>, settlements: readonly MinedAttempt[]): Promise<void> {
  const open = await markSettled(trx, settlements);
  const outcomes = settlements
    .filter(({ attempt }) => open.has(attempt.id))
    .flatMap(({ request, outcome }) => (request && outcome ? [{ request, outcome }] : []));
  // Sorted, so that two of these never wait for each other.
  const unused = outcomes.filter(({ outcome }) => !outcome.nonceUsed);
  for (const signer of [...new Set(unused.map(({ request }) => request.signer))].sort()) await lockSigner(trx, signer);
  // A transaction can be mined before its broadcast was recorded; its history shows the step all the same.
  const sent = outcomes.filter(({ request }) => request.status === 'ASSIGNED');
  await makeTransitions(
    trx,
    sent.map(({ request, outcome }) => ({
      requestId: request.id,
      to: 'BROADCAST',
      ...(outcome.mined && { transactionHash: outcome.mined.transactionHash }),
    })),
  );
  const moved = new Set(
    await makeTransitions(
      trx,
      outcomes.map(({ outcome }) => outcome),
    ),
  );
  const settled = settlements.flatMap(({ attempt }) => attempt.request_id ?? []);
  for (const { request } of unused) if (moved.has(request.id)) settled.push(...(await failSuccessors(trx, request)));
  await settleSponsorships(trx, settled);
}

/** Closes the nonces of mined transactions; gives the ids of those that were open. */
async function markSettled(trx: Transaction<RelayTables>, settlements: readonly MinedAttempt[]): Promise<Set<bigint>> {
  const rows = settlements.map(({ attempt, receipt }) => ({
    id: attempt.id.toString(),
    key_address: attempt.key_address,
    nonce: attempt.nonce.toString(),
    block_number: receipt.blockNumber.toString(),
    block_hash: receipt.blockHash,
    gas_used: receipt.gasUsed.toString(),
    // Some nodes do not tell.
    gas_price: (receipt.effectiveGasPrice ?? attempt.max_fee_per_gas).toString(),
  }));
  const { rows: closed } = await sql<{ id: bigint }>`
    with mined as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as m (
        id bigint, key_address text, nonce bigint, block_number bigint, block_hash text, gas_used bigint,
        gas_price numeric)
    )
    update relay_attempt a
    set settled_at = now(),
        block_number = case when a.id = m.id then m.block_number end,
        block_hash = case when a.id = m.id then m.block_hash end,
        gas_used = case when a.id = m.id then m.gas_used end,
        gas_price = case when a.id = m.id then m.gas_price end
    from mined m
    where a.key_address = m.key_address and a.nonce = m.nonce and a.settled_at is null
    returning a.id
  `.execute(trx);
  return new Set(closed.map(({ id }) => id));
}
