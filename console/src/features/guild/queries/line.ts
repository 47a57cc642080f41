/** What a line of the list says of an entry. Only the postings on assets are asked for: they tell what came and went. */
export const lineFragment = /* GraphQL */ `
  fragment Line on LedgerEntry {
    id
    number
    kind
    category
    timestamp
    blockNumber
    transactionHash
    transactionFrom
    entryHash
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
    project {
      id
      title
    }
    event {
      sentence
    }
    postings(first: 10, orderBy: id, where: { account_: { class: ASSET } }) {
      amount
      token {
        id
      }
    }
  }
`;
