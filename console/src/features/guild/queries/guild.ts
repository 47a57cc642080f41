import type { DocumentText } from '../../../../../client/index.ts';
import type {
  GuildQuery,
  GuildQueryVariables,
  GuildsQuery,
  GuildsQueryVariables,
} from '../../../generated/operations.ts';

/** The gateway's guilds, oldest first. */
export const guildsDocument: DocumentText<GuildsQuery, GuildsQueryVariables> = /* GraphQL */ `
  query Guilds($block: Block_height) {
    guilds(first: 1000, orderBy: number, block: $block) {
      id
      name
      memberCount
      projectCount
      proposalCount
      paymentCount
      head {
        entryCount
      }
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
    _meta(block: $block) {
      block {
        number
        timestamp
      }
    }
  }
`;
