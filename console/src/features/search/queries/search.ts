import type { DocumentText } from '../../../../../client/index.ts';
import type { SearchQuery, SearchQueryVariables } from '../../../generated/operations.ts';

/** What a search finds in a guild, and anywhere: of each kind the first ten only. */
export const searchDocument: DocumentText<SearchQuery, SearchQueryVariables> = /* GraphQL */ `
  query Search($text: String!, $guild: Bytes, $isInGuild: Boolean!) {
    here: search(text: $text, guild: $guild) @include(if: $isInGuild) {
      ...Hit
    }
    anywhere: search(text: $text) {
      ...Hit
    }
    guilds(first: 1000, orderBy: number) {
      id
      name
    }
  }

  fragment Hit on SearchHit {
    kind
    rowId
    title
    guild
  }
`;

/** Something that was found. */
export type Hit = SearchQuery['anywhere'][number];
