import type { DocumentText } from '../../../../../client/index.ts';
import type {
  FoldedEntriesQuery,
  FoldedEntriesQueryVariables,
  NewerEntriesQuery,
  NewerEntriesQueryVariables,
} from '../../../generated/operations.ts';

/** Entries are counted up to this number. */
export const MOST_COUNTED = 1_000;

/** The entries after the last one shown, to be counted, and that one as it stands now. */
export const newerEntriesDocument: DocumentText<NewerEntriesQuery, NewerEntriesQueryVariables> = /* GraphQL */ `
  query NewerEntries($where: LedgerEntry_filter!, $newest: ID!, $block: Block_height) {
    ledgerEntries(first: 1000, where: $where, block: $block) {
      id
    }
    ledgerEntry(id: $newest, block: $block) {
      entryHash
    }
  }
`;

/** The entries of a view that are folded, to be counted. */
export const foldedEntriesDocument: DocumentText<FoldedEntriesQuery, FoldedEntriesQueryVariables> = /* GraphQL */ `
  query FoldedEntries($where: LedgerEntry_filter!, $block: Block_height) {
    ledgerEntries(first: 1000, where: $where, block: $block) {
      id
    }
  }
`;
