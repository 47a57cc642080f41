import { sql } from 'kysely';
import { findExecution } from '../follow/findExecution.ts';
import { settleSponsorships } from '../purse/settleSponsorships.ts';
import type { RelayParts } from '../relayParts.ts';
import { findRequest } from '../store/findRequest.ts';
import { type KeyLease, lockKey } from '../store/keyLease.ts';
import { type Step, takeSteps } from '../store/requestSteps.ts';
import type { Slot } from '../store/slots.ts';

/**
 * Gives up nonces of a relayer key that were used from elsewhere. Their requests go back into the queue, once: the
 * forwarder's own nonce keeps them from being executed twice.
 */
export async function giveUpNonces(parts: RelayParts, lease: KeyLease, lost: readonly Slot[]): Promise<void> {
  for (const slot of lost) {
    parts.log.error({ key: lease.address, nonce: slot.nonce.toString() }, 'a nonce was used from elsewhere');
    const steps = await stepsAfterLoss(parts, slot);
    await parts.db.transaction().execute(async (trx) => {
      await lockKey(trx, lease);
      await trx
        .updateTable('relay_attempt')
        .set({ settled_at: sql<Date>`now()` })
        .where('key_address', '=', lease.address)
        .where('nonce', '=', slot.nonce)
        .execute();
      await settleSponsorships(trx, await takeSteps(trx, steps));
    });
  }
}

async function stepsAfterLoss(parts: RelayParts, { current }: Slot): Promise<Step[]> {
  const request = current.request_id === null ? undefined : await findRequest(parts.db, current.request_id);
  if (request === undefined) return [];
  const execution = await findExecution(parts, request);
  if (execution?.isThisRequest) return [{ requestId: request.id, to: 'SUPERSEDED', mined: execution.mined }];
  return [{ requestId: request.id, to: 'QUEUED' }];
}
