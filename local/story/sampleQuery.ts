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
