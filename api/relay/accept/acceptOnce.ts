import { type Insertable, sql, type Transaction } from 'kysely';
import { v7 as uuidV7 } from 'uuid';
import { idempotencyError, policyError, UserErrors } from '../../prepare/userErrors.ts';
import { type RelayParts, WAKE_CHANNEL } from '../relayParts.ts';
import { findRequestByKey } from '../store/findRequest.ts';
import { lockSigner } from '../store/forwarderNonces.ts';
import { inTransaction, noteSteps } from '../store/inTransaction.ts';
import type { RelayTables, RequestRow } from '../store/relayTables.ts';
import { toRelayRequest } from '../store/toRelayRequest.ts';

/** What makes two submissions the same. */
export type Submission = { signer: string; idempotencyKey: string; bodyHash: string };

/** What a request is made of, beside what every one has. */
export type NewRequest = Omit<
  Insertable<RelayTables['relay_request']>,
  'id' | 'signer' | 'idempotency_key' | 'body_hash'
>;

/**
 * Accepts a submission once: with the key of an earlier one it gives that one's request, however many run at a time.
 *
 * @param how.check - Finds out, without writing, whether it can be accepted.
 * @param how.insert - Makes the request in the accepting transaction, in which no other request of its signer is accepted.
 * @throws UserErrors when the key was used for something else, or whatever `check` and `insert` throw
 */
export async function acceptOnce<Checked>(
  parts: RelayParts,
  submission: Submission,
  how: {
    check: () => Promise<Checked>;
    insert: (trx: Transaction<RelayTables>, checked: Checked) => Promise<RequestRow>;
  },
): Promise<RequestRow> {
  const { db, failpoint } = parts;
  const earlier = await sameSubmission(db, submission);
  if (earlier) return earlier;
  try {
    const checked = await how.check();
    const row = await inTransaction(parts, async (trx) => {
      await lockSigner(trx, submission.signer);
      const first = await sameSubmission(trx, submission);
      if (first) return first;
      await refuseTooManyOpen(trx, submission.signer, parts.settings.openPerSigner);
      const accepted = await how.insert(trx, checked);
      failpoint('before-accept');
      return accepted;
    });
    failpoint('after-accept');
    return row;
  } catch (error) {
    // What was found wrong may be that the same submission, sent twice, has gone through meanwhile.
    const first = error instanceof UserErrors ? await sameSubmission(db, submission) : undefined;
    if (first) return first;
    throw error;
  }
}

/** Stores a request with its first row of history, and wakes the worker when the transaction has ended. */
export async function insertRequest(
  trx: Transaction<RelayTables>,
  { signer, idempotencyKey, bodyHash }: Submission,
  request: NewRequest,
  { lane, transactionHash }: { lane: string; transactionHash: string | null },
): Promise<RequestRow> {
  const row = await trx
    .insertInto('relay_request')
    .values({ id: uuidV7(), signer, idempotency_key: idempotencyKey, body_hash: bodyHash, ...request })
    .returningAll()
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('relay_event')
    .values({ request_id: row.id, sequence: 1, status: row.status, transaction_hash: transactionHash })
    .execute();
  noteSteps(trx, [{ requestId: row.id, sequence: 1 }]);
  await sql`select pg_notify(${WAKE_CHANNEL}, ${lane})`.execute(trx);
  return row;
}

async function sameSubmission(
  db: RelayParts['db'] | Transaction<RelayTables>,
  { signer, idempotencyKey, bodyHash }: Submission,
): Promise<RequestRow | undefined> {
  const row = await findRequestByKey(db, signer, idempotencyKey);
  if (row === undefined || row.body_hash === bodyHash) return row;
  const message =
    `The key “${idempotencyKey}” was used already, for request ${row.id}. ` +
    'Choose a new key for each action, and repeat a key only to send the same request again.';
  throw new UserErrors(idempotencyError(['idempotencyKey'], message, toRelayRequest(row)));
}

async function refuseTooManyOpen(trx: Transaction<RelayTables>, signer: string, most: number): Promise<void> {
  const { open } = await trx
    .selectFrom('relay_request')
    .select(({ fn }) => fn.countAll<bigint>().as('open'))
    .where('signer', '=', signer)
    .where('status', 'in', ['QUEUED', 'ASSIGNED', 'BROADCAST'])
    .executeTakeFirstOrThrow();
  if (open < BigInt(most)) return;
  const message = `${signer} has ${open} requests that are not mined yet, which is the limit. Wait for one of them.`;
  throw new UserErrors(policyError(null, message, 'QUOTA_EXCEEDED'));
}
