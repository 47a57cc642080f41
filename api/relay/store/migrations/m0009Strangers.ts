import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Accounts without standing in a guild share a budget forever, not only until they were paid for once. */
export const m0009Strangers: Migration = {
  async up(db) {
    await sql`
      alter table relay_sponsorship rename column is_new to is_stranger;
      drop index relay_sponsorship_signer;

      alter table relay_budget drop constraint relay_budget_scope_check;
      update relay_budget set scope = 'STRANGERS' where scope = 'NEW_ACCOUNTS';
      alter table relay_budget
        add constraint relay_budget_scope_check check (scope in ('GUILD', 'KEY', 'KEYS', 'SIGNER', 'STRANGERS'));
    `.execute(db);
  },
};
