import type { DocumentText } from '../../../../../client/index.ts';
import type { ComplianceQuery, ComplianceQueryVariables } from '../../../generated/operations.ts';

/** Agreements and who accepted them, what is known of accounts, freezes, and what actions ask for; the newest first. */
export const complianceDocument: DocumentText<ComplianceQuery, ComplianceQueryVariables> = /* GraphQL */ `
  query Compliance($of: String!, $id: Bytes!, $at: MomentInput, $most: Int!, $block: Block_height) {
    agreements(where: { guild: $of }, first: $most, orderBy: number, block: $block) {
      id
      number
      current {
        id
      }
      versions(first: 20, orderBy: version, orderDirection: desc) {
        id
        version
        title
        cid
        entry {
          number
          timestamp
          document {
            text
          }
        }
      }
    }
    agreementAcceptances(where: { guild: $of }, first: $most, orderBy: id, orderDirection: desc, block: $block) {
      id
      account {
        id
      }
      sender {
        id
      }
      version {
        id
        version
        title
        agreement {
          number
        }
      }
      entry {
        number
        timestamp
      }
    }
    complianceStatuses(where: { guild: $of }, first: $most, orderBy: id, block: $block) {
      id
      account {
        id
      }
      issuer {
        id
      }
      level
      expiresAt
      frozenUntil
      evidenceDigest
      jurisdiction {
        code
        blocked
      }
      changes(first: 1, orderBy: id, orderDirection: desc) {
        entry {
          number
        }
      }
    }
    freezeChanges(where: { status_: { guild: $of } }, first: $most, orderBy: id, orderDirection: desc, block: $block) {
      id
      newUntil
      reasonDigest
      status {
        account {
          id
        }
      }
      entry {
        number
        timestamp
        actor {
          id
        }
      }
    }
    jurisdictions(where: { guild: $of }, first: $most, orderBy: code, block: $block) {
      id
      code
      blocked
      changes(first: 1, orderBy: id, orderDirection: desc) {
        entry {
          number
          timestamp
        }
      }
    }
    actionPolicies(where: { guild: $of }, first: $most, orderBy: id, block: $block) {
      id
      action
      enabled
      minLevel
      agreement {
        number
        current {
          title
        }
      }
      changes(first: 1, orderBy: id, orderDirection: desc) {
        entry {
          number
        }
      }
    }
    looked: reconciliation(guild: $id, at: $at) {
      block {
        timestamp
      }
    }
  }
`;
