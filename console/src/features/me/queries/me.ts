import type { DocumentText } from '../../../../../client/index.ts';
import type { MeQuery, MeQueryVariables } from '../../../generated/operations.ts';

/** What an account has in all guilds, and what it has submitted through the relay. */
export const meDocument: DocumentText<MeQuery, MeQueryVariables> = /* GraphQL */ `
  query Me($account: String!, $from: Bytes!, $block: Block_height) {
    members(first: 100, where: { account: $account }, block: $block) {
      guild {
        id
        name
        token {
          id
          symbol
          decimals
        }
      }
      balance
      votingPower
      delegate {
        id
      }
    }
    creditBalances(first: 100, where: { account: $account, balance_gt: 0 }, block: $block) {
      guild {
        id
        name
      }
      token {
        id
        symbol
        decimals
      }
      balance
      held
    }
    roleGrants(first: 100, where: { account: $account, ended: null }, block: $block) {
      guild {
        id
        name
      }
      role {
        number
        label
        contract {
          role
        }
      }
    }
    relayRequests(first: 20, from: $from) {
      edges {
        node {
          id
          idempotencyKey
          status
          createdAt
          indexed
          failure {
            message
          }
          entries {
            number
            kind
            guild {
              id
            }
          }
        }
      }
    }
  }
`;
