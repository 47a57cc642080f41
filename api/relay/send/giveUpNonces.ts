import { sql } from 'kysely';
import { findExecution } from '../follow/findExecution.ts';
import { settleSponsorships } from '../purse/settleSponsorships.ts';
import type { RelayParts } from '../relayParts.ts';
import { findRequest } from '../store/findRequest.ts';
import { inTransaction } from '../store/inTransaction.ts';
import { type KeyLease, lockKey } from '../store/keyLease.ts';
import type { Slot } from '../store/slots.ts';
import { makeTransitions, type Transition } from '../store/transitions.ts';

/**
 * Gives up nonces of a relayer key that were used from elsewhere. Their requests go back into the queue, once: the
 * forwarder's own nonce keeps them from being executed twice. One that was executed stays until the node tells by what:
 * to be sent again, it could only fail.
 *
 * @returns How many were given up.
 */
export async function giveUpNonces(parts: RelayParts, lease: KeyLease, lost: readonly Slot[]): Promise<number> {
  let given = 0;
  for (const slot of lost) {
    const transitions = await transitionsAfterLoss(parts, slot);
    if (transitions === undefined) continue;
    given += 1;
    parts.log.error({ key: lease.address, nonce: slot.nonce.toString() }, 'A nonce was used from elsewhere.');
    await inTransaction(parts, async (trx) => {
      await lockKey(trx, lease);
      await trx
        .updateTable('relay_attempt')
        .set({ settled_at: sql<Date>`now()` })
        .where('key_address', '=', lease.address)
        .where('nonce', '=', slot.nonce)
        .execute();
      await settleSponsorships(trx, await makeTransitions(trx, transitions));
    });
  }
  return given;
}

/** What becomes of the nonce's request; undefined while its own transaction may have executed it. */
async function transitionsAfterLoss(parts: RelayParts, { current, attempts }: Slot): Promise<Transition[] | undefined> {
  const request = current.request_id === null ? undefined : await findRequest(parts.db, current.request_id);
  if (request === undefined) return [];
  const execution = await findExecution(parts, request);
  // A receipt has just been missing, and is there now.
  if (attempts.some(({ transaction_hash }) => transaction_hash === execution?.mined.transactionHash)) return undefined;
  if (execution?.isThisRequest) return [{ requestId: request.id, to: 'SUPERSEDED', mined: execution.mined }];
  const isExecuted = (await parts.chain.forwarderNonce(request.signer, 'latest')) > request.nonce;
  if (execution === undefined && isExecuted) return undefined;
  return [{ requestId: request.id, to: 'QUEUED' }];
}
