import { sql } from 'kysely';
import type { AttemptRow } from './relayTables.ts';
import type { Queryable } from './transitions.ts';

/** An open signed transaction with its ages, in milliseconds by the database's clock. */
export type OpenAttempt = AttemptRow & {
  /** Since it was signed. */
  ageMs: number;
  /** Since a node was last known to have taken it; null when none is. */
  sentAgoMs: number | null;
};

/** All signed transactions of one nonce: the last is the one that is sent, any of them may be mined. */
export type Slot = {
  nonce: bigint;
  attempts: readonly OpenAttempt[];
  current: OpenAttempt;
  /** Of the request that the nonce is bound to, Unix seconds; null for a hole. */
  deadline: bigint | null;
};

/** An account's nonces that are bound and not seen used, in order. */
export async function openSlots(db: Queryable, keyAddress: string): Promise<Slot[]> {
  const attempts = await db
    .selectFrom('relay_attempt')
    .leftJoin('relay_request', 'relay_request.id', 'relay_attempt.request_id')
    .selectAll('relay_attempt')
    .select([
      'relay_request.deadline',
      millisecondsSince('relay_attempt.created_at').$notNull().as('ageMs'),
      millisecondsSince('relay_attempt.sent_at').as('sentAgoMs'),
    ])
    .where('relay_attempt.key_address', '=', keyAddress)
    .where('settled_at', 'is', null)
    .orderBy('relay_attempt.nonce')
    .orderBy('replacement')
    .execute();
  const slots = new Map<bigint, Slot>();
  for (const { deadline, ...attempt } of attempts) {
    const earlier = slots.get(attempt.nonce)?.attempts ?? [];
    slots.set(attempt.nonce, { nonce: attempt.nonce, attempts: [...earlier, attempt], current: attempt, deadline });
  }
  return [...slots.values()];
}

/** Whether a transaction is to be sent: no node is known to have it, or one took it long ago. */
export function isDue({ sentAgoMs }: OpenAttempt, rebroadcastMs: number): boolean {
  return sentAgoMs === null || sentAgoMs > rebroadcastMs;
}

function millisecondsSince(column: string) {
  return sql<number | null>`(extract(epoch from clock_timestamp() - ${sql.ref(column)}) * 1000)::float8`;
}
