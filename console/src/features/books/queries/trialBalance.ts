import type { DocumentText } from '../../../../../client/index.ts';
import type { BooksTrialBalanceQuery, BooksTrialBalanceQueryVariables } from '../../../generated/operations.ts';

/** The trial balances at a period's begin and end, and the ledger's head that the end stands on. */
export const trialBalanceDocument: DocumentText<BooksTrialBalanceQuery, BooksTrialBalanceQueryVariables> =
  /* GraphQL */ `
  query BooksTrialBalance(
    $id: ID!
    $guild: Bytes!
    $opening: Int!
    $isOpened: Boolean!
    $closing: Int!
    $block: Block_height
  ) {
    opening: trialBalance(guild: $guild, at: { block: $opening }) @include(if: $isOpened) {
      tokens {
        token {
          id
        }
        codes {
          code
          debits
          credits
        }
      }
    }
    closing: trialBalance(guild: $guild, at: { block: $closing }) {
      block {
        number
        hash
        timestamp
      }
      tokens {
        token {
          id
          symbol
          decimals
        }
        debits
        credits
        difference
        suspense
        codes {
          code
          class
          debits
          credits
          balance
          count
        }
      }
    }
    guild(id: $id, block: $block) {
      head {
        entryCount
        hash
      }
    }
  }
`;
