import pg from 'pg';

/** The tables that graph-node keeps a ledger in. */
export type LedgerDatabase = {
  /**
   * Changes tables behind graph-node's back, and puts their rows back afterwards.
   *
   * @param sql - Statements; `TABLES` of rows are named as in schema.graphql, in snake case.
   * @param see - Called while they are changed.
   */
  tamper<T>(sql: string, see: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

/** Connects to the database of a ledger that is no longer indexing. */
export async function openLedgerDatabase(databaseUrl: string): Promise<LedgerDatabase> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const found = await client.query<{ schemaname: string }>(
    `select schemaname from pg_tables where tablename = 'ledger_entry'`,
  );
  const schema = found.rows[0]?.schemaname;
  if (schema === undefined) throw new Error('The database has no ledger.');
  await client.query(`set search_path = ${schema}`);
  const { rows } = await client.query<{ tablename: string }>('select tablename from pg_tables where schemaname = $1', [
    schema,
  ]);
  const names = rows.map(({ tablename }) => tablename).sort((one, other) => other.length - one.length);
  return {
    async tamper(sql, see) {
      const tables = names.filter((name) => new RegExp(`\\b(update|into|from) ${name}\\b`).test(sql));
      for (const table of tables) await client.query(`create table saved_${table} as select * from ${table}`);
      try {
        await client.query(sql);
        return await see();
      } finally {
        for (const table of tables) {
          await client.query(`delete from ${table}; insert into ${table} select * from saved_${table}`);
          await client.query(`drop table saved_${table}`);
        }
      }
    },
    close: () => client.end(),
  };
}
