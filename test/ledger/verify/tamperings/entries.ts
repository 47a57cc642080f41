import { change, copy, HASH, NOBODY, own, ownNow, SOMEBODY, type TableTampering } from './tampering.ts';

/** Changes of entries and of the head. */
export const entryTamperings: readonly TableTampering[] = [
  change('ledger_entry', 'LedgerEntry', 'actor', SOMEBODY),
  { ...change('ledger_entry', 'LedgerEntry', 'actor', NOBODY), told: ['field', 'LedgerEntry'], isAlone: true },
  change('ledger_entry', 'LedgerEntry', 'category', `'AUDIT'`),
  change('ledger_entry', 'LedgerEntry', 'kind', `'WITHDRAWN'`),
  change('ledger_entry', 'LedgerEntry', 'amount', 'amount + 1', `${own} and amount is not null`),
  change('ledger_entry', 'LedgerEntry', 'account', SOMEBODY, `${own} and account is not null`),
  change('ledger_entry', 'LedgerEntry', 'token', 'null', `${own} and token is not null`),
  change('ledger_entry', 'LedgerEntry', 'project', 'null', `${own} and project is not null`),
  change('ledger_entry', 'LedgerEntry', 'milestone', 'null', `${own} and milestone is not null`),
  change('ledger_entry', 'LedgerEntry', 'execution', 'null', `${own} and kind = 'PAID'`),
  change('ledger_entry', 'LedgerEntry', 'payloadHash', HASH),
  change('ledger_entry', 'LedgerEntry', 'entryHash', HASH),
  change('ledger_entry', 'LedgerEntry', 'previousHash', HASH),
  change('ledger_entry', 'LedgerEntry', 'topic0', HASH),
  change('ledger_entry', 'LedgerEntry', 'blockHash', HASH),
  change('ledger_entry', 'LedgerEntry', 'transactionHash', HASH),
  change('ledger_entry', 'LedgerEntry', 'transactionFrom', NOBODY),
  change('ledger_entry', 'LedgerEntry', 'timestamp', 'timestamp - 86400'),
  change('ledger_entry', 'LedgerEntry', 'blockNumber', 'block_number - 1'),
  change('ledger_entry', 'LedgerEntry', 'logIndex', 'log_index + 1'),
  change('ledger_entry', 'LedgerEntry', 'position', 'position + 1'),
  change('ledger_entry', 'LedgerEntry', 'documentDigest', HASH),
  {
    ...change('ledger_entry', 'LedgerEntry', 'contract', `guild || ${NOBODY}::bytea`),
    told: ['field', 'LedgerEntry'],
    isAlone: true,
  },
  change('ledger_entry', 'LedgerEntry', 'guild', '$O'),
  {
    name: 'the numbers of two entries swapped',
    guild: 0,
    sql: `update ledger_entry set number = 61 - number where ${own} and number in (30, 31)`,
    told: ['swapped', 'LedgerEntry', 'number'],
  },
  {
    name: 'the places of two entries swapped',
    guild: 0,
    sql: `create temporary table places as select number, id from ledger_entry where ${own} and number in (30, 31);
      update ledger_entry set id = '\\xff' where ${own} and number = 30;
      update ledger_entry set id = (select id from places where number = 30) where ${own} and number = 31;
      update ledger_entry set id = (select id from places where number = 31) where ${own} and number = 30;
      drop table places`,
    told: ['swapped', 'LedgerEntry', 'number'],
    isAlone: true,
  },
  {
    name: 'the first entry deleted',
    guild: 0,
    sql: `delete from ledger_entry where ${own} and number = 1`,
    told: ['missing', 'LedgerEntry'],
  },
  {
    name: 'an entry deleted',
    guild: 0,
    sql: `delete from ledger_entry where ${own} and number = 100`,
    told: ['missing', 'LedgerEntry'],
  },
  {
    name: 'the last block’s entries deleted',
    guild: 0,
    sql: `delete from ledger_entry where ${own} and block_number = (select max(block_number) from ledger_entry where ${own})`,
    told: ['missing', 'LedgerEntry'],
    isAlone: true,
  },
  {
    name: 'a block’s entries deleted in the middle, and those behind numbered anew',
    guild: 0,
    sql: `delete from ledger_entry where ${own} and number between 100 and 103;
      update ledger_entry set number = number - 4 where ${own} and number > 103`,
    told: ['missing', 'LedgerEntry'],
    isAlone: true,
  },
  {
    name: 'an entry inserted between two',
    guild: 0,
    sql: copy('ledger_entry', { id: `substring(id for 8) || '\\x0000ffff'::bytea` }),
    told: ['extra', 'LedgerEntry'],
  },
  {
    name: 'an entry inserted behind the last',
    guild: 0,
    sql: copy('ledger_entry', { id: `'\\x00000000ffffffff00000000'::bytea`, number: '1000000' }),
    told: ['extra', 'LedgerEntry'],
  },
  {
    name: 'an entry of the other guild taken',
    guild: 0,
    sql: `update ledger_entry set guild = $G where guild = $O and number = 100`,
    told: ['extra', 'LedgerEntry'],
  },
  {
    name: 'the head’s hash changed',
    guild: 0,
    sql: `update ledger_head set hash = ${HASH} where ${own}`,
    told: ['field', 'LedgerHead', 'hash'],
  },
  change('ledger_head', 'LedgerHead', 'entryCount', 'entry_count - 1', ownNow),
];
