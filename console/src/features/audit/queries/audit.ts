import type { DocumentText } from '../../../../../client/index.ts';
import type {
  AuditQuery,
  AuditQueryVariables,
  FindingSubjectsQuery,
  FindingSubjectsQueryVariables,
} from '../../../generated/operations.ts';

/** What auditors have found, anchored and stated, the newest first; who could change the rules, and what was changed. */
export const auditDocument: DocumentText<AuditQuery, AuditQueryVariables> = /* GraphQL */ `
  query Audit($guild: ID!, $of: String!, $id: Bytes!, $at: MomentInput, $most: Int!, $block: Block_height) {
    guild(id: $guild, block: $block) {
      openFindingCount
      findingCount
      anchorCount
      head {
        entryCount
      }
    }
    findings(where: { guild: $of }, first: $most, orderBy: number, orderDirection: desc, block: $block) {
      id
      number
      title
      severity
      resolution
      subject
      cid
      auditor {
        id
      }
      raised {
        number
        timestamp
        document {
          text
        }
      }
      closed {
        number
        timestamp
        document {
          text
        }
      }
      answers(first: 20, orderBy: number) {
        number
        cid
        entry {
          number
          timestamp
          actor {
            id
          }
          document {
            text
          }
        }
      }
    }
    anchors(where: { guild: $of }, first: $most, orderBy: seq, orderDirection: desc, block: $block) {
      id
      seq
      fromBlock
      toBlock
      entryCount
      head
      entry {
        number
        timestamp
        actor {
          id
        }
      }
    }
    closingStatements(where: { guild: $of }, first: $most, orderBy: number, orderDirection: desc, block: $block) {
      id
      number
      opinion
      openFindings
      cid
      auditor {
        id
      }
      firstAnchor {
        fromBlock
      }
      lastAnchor {
        toBlock
      }
      entry {
        number
        timestamp
        document {
          text
        }
      }
    }
    roleGrants(where: { guild: $of }, first: $most, orderBy: since, orderDirection: desc, block: $block) {
      id
      account {
        id
      }
      role {
        label
        number
        contract {
          role
        }
      }
      since
      until
      executionDelay
      granted {
        number
      }
      ended {
        number
      }
    }
    parameterChanges(where: { guild: $of }, first: $most, orderBy: id, orderDirection: desc, block: $block) {
      id
      entry {
        number
        timestamp
        actor {
          id
        }
        event {
          sentence
        }
      }
      execution {
        entry {
          number
        }
        proposal {
          title
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

/** Which entries findings are about, of those that name an entry’s hash. */
export const findingSubjectsDocument: DocumentText<FindingSubjectsQuery, FindingSubjectsQueryVariables> =
  /* GraphQL */ `
  query FindingSubjects($entries: LedgerEntry_filter!, $most: Int!, $block: Block_height) {
    ledgerEntries(where: $entries, first: $most, block: $block) {
      number
      entryHash
      event {
        sentence
      }
    }
  }
`;
