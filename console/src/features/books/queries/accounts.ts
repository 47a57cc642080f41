import type { DocumentText } from '../../../../../client/index.ts';
import type { BooksAccountsQuery, BooksAccountsQueryVariables } from '../../../generated/operations.ts';

/** Ledger accounts in the order of their ids, at a period's end and at its begin, where those that began since are not yet. */
export const accountsDocument: DocumentText<BooksAccountsQuery, BooksAccountsQueryVariables> = /* GraphQL */ `
  query BooksAccounts(
    $where: LedgerAccount_filter!
    $first: Int!
    $before: Block_height
    $isOpened: Boolean!
    $block: Block_height
  ) {
    opening: ledgerAccounts(where: $where, first: $first, orderBy: id, block: $before) @include(if: $isOpened) {
      id
      debits
      credits
    }
    closing: ledgerAccounts(where: $where, first: $first, orderBy: id, block: $block) {
      id
      code
      class
      holder
      debits
      credits
      token {
        id
        symbol
        decimals
      }
    }
  }
`;
