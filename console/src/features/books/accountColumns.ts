import { checksummed } from '../../lib/checksummed.ts';
import type { CsvValue } from '../../lib/csv.ts';
import { decimalAmount } from '../../lib/decimalAmount.ts';
import type { AccountMovement } from './accountPages.ts';
import { holderText } from './holderText.ts';

/** What a file of accounts holds of each: balances are debits less credits, in whole units. */
export const accountColumns: { title: string; value: (account: AccountMovement) => CsvValue }[] = [
  { title: 'Class', value: (account) => account.class },
  { title: 'Account', value: (account) => account.code },
  { title: 'Held for', value: (account) => holderText(account.holder) },
  { title: 'Token', value: ({ token }) => token.symbol },
  { title: 'Token address', value: ({ token }) => checksummed(token.id) },
  { title: 'Opening', value: ({ opening, token }) => decimalAmount(opening, token.decimals) },
  { title: 'Debits', value: ({ debits, token }) => decimalAmount(debits, token.decimals) },
  { title: 'Credits', value: ({ credits, token }) => decimalAmount(credits, token.decimals) },
  { title: 'Closing', value: ({ closing, token }) => decimalAmount(closing, token.decimals) },
  { title: 'Account id', value: ({ id }) => id },
];
