import { expect } from 'chai';
import pg from 'pg';
import { signDelegation } from '../../testing/relay/forwardRequests.ts';
import { type RelayFixture, startRelayFixture, untilStatus } from '../../testing/relay/relayFixture.ts';
import { until } from '../../testing/until.ts';

const OLD = 100_000;
const TABLES = ['relay_request', 'relay_attempt', 'relay_event', 'relay_sponsorship', 'relay_budget'];

/** Fills a relay's database with what a long life leaves: requests that ended, of 1,000 signers. */
async function fill(client: pg.Client, key: string): Promise<void> {
  const hash = (prefix: string) => `'0x${prefix}' || lpad(to_hex(i), ${64 - prefix.length}, '0')`;
  const id = `('00000000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid`;
  const rows = `generate_series(1, ${OLD}) i`;
  await client.query(`
    insert into relay_request (id, kind, signer, idempotency_key, body_hash, recipient, value, gas, nonce, deadline, data,
        signature, key_address, accepted_block, status, transaction_hash, block_number, block_hash, gas_used, final)
      select ${id}, 'FORWARD_REQUEST', '0x' || lpad(to_hex(i % 1000), 40, '0'), i::text, ${hash('b')},
        '0x' || repeat('1', 40), 0, 100000, i / 1000, 1, '\\x00', '\\x00', '${key}', 1, 'CONFIRMED', ${hash('a')}, i,
        ${hash('c')}, 50000, true from ${rows};
    insert into relay_attempt (request_id, purpose, key_address, nonce, replacement, raw, transaction_hash, gas_limit,
        max_fee_per_gas, max_priority_fee_per_gas, sent_at, settled_at, block_number, block_hash, final)
      select ${id}, 'CALL', '${key}', i, 0, '\\x00', ${hash('a')}, 100000, 1, 1, now(), now(), i, ${hash('c')}, true
      from ${rows};
    insert into relay_event (request_id, sequence, status) select ${id}, 1, 'QUEUED' from ${rows};
    insert into relay_sponsorship (request_id, signer, guild, contract, function, is_stranger, hour, key_address, key_hour,
        reserved_gas, reserved_wei, charged_gas, charged_wei, gas_used, wei_paid, block_number, block_hash)
      select ${id}, '0x' || lpad(to_hex(i % 1000), 40, '0'), '0x' || repeat('1', 40), 'GuildToken', 'delegate', false,
        '2026-01-01', '${key}', '2026-01-01', 1, 1, 1, 1, 1, 1, i, ${hash('c')} from ${rows};
    insert into relay_budget (scope, subject, hour, gas, wei)
      select 'SIGNER', '0x' || lpad(to_hex(i % 1000), 40, '0'), '2026-01-01'::timestamptz + i * interval '1 hour', 1, 1
      from ${rows};
    analyze;`);
}

describe('the relay among 100,000 old requests', () => {
  let context: RelayFixture;
  before(async () => {
    context = await startRelayFixture();
  });
  after(() => context?.stop());

  it('reads no table from end to end for what comes in', async () => {
    const databaseUrl = await context.database.create();
    const relay = await context.openRelay({ databaseUrl });
    const client = new pg.Client(databaseUrl);
    await client.connect();
    const scans = async () => {
      const { rows } = await client.query(
        'select relname, seq_scan::integer as scans from pg_stat_user_tables where relname = any ($1) order by relname',
        [TABLES],
      );
      return rows;
    };
    try {
      const old = `0x${'9'.repeat(40)}`;
      await client.query(`insert into relayer_key (address) values ('${old}')`);
      await fill(client, old);
      // What a connection counts is shown once it has been idle for a second.
      await until('the filling is counted', async () => {
        await client.query('select pg_stat_force_next_flush()');
        const { rows } = await client.query(`select n_tup_ins::integer as n from pg_stat_user_tables
          where relname = 'relay_event'`);
        return rows[0].n >= OLD;
      });
      const before = await scans();
      relay.start();
      const wallets = Array.from({ length: 8 }, (_, i) => context.on.penniless(40_000 + i));
      for (const wallet of wallets) {
        for (let nonce = 0n; nonce < 2n; nonce += 1n) {
          await relay.submitForwardRequest(
            await signDelegation(context.on, wallet, { token: context.guild.token, nonce }),
          );
        }
      }
      for (let i = 0; i < 4; i += 1) await context.on.provider.send('evm_mine', []);
      for (const { address } of wallets) {
        for (const nonce of [0, 1]) {
          const row = await relay.findByKey(address.toLowerCase(), `${address}-${nonce}`);
          await until('it is confirmed', async () => {
            await context.on.provider.send('evm_mine', []);
            return (await untilStatus(relay, String(row?.id), 'MINED', 'CONFIRMED')).status === 'CONFIRMED';
          });
        }
      }
      await relay.stop();
      await until('the new ones are counted', async () => {
        const { rows } = await client.query(`select n_tup_ins::integer as n from pg_stat_user_tables
          where relname = 'relay_event'`);
        return rows[0].n >= OLD + 16 * 5;
      });
      expect(await scans()).to.deep.equal(before);
    } finally {
      await client.end();
      await relay.stop();
    }
  });
});
