/**
 * Names of types that several places declare, or that are words of the glossary or types of the schema, by the reason
 * why each means the same everywhere.
 */
const byReason: Record<string, readonly string[]> = {
  'The gateway’s own form of what its schema serves.': [
    ...[
      'AbiValue',
      'AnchorDue',
      'BallotSupport',
      'BlockRef',
      'Chain',
      'ErrorCode',
      'ForwardRequest',
      'Ledger',
      'LedgerHead',
    ],
    ...[
      'PlannedProposal',
      'PreparedSignature',
      'PreparedTransaction',
      'PrepareSignaturePayload',
      'PrepareTransactionPayload',
      'ProposalCategory',
      'ProposalRules',
      'ProposedAction',
      'Purse',
    ],
    ...['RelayEvent', 'RelayKind', 'RelayRequest', 'RelayStatus', 'Settlement', 'SponsorBudget', 'Sponsorship'],
    ...['SubmitRelayPayload', 'UnsignedTransaction'],
    ...['DeadlineError', 'IdempotencyError', 'NonceError', 'PolicyError', 'RevertError', 'SignatureError'],
    'ValidationError',
    ...['LiveBlock', 'NewBlock', 'NewEntries', 'Reorganisation'],
  ],
  'What the verifier checks of it.': ['AnchorProof', 'EntryProof', 'LogProof'],
  'What the page reads of it.': ['Entry', 'EntryCategory', 'Posting', 'Token'],
  'What the story reads or sends of it; it talks to the gateway as any client does.': [
    ...['CategoryRules', 'Guild', 'Project', 'Support'],
  ],
  'The thing that the glossary names, as the code has it.': [
    'Basis',
    'Books',
    'Follower',
    'Part',
    'Slot',
    'Stack',
    'Surplus',
    'Transition',
    'TrustedDocument',
    'ToldField',
  ],
  'The subgraph’s constants for values of the schema’s enum.': ['AccountCode', 'TaskKind'],
  'What a test sends to a contract or signs, written independently of the code that it tests.': [
    ...['Acceptance', 'Ballot', 'Milestone', 'Proposal', 'Ruling', 'ScopeChange', 'SignedRequest'],
  ],
  'The verifier’s, written independently of what it judges: the gateway, the subgraph and the tests.': [
    ...['BookAccount', 'Call', 'ChainBlock', 'ChainLog', 'ChainNode', 'Journal', 'Row', 'Value'],
  ],
  'The schema’s, with its times and input as code has them.': ['NextStep', 'WaitingStep'],
  'The options of a command.': ['Options'],
  'A contract by its name; the gateway knows those alone that it calls.': ['ContractName'],
};

/** Each such name with its reason. */
export const sharedWords: ReadonlyMap<string, string> = new Map(
  Object.entries(byReason).flatMap(([reason, names]) => names.map((name) => [name, reason])),
);
