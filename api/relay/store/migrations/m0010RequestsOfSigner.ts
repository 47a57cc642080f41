import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The requests of an account are listed, the last first. */
export const m0010RequestsOfSigner: Migration = {
  async up(db) {
    await sql`create index relay_request_of_signer on relay_request (signer, queue_position)`.execute(db);
  },
};
