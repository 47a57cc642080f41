import type { Transaction } from 'kysely';
import { failSuccessors } from '../follow/failSuccessors.ts';
import type { RelayParts } from '../relayParts.ts';
import { lockSigner } from '../store/forwarderNonces.ts';
import { type KeyLease, lockKey } from '../store/keyLease.ts';
import { releaseQuota } from '../store/quota.ts';
import type { RelayTables, RequestRow } from '../store/relayTables.ts';
import { takeSteps } from '../store/requestSteps.ts';
import type { Fees } from './fees.ts';
import { signAttempt } from './signAttempt.ts';

/** What the chain says when requests are bound: the key's nonce, the time of the next block, the fees. */
export type Market = { chainNonce: bigint; nextBlockTime: bigint; fees: Fees };

/**
 * Binds a key's queued requests to its next nonces, in order, as many as may be on their way at a time. One
 * transaction locks the key, takes the nonces, signs and stores the signed bytes: nothing is sent before it has ended,
 * and a crash before that leaves no trace.
 *
 * @returns how many left the queue
 */
export async function assignRequests(parts: RelayParts, lease: KeyLease, market: Market): Promise<number> {
  const { db, failpoint } = parts;
  const taken = await db.transaction().execute(async (trx) => {
    await lockKey(trx, lease);
    const queued = await claim(trx, lease.address, parts.settings.openPerKey);
    const late = queued.filter(({ deadline }) => deadline < market.nextBlockTime);
    await expire(trx, late);
    // The end of one may have been the end of others that were signed for later nonces.
    const due = late.length === 0 ? queued : await claim(trx, lease.address, parts.settings.openPerKey);
    await bind(parts, trx, { lease, market, due });
    failpoint('before-assign');
    return late.length + due.length;
  });
  if (taken > 0) failpoint('after-assign');
  return taken;
}

/** Locks the requests at the head of a key's queue for which there is room; what another transaction holds waits. */
async function claim(trx: Transaction<RelayTables>, keyAddress: string, most: number): Promise<RequestRow[]> {
  const { open } = await trx
    .selectFrom('relay_attempt')
    .select((select) => select.fn.count<bigint>('nonce').distinct().as('open'))
    .where('key_address', '=', keyAddress)
    .where('settled_at', 'is', null)
    .executeTakeFirstOrThrow();
  const room = most - Number(open);
  if (room <= 0) return [];
  return await trx
    .selectFrom('relay_request')
    .selectAll()
    .where('key_address', '=', keyAddress)
    .where('status', '=', 'QUEUED')
    .orderBy('queue_position')
    .limit(room)
    .forUpdate()
    .skipLocked()
    .execute();
}

async function expire(trx: Transaction<RelayTables>, late: readonly RequestRow[]): Promise<void> {
  for (const signer of [...new Set(late.map((request) => request.signer))].sort()) await lockSigner(trx, signer);
  const ended = await takeSteps(
    trx,
    late.map(({ id }) => ({ requestId: id, to: 'EXPIRED' as const })),
  );
  await releaseQuota(trx, ended);
  for (const request of late) await failSuccessors(trx, request);
}

async function bind(
  parts: RelayParts,
  trx: Transaction<RelayTables>,
  { lease, market, due }: { lease: KeyLease; market: Market; due: readonly RequestRow[] },
): Promise<void> {
  if (due.length === 0) return;
  const first = await nextNonce(trx, lease.address, market.chainNonce);
  const attempts = await Promise.all(
    due.map((request, i) =>
      signAttempt(parts, {
        keyAddress: lease.address,
        nonce: first + BigInt(i),
        replacement: 0,
        purpose: 'CALL',
        fees: market.fees,
        request,
      }),
    ),
  );
  await trx.insertInto('relay_attempt').values(attempts).execute();
  await takeSteps(
    trx,
    attempts.map(({ request_id, transaction_hash }) => ({
      requestId: String(request_id),
      to: 'ASSIGNED' as const,
      transactionHash: transaction_hash,
    })),
  );
}

/**
 * The nonce after all that were ever bound. The chain's own count comes in for a key that has none yet, or that was
 * used elsewhere; it never takes the nonce back, whatever a node says.
 */
async function nextNonce(trx: Transaction<RelayTables>, keyAddress: string, chainNonce: bigint): Promise<bigint> {
  const { last } = await trx
    .selectFrom('relay_attempt')
    .select(({ fn }) => fn.max<bigint | null>('nonce').as('last'))
    .where('key_address', '=', keyAddress)
    .executeTakeFirstOrThrow();
  const next = last === null ? chainNonce : last + 1n;
  return next > chainNonce ? next : chainNonce;
}
