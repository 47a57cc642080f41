import type { DocumentText } from '../../../../../client/index.ts';
import type {
  EntryIdQuery,
  EntryIdQueryVariables,
  EntryPlaceQuery,
  EntryPlaceQueryVariables,
} from '../../../generated/operations.ts';

/** The id of a guild's entry by its number. */
export const entryIdDocument: DocumentText<EntryIdQuery, EntryIdQueryVariables> = /* GraphQL */ `
  query EntryId($guild: String!, $number: BigInt!, $block: Block_height) {
    ledgerEntries(first: 1, where: { guild: $guild, number: $number }, block: $block) {
      id
    }
  }
`;

/** Where an entry stands. */
export const entryPlaceDocument: DocumentText<EntryPlaceQuery, EntryPlaceQueryVariables> = /* GraphQL */ `
  query EntryPlace($id: ID!, $block: Block_height) {
    ledgerEntry(id: $id, block: $block) {
      number
      guild {
        id
      }
    }
  }
`;
