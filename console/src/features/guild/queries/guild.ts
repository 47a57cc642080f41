import type { DocumentText } from '../../../../../client/index.ts';
import type {
  GuildNamesQuery,
  GuildNamesQueryVariables,
  GuildQuery,
  GuildQueryVariables,
  GuildsQuery,
  GuildsQueryVariables,
} from '../../../generated/operations.ts';

/** The gateway's guilds with how much each has, oldest first. */
export const guildsDocument: DocumentText<GuildsQuery, GuildsQueryVariables> = /* GraphQL */ `
  query Guilds($block: Block_height) {
    guilds(first: 1000, orderBy: number, block: $block) {
      id
      name
      memberCount
      projectCount
      head {
        entryCount
      }
    }
  }
`;

/** What the gateway's guilds are called, oldest first. */
export const guildNamesDocument: DocumentText<GuildNamesQuery, GuildNamesQueryVariables> = /* GraphQL */ `
  query GuildNames($block: Block_height) {
    guilds(first: 1000, orderBy: number, block: $block) {
      id
      name
    }
  }
`;

/** What every screen of a guild needs to know of it. */
export const guildDocument: DocumentText<GuildQuery, GuildQueryVariables> = /* GraphQL */ `
  query Guild($guild: ID!, $block: Block_height) {
    guild(id: $guild, block: $block) {
      id
      name
      token {
        id
        symbol
        decimals
      }
      contracts(first: 100) {
        role
        address
      }
      head {
        entryCount
        hash
      }
    }
  }
`;
