import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Every step of every request, in the transaction that made it. */
export const m0005RelayEvent: Migration = {
  async up(db) {
    await sql`
      create table relay_event (
        request_id uuid not null references relay_request (id),
        -- From 1, without a gap.
        sequence integer not null check (sequence > 0),
        status text not null,
        at timestamptz not null default clock_timestamp(),
        transaction_hash bytes32,
        primary key (request_id, sequence)
      );

      -- History is only added to.
      create function relay_event_append_only() returns trigger language plpgsql as $$
      begin
        raise exception 'relay_event is append-only';
      end $$;
      create trigger relay_event_append_only before update or delete on relay_event
        for each row execute function relay_event_append_only();
    `.execute(db);
  },
};
