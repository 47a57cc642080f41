import type { RelayParts } from '../relayParts.ts';
import { findRequest } from '../store/findRequest.ts';
import { inTransaction } from '../store/inTransaction.ts';
import { type KeyLease, lockKey } from '../store/keyLease.ts';
import { logStep, type RelayStep } from '../store/logStep.ts';
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
  const step = await inTransaction(parts, async (trx): Promise<RelayStep> => {
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
    return {
      step: 'replaced',
      request: current.request_id,
      from: request?.signer,
      nonce: request?.nonce,
      kind: request?.kind,
      key: lease.address,
      keyNonce: slot.nonce,
      transaction: attempt.transaction_hash,
      attempt: attempt.replacement + 1,
      ms: current.ageMs,
    };
  });
  const facts = { replaced: current.transaction_hash, purpose, maxFeePerGas: fees.maxFeePerGas.toString() };
  logStep(parts.log, { ...step, ...facts });
  return true;
}
