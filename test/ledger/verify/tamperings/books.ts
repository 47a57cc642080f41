import { change, copy, first, NOBODY, now, own, ownNow, type TableTampering } from './tampering.ts';

/** Changes of postings and of the balances of accounts. */
export const bookTamperings: readonly TableTampering[] = [
  change('posting', 'Posting', 'amount', 'amount + 1'),
  change('posting', 'Posting', 'balanceAfter', '0', `${own} and balance_after <> 0`),
  change('posting', 'Posting', 'account', `(select max(account) from posting where ${own})`),
  change('posting', 'Posting', 'token', '(select min(id) from token)'),
  change('posting', 'Posting', 'entry', `(select max(entry) from posting where ${own})`),
  {
    name: 'a posting deleted',
    guild: 0,
    sql: `delete from posting where ${first('posting', own)}`,
    told: ['missing', 'Posting'],
  },
  {
    name: 'a posting inserted at an entry without any',
    guild: 0,
    sql: copy('posting', { id: `(select id from ledger_entry where ${own} and number = 2) || '\\x0000'::bytea` }),
    told: ['extra', 'Posting'],
  },
  {
    name: 'a third posting of an entry',
    guild: 0,
    sql: copy('posting', { id: `substring(id for 12) || '\\x0007'::bytea` }),
    told: ['extra', 'Posting'],
  },
  change('ledger_account', 'LedgerAccount', 'balance', 'balance + 1', ownNow),
  change('ledger_account', 'LedgerAccount', 'debits', 'debits + 1', ownNow),
  change('ledger_account', 'LedgerAccount', 'credits', 'credits + 1', ownNow),
  change('ledger_account', 'LedgerAccount', 'holder', NOBODY, ownNow),
  change('ledger_account', 'LedgerAccount', 'class', `'INCOME'`, `${ownNow} and class = 'LIABILITY'`),
  {
    name: 'an account deleted',
    guild: 0,
    sql: `delete from ledger_account where ${first('ledger_account', ownNow)}`,
    told: ['missing', 'LedgerAccount'],
    // Its postings cannot be read then.
    isAlone: true,
  },
  {
    name: 'an account inserted',
    guild: 0,
    sql: copy('ledger_account', { id: `id || '\\xff'::bytea` }, ownNow),
    told: ['extra', 'LedgerAccount'],
  },
  change(
    'token',
    'Token',
    'decimals',
    'decimals + 1',
    `id in (select token from payment_token where ${own}) and ${now}`,
  ),
  change('token', 'Token', 'symbol', `'tUSD '`, ownNow),
  {
    name: 'another guild’s token as this one’s',
    guild: 0,
    sql: `update token set guild = $G where guild = $O and ${now}`,
    told: ['extra', 'Token'],
    isAlone: true,
  },
];
