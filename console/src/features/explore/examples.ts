import { actionExamples } from './actionExamples.ts';
import type { Example } from './example.ts';

/** Operations to start from, from reading one payment to preparing a vote. */
export const examples: readonly Example[] = [
  {
    id: 'provenance',
    title: 'From a payment to the votes behind it',
    purpose: 'The guild’s first milestone payment: what was delivered, who reviewed it, who voted for the project.',
    document: /* GraphQL */ `query Provenance($guild: String!) {
  payments(first: 1, orderBy: id, where: { guild: $guild, kind: MILESTONE }) {
    amount
    token { symbol decimals }
    to { id }
    milestone { index releasePath }
    deliverable {
      revision
      digest
      cid
      reviews(orderBy: approvals) { approved reviewer { id } }
    }
    project {
      title
      agreementCid
      acceptance {
        proposal {
          title
          forVotes
          againstVotes
          quorum
          votes(orderBy: id) { support weight reason voter { id } }
        }
      }
    }
    entry { number blockNumber transactionHash entryHash }
  }
}`,
    variables: ({ guild }) => ({ guild }),
  },
  {
    id: 'trial-balance',
    title: 'Trial balance at a block',
    purpose: 'Every account of the books at the end of one block. Balances of one token add up to zero.',
    document: /* GraphQL */ `query TrialBalance($guild: String!, $block: Int!) {
  ledgerAccounts(first: 1000, orderBy: id, where: { guild: $guild }, block: { number: $block }) {
    class
    code
    holder
    token { symbol decimals }
    debits
    credits
    balance
  }
  _meta(block: { number: $block }) {
    block { number hash timestamp }
  }
}`,
    variables: ({ guild, block }) => ({ guild, block }),
  },
  {
    id: 'payments-by-project',
    title: 'Payments by project',
    purpose: 'What each project was worth, what has been released, and each payment out of it.',
    document: /* GraphQL */ `query PaymentsByProject($guild: String!) {
  projects(first: 50, orderBy: number, where: { guild: $guild }) {
    number
    title
    status
    token { symbol decimals }
    total
    released
    refunded
    milestones(first: 40, orderBy: index) {
      index
      status
      payments(first: 50, orderBy: id) { kind gross fee amount to { id } timestamp }
    }
  }
}`,
    variables: ({ guild }) => ({ guild }),
  },
  {
    id: 'open-milestones',
    title: 'Open milestones',
    purpose: 'Work that is paid for and not finished, by its deadline, with what waits for review.',
    document: /* GraphQL */ `query OpenMilestones($guild: String!) {
  milestones(
    first: 100
    orderBy: dueAt
    where: { project_: { guild: $guild }, status_in: [FUNDED, SUBMITTED, REVISION_REQUESTED] }
  ) {
    id
    index
    status
    dueAt
    reviewEndsAt
    amount
    contributor { id }
    project { title token { symbol decimals } reviewers { id } }
    deliverables(first: 1, orderBy: revision, orderDirection: desc) { revision cid digest }
  }
}`,
    variables: ({ guild }) => ({ guild }),
  },
  {
    id: 'my-votes',
    title: 'My votes',
    purpose: 'How one account voted, newest first, and what became of the proposals.',
    document: /* GraphQL */ `query MyVotes($voter: String!) {
  votes(first: 100, orderBy: id, orderDirection: desc, where: { voter: $voter }) {
    support
    weight
    reason
    proposal { title status forVotes againstVotes abstainVotes }
    entry { number timestamp }
  }
}`,
    variables: ({ account }) => ({ voter: account }),
  },
  {
    id: 'proposal-votes',
    title: 'Votes on a proposal',
    purpose: 'Who voted, with what weight and why. For more than 1,000 votes, continue after the last id.',
    document: /* GraphQL */ `query ProposalVotes($proposal: String!, $after: Bytes!) {
  votes(first: 1000, orderBy: id, where: { proposal: $proposal, id_gt: $after }) {
    id
    voter { id }
    support
    weight
    reason
    entry { number transactionHash }
  }
}`,
    variables: ({ proposal }) => ({ proposal, after: '0x' }),
  },
  {
    id: 'treasury-payments',
    title: 'Treasury payments and who decided them',
    purpose: 'Money that the guild spent, each with the proposal that ordered it.',
    document: /* GraphQL */ `query TreasuryPayments($guild: String!) {
  payments(first: 100, orderBy: id, orderDirection: desc, where: { guild: $guild, kind: TREASURY }) {
    amount
    token { symbol decimals }
    to { id }
    purpose
    memo
    execution {
      proposal { title proposer { id } forVotes againstVotes abstainVotes quorum }
    }
    entry { number blockNumber transactionHash }
  }
}`,
    variables: ({ guild }) => ({ guild }),
  },
  {
    id: 'follow-the-ledger',
    title: 'Copy the ledger, five hundred entries at a time',
    purpose: 'For a tool of your own: ask again after the last id until none is left. No gaps, no duplicates.',
    document: /* GraphQL */ `query FollowTheLedger($guild: ID!, $after: Bytes!) {
  guild(id: $guild) {
    head { entryCount hash }
    entries(first: 500, orderBy: id, where: { id_gt: $after }) {
      id
      number
      kind
      category
      actor { id }
      token { id }
      amount
      blockNumber
      blockHash
      transactionHash
      logIndex
      contract { address }
      topic0
      payloadHash
      previousHash
      entryHash
      postings(orderBy: id) { account { code holder } token { id } amount }
    }
  }
  _meta { block { number hash } }
}`,
    variables: ({ guild }) => ({ guild, after: '0x' }),
  },
  {
    id: 'voting-power',
    title: 'Members by voting power',
    purpose: 'How many votes each has, what they hold, and whom they delegate to.',
    document: /* GraphQL */ `query VotingPower($guild: String!) {
  members(first: 100, orderBy: votingPower, orderDirection: desc, where: { guild: $guild }) {
    account { id }
    balance
    votingPower
    delegate { id }
    voteCount
    proposalCount
    rewardAccrued
    rewardClaimed
  }
}`,
    variables: ({ guild }) => ({ guild }),
  },
  {
    id: 'find-documents',
    title: 'Find documents by their words',
    purpose: 'Agreements, deliverables and reviews with these words, and each entry that names them.',
    document: /* GraphQL */ `query FindDocuments($text: String!) {
  documentSearch(text: $text, first: 20) {
    id
    title
    kind
    size
    digest
    text
    mentions(first: 20, orderBy: id) {
      number
      kind
      documentDigest
      guild { name }
      project { number title }
      transactionHash
    }
  }
}`,
    variables: () => ({ text: 'heat pumps or refrigerant*' }),
  },
  {
    id: 'market',
    title: 'What the guild’s token trades at',
    purpose:
      'Uniswap V2 pairs in tokens that the guild takes as payment: price, last trades, and what each hour added.',
    document: /* GraphQL */ `query Market($guild: String!) {
  markets(first: 10, orderBy: id, where: { guild: $guild, quoteAllowed: true }) {
    pair
    token { symbol decimals }
    quoteToken { symbol decimals }
    price
    tokenReserve
    quoteReserve
    tradeCount
    tokenVolume
    quoteVolume
    trades(first: 20, orderBy: id, orderDirection: desc) {
      side
      tokenAmount
      quoteAmount
      price
      marketPrice
      recipient
      timestamp
      transactionHash
    }
  }
  marketStats(interval: hour, current: include, first: 48, where: { guild: $guild }) {
    timestamp
    market { pair }
    trades
    tokenVolume
    quoteVolume
    open
    high
    low
    close
  }
}`,
    variables: ({ guild }) => ({ guild }),
  },
  ...actionExamples,
];
