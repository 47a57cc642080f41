import type { Transaction } from 'kysely';
import type { RelayTables, RequestRow } from '../store/relayTables.ts';
import { makeTransitions } from '../store/transitions.ts';
import { otherNonce } from './requestFailure.ts';

/**
 * Ends the queued requests that come after one that ended without using its forwarder nonce: signed for later nonces,
 * they cannot be executed any more. The signer must be locked.
 *
 * @returns The ids of those that it ended; their sponsorships are still to be settled.
 */
export async function failSuccessors(
  trx: Transaction<RelayTables>,
  { signer, nonce }: Pick<RequestRow, 'signer' | 'nonce'>,
): Promise<string[]> {
  const successors = await trx
    .selectFrom('relay_request')
    .select(['id', 'nonce'])
    .where('signer', '=', signer)
    .where('kind', '=', 'FORWARD_REQUEST')
    .where('status', '=', 'QUEUED')
    .where('nonce', '>', nonce)
    .execute();
  const transitions = successors.map((successor) => ({
    requestId: successor.id,
    to: 'FAILED' as const,
    failure: otherNonce(successor.nonce, nonce),
  }));
  return makeTransitions(trx, transitions);
}
