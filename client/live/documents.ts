/** Entries as they come. */
export const LIVE_ENTRIES = /* GraphQL */ `
  subscription LiveEntries($where: LiveEntryFilter, $after: String) {
    ledgerEntries(where: $where, after: $after) {
      __typename
      ... on NewEntries {
        cursor
        block { number hash timestamp }
        entries {
          id guild number kind category actor account project milestone proposal budget round dispute finding
          documentCid documentDigest token amount contract topic0 payloadHash previousHash entryHash blockNumber
          blockHash timestamp transactionHash transactionFrom logIndex
        }
      }
      ... on Reorganisation {
        cursor
        kept
        block { number hash timestamp }
      }
    }
  }
`;
