import type { DocumentText } from '../../../../../client/index.ts';
import type { AccountCardQuery, AccountCardQueryVariables } from '../../../generated/operations.ts';

/** What an account is in a guild. */
export const accountCardDocument: DocumentText<AccountCardQuery, AccountCardQueryVariables> = /* GraphQL */ `
  query AccountCard($guild: String!, $account: String!, $block: Block_height) {
    members(first: 1, where: { guild: $guild, account: $account }, block: $block) {
      balance
      votingPower
    }
    roleGrants(first: 100, where: { guild: $guild, account: $account, ended: null }, block: $block) {
      role {
        number
        label
      }
    }
    projects(first: 1, where: { guild: $guild, client: $account }, block: $block) {
      id
    }
    milestones(first: 1, where: { contributor: $account, project_: { guild: $guild } }, block: $block) {
      id
    }
  }
`;
