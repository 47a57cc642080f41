import type { RelayParts } from '../relayParts.ts';
import { findRequest } from '../store/findRequest.ts';
import { type KeyLease, lockKey } from '../store/keyLease.ts';
import type { AttemptPurpose } from '../store/relayTables.ts';
import type { Slot } from '../store/slots.ts';
import { type Fees, replacementFees } from './fees/fees.ts';
import { signAttempt } from './signAttempt.ts';

/**
 * Signs and stores another transaction at a nonce that is bound already, with higher fees; it is sent like any other.
 * Whichever of the two is mined uses the nonce up, so the request is still executed at most once.
 *
 * @param purpose - CALL to try again, FILL to give the request up and only use the nonce.
 * @returns False when the fees would be above the cap: then nothing is done but wait.
 */
export async function replaceAttempt(
  parts: RelayParts,
  lease: KeyLease,
  replacement: { slot: Slot; purpose: AttemptPurpose; quoted: Fees },
): Promise<boolean> {
  const { slot, purpose, quoted } = replacement;
  const { current } = slot;
  const old = { maxFeePerGas: current.max_fee_per_gas, maxPriorityFeePerGas: current.max_priority_fee_per_gas };
  // What no node ever took is in nobody's way: what fills its nonce need not pay more.
  const isFirst = purpose === 'FILL' && current.purpose === 'CALL' && current.sent_at === null;
  const fees = replacementFees(old, quoted, parts.settings.feeCapWei) ?? (isFirst ? quoted : undefined);
  const place = { key: lease.address, nonce: slot.nonce.toString(), transaction: current.transaction_hash };
  if (fees === undefined) {
    parts.log.error(place, 'A transaction is held: to replace it would take fees above the cap.');
    return false;
  }
  await parts.db.transaction().execute(async (trx) => {
    await lockKey(trx, lease);
    const request = current.request_id === null ? undefined : await findRequest(trx, current.request_id);
    const attempt = await signAttempt(parts, {
      keyAddress: lease.address,
      nonce: slot.nonce,
      replacement: current.replacement + 1,
      purpose: request ? purpose : 'FILL',
      fees,
      request,
    });
    await trx.insertInto('relay_attempt').values(attempt).execute();
  });
  parts.log.warn({ ...place, purpose, maxFeePerGas: fees.maxFeePerGas.toString() }, 'A transaction is replaced.');
  return true;
}
