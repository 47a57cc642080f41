import type { Resolvers } from '../generated/resolvers.ts';
import { ledgerRow } from '../ledger/rows/ledgerRow.ts';
import type { RowEdge } from '../ledger/rows/pages.ts';
import { accountsOfCode } from './accountsOfCode.ts';
import { type CodeSums, type TokenSums, total } from './addUp.ts';
import { type ComparedAsset, compareAssets } from './compareAssets.ts';
import { movements } from './movements.ts';
import { reconciliation } from './reconciliation.ts';
import { type StatedPeriod, statement } from './statement.ts';
import { trialBalance } from './trialBalance.ts';

/** Resolvers of what is asked of the books. */
export const booksResolvers = {
  Query: { trialBalance, statement, reconciliation },
  TokenBalances: {
    token: ledgerRow('tokens', ({ token }: TokenSums) => token),
    debits: ({ debits }) => String(debits),
    credits: ({ credits }) => String(credits),
    difference: ({ debits, credits }) => String(debits - credits),
    suspense({ codes }) {
      const suspense = codes.filter((sums) => sums.class === 'SUSPENSE');
      return String(total(suspense, 'debits') - total(suspense, 'credits'));
    },
  },
  CodeBalances: {
    debits: ({ debits }: CodeSums) => String(debits),
    credits: ({ credits }: CodeSums) => String(credits),
    balance: ({ debits, credits }) => String(debits - credits),
    accounts: accountsOfCode,
  },
  LedgerAccountEdge: { node: ledgerRow('ledgerAccounts', ({ node }: RowEdge) => node) },
  AccountStatement: {
    account: ledgerRow('ledgerAccounts', ({ account }: StatedPeriod) => account),
    opening: ({ opening }) => String(opening),
    debits: ({ debits }) => String(debits),
    credits: ({ credits }) => String(credits),
    closing: ({ closing }) => String(closing),
    movements,
  },
  PostingEdge: { node: ledgerRow('postings', ({ node }: RowEdge) => node) },
  Reconciliation: { items: compareAssets },
  ReconciliationItem: {
    account: ledgerRow('ledgerAccounts', ({ account }: ComparedAsset) => account),
    books: ({ books }) => String(books),
    chain: ({ chain }) => (chain === null ? null : String(chain)),
    difference: ({ difference }) => (difference === null ? null : String(difference)),
  },
} satisfies Resolvers;
