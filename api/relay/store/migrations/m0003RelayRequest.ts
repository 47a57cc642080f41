import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What was submitted, and where it stands. */
export const m0003RelayRequest: Migration = {
  async up(db) {
    await sql`
      create table relay_request (
        id uuid primary key,
        -- Order of acceptance; a key sends its requests in this order.
        queue_position bigint not null generated always as identity unique,
        kind text not null check (kind in ('FORWARD_REQUEST', 'SIGNED_TRANSACTION')),
        signer address not null,
        idempotency_key text not null check (char_length(idempotency_key) between 1 and 255),
        -- EIP-712 digest of a ForwardRequest, hash of a signed transaction: what was signed, whole.
        body_hash bytes32 not null,
        recipient address not null,
        value numeric(78, 0) not null check (value >= 0),
        gas bigint not null check (gas > 0),
        -- At the forwarder for a ForwardRequest, of the account for a signed transaction.
        nonce bigint not null check (nonce >= 0),
        deadline bigint not null check (deadline > 0),
        data bytea not null,
        signature bytea,
        key_address address references relayer_key (address),
        -- Day whose quota the request counts against; null once it is given back.
        quota_day date,
        accepted_block bigint not null check (accepted_block >= 0),
        status text not null check (status in
          ('QUEUED', 'ASSIGNED', 'BROADCAST', 'MINED', 'CONFIRMED', 'FAILED', 'EXPIRED', 'SUPERSEDED')),
        transaction_hash bytes32,
        block_number bigint check (block_number >= 0),
        block_hash bytes32,
        gas_used bigint check (gas_used >= 0),
        failure jsonb,
        -- Deep enough that it is not looked at again.
        final boolean not null default false,
        -- How many rows of relay_event it has: the next one's number is taken with the row locked.
        steps integer not null default 1 check (steps > 0),
        created_at timestamptz not null default now(),

        -- Same key, same request: a repeated submission finds its row, two at once make one.
        unique (signer, idempotency_key),
        -- A sponsored request is bound to one key from the start; a signed transaction needs none.
        check ((kind = 'FORWARD_REQUEST') = (key_address is not null)),
        check ((kind = 'FORWARD_REQUEST') = (signature is not null)),
        -- The relayer never pays value.
        check (kind <> 'FORWARD_REQUEST' or value = 0),
        -- A mined transaction is known whole, by its block's hash, or not at all.
        check (num_nulls(transaction_hash, block_number, block_hash, gas_used) in (0, 4)),
        check (status not in ('MINED', 'CONFIRMED', 'SUPERSEDED') or block_hash is not null),
        check (status not in ('QUEUED', 'ASSIGNED', 'BROADCAST', 'EXPIRED') or block_hash is null),
        check ((status = 'FAILED') = (failure is not null)),
        check (not final or status in ('CONFIRMED', 'FAILED', 'EXPIRED', 'SUPERSEDED'))
      );

      -- A forwarder nonce is promised to one request at a time; one that failed without using it frees it.
      create unique index relay_request_forwarder_nonce on relay_request (signer, nonce)
        where kind = 'FORWARD_REQUEST' and status not in ('FAILED', 'EXPIRED', 'SUPERSEDED');
      -- A signed transaction is itself, whatever key it is submitted under.
      create unique index relay_request_transaction on relay_request (body_hash) where kind = 'SIGNED_TRANSACTION';
      create index relay_request_queue on relay_request (key_address, queue_position) where status = 'QUEUED';
      create index relay_request_open on relay_request (signer, nonce)
        where status in ('QUEUED', 'ASSIGNED', 'BROADCAST');
      create index relay_request_block on relay_request (block_number) where not final and block_hash is not null;
    `.execute(db);
  },
};
