import { sql } from 'kysely';
import type { RelayParts } from '../relayParts.ts';
import { inTransaction } from '../store/inTransaction.ts';
import { type KeyLease, lockKey } from '../store/keyLease.ts';
import type { AttemptRow } from '../store/relayTables.ts';
import { makeTransitions } from '../store/transitions.ts';

/**
 * Records that a node has transactions. One may be mined, and recorded so, before the node has answered: then its request
 * stays mined.
 *
 * @param lease - The lease of the key that signed them; undefined for transactions that their senders signed.
 */
export async function recordSent(parts: RelayParts, attempts: readonly AttemptRow[], lease?: KeyLease): Promise<void> {
  if (attempts.length === 0) return;
  await inTransaction(parts, async (trx) => {
    if (lease) await lockKey(trx, lease);
    await trx
      .updateTable('relay_attempt')
      .set({ sent_at: sql<Date>`clock_timestamp()` })
      .where(
        'id',
        'in',
        attempts.map(({ id }) => id),
      )
      .execute();
    await makeTransitions(
      trx,
      attempts.flatMap(({ purpose, sent_at, request_id, transaction_hash }) =>
        purpose === 'CALL' && sent_at === null && request_id !== null
          ? { requestId: request_id, to: 'BROADCAST' as const, transactionHash: transaction_hash }
          : [],
      ),
    );
  });
}
