import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Signed transactions: what may have left the process, byte by byte. */
export const m0004RelayAttempt: Migration = {
  async up(db) {
    await sql`
      create table relay_attempt (
        id bigint primary key generated always as identity,
        -- Null for a transaction that only fills a hole between nonces.
        request_id uuid references relay_request (id),
        -- CALL carries the request; FILL is an empty transfer to the key itself that uses the nonce up.
        purpose text not null check (purpose in ('CALL', 'FILL')),
        key_address address not null,
        nonce bigint not null check (nonce >= 0),
        replacement smallint not null check (replacement >= 0),
        raw bytea not null,
        transaction_hash bytes32 not null unique,
        gas_limit bigint not null check (gas_limit > 0),
        max_fee_per_gas numeric(78, 0) not null check (max_fee_per_gas >= 0),
        max_priority_fee_per_gas numeric(78, 0) not null check (max_priority_fee_per_gas >= 0),
        created_at timestamptz not null default now(),
        -- When a node took it; null says only that no answer was recorded, not that no node has it.
        sent_at timestamptz,
        -- When its nonce was seen used, by this or another transaction; null while the nonce is open.
        settled_at timestamptz,
        block_number bigint check (block_number >= 0),
        block_hash bytes32,
        final boolean not null default false,

        -- A nonce is bound once and for all: only a replacement may be signed at it again. The next nonce is
        -- max(nonce) + 1, so there is no counter that could drift.
        unique (key_address, nonce, replacement),
        check (request_id is not null or purpose = 'FILL'),
        check (num_nulls(block_number, block_hash) in (0, 2)),
        check (block_hash is null or settled_at is not null),
        check (not final or settled_at is not null)
      );

      create index relay_attempt_open on relay_attempt (key_address, nonce) where settled_at is null;
      create index relay_attempt_request on relay_attempt (request_id);
      create index relay_attempt_block on relay_attempt (block_number) where not final and block_hash is not null;

      -- Signed bytes are kept as they were: a change would let another transaction leave under the same nonce.
      create function relay_attempt_keep_bytes() returns trigger language plpgsql as $$
      begin
        raise exception 'signed bytes of attempt % cannot be changed', old.id;
      end $$;
      create trigger relay_attempt_keep_bytes
        before update of request_id, purpose, key_address, nonce, replacement, raw, transaction_hash on relay_attempt
        for each row execute function relay_attempt_keep_bytes();
      create trigger relay_attempt_keep before delete on relay_attempt
        for each row execute function relay_attempt_keep_bytes();
    `.execute(db);
  },
};
