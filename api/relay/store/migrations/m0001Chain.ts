import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Types that the other tables are made of, and the one chain that a relay's database belongs to. */
export const m0001Chain: Migration = {
  async up(db) {
    await sql`
      -- Addresses and hashes are lower-case hex everywhere, so that equal ones compare equal.
      create domain address as text check (value ~ '^0x[0-9a-f]{40}$');
      create domain bytes32 as text check (value ~ '^0x[0-9a-f]{64}$');

      create table relay_chain (
        -- One row: nonces of two chains, or of two forwarders, in one table would send requests wrongly.
        singleton boolean primary key default true check (singleton),
        chain_id bigint not null check (chain_id > 0),
        genesis_hash bytes32 not null,
        forwarder address not null
      );
    `.execute(db);
  },
};
