import type { DocumentText } from '../../../../../client/index.ts';
import type { BooksReconciliationQuery, BooksReconciliationQueryVariables } from '../../../generated/operations.ts';

/** The accounts of class ASSET beside what the gateway's node says of them, at one block. */
export const reconciliationDocument: DocumentText<BooksReconciliationQuery, BooksReconciliationQueryVariables> =
  /* GraphQL */ `
  query BooksReconciliation(
    $id: ID!
    $guild: Bytes!
    $at: Int!
    $first: Int!
    $after: String
    $block: Block_height
  ) {
    chain {
      id
    }
    reconciliation(guild: $guild, at: { block: $at }) {
      block {
        number
        hash
        timestamp
      }
      items(first: $first, after: $after) {
        edges {
          node {
            account {
              id
              code
              holder
              token {
                id
                symbol
                decimals
              }
            }
            books
            chain
            difference
            outcome
          }
        }
        pageInfo {
          hasNextPage
          endCursor
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
