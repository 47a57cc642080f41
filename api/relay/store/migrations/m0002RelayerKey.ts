import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The relayer's keys and the lease by which one process at a time writes with each. */
export const m0002RelayerKey: Migration = {
  async up(db) {
    await sql`
      create table relayer_key (
        address address primary key,
        owner uuid,
        -- Goes up whenever the key changes hands: a process that lost it while it slept holds an older epoch, and
        -- every transaction of the worker locks this row and compares the epoch before it writes.
        epoch bigint not null default 0 check (epoch >= 0),
        expires_at timestamptz,
        -- A lease has an owner and an end, or it is free.
        check ((owner is null) = (expires_at is null))
      );
    `.execute(db);
  },
};
