import type { DocumentText } from '../../../../../client/index.ts';
import type {
  BooksHolderQuery,
  BooksHolderQueryVariables,
  BooksPostingsQuery,
  BooksPostingsQueryVariables,
} from '../../../generated/operations.ts';

/** What else than its address the books know an account by: the projects that it is the client of; and the block, the head. */
export const holderDocument: DocumentText<BooksHolderQuery, BooksHolderQueryVariables> = /* GraphQL */ `
  query BooksHolder($guild: ID!, $id: Bytes!, $number: Int!, $projects: Project_filter!, $at: Block_height!) {
    projects(where: $projects, first: 1000, orderBy: number, block: $at) {
      number
    }
    guild(id: $guild, block: $at) {
      head {
        entryCount
        hash
      }
    }
    reconciliation(guild: $id, at: { block: $number }) {
      block {
        number
        hash
        timestamp
      }
    }
  }
`;

/** Postings in the order of the chain, with what their entries say. */
export const postingsDocument: DocumentText<BooksPostingsQuery, BooksPostingsQueryVariables> = /* GraphQL */ `
  query BooksPostings($where: Posting_filter!, $first: Int!, $at: Block_height!) {
    postings(where: $where, first: $first, orderBy: id, block: $at) {
      id
      amount
      token {
        symbol
        decimals
      }
      account {
        id
        code
        holder
      }
      entry {
        number
        timestamp
        event {
          sentence
        }
      }
    }
  }
`;
