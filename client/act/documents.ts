/** The chain that signatures count on. */
export const CHAIN = /* GraphQL */ `
  query ServedChain { chain { id forwarder } }
`;

const USER_ERROR = /* GraphQL */ `
  fragment Refusal on UserError {
    __typename code message field
    ... on RevertError { errorName args { name type value } data contract }
    ... on SignatureError { expectedSigner recoveredSigner }
    ... on NonceError { expectedNonce givenNonce }
    ... on DeadlineError { deadline now }
    ... on PolicyError { budget refillsAt }
    ... on IdempotencyError { existing { id } }
  }
`;

const PREPARED = /* GraphQL */ `
  fragment PreparedAction on PreparedTransaction {
    summary
    call { to contract function args { name type value } data value }
    forwardRequest {
      domain { name version chainId verifyingContract }
      message { from to value gas nonce deadline data }
    }
    unsignedTransaction { type chainId from to nonce data value gasLimit maxFeePerGas maxPriorityFeePerGas }
    bySignature
    sponsorship { sponsored reason }
    expiresAt
    basis { number hash }
  }
`;

const PROPOSAL = /* GraphQL */ `
  fragment PreparedProposal on PlannedProposal {
    category quorumVotes votingStartsAt votingEndsAt executableAt actions { sentence category calls { sentence } }
  }
`;

const RELAYED = /* GraphQL */ `
  fragment Relayed on RelayRequest {
    id idempotencyKey kind from to status indexed
    transaction { hash blockNumber blockHash }
    failure { ...Refusal }
    entries { id number kind guild { id } project { id } milestone { id } proposal { id } }
  }
`;

/**
 * The mutation that prepares an action.
 *
 * @param action - Its name with a capital, `CastVote`.
 * @param isSignature - Whether it prepares a signature alone.
 */
export function prepareDocument(action: string, isSignature: boolean): string {
  const prepared = isSignature ? '{ summary typedData basis { number hash } }' : '{ ...PreparedAction }';
  const proposal = action === 'Propose' ? 'proposal { ...PreparedProposal }' : '';
  return `mutation ($input: Prepare${action}Input!) {
    answer: prepare${action}(input: $input) { prepared ${prepared} ${proposal} userErrors { ...Refusal } }
  }${USER_ERROR}${isSignature ? '' : PREPARED}${proposal && PROPOSAL}`;
}

const SUBMITTED = `{ request { id } userErrors { ...Refusal } } }${USER_ERROR}`;

/** Submits what the relayer pays for. */
export const SUBMIT_FORWARD_REQUEST = `mutation ($input: SubmitForwardRequestInput!) {
  answer: submitForwardRequest(input: $input) ${SUBMITTED}`;

/** Submits what the account pays for. */
export const SUBMIT_TRANSACTION = `mutation ($input: SubmitSignedTransactionInput!) {
  answer: submitSignedTransaction(input: $input) ${SUBMITTED}`;

/** A request by its sender and key. */
export const BY_KEY = `query ($from: Bytes!, $key: String!) {
  request: relayRequestByKey(from: $from, idempotencyKey: $key) { ...Relayed } }${RELAYED}${USER_ERROR}`;

/** A request as it stands. */
export const REQUEST = `query ($id: ID!) { request: relayRequest(id: $id) { ...Relayed } }${RELAYED}${USER_ERROR}`;

/** A request as it stands, and whenever that changes. */
export const WATCHED = REQUEST.replace('query', 'subscription');

/** What a transaction became. */
export const ENTRIES_OF = /* GraphQL */ `
  query EntriesOf($hash: Bytes!, $block: Block_height!) {
    entries: ledgerEntries(where: { transactionHash: $hash }, block: $block, orderBy: id, first: 1000) {
      id number kind guild { id } project { id } milestone { id } proposal { id }
    }
  }
`;
