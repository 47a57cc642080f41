import type { DocumentText } from '../../../../../client/index.ts';
import type { ChoicesQuery, ChoicesQueryVariables } from '../../../generated/operations.ts';

/** What a guild has that an action may be about: the newest hundred of each kind; all others can be named by their ids. */
export const choicesDocument: DocumentText<ChoicesQuery, ChoicesQueryVariables> = /* GraphQL */ `
  query Choices($guild: String!, $id: ID!, $block: Block_height) {
    guild(id: $id, block: $block) {
      token {
        id
        symbol
        decimals
      }
      paymentTokens(first: 100) {
        allowed
        token {
          id
          symbol
          decimals
        }
      }
      skills(first: 100) {
        number
        name
      }
    }
    proposals(first: 100, orderBy: voteEnd, orderDirection: desc, where: { guild: $guild }, block: $block) {
      id
      title
      status
    }
    projects(first: 100, orderBy: number, orderDirection: desc, where: { guild: $guild }, block: $block) {
      id
      number
      title
      status
      termsHash
      token {
        id
        symbol
        decimals
      }
      milestones(first: 50, orderBy: index) {
        id
        index
        status
        amount
        deliverables(first: 1, orderBy: revision, orderDirection: desc) {
          id
          revision
          digest
        }
      }
    }
    disputes(first: 100, orderBy: number, orderDirection: desc, where: { guild: $guild }, block: $block) {
      id
      number
      status
      project {
        title
      }
    }
    findings(first: 100, orderBy: number, orderDirection: desc, where: { guild: $guild }, block: $block) {
      id
      number
      title
    }
    budgets(first: 100, orderBy: number, orderDirection: desc, where: { guild: $guild }, block: $block) {
      id
      number
      title
      token {
        id
        symbol
        decimals
      }
    }
    rounds(first: 100, orderBy: number, orderDirection: desc, where: { guild: $guild }, block: $block) {
      id
      number
      title
      token {
        id
        symbol
        decimals
      }
    }
    agreements(first: 100, orderBy: number, orderDirection: desc, where: { guild: $guild }, block: $block) {
      id
      current {
        version
        title
        digest
      }
    }
    rewardGrants(first: 100, orderBy: number, orderDirection: desc, where: { guild: $guild }, block: $block) {
      id
      number
      account {
        id
      }
    }
    roles(first: 100, where: { guild: $guild }, block: $block) {
      number
      label
      contract {
        role
      }
    }
  }
`;
