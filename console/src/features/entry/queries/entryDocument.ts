import type { DocumentText } from '../../../../../client/index.ts';
import type { EntryQuery, EntryQueryVariables } from '../../../generated/operations.ts';

/** One entry with its postings, its neighbours in the chain of hashes, and its story, in one query. */
export const entryDocument: DocumentText<EntryQuery, EntryQueryVariables> = /* GraphQL */ `
  query Entry($guild: String!, $number: BigInt!, $previous: BigInt!, $next: BigInt!, $block: Block_height) {
    ledgerEntries(first: 1, where: { guild: $guild, number: $number }, block: $block) {
      ...EntryFacts
      event {
        name
        sentence
        args {
          name
          type
          value
        }
        changes {
          name
          before
          after
        }
      }
      postings(first: 1000, orderBy: id) {
        id
        amount
        balanceAfter
        token {
          id
          symbol
          decimals
        }
        account {
          class
          code
          holder
        }
      }
      project {
        ...ProjectSteps
      }
      milestone {
        ...MilestoneSteps
      }
      proposal {
        ...ProposalSteps
      }
      execution {
        ...ExecutionSteps
      }
      documentCid
      documentDigest
      document {
        ...NamedDocument
      }
    }
    previous: ledgerEntries(first: 1, where: { guild: $guild, number: $previous }, block: $block) {
      entryHash
    }
    next: ledgerEntries(first: 1, where: { guild: $guild, number: $next }, block: $block) {
      previousHash
    }
    payments(first: 1, where: { entry_: { guild: $guild, number: $number } }, block: $block) {
      kind
      to {
        id
      }
      gross
      fee
      amount
      purpose
      memo
      deliverable {
        id
      }
    }
  }

  fragment EntryFacts on LedgerEntry {
    id
    number
    position
    kind
    category
    amount
    token {
      id
      symbol
      decimals
    }
    actor {
      id
    }
    account {
      id
    }
    contract {
      role
      address
    }
    topic0
    payloadHash
    previousHash
    entryHash
    blockNumber
    blockHash
    timestamp
    transactionHash
    transactionFrom
    logIndex
    guild {
      id
      name
      head {
        entryCount
      }
      token {
        id
        symbol
        decimals
      }
    }
  }

  fragment NamedDocument on Document {
    id
    kind
    title
    text
    textExact
    size
    digest
    mentions(first: 22, orderBy: id) {
      id
      number
      guild {
        id
        name
      }
    }
  }

  fragment EntryLink on LedgerEntry {
    id
    number
    timestamp
  }

  fragment ProjectSteps on Project {
    id
    number
    title
    status
    total
    released
    refunded
    threshold
    feeBps
    agreementCid
    token {
      id
      symbol
      decimals
    }
    client {
      id
    }
    reviewers {
      id
    }
    created {
      ...EntryLink
    }
    accepted {
      ...EntryLink
    }
    acceptance {
      ...ExecutionSteps
    }
  }

  fragment MilestoneSteps on Milestone {
    id
    index
    amount
    dueAt
    status
    releasePath
    contributor {
      id
    }
    settled {
      ...EntryLink
    }
    deliverables(first: 100, orderBy: revision) {
      id
      revision
      digest
      cid
      contributor {
        id
      }
      entry {
        ...EntryLink
      }
      reviews(first: 100, orderBy: approvals) {
        id
        approved
        reasonCid
        reviewer {
          id
        }
        entry {
          ...EntryLink
        }
      }
    }
    payments(first: 10, orderBy: id) {
      kind
      gross
      fee
      amount
      to {
        id
      }
      entry {
        ...EntryLink
      }
    }
  }

  fragment ExecutionSteps on Execution {
    id
    index
    target
    entry {
      ...EntryLink
    }
    proposal {
      ...ProposalSteps
    }
  }

  fragment ProposalSteps on Proposal {
    id
    title
    description
    status
    proposer {
      id
    }
    voteStart
    voteEnd
    forVotes
    againstVotes
    abstainVotes
    quorum
    created {
      ...EntryLink
    }
    queued {
      ...EntryLink
    }
    executed {
      ...EntryLink
    }
    votes(first: 100, orderBy: id) {
      id
      support
      weight
      reason
      voter {
        id
      }
      entry {
        ...EntryLink
      }
    }
    voteCount
  }
`;
