import { sql } from 'kysely';
import type { Queryable } from './transitions.ts';

/** The database's time, in Unix seconds: the one clock that all processes of the relay compare times by. */
export async function databaseTime(db: Queryable): Promise<bigint> {
  const { rows } = await sql<{ now: bigint }>`select extract(epoch from clock_timestamp())::bigint as now`.execute(db);
  return rows[0]?.now ?? 0n;
}
