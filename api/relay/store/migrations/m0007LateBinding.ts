import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Requests wait for any key instead of one, and what is known of each key's funds. */
export const m0007LateBinding: Migration = {
  async up(db) {
    await sql`
      alter table relayer_key
        -- Native coin in wei, as last seen by the process that holds the key; null before that.
        add column balance numeric(78, 0) check (balance >= 0),
        -- Whether that paid for a request at the fees of then.
        add column funded boolean not null default true;

      -- A request is bound to a key when it gets a nonce of the key, not before.
      alter table relay_request drop constraint relay_request_check;
      update relay_request set key_address = null where status = 'QUEUED';
      alter table relay_request
        add constraint relay_request_key check (key_address is null or kind = 'FORWARD_REQUEST'),
        add constraint relay_request_bound check (
          kind <> 'FORWARD_REQUEST' or key_address is not null or status not in ('ASSIGNED', 'BROADCAST', 'MINED', 'CONFIRMED'));

      drop index relay_request_queue;
      create index relay_request_queue on relay_request (queue_position) where status = 'QUEUED';
      create index relay_request_deadline on relay_request (deadline)
        where kind = 'FORWARD_REQUEST' and status in ('QUEUED', 'ASSIGNED', 'BROADCAST');
      create index relay_request_nonce on relay_request (signer, nonce) where kind = 'FORWARD_REQUEST';
    `.execute(db);
  },
};
