import pg from 'pg';

const CHANNEL = 'chain_head_updates';
/** graph-node handles what it has collected when this many notifications have come. */
const BATCH = 130;
/** The name of no network, by which graph-node ignores our notifications and we know them. */
const NOBODY = 'poke';

/**
 * Makes graph-node see a new block at once. By itself it waits until its database has been quiet for 500 ms, so on a
 * chain that mines faster than twice a second it would see nothing at all; but it looks as soon as it has 128
 * notifications, and so gets as many.
 *
 * This leans on the inside of graph-node's `notification_listener.rs` (read in 0.45), which ignores notifications of
 * a network that it does not know; without it everything works, only later.
 *
 * @param databaseUrl - graph-node's database.
 * @returns The function that stops it.
 */
export async function startPoke(databaseUrl: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: databaseUrl });
  // The database goes away when the stack stops, or when a test restarts it.
  client.on('error', () => {});
  client.on('notification', ({ payload = '' }) => {
    if (payload.includes(`"${NOBODY}"`)) return;
    client.query(POKE, [CHANNEL, NOBODY, BATCH]).catch(() => {});
  });
  await client.connect();
  await client.query(`LISTEN ${CHANNEL}`);
  return () => client.end();
}

/** PostgreSQL folds equal notifications of one transaction into one, so each carries a number. */
const POKE = `
  SELECT pg_notify($1, json_build_object(
    'head_block_hash', repeat('0', 64), 'head_block_number', n, 'network_name', $2::text)::text)
  FROM generate_series(1, $3::int) AS n`;
