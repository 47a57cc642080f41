import { type Kysely, sql, type Transaction } from 'kysely';
import type { RelayTables } from './relayTables.ts';

/** A key that this process alone may write with, as long as its lease is renewed. */
export type KeyLease = { readonly address: string; readonly owner: string; readonly epoch: bigint };

/** The lease went to another process; what was begun under it is given up. */
export class LeaseLost extends Error {
  constructor(address: string) {
    super(`the lease of key ${address} is lost`);
    this.name = 'LeaseLost';
  }
}

/** Makes keys known, so that requests can be bound to them. */
export async function registerKeys(db: Kysely<RelayTables>, addresses: readonly string[]): Promise<void> {
  if (addresses.length === 0) return;
  const rows = addresses.map((address) => ({ address, owner: null, expires_at: null, balance: null }));
  await db
    .insertInto('relayer_key')
    .values(rows)
    .onConflict((conflict) => conflict.column('address').doNothing())
    .execute();
}

/**
 * Renews the leases of this process and takes those that are free or have run out. By the database's clock alone.
 *
 * @returns The leases that it holds now.
 */
export async function holdLeases(
  db: Kysely<RelayTables>,
  { addresses, owner, leaseMs }: { addresses: readonly string[]; owner: string; leaseMs: number },
): Promise<KeyLease[]> {
  const rows = await db
    .updateTable('relayer_key')
    .set({
      owner,
      // A lease that ran out while this process slept may have had another owner since: it begins anew.
      epoch: sql<bigint>`case when owner = ${owner} and expires_at > now() then epoch else epoch + 1 end`,
      expires_at: sql<Date>`now() + ${leaseMs} * interval '1 millisecond'`,
    })
    .where('address', 'in', [...addresses])
    .where((where) =>
      where.or([where('owner', 'is', null), where('owner', '=', owner), sql<boolean>`expires_at <= now()`]),
    )
    .returning(['address', 'epoch'])
    .execute();
  return rows.map(({ address, epoch }) => ({ address, owner, epoch }));
}

/** Gives all leases of this process back, so that another need not wait for them to run out. */
export async function releaseLeases(db: Kysely<RelayTables>, owner: string): Promise<void> {
  await db.updateTable('relayer_key').set({ owner: null, expires_at: null }).where('owner', '=', owner).execute();
}

/**
 * Locks a key for the rest of the transaction and makes sure that its lease still stands: nobody else can take it
 * before the transaction ends.
 *
 * @throws LeaseLost
 */
export async function lockKey(trx: Transaction<RelayTables>, { address, owner, epoch }: KeyLease): Promise<void> {
  const held = await trx
    .selectFrom('relayer_key')
    .select('address')
    .where('address', '=', address)
    .where('owner', '=', owner)
    .where('epoch', '=', epoch)
    .where('expires_at', '>', sql<Date>`now()`)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (held === undefined) throw new LeaseLost(address);
}
