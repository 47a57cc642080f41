import type { RelayParts } from '../relayParts.ts';
import { inTransaction } from '../store/inTransaction.ts';
import { type KeyLease, lockKey } from '../store/keyLease.ts';
import type { Fees } from './fees/fees.ts';
import { signAttempt } from './signAttempt.ts';

/** Most holes that are filled at a time. */
const MOST_HOLES = 16n;

/**
 * Fills the nonces between the chain's count and a key's lowest open one that no known transaction can use: with an
 * empty transfer to the key itself each, so that what comes after can be mined.
 *
 * @returns How many were filled.
 */
export async function fillHoles(
  parts: RelayParts,
  lease: KeyLease,
  { lowestOpen, fees }: { lowestOpen: bigint; fees: Fees },
): Promise<number> {
  const { chain, log } = parts;
  const used = await chain.transactionCount(lease.address, 'latest');
  if (used >= lowestOpen) return 0;
  const last = lowestOpen - used > MOST_HOLES ? used + MOST_HOLES : lowestOpen;
  return inTransaction(parts, async (trx) => {
    await lockKey(trx, lease);
    const bound = await trx
      .selectFrom('relay_attempt')
      .select(['nonce', 'replacement', 'settled_at', 'block_hash'])
      .where('key_address', '=', lease.address)
      .where('nonce', '>=', used)
      .where('nonce', '<', last)
      .execute();
    let filled = 0;
    for (let nonce = used; nonce < last; nonce += 1n) {
      const same = bound.filter((attempt) => attempt.nonce === nonce);
      // Mined, as far as is known, or on its way: no hole.
      if (same.some(({ settled_at, block_hash }) => settled_at === null || block_hash !== null)) continue;
      log.warn({ key: lease.address, nonce: nonce.toString() }, 'A hole between nonces is filled.');
      const plan = { keyAddress: lease.address, nonce, replacement: same.length, purpose: 'FILL' as const, fees };
      await trx
        .insertInto('relay_attempt')
        .values(await signAttempt(parts, { ...plan, request: undefined }))
        .execute();
      filled += 1;
    }
    return filled;
  });
}
