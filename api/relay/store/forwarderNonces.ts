import { sql, type Transaction } from 'kysely';
import { nextForwarderNonce } from './nextForwarderNonce.ts';
import type { RelayTables } from './relayTables.ts';
import type { Queryable } from './transitions.ts';

/**
 * Makes the requests of one account wait for each other until the transaction ends: what is accepted, and what ends
 * without having used its nonce.
 */
export async function lockSigner(trx: Transaction<RelayTables>, signer: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${signer}, 0))`.execute(trx);
}

/**
 * How many nonces from one on are held, without a gap, by an account's accepted ForwardRequests.
 *
 * @param signer - In lower case.
 * @param sinceNonce - The forwarder's nonce of the account at the block that the caller looks at.
 */
export async function openForwardRequests(db: Queryable, signer: string, sinceNonce: bigint): Promise<bigint> {
  const held = await db
    .selectFrom('relay_request')
    .select('nonce')
    .where('signer', '=', signer)
    .where('nonce', '>=', sinceNonce)
    .where('kind', '=', 'FORWARD_REQUEST')
    .where('status', 'not in', ['FAILED', 'EXPIRED'])
    .execute();
  const next = nextForwarderNonce(
    sinceNonce,
    held.map(({ nonce }) => nonce),
  );
  return next - sinceNonce;
}
