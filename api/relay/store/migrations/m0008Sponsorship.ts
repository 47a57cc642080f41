import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What the relayer paid for whom, and the budgets that bound it. They take the place of the daily quota. */
export const m0008Sponsorship: Migration = {
  async up(db) {
    await sql`
      alter table relay_attempt
        -- What its mining cost: gas in units, and wei per gas.
        add column gas_used bigint check (gas_used >= 0),
        add column gas_price numeric(78, 0) check (gas_price >= 0),
        add check (gas_used is null or block_hash is not null);

      create table relay_sponsorship (
        request_id uuid primary key references relay_request (id),
        signer address not null,
        -- Access manager of the guild whose contract is called; the factory's address for founding one.
        guild address not null,
        contract text not null,
        function text not null,
        -- Whether the relayer had never paid for the signer before.
        is_new boolean not null,
        -- Hour whose budgets the request counts in.
        hour timestamptz not null,
        -- Key that sends it, and hour whose budget of the key it counts in; null while it is in the queue.
        key_address address references relayer_key (address),
        key_hour timestamptz,
        -- The most it may cost, taken when it was accepted.
        reserved_gas bigint not null check (reserved_gas > 0),
        reserved_wei numeric(78, 0) not null check (reserved_wei >= 0),
        -- What it counts in the budgets now: the reservation, then what was paid.
        charged_gas bigint not null check (charged_gas >= 0),
        charged_wei numeric(78, 0) not null check (charged_wei >= 0),
        -- What its mined transactions cost, the last of them in this block; null while there is none.
        gas_used bigint check (gas_used >= 0),
        wei_paid numeric(78, 0) check (wei_paid >= 0),
        block_number bigint,
        block_hash bytes32,
        check ((key_address is null) = (key_hour is null)),
        check (num_nulls(gas_used, wei_paid, block_number, block_hash) in (0, 4))
      );
      create index relay_sponsorship_signer on relay_sponsorship (signer) where gas_used is not null;

      create table relay_budget (
        scope text not null check (scope in ('GUILD', 'KEY', 'KEYS', 'NEW_ACCOUNTS', 'SIGNER')),
        -- Whose budget: an address; empty for that of all keys.
        subject text not null,
        hour timestamptz not null,
        gas bigint not null check (gas >= 0),
        wei numeric(78, 0) not null check (wei >= 0),
        primary key (scope, subject, hour)
      );

      drop table relay_quota;
      alter table relay_request drop column quota_day;
    `.execute(db);
  },
};
