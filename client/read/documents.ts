/** The newest block of the ledger, or the one that is asked for. */
export const BLOCK = /* GraphQL */ `
  query Block($block: Block_height) {
    _meta(block: $block) { block { number hash } }
  }
`;

/** A page of entries, of those that meet every condition that is sent. */
export const ENTRIES = /* GraphQL */ `
  query Entries(
    $block: Block_height! $after: Bytes! $guilds: [String!] $kinds: [String!] $categories: [EntryCategory!]
    $accounts: [String!] $projects: [String!] $proposals: [String!] $tokens: [String!]
  ) {
    ledgerEntries(block: $block, orderBy: id, first: 1000, where: { and: [
      { id_gt: $after guild_in: $guilds kind_in: $kinds category_in: $categories }
      { project_in: $projects proposal_in: $proposals token_in: $tokens }
      { or: [{ actor_in: $accounts }, { account_in: $accounts }] }
    ] }) {
      id guild { id } number kind category actor { id } account { id } project { id } milestone { id } proposal { id }
      budget { id } round { id } dispute { id } finding { id } documentCid documentDigest token { id } amount
      contract { id: address } topic0 payloadHash previousHash entryHash blockNumber blockHash timestamp transactionHash
      transactionFrom logIndex
    }
  }
`;

/** A page of where guilds' ledgers end. */
export const HEADS = /* GraphQL */ `
  query Heads($block: Block_height!, $after: Bytes!, $guilds: [Bytes!]) {
    guilds(block: $block, orderBy: id, first: 1000, where: { id_gt: $after, id_in: $guilds }) {
      id head { entryCount hash }
    }
  }
`;

/** The last block at or before a time. */
export const BLOCK_AT = /* GraphQL */ `
  query BlockAt($at: BigInt!) {
    block(at: $at) { number hash }
  }
`;

/** What waits for an account. */
export const WAITING_FOR = /* GraphQL */ `
  query WaitingFor($account: Bytes!) {
    waitingFor(account: $account) { guild guildName mutation input title sentence until }
  }
`;
