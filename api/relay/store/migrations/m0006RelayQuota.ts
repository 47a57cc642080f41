import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** How many sponsored requests each account has used per UTC day. */
export const m0006RelayQuota: Migration = {
  async up(db) {
    await sql`
      create table relay_quota (
        signer address not null,
        day date not null,
        -- Counted in the transaction that accepts a request, given back in the one that ends it unsent.
        used integer not null check (used >= 0),
        primary key (signer, day)
      );
    `.execute(db);
  },
};
