/** From a payment to the work it paid for and the votes that allowed it, in one query. */
export const sampleQuery = `query Provenance($guild: String!) {
  payments(first: 1, orderBy: id, where: { guild: $guild, kind: MILESTONE }) {
    amount
    token { symbol decimals }
    to { id }
    milestone { index releasePath }
    deliverable { revision digest cid reviews(orderBy: id) { approved reviewer { id } } }
    project {
      title
      agreementCid
      acceptance {
        proposal { title forVotes againstVotes quorum votes(orderBy: id) { support weight voter { id } } }
      }
    }
    entry { number blockNumber transactionHash entryHash }
  }
}`;

/** What a start shows: what a payment was for, and the vote that allowed it. */
export const firstQuery = `query FirstPayment($guild: String!) {
  payments(first: 1, orderBy: id, where: { guild: $guild, kind: MILESTONE }) {
    amount
    token { symbol decimals }
    project { title acceptance { proposal { title } } }
  }
}`;
