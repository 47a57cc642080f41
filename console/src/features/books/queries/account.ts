import type { DocumentText } from '../../../../../client/index.ts';
import type { BooksAccountQuery, BooksAccountQueryVariables } from '../../../generated/operations.ts';

/** The statement of an account in a period, with a page of its postings and what else their entries post. */
export const accountDocument: DocumentText<BooksAccountQuery, BooksAccountQueryVariables> = /* GraphQL */ `
  query BooksAccount(
    $guild: ID!
    $account: Bytes!
    $from: Int!
    $to: Int!
    $first: Int!
    $after: String
    $block: Block_height
  ) {
    statement(account: $account, from: { block: $from }, to: { block: $to }) {
      account {
        id
        code
        class
        holder
        guild {
          id
        }
        token {
          id
          symbol
          decimals
        }
      }
      to {
        number
        hash
        timestamp
      }
      opening
      debits
      credits
      closing
      movements(first: $first, after: $after) {
        edges {
          node {
            id
            amount
            balanceAfter
            entry {
              number
              timestamp
              event {
                sentence
              }
              postings(first: 20) {
                amount
                token {
                  id
                }
                account {
                  id
                  code
                  holder
                }
              }
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
    guild(id: $guild, block: $block) {
      head {
        entryCount
        hash
      }
    }
  }
`;
