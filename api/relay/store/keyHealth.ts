import { sql } from 'kysely';
import type { Queryable } from './transitions.ts';

/** What is known of one of this process's keys. */
export type KeyHealth = {
  address: string;
  /** Whether a process works with it. */
  held: boolean;
  /** Whether it paid for a request when its balance was last seen. */
  funded: boolean;
  /** Native coin as last seen, in wei; null when nobody has looked. */
  balance: bigint | null;
};

/** How the given keys stand. */
export async function keyHealth(db: Queryable, addresses: readonly string[]): Promise<KeyHealth[]> {
  if (addresses.length === 0) return [];
  return db
    .selectFrom('relayer_key')
    .select(['address', sql<boolean>`coalesce(expires_at > now(), false)`.as('held'), 'funded', 'balance'])
    .where('address', 'in', [...addresses])
    .orderBy('address')
    .execute();
}

/**
 * How many keys there are to send with: those that a process works with, and those of this process, which may not have
 * begun; and how many of them can pay, as far as is known.
 *
 * @param costWei - What is to be paid.
 */
export async function countKeys(
  db: Queryable,
  configured: readonly string[],
  costWei: bigint,
): Promise<{ known: number; able: number }> {
  const { rows } = await sql<{ known: number; able: number }>`
    select count(*)::integer as known,
      (count(*) filter (where funded and coalesce(balance >= ${costWei}, true)))::integer as able
    from relayer_key where expires_at > now() or address = any (${[...configured]}::text[])
  `.execute(db);
  return rows[0] ?? { known: 0, able: 0 };
}
