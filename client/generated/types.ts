// Made from api/published/schema.graphql by `npm run codegen`.

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/**
 * Takes a project on for the guild, on the terms that the vote is on. When they have changed by its execution, or the client
 * has canceled, nothing is accepted (`Project.lapsedAcceptances`) and the proposal's other calls are made anyway.
 */
export type AcceptProjectActionInput = {
  /** Id of the project. */
  project: string;
  /** The project's `termsHash` as the proposer saw it. */
  termsHash: string;
};

/** A skill in which reputation is earned. */
export type AddSkillActionInput = {
  /** Its name. */
  name: string;
};

/** Points of reputation to give or take. */
export type AdjustReputationActionInput = {
  /** Whose. */
  account: string;
  /** By how many points; negative to take them. */
  points: bigint;
  /** SHA-256 of the written reason's bytes. */
  reasonDigest: string;
  /** Number of the guild's skill. */
  skill: number;
};

/** A strategy. */
export type AdoptStrategyActionInput = {
  /** IPFS CID of the document. */
  cid: string;
  /** SHA-256 of the document's bytes. */
  digest: string;
  /** Short name. */
  title: string;
};

/** Guild tokens minted to one account at creation. */
export type AllocationInput = {
  /** Receiver. */
  account: string;
  /** In the guild token's smallest unit (18 decimals). */
  amount: bigint;
};

/** An answer to an auditor. */
export type AnswerFindingActionInput = {
  /** IPFS CID of the document. */
  cid: string;
  /** SHA-256 of the document's bytes. */
  digest: string;
  /** Id of the finding. */
  finding: string;
};

/** What an auditor thinks of a period's books (ISA 700, ISA 705). */
export type AuditOpinion =
  /** They are not right. */
  | 'ADVERSE'
  /** It could not be told. */
  | 'DISCLAIMER'
  /** They are right except for what the statement names. */
  | 'QUALIFIED'
  /** They are right. */
  | 'UNMODIFIED';

/** A project and its share of a voter's votes. */
export type BallotChoiceInput = {
  /** Id of the project. */
  project: string;
  /** Its share of the votes, in basis points; not zero. The shares of a ballot add up to 10,000. */
  shareBps: number;
};

/** What a ballot is for. */
export type BallotSupport =
  /** Abstain. */
  | 'ABSTAIN'
  /** Against. */
  | 'AGAINST'
  /** For. */
  | 'FOR';

export type Block_Height = {
  hash?: string | null | undefined;
  number?: number | null | undefined;
  number_gte?: number | null | undefined;
};

/** Any call by the guild's timelock: the last resort, for what no other action does. Whoever votes on it has to read it. */
export type CallActionInput = {
  /** ABI-encoded call. */
  calldata: string;
  /** Contract to call. */
  target: string;
  /** Native coin to send, in wei. */
  value: bigint;
};

/** What a category's proposals need. */
export type CategoryRulesInput = {
  /** Share of For in For and Against that must be reached, in basis points. */
  approvalBps: number;
  /** The category. */
  category: ProposalCategory;
  /**
   * Seconds in which a proposal that passed must be queued, and executed once the timelock's delay is over; afterwards it
   * has expired. At least a day.
   */
  executionPeriod: number;
  /** Seconds that a vote stays open at least after its quorum is reached. */
  lateQuorumExtension: number;
  /** Share of the past total supply that For and Abstain must reach, in basis points. */
  quorumBps: number;
  /** Seconds between queueing and executing, at least; not less than the guild's own `timelockDelay`. */
  timelockDelay: number;
  /** Seconds between a proposal and the start of its vote. */
  votingDelay: number;
  /** Seconds that a vote is open. */
  votingPeriod: number;
};

/** A budget to close. */
export type CloseBudgetActionInput = {
  /** Id of the budget. */
  budget: string;
};

/** What can be gated. */
export type ComplianceAction =
  /** Creating and funding projects, and locking fee tokens. */
  | 'FUND'
  /** Saying where money goes: settlements, payout splits, changes of scope, payments and budgets of the treasury. */
  | 'PAY'
  /** Submitting deliverables: asked when the guild accepts the project, and afterwards of who did not meet it then. */
  | 'SUBMIT'
  /** Voting in priority rounds, and on proposals below Parameters without an action of Resources. */
  | 'VOTE'
  /** Withdrawing credits and claiming rewards. */
  | 'WITHDRAW';

/** What an entry is about, for an auditor's first filter. */
export type EntryCategory =
  /** Roles and other settings. */
  | 'ADMIN'
  /** Anchors of the ledger, findings and auditors' statements. */
  | 'AUDIT'
  /** Identity, jurisdictions, freezes, held credits and the agreements that accounts accept. */
  | 'COMPLIANCE'
  /** Agreements, deliverables, their reviews, and disputes. */
  | 'CONTRIBUTION'
  /** Proposals, votes, and what was executed because of them. */
  | 'DECISION'
  /** Who stands for what in the guild: reputation and participation. */
  | 'MEMBERSHIP'
  /** Money that moved or was promised. */
  | 'PAYMENT'
  /** The guild token: transfers, delegation, voting power, rewards, bonds. */
  | 'TOKEN';

/** What kind of problem a `UserError` is; stable. */
export type ErrorCode =
  /** The signed deadline has passed. */
  | 'DEADLINE_EXPIRED'
  /** The request was mined, and its call reverted. */
  | 'EXECUTION_REVERTED'
  /** The forwarder expects another nonce: the request was executed already, or another comes first. */
  | 'FORWARDER_NONCE_MISMATCH'
  /** The idempotency key was used for another request. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** A value of the input is malformed or out of range. */
  | 'INVALID_INPUT'
  /** The signature is not the account's, or signs something else. */
  | 'INVALID_SIGNATURE'
  /** The id is well formed, but nothing has it. */
  | 'NOT_FOUND'
  /** The relayer does not pay for this call. */
  | 'POLICY_DENIED'
  /** The account has used up what the relayer pays for. */
  | 'QUOTA_EXCEEDED'
  /** The contract would revert; nothing was sent. */
  | 'SIMULATION_REVERTED'
  /** The transaction cannot be sent: wrong chain, nonce used, or not enough native coin. */
  | 'TRANSACTION_REJECTED';

/** How a finding ended. */
export type FindingResolution =
  /** The guild lives with the risk. */
  | 'ACCEPTED'
  /** It has not ended. */
  | 'OPEN'
  /** The weakness is gone. */
  | 'RESOLVED'
  /** It was no finding. */
  | 'WITHDRAWN';

/** How grave a finding is. */
export type FindingSeverity =
  /** Money or records are wrong or at risk. */
  | 'CRITICAL'
  /** A weakness that must be corrected. */
  | 'HIGH'
  /** Worth knowing. */
  | 'INFO'
  /** A small weakness. */
  | 'LOW'
  /** A weakness that should be corrected. */
  | 'MEDIUM';

/** An ERC-2771 ForwardRequest as signed: the `message` of `forwardRequest`, with the forwarder's nonce. */
export type ForwardRequestInput = {
  /** ABI-encoded call. */
  data: string;
  /**
   * Last second in which it may be executed, by the chain's time in Unix seconds. There is no latest one: until then
   * anybody may have the forwarder execute what was signed, once; a request of the account's with the same nonce that is
   * executed first ends it. Signers choose how long they risk that; what is prepared is good for an hour.
   */
  deadline: bigint;
  /** Account that signed. */
  from: string;
  /** Gas for the call, in units. */
  gas: bigint;
  /** The account's nonce at the forwarder. */
  nonce: bigint;
  /** Contract to call. */
  to: string;
  /** Native coin sent, in wei; the relayer accepts only 0. */
  value: bigint;
};

/** Votes divided among the three, in the guild token's smallest unit. What is not used can be cast later. */
export type FractionalVotesInput = {
  /** Abstain. */
  abstain?: bigint;
  /** Against. */
  against?: bigint;
  /** For. */
  for?: bigint;
};

/** A freeze. */
export type FreezeActionInput = {
  /** Whose. */
  account: string;
  /** SHA-256 of the written reason's bytes. */
  reasonDigest: string;
  /** Last second of it, by the chain's time in Unix seconds. */
  until: bigint;
};

/** A role to give. */
export type GrantRoleActionInput = {
  /** Who gets it. */
  account: string;
  /** Seconds between announcing what the role allows and doing it. */
  executionDelay?: number;
  /** Number of the role at the access manager. As a guild is founded: 0 ADMIN, 1 MINTER, 2 COMPLIANCE_OFFICER, 3 AUDITOR. */
  role: bigint;
};

/** A role of the timelock to give. Whoever has it can do what votes do. */
export type GrantTimelockRoleActionInput = {
  /** Who gets it. */
  account: string;
  /** The role. */
  role: TimelockRole;
};

/** A credit to hold. */
export type HoldCreditActionInput = {
  /** Whose. */
  account: string;
  /** SHA-256 of the written reason's bytes. */
  reasonDigest: string;
  /** ERC-20 contract; the zero address for native coin. */
  token: string;
};

/** A name for a role. */
export type LabelRoleActionInput = {
  /** Its name. */
  label: string;
  /** Number of the role at the access manager. As a guild is founded: 0 ADMIN, 1 MINTER, 2 COMPLIANCE_OFFICER, 3 AUDITOR. */
  role: bigint;
};

/**
 * Which entries a subscriber wants: those that meet every condition that is given. A list has at most 50 values, any of which
 * will do.
 */
export type LiveEntryFilter = {
  /** Accounts that acted, or that entries are about. */
  accounts?: Array<string> | null | undefined;
  /** Ids of budgets. */
  budgets?: Array<string> | null | undefined;
  /** What entries are about. */
  categories?: Array<EntryCategory> | null | undefined;
  /** Ids of disputes. */
  disputes?: Array<string> | null | undefined;
  /** Ids of auditors' findings. */
  findings?: Array<string> | null | undefined;
  /** Ids of guilds. */
  guilds?: Array<string> | null | undefined;
  /** Names of events in capitals, such as `MILESTONE_RELEASED`. */
  kinds?: Array<string> | null | undefined;
  /** Ids of milestones. */
  milestones?: Array<string> | null | undefined;
  /** Ids of projects. */
  projects?: Array<string> | null | undefined;
  /** Ids of proposals. */
  proposals?: Array<string> | null | undefined;
  /** Ids of priority rounds. */
  rounds?: Array<string> | null | undefined;
  /** Addresses of tokens. */
  tokens?: Array<string> | null | undefined;
};

/** What is agreed about one milestone. */
export type MilestoneTermsInput = {
  /** Gross amount, in the payment token's smallest unit. */
  amount: bigint;
  /** Guild tokens that the contributor bonds before submitting, in the smallest unit; 0 for none. */
  bond?: bigint;
  /** Who delivers and is paid. */
  contributor: string;
  /** Deadline, by the chain's time in Unix seconds. */
  dueAt: bigint;
  /** Number of the guild's skill that it needs; 0 for none. */
  skill?: number;
};

/** Guild tokens to mint. The timelock needs the role MINTER, which an action before this one can give it (`grantRole`). */
export type MintActionInput = {
  /** Guild tokens, in the smallest unit. */
  amount: bigint;
  /** Receiver. */
  to: string;
};

/** A budget, from which its spenders pay without a proposal for each payment. */
export type OpenBudgetActionInput = {
  /** Last second in which it can be spent, by the chain's time in Unix seconds; null for no end. */
  endsAt?: bigint | null | undefined;
  /** Most that can be paid per period, in the token's smallest unit. */
  limit: bigint;
  /** Seconds; 0 for one period without an end. */
  period?: number;
  /** What the budget belongs to, 32 bytes; null for nothing. */
  ref?: string | null | undefined;
  /** Who may pay from it, at most 20. */
  spenders?: Array<string>;
  /** First second in which it can be spent, by the chain's time in Unix seconds; null for when the proposal is executed. */
  startsAt?: bigint | null | undefined;
  /** Short name. */
  title: string;
  /** ERC-20 contract; the zero address for native coin. */
  token: string;
};

/** A round in which holders spread their votes over projects. */
export type OpenRoundActionInput = {
  /** Amount to split, in the token's smallest unit; 0 in a round that only ranks. */
  budget?: bigint;
  /** IPFS CID of the document; null for none. */
  cid?: string | null | undefined;
  /** SHA-256 of the document's bytes; null for none. */
  digest?: string | null | undefined;
  /** What it decides. */
  kind: RoundKind;
  /** Ids of the projects to choose from, 2 to 50. */
  projects: Array<string>;
  /** When voting starts, by the chain's time in Unix seconds; null for when the proposal is executed. */
  startsAt?: bigint | null | undefined;
  /** Short name. */
  title: string;
  /** Token of the budget: an ERC-20 contract; null for native coin, and in a round that only ranks. */
  token?: string | null | undefined;
  /** Seconds that voting is open, at most 365 days. */
  votingPeriod: number;
};

/** A finalized round about a budget, each of whose projects gets a budget of its part. */
export type OpenRoundBudgetsActionInput = {
  /** Last second in which the budgets can be spent, by the chain's time in Unix seconds; null for no end. */
  endsAt?: bigint | null | undefined;
  /** Id of the round. */
  round: string;
  /** Who may pay from them, at most 20. */
  spenders?: Array<string>;
};

/** A payment out of the treasury. */
export type PayActionInput = {
  /** In the token's smallest unit. */
  amount: bigint;
  /** The payment in words. */
  memo: string;
  /** What for. */
  purpose: PaymentPurpose;
  /** What the payment belongs to, 32 bytes; null for nothing. */
  ref?: string | null | undefined;
  /** Receiver. */
  to: string;
  /** ERC-20 contract; the zero address for native coin. */
  token: string;
};

/** What the treasury paid for. */
export type PaymentPurpose =
  /** Support without a deliverable. */
  | 'GRANT'
  /** Running the guild. */
  | 'OPERATIONS'
  /** Costs that somebody advanced. */
  | 'REIMBURSEMENT'
  /** Knowledge work outside a project. */
  | 'WORK';

/** A token that clients may pay in. */
export type PaymentTokenInput = {
  /**
   * Points of reputation earned per 1e18 smallest units of the token paid to a contributor, in the skill that the milestone
   * needs; rounded down per payment.
   */
  reputationRate: bigint;
  /** Guild tokens (smallest unit) accrued per 1e18 smallest units of the token paid to a contributor. */
  rewardRate: bigint;
  /** ERC-20 contract; the zero address for native coin. */
  token: string;
};

/** A part of a milestone's payment. */
export type PayoutShareInput = {
  /** Who gets it. */
  payee: string;
  /** Share of the payment, in basis points; not zero. The shares add up to 10,000. */
  shareBps: number;
};

/** A signed ERC-2612 permit. */
export type PermitInput = {
  /** Amount that was signed. */
  amount: bigint;
  /** Deadline that was signed, by the chain's time in Unix seconds. */
  deadline: bigint;
  /** Signature of what `preparePermitSignature` gave, 65 bytes. */
  signature: string;
};

/** Input of `prepareAbandon`. */
export type PrepareAbandonInput = {
  /** The milestone's contributor. */
  from: string;
  /** Id of the milestone. */
  milestone: string;
};

/** Input of `prepareAcceptAgreementBySig`. */
export type PrepareAcceptAgreementBySigInput = {
  /** Who signed it. */
  account: string;
  /** Id of the agreement. */
  agreement: string;
  /** Deadline that was signed, by the chain's time in Unix seconds. */
  deadline: bigint;
  /** SHA-256 of the bytes that are accepted; must be the current version's. */
  digest: string;
  /** Who submits the signed acceptance: anyone. */
  from: string;
  /** Signature of the `bySignature` typed data that `prepareAcceptAgreement` gave. */
  signature: string;
  /** Version that is accepted; must be the current one. */
  version: number;
};

/** Input of `prepareAcceptAgreement`. */
export type PrepareAcceptAgreementInput = {
  /** Id of the agreement. */
  agreement: string;
  /**
   * Last second in which the acceptance is valid when it is signed instead, by the chain's time in Unix seconds; null for
   * a week from now.
   */
  deadline?: bigint | null | undefined;
  /** SHA-256 of the bytes that are accepted; must be the current version's. */
  digest: string;
  /** Who accepts. */
  from: string;
  /** Version that is accepted; must be the current one. */
  version: number;
};

/** Input of `prepareAnchor`. */
export type PrepareAnchorInput = {
  /**
   * Whether to anchor without the proof that the ledger begins with the last anchor's entries (`anchorAnew`), where that anchor
   * is false. A vote gives the role for it.
   */
  anew?: boolean | null | undefined;
  /** An auditor of the guild. */
  from: string;
  /** Id of the guild. */
  guild: string;
  /**
   * Last block to cover: before the latest, at most 8,191 blocks old, and not covered yet; null for the latest that the ledger
   * has and that will stay.
   */
  toBlock?: bigint | null | undefined;
};

/** Input of `prepareApprove`. */
export type PrepareApproveInput = {
  /** In the token's smallest unit. */
  amount: bigint;
  /** Account that allows it. */
  from: string;
  /** Who may take the tokens: a guild's Projects contract or treasury. */
  spender: string;
  /** ERC-20 contract. */
  token: string;
};

/** Input of `prepareBurn`. */
export type PrepareBurnInput = {
  /** Guild tokens, in the smallest unit. */
  amount: bigint;
  /** Whose tokens. */
  from: string;
  /** Id of the guild. */
  guild: string;
};

/** Input of `prepareCancelProject`. */
export type PrepareCancelProjectInput = {
  /** The client. */
  from: string;
  /** Id of the project. */
  project: string;
};

/** Input of `prepareCancelProposal`. */
export type PrepareCancelProposalInput = {
  /**
   * Its proposer, until the vote starts; or the guild's guardian, at any time, but for a proposal that only names
   * another guardian.
   */
  from: string;
  /** Id of the proposal. */
  proposal: string;
};

/** Input of `prepareCancelScheduled`. */
export type PrepareCancelScheduledInput = {
  /** Who announced the call. */
  account: string;
  /** The call as it was announced. */
  calldata: string;
  /** Who announced the call, or a guardian of the role. */
  from: string;
  /** Id of the guild. */
  guild: string;
  /** Contract that was to be called. */
  target: string;
};

/** Input of `prepareCastBallotBySig`. */
export type PrepareCastBallotBySigInput = {
  /** Projects of the round, in any order. */
  choices: Array<BallotChoiceInput>;
  /** Deadline that was signed, by the chain's time in Unix seconds. */
  deadline: bigint;
  /** Who submits the signed ballot: anyone. */
  from: string;
  /** Id of the round. */
  round: string;
  /** Signature of the `bySignature` typed data that `prepareCastBallot` gave. */
  signature: string;
  /** Who signed it. */
  voter: string;
};

/** Input of `prepareCastBallot`. */
export type PrepareCastBallotInput = {
  /** Projects of the round, in any order. */
  choices: Array<BallotChoiceInput>;
  /**
   * Last second in which the ballot is valid when it is signed instead, by the chain's time in Unix seconds; null for a
   * week from now.
   */
  deadline?: bigint | null | undefined;
  /** The voter. */
  from: string;
  /** Id of the round. */
  round: string;
};

/** Input of `prepareCastFractionalVoteBySig`. */
export type PrepareCastFractionalVoteBySigInput = {
  /** Who submits the signed ballot: anyone. */
  from: string;
  /** Id of the proposal. */
  proposal: string;
  /** The reason that was signed. */
  reason?: string;
  /** Signature of the `bySignature` typed data that `prepareCastFractionalVote` gave. */
  signature: string;
  /** Who signed it. */
  voter: string;
  /** The votes that were signed. */
  votes: FractionalVotesInput;
};

/** Input of `prepareCastFractionalVote`. */
export type PrepareCastFractionalVoteInput = {
  /** The voter. */
  from: string;
  /** Id of the proposal. */
  proposal: string;
  /** Why; may be empty. */
  reason?: string;
  /** How it divides its votes. */
  votes: FractionalVotesInput;
};

/** Input of `prepareCastVoteBySig`. */
export type PrepareCastVoteBySigInput = {
  /** Who submits the signed ballot: anyone. */
  from: string;
  /** Id of the proposal. */
  proposal: string;
  /** The reason that was signed. */
  reason?: string;
  /** Signature of the `bySignature` typed data that `prepareCastVote` gave. */
  signature: string;
  /** What for. */
  support: BallotSupport;
  /** Who signed it. */
  voter: string;
};

/** Input of `prepareCastVote`. */
export type PrepareCastVoteInput = {
  /** The voter. */
  from: string;
  /** Id of the proposal. */
  proposal: string;
  /** Why; may be empty. */
  reason?: string;
  /** What for. */
  support: BallotSupport;
};

/** Input of `prepareChangeScope`. */
export type PrepareChangeScopeInput = {
  /** IPFS CID of what was agreed; null when the agreement stays. */
  agreementCid?: string | null | undefined;
  /**
   * SHA-256 of the bytes of what was agreed, which a new milestone needs; null when an existing one's agreement stays. Under
   * another agreement than the guild accepted it earns no reward.
   */
  agreementDigest?: string | null | undefined;
  /** New gross amount, in the payment token's smallest unit; null for the one that an existing milestone has. */
  amount?: bigint | null | undefined;
  /** The client's signature. */
  clientSignature: string;
  /** Contributor of a new milestone; null for the one that an existing milestone has. */
  contributor?: string | null | undefined;
  /** The contributor's signature. */
  contributorSignature: string;
  /** Deadline that was signed, by the chain's time in Unix seconds. */
  deadline: bigint;
  /** New deadline, by the chain's time in Unix seconds. */
  dueAt: bigint;
  /** Anyone. */
  from: string;
  /** Id of the milestone; the index after the last one adds a milestone. */
  milestone: string;
  /** Number of the guild's skill that a new milestone needs; null for the one that an existing milestone has, or for none. */
  skill?: number | null | undefined;
};

/** Input of `prepareClaimGrants`. */
export type PrepareClaimGrantsInput = {
  /** Anyone. */
  from: string;
  /** Ids of grants of one account. */
  grants: Array<string>;
};

/** Input of `prepareClaim`. */
export type PrepareClaimInput = {
  /** Account whose rewards are minted to it. */
  account: string;
  /** Anyone. */
  from: string;
  /** Id of the guild. */
  guild: string;
};

/** Input of `prepareClaimMany`. */
export type PrepareClaimManyInput = {
  /** Accounts whose rewards are minted to them; those to which nothing can be minted now are passed by. */
  accounts: Array<string>;
  /** Anyone. */
  from: string;
  /** Id of the guild. */
  guild: string;
};

/** Input of `prepareClaimParticipation`. */
export type PrepareClaimParticipationInput = {
  /** Account whose share is minted to it. */
  account: string;
  /** Number of the epoch: Unix seconds divided by 30 days. */
  epoch: number;
  /** Anyone. */
  from: string;
  /** Id of the guild. */
  guild: string;
};

/** Input of `prepareCloseFinding`. */
export type PrepareCloseFindingInput = {
  /** IPFS CID of the conclusion; null for none. */
  cid?: string | null | undefined;
  /** SHA-256 of the conclusion's bytes; null for none. */
  digest?: string | null | undefined;
  /** Id of the finding. */
  finding: string;
  /** The auditor who raised it. */
  from: string;
  /** How it ended; not OPEN. */
  resolution: FindingResolution;
};

/** Input of `prepareCollectFees`. */
export type PrepareCollectFeesInput = {
  /** Anyone. */
  from: string;
  /** Id of the guild. */
  guild: string;
  /** Payment token. */
  token: string;
};

/** Input of `prepareCreateGuild`. */
export type PrepareCreateGuildInput = {
  /** First holders of the guild token; 1 to 100, which is what fits into one transaction with the most tokens and skills. */
  allocations: Array<AllocationInput>;
  /** Raises findings, states opinions and anchors the ledger; null for nobody yet. */
  auditor?: string | null | undefined;
  /**
   * Rules of the categories of proposals, at most once each. One that is not named gets these (quorum, approval; delay,
   * voting period, extension after a late quorum; timelock delay, if not less than the guild's own):
   *
   * | category | quorum | approval | delay | period | extension | timelock |
   * | --- | --- | --- | --- | --- | --- | --- |
   * | PRIORITIZATION | 5 % | 50 % | 1 day | 3 days | 1 day | 1 day |
   * | RESOURCES | 10 % | 50 % | 1 day | 5 days | 1 day | 2 days |
   * | STRATEGY | 15 % | 50 % | 2 days | 7 days | 1 day | 2 days |
   * | COMPLIANCE | 15 % | 50 % | 2 days | 7 days | 1 day | 2 days |
   * | PARAMETERS | 20 % | 60 % | 2 days | 7 days | 2 days | 3 days |
   * | EMERGENCY | 40 % | 75 % | 1 hour | 1 day | 6 hours | the guild's own |
   *
   * None may ask for less than the one above it; only the times of EMERGENCY may be shorter. What passed must be queued
   * within 14 days, and executed within 14 days after the delay.
   */
  categories?: Array<CategoryRulesInput>;
  /** IPFS CID of the charter. */
  charterCid: string;
  /** SHA-256 of the charter's bytes. */
  charterDigest: string;
  /** Sets what is known about accounts and freezes them; null for nobody yet. */
  complianceOfficer?: string | null | undefined;
  /** The guild's share of each released milestone, in basis points. */
  feeBps: number;
  /** Account that creates it; keeps no role. */
  from: string;
  /** May cancel proposals; null for none. */
  guardian?: string | null | undefined;
  /** Name of the guild and of its token. */
  name: string;
  /** Tokens clients may pay in. */
  paymentTokens: Array<PaymentTokenInput>;
  /** Votes needed to propose, in the guild token's smallest unit. */
  proposalThreshold: bigint;
  /**
   * Limits of the rewards; null to let everything accrue that the first holders leave of the supply cap, a tenth of it be
   * minted within 30 days, and nothing vest.
   */
  rewardTerms?: RewardTermsInput | null | undefined;
  /** Names of the skills in which reputation is earned, at most 16; the first is number 1. More can be added by vote. */
  skills?: Array<string>;
  /** Most guild tokens there can be at a time, in the smallest unit; what is burned makes room. */
  supplyCap: bigint;
  /** Symbol of its token. */
  symbol: string;
  /** Seconds between queueing and executing a proposal of any category, at least. */
  timelockDelay: number;
};

/** Input of `prepareCreateProject`. */
export type PrepareCreateProjectInput = {
  /** IPFS CID of the agreement. */
  agreementCid: string;
  /** SHA-256 of the agreement's bytes. */
  agreementDigest: string;
  /** Contract that rules on disputes (IArbiter); null for none, then disputes cannot be opened. */
  arbiter?: string | null | undefined;
  /** The client. */
  from: string;
  /**
   * How many milestones to fund at once. The client must have approved their amount to the Projects contract; native coin is
   * sent with the call instead.
   */
  fundCount?: number;
  /** Seconds after a deadline in which a submission is still in time. */
  grace: number;
  /** Id of the guild. */
  guild: string;
  /** Most that a ruling may give to who ruled, in basis points of the milestone; at most 2,000. */
  maxArbiterFeeBps?: number;
  /** Highest guild fee that the client agrees to, in basis points. */
  maxFeeBps: number;
  /** Most revisions that can be asked for per milestone. */
  maxRevisions: number;
  /** In the order in which they are funded; at most 50. */
  milestones: Array<MilestoneTermsInput>;
  /** The client's permit for that amount instead of an approval; null for none. */
  permit?: PermitInput | null | undefined;
  /** Seconds that reviewers have, and that a contributor has at least to answer a rejection; at least 600. */
  reviewWindow: number;
  /** Who judges deliverables; at most 16, none of them a contributor. */
  reviewers: Array<string>;
  /** Approvals that release a milestone. */
  threshold: number;
  /** Short name. */
  title: string;
  /** Payment token, one that the guild allows; the zero address for native coin. */
  token: string;
};

/** Input of `prepareDelegateBySig`. */
export type PrepareDelegateBySigInput = {
  /** Who votes for the delegator. */
  delegatee: string;
  /** Who signed it, with a key: the token does not ask contracts (ERC-1271). */
  delegator: string;
  /** Expiry that was signed, by the chain's time in Unix seconds. */
  expiry: bigint;
  /** Who submits the signed delegation: anyone. */
  from: string;
  /** Id of the guild. */
  guild: string;
  /** Signature of the `bySignature` typed data that `prepareDelegate` gave. */
  signature: string;
};

/** Input of `prepareDelegate`. */
export type PrepareDelegateInput = {
  /** Who votes with them. */
  delegatee: string;
  /** Last second in which a signed delegation is good, by the chain's time in Unix seconds; null for a week from now. */
  expiry?: bigint | null | undefined;
  /** Account whose votes are delegated. */
  from: string;
  /** Id of the guild. */
  guild: string;
};

/** Input of `prepareDeposit`. */
export type PrepareDepositInput = {
  /** In the token's smallest unit. */
  amount: bigint;
  /** Who pays. Must have approved the amount to the treasury; native coin is sent with the call instead. */
  from: string;
  /** Id of the guild. */
  guild: string;
  /** What the deposit belongs to, 32 bytes; null for nothing. */
  ref?: string | null | undefined;
  /** ERC-20 contract; the zero address for native coin. */
  token: string;
};

/** Input of `prepareEndFreeze`. */
export type PrepareEndFreezeInput = {
  /** Account whose freeze has ended. */
  account: string;
  /** Anyone. */
  from: string;
  /** Id of the guild. */
  guild: string;
};

/** Input of `prepareExecute`. */
export type PrepareExecuteInput = {
  /** Anyone. */
  from: string;
  /** Id of the proposal. */
  proposal: string;
};

/** Input of `prepareExpireDispute`. */
export type PrepareExpireDisputeInput = {
  /** Id of the dispute. */
  dispute: string;
  /** Anyone. */
  from: string;
};

/** Input of `prepareFinalize`. */
export type PrepareFinalizeInput = {
  /** Anyone. */
  from: string;
  /** Id of the proposal. */
  proposal: string;
};

/** Input of `prepareFinalizeRound`. */
export type PrepareFinalizeRoundInput = {
  /** Anyone. */
  from: string;
  /** Id of the round. */
  round: string;
};

/** Input of `prepareFreeze`. */
export type PrepareFreezeInput = {
  /** Whom to freeze. */
  account: string;
  /** A compliance officer of the guild. */
  from: string;
  /** Id of the guild. */
  guild: string;
  /** SHA-256 of the written reason's bytes. */
  reasonDigest: string;
  /** Last second of the freeze, by the chain's time in Unix seconds. */
  until: bigint;
};

/** Input of `prepareFund`. */
export type PrepareFundInput = {
  /** How many milestones to fund. */
  count: number;
  /** Index of the next milestone to fund, from 0. */
  firstMilestone: number;
  /** Who pays. Must have approved the amount to the Projects contract; native coin is sent with the call instead. */
  from: string;
  /** Most that the payer agrees to, in the token's smallest unit: the sum of the milestones' amounts as the payer saw them. */
  maxAmount: bigint;
  /** The payer's permit for the amount instead of an approval; null for none. */
  permit?: PermitInput | null | undefined;
  /** Id of the project. */
  project: string;
  /** The project's `termsHash` as the payer saw it: other terms take no money. */
  termsHash: string;
};

/** Input of `prepareHoldCredit`. */
export type PrepareHoldCreditInput = {
  /** Whose. */
  account: string;
  /** A compliance officer of the guild. */
  from: string;
  /** Id of the guild. */
  guild: string;
  /** SHA-256 of the written reason's bytes. */
  reasonDigest: string;
  /** Payment token. */
  token: string;
};

/** Input of `prepareLockFeeTokens`. */
export type PrepareLockFeeTokensInput = {
  /** The project's client; must have approved the guild tokens to the Projects contract. */
  from: string;
  /** Most guild tokens that the client agrees to, in the smallest unit. */
  maxTokens: bigint;
  /** Id of the milestone. */
  milestone: string;
};

/** Input of `prepareOpenDispute`. */
export type PrepareOpenDisputeInput = {
  /** The project's client or the milestone's contributor; sends what the arbiter asks for. */
  from: string;
  /** Id of the milestone. */
  milestone: string;
  /** IPFS CID of the written reason. */
  reasonCid: string;
  /** SHA-256 of the written reason's bytes. */
  reasonDigest: string;
};

/** Input of `preparePayFromBudget`. */
export type PreparePayFromBudgetInput = {
  /** In the budget's token's smallest unit. */
  amount: bigint;
  /** Id of the budget. */
  budget: string;
  /** A spender of the budget. */
  from: string;
  /** The payment in words. */
  memo: string;
  /** What for. */
  purpose: PaymentPurpose;
  /** What the payment belongs to, 32 bytes; null for nothing. */
  ref?: string | null | undefined;
  /** Receiver. */
  to: string;
};

/** Input of `preparePermit`. */
export type PreparePermitInput = {
  /** Who submits the signed permit: anyone. */
  from: string;
  /** Whose tokens; who signed. */
  owner: string;
  /** What was signed. */
  permit: PermitInput;
  /** Who may take the tokens: a guild's Projects contract or treasury. */
  spender: string;
  /** ERC-20 contract that takes permits (ERC-2612). */
  token: string;
};

/** Input of `preparePermitSignature`. */
export type PreparePermitSignatureInput = {
  /** In the token's smallest unit. */
  amount: bigint;
  /** Last second in which the permit is good, by the chain's time in Unix seconds; null for a week from now. */
  deadline?: bigint | null | undefined;
  /** Whose tokens; who signs. */
  owner: string;
  /** Who may take the tokens: a guild's Projects contract. */
  spender: string;
  /** ERC-20 contract that takes permits (ERC-2612) and tells its domain (ERC-5267). */
  token: string;
};

/** Input of `preparePostBond`. */
export type PreparePostBondInput = {
  /** The milestone's contributor; must have approved the bond to the Projects contract. */
  from: string;
  /** Id of the milestone. */
  milestone: string;
};

/** Input of `preparePropose`. */
export type PrepareProposeInput = {
  /** What the proposal does, in order. */
  actions: Array<ProposalActionInput>;
  /** A category at least as strict as the actions need; null for the weakest that they may have. */
  category?: ProposalCategory | null | undefined;
  /** Description; its first line is the title. */
  description: string;
  /** The proposer. */
  from: string;
  /** Id of the guild. */
  guild: string;
};

/** Input of `preparePublishStatement`. */
export type PreparePublishStatementInput = {
  /** IPFS CID of the statement. */
  cid: string;
  /** SHA-256 of the statement's bytes. */
  digest: string;
  /** Number of the first anchor of the period. */
  firstAnchor: number;
  /** An auditor of the guild. */
  from: string;
  /** Id of the guild. */
  guild: string;
  /** Number of the last anchor of the period. */
  lastAnchor: number;
  /** What the auditor thinks of the books. */
  opinion: AuditOpinion;
};

/** Input of `prepareQueue`. */
export type PrepareQueueInput = {
  /** Anyone. */
  from: string;
  /** Id of the proposal. */
  proposal: string;
};

/** Input of `prepareRaiseFinding`. */
export type PrepareRaiseFindingInput = {
  /** IPFS CID of the finding. */
  cid: string;
  /** SHA-256 of the finding's bytes. */
  digest: string;
  /** An auditor of the guild. */
  from: string;
  /** Id of the guild. */
  guild: string;
  /** How grave it is. */
  severity: FindingSeverity;
  /** What it is about, 32 bytes: a ledger entry's hash, or the number of a project, payment or proposal. */
  subject: string;
  /** Short name. */
  title: string;
};

/** Input of `prepareRecognize`. */
export type PrepareRecognizeInput = {
  /** Anyone. */
  from: string;
  /** Id of the guild. */
  guild: string;
  /** ERC-20 contract; the zero address for native coin. */
  token: string;
};

/** Input of `prepareRecordVote`. */
export type PrepareRecordVoteInput = {
  /** Who voted. */
  account: string;
  /** Anyone. */
  from: string;
  /** Id of the proposal. */
  proposal: string;
};

/** Input of `prepareRecoverSurplus`. */
export type PrepareRecoverSurplusInput = {
  /** Anyone. */
  from: string;
  /** Id of the guild. */
  guild: string;
  /** ERC-20 contract; the zero address for native coin. */
  token: string;
};

/** Input of `prepareRefund`. */
export type PrepareRefundInput = {
  /** Anyone. */
  from: string;
  /** Id of the milestone. */
  milestone: string;
};

/** Input of `prepareRegister`. */
export type PrepareRegisterInput = {
  /** EASAdapter contract to which the guild has given the role of a compliance officer. */
  adapter: string;
  /** Anyone. */
  from: string;
  /** Identifier of the attestation at the Ethereum Attestation Service, 32 bytes. */
  uid: string;
};

/** Input of `prepareReleaseCredit`. */
export type PrepareReleaseCreditInput = {
  /** Whose. */
  account: string;
  /** A compliance officer of the guild. */
  from: string;
  /** Id of the guild. */
  guild: string;
  /** Payment token. */
  token: string;
};

/** Input of `prepareRelease`. */
export type PrepareReleaseInput = {
  /** Anyone. */
  from: string;
  /** Id of the milestone. */
  milestone: string;
};

/** Input of `prepareRenounce`. */
export type PrepareRenounceInput = {
  /** Whose reputation. */
  from: string;
  /** Id of the guild. */
  guild: string;
  /** How many points. */
  points: bigint;
  /** Number of the skill. */
  skill: number;
};

/** Input of `prepareRenounceRole`. */
export type PrepareRenounceRoleInput = {
  /** Who has the role. */
  from: string;
  /** Id of the guild. */
  guild: string;
  /** Number of the role at the access manager. As a guild is founded: 1 MINTER, 2 COMPLIANCE_OFFICER, 3 AUDITOR. */
  role: bigint;
};

/** Input of `prepareReviewDeliverable`. */
export type PrepareReviewDeliverableInput = {
  /** Whether it is approved; otherwise a revision is asked for. */
  approved: boolean;
  /** Id of the deliverable: names the revision that is judged. */
  deliverable: string;
  /** SHA-256 of the bytes that were judged. */
  digest: string;
  /** A reviewer of the project. */
  from: string;
  /** IPFS CID of the written reason; null for none. */
  reasonCid?: string | null | undefined;
  /** SHA-256 of the written reason's bytes; null for none. */
  reasonDigest?: string | null | undefined;
};

/** Input of `prepareRule`. */
export type PrepareRuleInput = {
  /** IPFS CID of the written ruling; null for none. */
  cid?: string | null | undefined;
  /** The contributor's share of the milestone after the fee, in basis points; the client gets the rest. */
  contributorBps: number;
  /** SHA-256 of the written ruling's bytes; null for none. */
  digest?: string | null | undefined;
  /** Id of the dispute. */
  dispute: string;
  /**
   * The arbitrator's fee, in basis points of the milestone; at most the project's `maxArbiterFeeBps`. The
   * `GovernanceArbiter` takes none.
   */
  feeBps?: number;
  /** The arbitrator of the project's `DirectArbiter`; at the `GovernanceArbiter`, an account that the guild lets rule. */
  from: string;
  /** What the contributor loses of the bond, in basis points. */
  slashBps?: number;
};

/** Input of `prepareSchedule`. */
export type PrepareScheduleInput = {
  /** The call, ABI-encoded. */
  calldata: string;
  /** Who has a role with an execution delay. */
  from: string;
  /** Id of the guild. */
  guild: string;
  /** First second in which it may be made, by the chain's time in Unix seconds; null for as soon as the role allows. */
  notBefore?: bigint | null | undefined;
  /** Contract to call afterwards. */
  target: string;
};

/** Input of `prepareScopeChangeSignature`. */
export type PrepareScopeChangeSignatureInput = {
  /** IPFS CID of what was agreed; null when the agreement stays. */
  agreementCid?: string | null | undefined;
  /**
   * SHA-256 of the bytes of what was agreed, which a new milestone needs; null when an existing one's agreement stays. Under
   * another agreement than the guild accepted it earns no reward.
   */
  agreementDigest?: string | null | undefined;
  /** New gross amount, in the payment token's smallest unit; null for the one that an existing milestone has. */
  amount?: bigint | null | undefined;
  /** Contributor of a new milestone; null for the one that an existing milestone has. */
  contributor?: string | null | undefined;
  /** Last second in which the signatures are valid, by the chain's time in Unix seconds; null for a week from now. */
  deadline?: bigint | null | undefined;
  /** New deadline, by the chain's time in Unix seconds. */
  dueAt: bigint;
  /** Id of the milestone; the index after the last one adds a milestone. */
  milestone: string;
  /** Number of the guild's skill that a new milestone needs; null for the one that an existing milestone has, or for none. */
  skill?: number | null | undefined;
};

/** Input of `prepareSetPayoutSplit`. */
export type PrepareSetPayoutSplitInput = {
  /** The milestone's contributor. */
  from: string;
  /** Id of the milestone. */
  milestone: string;
  /** At most 10; empty for the contributor alone. */
  shares: Array<PayoutShareInput>;
};

/** Input of `prepareSetStatus`. */
export type PrepareSetStatusInput = {
  /** Whose. */
  account: string;
  /** SHA-256 of the evidence's bytes; null for none. */
  evidenceDigest?: string | null | undefined;
  /** Last second in which it is valid, by the chain's time in Unix seconds; 0 for no end. */
  expiresAt?: bigint;
  /** A compliance officer of the guild. */
  from: string;
  /** Id of the guild. */
  guild: string;
  /** ISO 3166-1 alpha-2 code in upper case; null when unknown. */
  jurisdiction?: string | null | undefined;
  /** Identity level; 0 takes it away. */
  level: number;
};

/** Input of `prepareSettle`. */
export type PrepareSettleInput = {
  /** The client's signature. */
  clientSignature: string;
  /** Amount that was signed. */
  contributorAmount: bigint;
  /** The contributor's signature. */
  contributorSignature: string;
  /** Deadline that was signed, by the chain's time in Unix seconds. */
  deadline: bigint;
  /** Anyone. */
  from: string;
  /** Id of the milestone. */
  milestone: string;
};

/** Input of `prepareSettlementSignature`. */
export type PrepareSettlementSignatureInput = {
  /** What the contributor gets, fee included, in the payment token's smallest unit; the client gets the rest. */
  contributorAmount: bigint;
  /** Last second in which the signatures are valid, by the chain's time in Unix seconds; null for a week from now. */
  deadline?: bigint | null | undefined;
  /** Id of the milestone. */
  milestone: string;
};

/** Input of `prepareSubmitDeliverable`. */
export type PrepareSubmitDeliverableInput = {
  /** IPFS CID of the deliverable. */
  cid: string;
  /** SHA-256 of the deliverable's bytes. */
  digest: string;
  /** The milestone's contributor. */
  from: string;
  /** Id of the milestone. */
  milestone: string;
};

/** Input of `prepareSubmitEvidence`. */
export type PrepareSubmitEvidenceInput = {
  /** IPFS CID of the evidence. */
  cid: string;
  /** SHA-256 of the evidence's bytes. */
  digest: string;
  /** Id of the dispute. */
  dispute: string;
  /** The project's client, one of its reviewers or the milestone's contributor. */
  from: string;
};

/** Input of `prepareSubmitJurorEvidence`. */
export type PrepareSubmitJurorEvidenceInput = {
  /** Number of the dispute at the arbitrator, as the arbiter's event `Dispute` (ERC-1497) gives it. */
  arbitratorDispute: bigint;
  /** IPFS CID of the evidence: a JSON as ERC-1497 has it. */
  cid: string;
  /** Id of the dispute. */
  dispute: string;
  /** Anyone; jurors see who it is from. */
  from: string;
};

/** Input of `prepareTransferFrom`. */
export type PrepareTransferFromInput = {
  /** In the token's smallest unit. */
  amount: bigint;
  /** Who transfers them: an account that their owner allowed it. */
  from: string;
  /** Whose tokens. */
  owner: string;
  /** Receiver. */
  to: string;
  /** ERC-20 contract: the guild token, a payment token or any other. */
  token: string;
};

/** Input of `prepareTransfer`. */
export type PrepareTransferInput = {
  /** In the token's smallest unit. */
  amount: bigint;
  /** Whose tokens. */
  from: string;
  /** Receiver. */
  to: string;
  /** ERC-20 contract: the guild token, a payment token or any other. */
  token: string;
};

/** Input of `prepareUnfreeze`. */
export type PrepareUnfreezeInput = {
  /** Whose freeze ends. */
  account: string;
  /** A compliance officer of the guild. */
  from: string;
  /** Id of the guild. */
  guild: string;
  /** SHA-256 of the written reason's bytes. */
  reasonDigest: string;
};

/** Input of `prepareWithdraw`. */
export type PrepareWithdrawInput = {
  /** Account whose credit is withdrawn. */
  from: string;
  /** Id of the guild. */
  guild: string;
  /** Receiver. */
  to: string;
  /** Payment token. */
  token: string;
};

/** One thing that a proposal does, exactly one of these. All but `call` are checked and encoded by the gateway. */
export type ProposalActionInput =
  | {
      /** Takes a project on (`Projects.acceptProject`). */ acceptProject: AcceptProjectActionInput;
      addSkill?: never;
      adjustReputation?: never;
      adoptStrategy?: never;
      answerFinding?: never;
      call?: never;
      closeBudget?: never;
      freeze?: never;
      grantRole?: never;
      grantTimelockRole?: never;
      holdCredit?: never;
      labelRole?: never;
      mint?: never;
      openBudget?: never;
      openRound?: never;
      openRoundBudgets?: never;
      pay?: never;
      publishAgreement?: never;
      relay?: never;
      releaseCredit?: never;
      revokeRole?: never;
      revokeTimelockRole?: never;
      rule?: never;
      setActionPolicy?: never;
      setBudgetSpender?: never;
      setCategoryRules?: never;
      setFeeBps?: never;
      setFeeTokenRate?: never;
      setFunctionCategory?: never;
      setGrantDelay?: never;
      setJurisdictionBlocked?: never;
      setParticipationBudget?: never;
      setProposalGuardian?: never;
      setProposalThreshold?: never;
      setRewardRates?: never;
      setRewardTerms?: never;
      setRoleAdmin?: never;
      setRoleGuardian?: never;
      setStatus?: never;
      setTargetAdminDelay?: never;
      setTargetClosed?: never;
      setTargetFunctionRole?: never;
      setTokenAllowed?: never;
      unfreeze?: never;
      updateAuthority?: never;
      updateDelay?: never;
      updateTimelock?: never;
    }
  | {
      acceptProject?: never /** Adds a skill (`Reputation.addSkill`). */;
      addSkill: AddSkillActionInput;
      adjustReputation?: never;
      adoptStrategy?: never;
      answerFinding?: never;
      call?: never;
      closeBudget?: never;
      freeze?: never;
      grantRole?: never;
      grantTimelockRole?: never;
      holdCredit?: never;
      labelRole?: never;
      mint?: never;
      openBudget?: never;
      openRound?: never;
      openRoundBudgets?: never;
      pay?: never;
      publishAgreement?: never;
      relay?: never;
      releaseCredit?: never;
      revokeRole?: never;
      revokeTimelockRole?: never;
      rule?: never;
      setActionPolicy?: never;
      setBudgetSpender?: never;
      setCategoryRules?: never;
      setFeeBps?: never;
      setFeeTokenRate?: never;
      setFunctionCategory?: never;
      setGrantDelay?: never;
      setJurisdictionBlocked?: never;
      setParticipationBudget?: never;
      setProposalGuardian?: never;
      setProposalThreshold?: never;
      setRewardRates?: never;
      setRewardTerms?: never;
      setRoleAdmin?: never;
      setRoleGuardian?: never;
      setStatus?: never;
      setTargetAdminDelay?: never;
      setTargetClosed?: never;
      setTargetFunctionRole?: never;
      setTokenAllowed?: never;
      unfreeze?: never;
      updateAuthority?: never;
      updateDelay?: never;
      updateTimelock?: never;
    }
  | {
      acceptProject?: never;
      addSkill?: never /** Gives or takes points of reputation (`Reputation.adjust`). */;
      adjustReputation: AdjustReputationActionInput;
      adoptStrategy?: never;
      answerFinding?: never;
      call?: never;
      closeBudget?: never;
      freeze?: never;
      grantRole?: never;
      grantTimelockRole?: never;
      holdCredit?: never;
      labelRole?: never;
      mint?: never;
      openBudget?: never;
      openRound?: never;
      openRoundBudgets?: never;
      pay?: never;
      publishAgreement?: never;
      relay?: never;
      releaseCredit?: never;
      revokeRole?: never;
      revokeTimelockRole?: never;
      rule?: never;
      setActionPolicy?: never;
      setBudgetSpender?: never;
      setCategoryRules?: never;
      setFeeBps?: never;
      setFeeTokenRate?: never;
      setFunctionCategory?: never;
      setGrantDelay?: never;
      setJurisdictionBlocked?: never;
      setParticipationBudget?: never;
      setProposalGuardian?: never;
      setProposalThreshold?: never;
      setRewardRates?: never;
      setRewardTerms?: never;
      setRoleAdmin?: never;
      setRoleGuardian?: never;
      setStatus?: never;
      setTargetAdminDelay?: never;
      setTargetClosed?: never;
      setTargetFunctionRole?: never;
      setTokenAllowed?: never;
      unfreeze?: never;
      updateAuthority?: never;
      updateDelay?: never;
      updateTimelock?: never;
    }
  | {
      acceptProject?: never;
      addSkill?: never;
      adjustReputation?: never /** Adopts a strategy (`CategoryPolicy.adoptStrategy`). */;
      adoptStrategy: AdoptStrategyActionInput;
      answerFinding?: never;
      call?: never;
      closeBudget?: never;
      freeze?: never;
      grantRole?: never;
      grantTimelockRole?: never;
      holdCredit?: never;
      labelRole?: never;
      mint?: never;
      openBudget?: never;
      openRound?: never;
      openRoundBudgets?: never;
      pay?: never;
      publishAgreement?: never;
      relay?: never;
      releaseCredit?: never;
      revokeRole?: never;
      revokeTimelockRole?: never;
      rule?: never;
      setActionPolicy?: never;
      setBudgetSpender?: never;
      setCategoryRules?: never;
      setFeeBps?: never;
      setFeeTokenRate?: never;
      setFunctionCategory?: never;
      setGrantDelay?: never;
      setJurisdictionBlocked?: never;
      setParticipationBudget?: never;
      setProposalGuardian?: never;
      setProposalThreshold?: never;
      setRewardRates?: never;
      setRewardTerms?: never;
      setRoleAdmin?: never;
      setRoleGuardian?: never;
      setStatus?: never;
      setTargetAdminDelay?: never;
      setTargetClosed?: never;
      setTargetFunctionRole?: never;
      setTokenAllowed?: never;
      unfreeze?: never;
      updateAuthority?: never;
      updateDelay?: never;
      updateTimelock?: never;
    }
  | {
      acceptProject?: never;
      addSkill?: never;
      adjustReputation?: never;
      adoptStrategy?: never /** Answers a finding (`AuditTrail.answerFinding`). */;
      answerFinding: AnswerFindingActionInput;
      call?: never;
      closeBudget?: never;
      freeze?: never;
      grantRole?: never;
      grantTimelockRole?: never;
      holdCredit?: never;
      labelRole?: never;
      mint?: never;
      openBudget?: never;
      openRound?: never;
      openRoundBudgets?: never;
      pay?: never;
      publishAgreement?: never;
      relay?: never;
      releaseCredit?: never;
      revokeRole?: never;
      revokeTimelockRole?: never;
      rule?: never;
      setActionPolicy?: never;
      setBudgetSpender?: never;
      setCategoryRules?: never;
      setFeeBps?: never;
      setFeeTokenRate?: never;
      setFunctionCategory?: never;
      setGrantDelay?: never;
      setJurisdictionBlocked?: never;
      setParticipationBudget?: never;
      setProposalGuardian?: never;
      setProposalThreshold?: never;
      setRewardRates?: never;
      setRewardTerms?: never;
      setRoleAdmin?: never;
      setRoleGuardian?: never;
      setStatus?: never;
      setTargetAdminDelay?: never;
      setTargetClosed?: never;
      setTargetFunctionRole?: never;
      setTokenAllowed?: never;
      unfreeze?: never;
      updateAuthority?: never;
      updateDelay?: never;
      updateTimelock?: never;
    }
  | {
      acceptProject?: never;
      addSkill?: never;
      adjustReputation?: never;
      adoptStrategy?: never;
      answerFinding?: never /** Calls any contract, for what no other action does. */;
      call: CallActionInput;
      closeBudget?: never;
      freeze?: never;
      grantRole?: never;
      grantTimelockRole?: never;
      holdCredit?: never;
      labelRole?: never;
      mint?: never;
      openBudget?: never;
      openRound?: never;
      openRoundBudgets?: never;
      pay?: never;
      publishAgreement?: never;
      relay?: never;
      releaseCredit?: never;
      revokeRole?: never;
      revokeTimelockRole?: never;
      rule?: never;
      setActionPolicy?: never;
      setBudgetSpender?: never;
      setCategoryRules?: never;
      setFeeBps?: never;
      setFeeTokenRate?: never;
      setFunctionCategory?: never;
      setGrantDelay?: never;
      setJurisdictionBlocked?: never;
      setParticipationBudget?: never;
      setProposalGuardian?: never;
      setProposalThreshold?: never;
      setRewardRates?: never;
      setRewardTerms?: never;
      setRoleAdmin?: never;
      setRoleGuardian?: never;
      setStatus?: never;
      setTargetAdminDelay?: never;
      setTargetClosed?: never;
      setTargetFunctionRole?: never;
      setTokenAllowed?: never;
      unfreeze?: never;
      updateAuthority?: never;
      updateDelay?: never;
      updateTimelock?: never;
    }
  | {
      acceptProject?: never;
      addSkill?: never;
      adjustReputation?: never;
      adoptStrategy?: never;
      answerFinding?: never;
      call?: never /** Closes a budget (`Treasury.closeBudget`). */;
      closeBudget: CloseBudgetActionInput;
      freeze?: never;
      grantRole?: never;
      grantTimelockRole?: never;
      holdCredit?: never;
      labelRole?: never;
      mint?: never;
      openBudget?: never;
      openRound?: never;
      openRoundBudgets?: never;
      pay?: never;
      publishAgreement?: never;
      relay?: never;
      releaseCredit?: never;
      revokeRole?: never;
      revokeTimelockRole?: never;
      rule?: never;
      setActionPolicy?: never;
      setBudgetSpender?: never;
      setCategoryRules?: never;
      setFeeBps?: never;
      setFeeTokenRate?: never;
      setFunctionCategory?: never;
      setGrantDelay?: never;
      setJurisdictionBlocked?: never;
      setParticipationBudget?: never;
      setProposalGuardian?: never;
      setProposalThreshold?: never;
      setRewardRates?: never;
      setRewardTerms?: never;
      setRoleAdmin?: never;
      setRoleGuardian?: never;
      setStatus?: never;
      setTargetAdminDelay?: never;
      setTargetClosed?: never;
      setTargetFunctionRole?: never;
      setTokenAllowed?: never;
      unfreeze?: never;
      updateAuthority?: never;
      updateDelay?: never;
      updateTimelock?: never;
    }
  | {
      acceptProject?: never;
      addSkill?: never;
      adjustReputation?: never;
      adoptStrategy?: never;
      answerFinding?: never;
      call?: never;
      closeBudget?: never /** Keeps an account from moving value (`Compliance.freeze`). */;
      freeze: FreezeActionInput;
      grantRole?: never;
      grantTimelockRole?: never;
      holdCredit?: never;
      labelRole?: never;
      mint?: never;
      openBudget?: never;
      openRound?: never;
      openRoundBudgets?: never;
      pay?: never;
      publishAgreement?: never;
      relay?: never;
      releaseCredit?: never;
      revokeRole?: never;
      revokeTimelockRole?: never;
      rule?: never;
      setActionPolicy?: never;
      setBudgetSpender?: never;
      setCategoryRules?: never;
      setFeeBps?: never;
      setFeeTokenRate?: never;
      setFunctionCategory?: never;
      setGrantDelay?: never;
      setJurisdictionBlocked?: never;
      setParticipationBudget?: never;
      setProposalGuardian?: never;
      setProposalThreshold?: never;
      setRewardRates?: never;
      setRewardTerms?: never;
      setRoleAdmin?: never;
      setRoleGuardian?: never;
      setStatus?: never;
      setTargetAdminDelay?: never;
      setTargetClosed?: never;
      setTargetFunctionRole?: never;
      setTokenAllowed?: never;
      unfreeze?: never;
      updateAuthority?: never;
      updateDelay?: never;
      updateTimelock?: never;
    }
  | {
      acceptProject?: never;
      addSkill?: never;
      adjustReputation?: never;
      adoptStrategy?: never;
      answerFinding?: never;
      call?: never;
      closeBudget?: never;
      freeze?: never /** Gives an account a role (`AccessManager.grantRole`). */;
      grantRole: GrantRoleActionInput;
      grantTimelockRole?: never;
      holdCredit?: never;
      labelRole?: never;
      mint?: never;
      openBudget?: never;
      openRound?: never;
      openRoundBudgets?: never;
      pay?: never;
      publishAgreement?: never;
      relay?: never;
      releaseCredit?: never;
      revokeRole?: never;
      revokeTimelockRole?: never;
      rule?: never;
      setActionPolicy?: never;
      setBudgetSpender?: never;
      setCategoryRules?: never;
      setFeeBps?: never;
      setFeeTokenRate?: never;
      setFunctionCategory?: never;
      setGrantDelay?: never;
      setJurisdictionBlocked?: never;
      setParticipationBudget?: never;
      setProposalGuardian?: never;
      setProposalThreshold?: never;
      setRewardRates?: never;
      setRewardTerms?: never;
      setRoleAdmin?: never;
      setRoleGuardian?: never;
      setStatus?: never;
      setTargetAdminDelay?: never;
      setTargetClosed?: never;
      setTargetFunctionRole?: never;
      setTokenAllowed?: never;
      unfreeze?: never;
      updateAuthority?: never;
      updateDelay?: never;
      updateTimelock?: never;
    }
  | {
      acceptProject?: never;
      addSkill?: never;
      adjustReputation?: never;
      adoptStrategy?: never;
      answerFinding?: never;
      call?: never;
      closeBudget?: never;
      freeze?: never;
      grantRole?: never /** Gives an account a role of the timelock (`Timelock.grantRole`). */;
      grantTimelockRole: GrantTimelockRoleActionInput;
      holdCredit?: never;
      labelRole?: never;
      mint?: never;
      openBudget?: never;
      openRound?: never;
      openRoundBudgets?: never;
      pay?: never;
      publishAgreement?: never;
      relay?: never;
      releaseCredit?: never;
      revokeRole?: never;
      revokeTimelockRole?: never;
      rule?: never;
      setActionPolicy?: never;
      setBudgetSpender?: never;
      setCategoryRules?: never;
      setFeeBps?: never;
      setFeeTokenRate?: never;
      setFunctionCategory?: never;
      setGrantDelay?: never;
      setJurisdictionBlocked?: never;
      setParticipationBudget?: never;
      setProposalGuardian?: never;
      setProposalThreshold?: never;
      setRewardRates?: never;
      setRewardTerms?: never;
      setRoleAdmin?: never;
      setRoleGuardian?: never;
      setStatus?: never;
      setTargetAdminDelay?: never;
      setTargetClosed?: never;
      setTargetFunctionRole?: never;
      setTokenAllowed?: never;
      unfreeze?: never;
      updateAuthority?: never;
      updateDelay?: never;
      updateTimelock?: never;
    }
  | {
      acceptProject?: never;
      addSkill?: never;
      adjustReputation?: never;
      adoptStrategy?: never;
      answerFinding?: never;
      call?: never;
      closeBudget?: never;
      freeze?: never;
      grantRole?: never;
      grantTimelockRole?: never /** Keeps an account from withdrawing its credit of a token (`Projects.holdCredit`). */;
      holdCredit: HoldCreditActionInput;
      labelRole?: never;
      mint?: never;
      openBudget?: never;
      openRound?: never;
      openRoundBudgets?: never;
      pay?: never;
      publishAgreement?: never;
      relay?: never;
      releaseCredit?: never;
      revokeRole?: never;
      revokeTimelockRole?: never;
      rule?: never;
      setActionPolicy?: never;
      setBudgetSpender?: never;
      setCategoryRules?: never;
      setFeeBps?: never;
      setFeeTokenRate?: never;
      setFunctionCategory?: never;
      setGrantDelay?: never;
      setJurisdictionBlocked?: never;
      setParticipationBudget?: never;
      setProposalGuardian?: never;
      setProposalThreshold?: never;
      setRewardRates?: never;
      setRewardTerms?: never;
      setRoleAdmin?: never;
      setRoleGuardian?: never;
      setStatus?: never;
      setTargetAdminDelay?: never;
      setTargetClosed?: never;
      setTargetFunctionRole?: never;
      setTokenAllowed?: never;
      unfreeze?: never;
      updateAuthority?: never;
      updateDelay?: never;
      updateTimelock?: never;
    }
  | {
      acceptProject?: never;
      addSkill?: never;
      adjustReputation?: never;
      adoptStrategy?: never;
      answerFinding?: never;
      call?: never;
      closeBudget?: never;
      freeze?: never;
      grantRole?: never;
      grantTimelockRole?: never;
      holdCredit?: never /** Names a role (`AccessManager.labelRole`). */;
      labelRole: LabelRoleActionInput;
      mint?: never;
      openBudget?: never;
      openRound?: never;
      openRoundBudgets?: never;
      pay?: never;
      publishAgreement?: never;
      relay?: never;
      releaseCredit?: never;
      revokeRole?: never;
      revokeTimelockRole?: never;
      rule?: never;
      setActionPolicy?: never;
      setBudgetSpender?: never;
      setCategoryRules?: never;
      setFeeBps?: never;
      setFeeTokenRate?: never;
      setFunctionCategory?: never;
      setGrantDelay?: never;
      setJurisdictionBlocked?: never;
      setParticipationBudget?: never;
      setProposalGuardian?: never;
      setProposalThreshold?: never;
      setRewardRates?: never;
      setRewardTerms?: never;
      setRoleAdmin?: never;
      setRoleGuardian?: never;
      setStatus?: never;
      setTargetAdminDelay?: never;
      setTargetClosed?: never;
      setTargetFunctionRole?: never;
      setTokenAllowed?: never;
      unfreeze?: never;
      updateAuthority?: never;
      updateDelay?: never;
      updateTimelock?: never;
    }
  | {
      acceptProject?: never;
      addSkill?: never;
      adjustReputation?: never;
      adoptStrategy?: never;
      answerFinding?: never;
      call?: never;
      closeBudget?: never;
      freeze?: never;
      grantRole?: never;
      grantTimelockRole?: never;
      holdCredit?: never;
      labelRole?: never /** Mints guild tokens (`GuildToken.mint`). */;
      mint: MintActionInput;
      openBudget?: never;
      openRound?: never;
      openRoundBudgets?: never;
      pay?: never;
      publishAgreement?: never;
      relay?: never;
      releaseCredit?: never;
      revokeRole?: never;
      revokeTimelockRole?: never;
      rule?: never;
      setActionPolicy?: never;
      setBudgetSpender?: never;
      setCategoryRules?: never;
      setFeeBps?: never;
      setFeeTokenRate?: never;
      setFunctionCategory?: never;
      setGrantDelay?: never;
      setJurisdictionBlocked?: never;
      setParticipationBudget?: never;
      setProposalGuardian?: never;
      setProposalThreshold?: never;
      setRewardRates?: never;
      setRewardTerms?: never;
      setRoleAdmin?: never;
      setRoleGuardian?: never;
      setStatus?: never;
      setTargetAdminDelay?: never;
      setTargetClosed?: never;
      setTargetFunctionRole?: never;
      setTokenAllowed?: never;
      unfreeze?: never;
      updateAuthority?: never;
      updateDelay?: never;
      updateTimelock?: never;
    }
  | {
      acceptProject?: never;
      addSkill?: never;
      adjustReputation?: never;
      adoptStrategy?: never;
      answerFinding?: never;
      call?: never;
      closeBudget?: never;
      freeze?: never;
      grantRole?: never;
      grantTimelockRole?: never;
      holdCredit?: never;
      labelRole?: never;
      mint?: never /** Opens a budget (`Treasury.openBudget`). */;
      openBudget: OpenBudgetActionInput;
      openRound?: never;
      openRoundBudgets?: never;
      pay?: never;
      publishAgreement?: never;
      relay?: never;
      releaseCredit?: never;
      revokeRole?: never;
      revokeTimelockRole?: never;
      rule?: never;
      setActionPolicy?: never;
      setBudgetSpender?: never;
      setCategoryRules?: never;
      setFeeBps?: never;
      setFeeTokenRate?: never;
      setFunctionCategory?: never;
      setGrantDelay?: never;
      setJurisdictionBlocked?: never;
      setParticipationBudget?: never;
      setProposalGuardian?: never;
      setProposalThreshold?: never;
      setRewardRates?: never;
      setRewardTerms?: never;
      setRoleAdmin?: never;
      setRoleGuardian?: never;
      setStatus?: never;
      setTargetAdminDelay?: never;
      setTargetClosed?: never;
      setTargetFunctionRole?: never;
      setTokenAllowed?: never;
      unfreeze?: never;
      updateAuthority?: never;
      updateDelay?: never;
      updateTimelock?: never;
    }
  | {
      acceptProject?: never;
      addSkill?: never;
      adjustReputation?: never;
      adoptStrategy?: never;
      answerFinding?: never;
      call?: never;
      closeBudget?: never;
      freeze?: never;
      grantRole?: never;
      grantTimelockRole?: never;
      holdCredit?: never;
      labelRole?: never;
      mint?: never;
      openBudget?: never /** Opens a round of priorities (`PriorityRounds.openRound`). */;
      openRound: OpenRoundActionInput;
      openRoundBudgets?: never;
      pay?: never;
      publishAgreement?: never;
      relay?: never;
      releaseCredit?: never;
      revokeRole?: never;
      revokeTimelockRole?: never;
      rule?: never;
      setActionPolicy?: never;
      setBudgetSpender?: never;
      setCategoryRules?: never;
      setFeeBps?: never;
      setFeeTokenRate?: never;
      setFunctionCategory?: never;
      setGrantDelay?: never;
      setJurisdictionBlocked?: never;
      setParticipationBudget?: never;
      setProposalGuardian?: never;
      setProposalThreshold?: never;
      setRewardRates?: never;
      setRewardTerms?: never;
      setRoleAdmin?: never;
      setRoleGuardian?: never;
      setStatus?: never;
      setTargetAdminDelay?: never;
      setTargetClosed?: never;
      setTargetFunctionRole?: never;
      setTokenAllowed?: never;
      unfreeze?: never;
      updateAuthority?: never;
      updateDelay?: never;
      updateTimelock?: never;
    }
  | {
      acceptProject?: never;
      addSkill?: never;
      adjustReputation?: never;
      adoptStrategy?: never;
      answerFinding?: never;
      call?: never;
      closeBudget?: never;
      freeze?: never;
      grantRole?: never;
      grantTimelockRole?: never;
      holdCredit?: never;
      labelRole?: never;
      mint?: never;
      openBudget?: never;
      openRound?: never /** Turns a round's result into budgets (`Treasury.openRoundBudgets`). */;
      openRoundBudgets: OpenRoundBudgetsActionInput;
      pay?: never;
      publishAgreement?: never;
      relay?: never;
      releaseCredit?: never;
      revokeRole?: never;
      revokeTimelockRole?: never;
      rule?: never;
      setActionPolicy?: never;
      setBudgetSpender?: never;
      setCategoryRules?: never;
      setFeeBps?: never;
      setFeeTokenRate?: never;
      setFunctionCategory?: never;
      setGrantDelay?: never;
      setJurisdictionBlocked?: never;
      setParticipationBudget?: never;
      setProposalGuardian?: never;
      setProposalThreshold?: never;
      setRewardRates?: never;
      setRewardTerms?: never;
      setRoleAdmin?: never;
      setRoleGuardian?: never;
      setStatus?: never;
      setTargetAdminDelay?: never;
      setTargetClosed?: never;
      setTargetFunctionRole?: never;
      setTokenAllowed?: never;
      unfreeze?: never;
      updateAuthority?: never;
      updateDelay?: never;
      updateTimelock?: never;
    }
  | {
      acceptProject?: never;
      addSkill?: never;
      adjustReputation?: never;
      adoptStrategy?: never;
      answerFinding?: never;
      call?: never;
      closeBudget?: never;
      freeze?: never;
      grantRole?: never;
      grantTimelockRole?: never;
      holdCredit?: never;
      labelRole?: never;
      mint?: never;
      openBudget?: never;
      openRound?: never;
      openRoundBudgets?: never /** Pays out of the treasury (`Treasury.pay`). */;
      pay: PayActionInput;
      publishAgreement?: never;
      relay?: never;
      releaseCredit?: never;
      revokeRole?: never;
      revokeTimelockRole?: never;
      rule?: never;
      setActionPolicy?: never;
      setBudgetSpender?: never;
      setCategoryRules?: never;
      setFeeBps?: never;
      setFeeTokenRate?: never;
      setFunctionCategory?: never;
      setGrantDelay?: never;
      setJurisdictionBlocked?: never;
      setParticipationBudget?: never;
      setProposalGuardian?: never;
      setProposalThreshold?: never;
      setRewardRates?: never;
      setRewardTerms?: never;
      setRoleAdmin?: never;
      setRoleGuardian?: never;
      setStatus?: never;
      setTargetAdminDelay?: never;
      setTargetClosed?: never;
      setTargetFunctionRole?: never;
      setTokenAllowed?: never;
      unfreeze?: never;
      updateAuthority?: never;
      updateDelay?: never;
      updateTimelock?: never;
    }
  | {
      acceptProject?: never;
      addSkill?: never;
      adjustReputation?: never;
      adoptStrategy?: never;
      answerFinding?: never;
      call?: never;
      closeBudget?: never;
      freeze?: never;
      grantRole?: never;
      grantTimelockRole?: never;
      holdCredit?: never;
      labelRole?: never;
      mint?: never;
      openBudget?: never;
      openRound?: never;
      openRoundBudgets?: never;
      pay?: never /** Publishes an agreement or a new version of one (`Compliance.publishAgreement`). */;
      publishAgreement: PublishAgreementActionInput;
      relay?: never;
      releaseCredit?: never;
      revokeRole?: never;
      revokeTimelockRole?: never;
      rule?: never;
      setActionPolicy?: never;
      setBudgetSpender?: never;
      setCategoryRules?: never;
      setFeeBps?: never;
      setFeeTokenRate?: never;
      setFunctionCategory?: never;
      setGrantDelay?: never;
      setJurisdictionBlocked?: never;
      setParticipationBudget?: never;
      setProposalGuardian?: never;
      setProposalThreshold?: never;
      setRewardRates?: never;
      setRewardTerms?: never;
      setRoleAdmin?: never;
      setRoleGuardian?: never;
      setStatus?: never;
      setTargetAdminDelay?: never;
      setTargetClosed?: never;
      setTargetFunctionRole?: never;
      setTokenAllowed?: never;
      unfreeze?: never;
      updateAuthority?: never;
      updateDelay?: never;
      updateTimelock?: never;
    }
  | {
      acceptProject?: never;
      addSkill?: never;
      adjustReputation?: never;
      adoptStrategy?: never;
      answerFinding?: never;
      call?: never;
      closeBudget?: never;
      freeze?: never;
      grantRole?: never;
      grantTimelockRole?: never;
      holdCredit?: never;
      labelRole?: never;
      mint?: never;
      openBudget?: never;
      openRound?: never;
      openRoundBudgets?: never;
      pay?: never;
      publishAgreement?: never /** Has the Governor itself call a contract, as for what was sent to it by mistake (`GuildGovernor.relay`). */;
      relay: RelayActionInput;
      releaseCredit?: never;
      revokeRole?: never;
      revokeTimelockRole?: never;
      rule?: never;
      setActionPolicy?: never;
      setBudgetSpender?: never;
      setCategoryRules?: never;
      setFeeBps?: never;
      setFeeTokenRate?: never;
      setFunctionCategory?: never;
      setGrantDelay?: never;
      setJurisdictionBlocked?: never;
      setParticipationBudget?: never;
      setProposalGuardian?: never;
      setProposalThreshold?: never;
      setRewardRates?: never;
      setRewardTerms?: never;
      setRoleAdmin?: never;
      setRoleGuardian?: never;
      setStatus?: never;
      setTargetAdminDelay?: never;
      setTargetClosed?: never;
      setTargetFunctionRole?: never;
      setTokenAllowed?: never;
      unfreeze?: never;
      updateAuthority?: never;
      updateDelay?: never;
      updateTimelock?: never;
    }
  | {
      acceptProject?: never;
      addSkill?: never;
      adjustReputation?: never;
      adoptStrategy?: never;
      answerFinding?: never;
      call?: never;
      closeBudget?: never;
      freeze?: never;
      grantRole?: never;
      grantTimelockRole?: never;
      holdCredit?: never;
      labelRole?: never;
      mint?: never;
      openBudget?: never;
      openRound?: never;
      openRoundBudgets?: never;
      pay?: never;
      publishAgreement?: never;
      relay?: never /** Lets an account withdraw its held credit again (`Projects.releaseCredit`). */;
      releaseCredit: ReleaseCreditActionInput;
      revokeRole?: never;
      revokeTimelockRole?: never;
      rule?: never;
      setActionPolicy?: never;
      setBudgetSpender?: never;
      setCategoryRules?: never;
      setFeeBps?: never;
      setFeeTokenRate?: never;
      setFunctionCategory?: never;
      setGrantDelay?: never;
      setJurisdictionBlocked?: never;
      setParticipationBudget?: never;
      setProposalGuardian?: never;
      setProposalThreshold?: never;
      setRewardRates?: never;
      setRewardTerms?: never;
      setRoleAdmin?: never;
      setRoleGuardian?: never;
      setStatus?: never;
      setTargetAdminDelay?: never;
      setTargetClosed?: never;
      setTargetFunctionRole?: never;
      setTokenAllowed?: never;
      unfreeze?: never;
      updateAuthority?: never;
      updateDelay?: never;
      updateTimelock?: never;
    }
  | {
      acceptProject?: never;
      addSkill?: never;
      adjustReputation?: never;
      adoptStrategy?: never;
      answerFinding?: never;
      call?: never;
      closeBudget?: never;
      freeze?: never;
      grantRole?: never;
      grantTimelockRole?: never;
      holdCredit?: never;
      labelRole?: never;
      mint?: never;
      openBudget?: never;
      openRound?: never;
      openRoundBudgets?: never;
      pay?: never;
      publishAgreement?: never;
      relay?: never;
      releaseCredit?: never /** Takes a role from an account (`AccessManager.revokeRole`). */;
      revokeRole: RevokeRoleActionInput;
      revokeTimelockRole?: never;
      rule?: never;
      setActionPolicy?: never;
      setBudgetSpender?: never;
      setCategoryRules?: never;
      setFeeBps?: never;
      setFeeTokenRate?: never;
      setFunctionCategory?: never;
      setGrantDelay?: never;
      setJurisdictionBlocked?: never;
      setParticipationBudget?: never;
      setProposalGuardian?: never;
      setProposalThreshold?: never;
      setRewardRates?: never;
      setRewardTerms?: never;
      setRoleAdmin?: never;
      setRoleGuardian?: never;
      setStatus?: never;
      setTargetAdminDelay?: never;
      setTargetClosed?: never;
      setTargetFunctionRole?: never;
      setTokenAllowed?: never;
      unfreeze?: never;
      updateAuthority?: never;
      updateDelay?: never;
      updateTimelock?: never;
    }
  | {
      acceptProject?: never;
      addSkill?: never;
      adjustReputation?: never;
      adoptStrategy?: never;
      answerFinding?: never;
      call?: never;
      closeBudget?: never;
      freeze?: never;
      grantRole?: never;
      grantTimelockRole?: never;
      holdCredit?: never;
      labelRole?: never;
      mint?: never;
      openBudget?: never;
      openRound?: never;
      openRoundBudgets?: never;
      pay?: never;
      publishAgreement?: never;
      relay?: never;
      releaseCredit?: never;
      revokeRole?: never /** Takes a role of the timelock from an account (`Timelock.revokeRole`). */;
      revokeTimelockRole: RevokeTimelockRoleActionInput;
      rule?: never;
      setActionPolicy?: never;
      setBudgetSpender?: never;
      setCategoryRules?: never;
      setFeeBps?: never;
      setFeeTokenRate?: never;
      setFunctionCategory?: never;
      setGrantDelay?: never;
      setJurisdictionBlocked?: never;
      setParticipationBudget?: never;
      setProposalGuardian?: never;
      setProposalThreshold?: never;
      setRewardRates?: never;
      setRewardTerms?: never;
      setRoleAdmin?: never;
      setRoleGuardian?: never;
      setStatus?: never;
      setTargetAdminDelay?: never;
      setTargetClosed?: never;
      setTargetFunctionRole?: never;
      setTokenAllowed?: never;
      unfreeze?: never;
      updateAuthority?: never;
      updateDelay?: never;
      updateTimelock?: never;
    }
  | {
      acceptProject?: never;
      addSkill?: never;
      adjustReputation?: never;
      adoptStrategy?: never;
      answerFinding?: never;
      call?: never;
      closeBudget?: never;
      freeze?: never;
      grantRole?: never;
      grantTimelockRole?: never;
      holdCredit?: never;
      labelRole?: never;
      mint?: never;
      openBudget?: never;
      openRound?: never;
      openRoundBudgets?: never;
      pay?: never;
      publishAgreement?: never;
      relay?: never;
      releaseCredit?: never;
      revokeRole?: never;
      revokeTimelockRole?: never /** Rules on a dispute (`GovernanceArbiter.rule`). */;
      rule: RuleActionInput;
      setActionPolicy?: never;
      setBudgetSpender?: never;
      setCategoryRules?: never;
      setFeeBps?: never;
      setFeeTokenRate?: never;
      setFunctionCategory?: never;
      setGrantDelay?: never;
      setJurisdictionBlocked?: never;
      setParticipationBudget?: never;
      setProposalGuardian?: never;
      setProposalThreshold?: never;
      setRewardRates?: never;
      setRewardTerms?: never;
      setRoleAdmin?: never;
      setRoleGuardian?: never;
      setStatus?: never;
      setTargetAdminDelay?: never;
      setTargetClosed?: never;
      setTargetFunctionRole?: never;
      setTokenAllowed?: never;
      unfreeze?: never;
      updateAuthority?: never;
      updateDelay?: never;
      updateTimelock?: never;
    }
  | {
      acceptProject?: never;
      addSkill?: never;
      adjustReputation?: never;
      adoptStrategy?: never;
      answerFinding?: never;
      call?: never;
      closeBudget?: never;
      freeze?: never;
      grantRole?: never;
      grantTimelockRole?: never;
      holdCredit?: never;
      labelRole?: never;
      mint?: never;
      openBudget?: never;
      openRound?: never;
      openRoundBudgets?: never;
      pay?: never;
      publishAgreement?: never;
      relay?: never;
      releaseCredit?: never;
      revokeRole?: never;
      revokeTimelockRole?: never;
      rule?: never /** Sets what an action asks of accounts (`Compliance.setActionPolicy`). */;
      setActionPolicy: SetActionPolicyActionInput;
      setBudgetSpender?: never;
      setCategoryRules?: never;
      setFeeBps?: never;
      setFeeTokenRate?: never;
      setFunctionCategory?: never;
      setGrantDelay?: never;
      setJurisdictionBlocked?: never;
      setParticipationBudget?: never;
      setProposalGuardian?: never;
      setProposalThreshold?: never;
      setRewardRates?: never;
      setRewardTerms?: never;
      setRoleAdmin?: never;
      setRoleGuardian?: never;
      setStatus?: never;
      setTargetAdminDelay?: never;
      setTargetClosed?: never;
      setTargetFunctionRole?: never;
      setTokenAllowed?: never;
      unfreeze?: never;
      updateAuthority?: never;
      updateDelay?: never;
      updateTimelock?: never;
    }
  | {
      acceptProject?: never;
      addSkill?: never;
      adjustReputation?: never;
      adoptStrategy?: never;
      answerFinding?: never;
      call?: never;
      closeBudget?: never;
      freeze?: never;
      grantRole?: never;
      grantTimelockRole?: never;
      holdCredit?: never;
      labelRole?: never;
      mint?: never;
      openBudget?: never;
      openRound?: never;
      openRoundBudgets?: never;
      pay?: never;
      publishAgreement?: never;
      relay?: never;
      releaseCredit?: never;
      revokeRole?: never;
      revokeTimelockRole?: never;
      rule?: never;
      setActionPolicy?: never /** Lets an account pay from a budget, or no longer (`Treasury.setBudgetSpender`). */;
      setBudgetSpender: SetBudgetSpenderActionInput;
      setCategoryRules?: never;
      setFeeBps?: never;
      setFeeTokenRate?: never;
      setFunctionCategory?: never;
      setGrantDelay?: never;
      setJurisdictionBlocked?: never;
      setParticipationBudget?: never;
      setProposalGuardian?: never;
      setProposalThreshold?: never;
      setRewardRates?: never;
      setRewardTerms?: never;
      setRoleAdmin?: never;
      setRoleGuardian?: never;
      setStatus?: never;
      setTargetAdminDelay?: never;
      setTargetClosed?: never;
      setTargetFunctionRole?: never;
      setTokenAllowed?: never;
      unfreeze?: never;
      updateAuthority?: never;
      updateDelay?: never;
      updateTimelock?: never;
    }
  | {
      acceptProject?: never;
      addSkill?: never;
      adjustReputation?: never;
      adoptStrategy?: never;
      answerFinding?: never;
      call?: never;
      closeBudget?: never;
      freeze?: never;
      grantRole?: never;
      grantTimelockRole?: never;
      holdCredit?: never;
      labelRole?: never;
      mint?: never;
      openBudget?: never;
      openRound?: never;
      openRoundBudgets?: never;
      pay?: never;
      publishAgreement?: never;
      relay?: never;
      releaseCredit?: never;
      revokeRole?: never;
      revokeTimelockRole?: never;
      rule?: never;
      setActionPolicy?: never;
      setBudgetSpender?: never /** Sets what proposals of a category need (`CategoryPolicy.setCategoryRules`). */;
      setCategoryRules: CategoryRulesInput;
      setFeeBps?: never;
      setFeeTokenRate?: never;
      setFunctionCategory?: never;
      setGrantDelay?: never;
      setJurisdictionBlocked?: never;
      setParticipationBudget?: never;
      setProposalGuardian?: never;
      setProposalThreshold?: never;
      setRewardRates?: never;
      setRewardTerms?: never;
      setRoleAdmin?: never;
      setRoleGuardian?: never;
      setStatus?: never;
      setTargetAdminDelay?: never;
      setTargetClosed?: never;
      setTargetFunctionRole?: never;
      setTokenAllowed?: never;
      unfreeze?: never;
      updateAuthority?: never;
      updateDelay?: never;
      updateTimelock?: never;
    }
  | {
      acceptProject?: never;
      addSkill?: never;
      adjustReputation?: never;
      adoptStrategy?: never;
      answerFinding?: never;
      call?: never;
      closeBudget?: never;
      freeze?: never;
      grantRole?: never;
      grantTimelockRole?: never;
      holdCredit?: never;
      labelRole?: never;
      mint?: never;
      openBudget?: never;
      openRound?: never;
      openRoundBudgets?: never;
      pay?: never;
      publishAgreement?: never;
      relay?: never;
      releaseCredit?: never;
      revokeRole?: never;
      revokeTimelockRole?: never;
      rule?: never;
      setActionPolicy?: never;
      setBudgetSpender?: never;
      setCategoryRules?: never /** Sets the guild's fee (`Projects.setFeeBps`). */;
      setFeeBps: SetFeeBpsActionInput;
      setFeeTokenRate?: never;
      setFunctionCategory?: never;
      setGrantDelay?: never;
      setJurisdictionBlocked?: never;
      setParticipationBudget?: never;
      setProposalGuardian?: never;
      setProposalThreshold?: never;
      setRewardRates?: never;
      setRewardTerms?: never;
      setRoleAdmin?: never;
      setRoleGuardian?: never;
      setStatus?: never;
      setTargetAdminDelay?: never;
      setTargetClosed?: never;
      setTargetFunctionRole?: never;
      setTokenAllowed?: never;
      unfreeze?: never;
      updateAuthority?: never;
      updateDelay?: never;
      updateTimelock?: never;
    }
  | {
      acceptProject?: never;
      addSkill?: never;
      adjustReputation?: never;
      adoptStrategy?: never;
      answerFinding?: never;
      call?: never;
      closeBudget?: never;
      freeze?: never;
      grantRole?: never;
      grantTimelockRole?: never;
      holdCredit?: never;
      labelRole?: never;
      mint?: never;
      openBudget?: never;
      openRound?: never;
      openRoundBudgets?: never;
      pay?: never;
      publishAgreement?: never;
      relay?: never;
      releaseCredit?: never;
      revokeRole?: never;
      revokeTimelockRole?: never;
      rule?: never;
      setActionPolicy?: never;
      setBudgetSpender?: never;
      setCategoryRules?: never;
      setFeeBps?: never /** Sets what paying fees in guild tokens costs (`Projects.setFeeTokenRate`). */;
      setFeeTokenRate: SetFeeTokenRateActionInput;
      setFunctionCategory?: never;
      setGrantDelay?: never;
      setJurisdictionBlocked?: never;
      setParticipationBudget?: never;
      setProposalGuardian?: never;
      setProposalThreshold?: never;
      setRewardRates?: never;
      setRewardTerms?: never;
      setRoleAdmin?: never;
      setRoleGuardian?: never;
      setStatus?: never;
      setTargetAdminDelay?: never;
      setTargetClosed?: never;
      setTargetFunctionRole?: never;
      setTokenAllowed?: never;
      unfreeze?: never;
      updateAuthority?: never;
      updateDelay?: never;
      updateTimelock?: never;
    }
  | {
      acceptProject?: never;
      addSkill?: never;
      adjustReputation?: never;
      adoptStrategy?: never;
      answerFinding?: never;
      call?: never;
      closeBudget?: never;
      freeze?: never;
      grantRole?: never;
      grantTimelockRole?: never;
      holdCredit?: never;
      labelRole?: never;
      mint?: never;
      openBudget?: never;
      openRound?: never;
      openRoundBudgets?: never;
      pay?: never;
      publishAgreement?: never;
      relay?: never;
      releaseCredit?: never;
      revokeRole?: never;
      revokeTimelockRole?: never;
      rule?: never;
      setActionPolicy?: never;
      setBudgetSpender?: never;
      setCategoryRules?: never;
      setFeeBps?: never;
      setFeeTokenRate?: never /** Sets the category that proposals which call a function have at least (`CategoryPolicy.setFunctionCategory`). */;
      setFunctionCategory: SetFunctionCategoryActionInput;
      setGrantDelay?: never;
      setJurisdictionBlocked?: never;
      setParticipationBudget?: never;
      setProposalGuardian?: never;
      setProposalThreshold?: never;
      setRewardRates?: never;
      setRewardTerms?: never;
      setRoleAdmin?: never;
      setRoleGuardian?: never;
      setStatus?: never;
      setTargetAdminDelay?: never;
      setTargetClosed?: never;
      setTargetFunctionRole?: never;
      setTokenAllowed?: never;
      unfreeze?: never;
      updateAuthority?: never;
      updateDelay?: never;
      updateTimelock?: never;
    }
  | {
      acceptProject?: never;
      addSkill?: never;
      adjustReputation?: never;
      adoptStrategy?: never;
      answerFinding?: never;
      call?: never;
      closeBudget?: never;
      freeze?: never;
      grantRole?: never;
      grantTimelockRole?: never;
      holdCredit?: never;
      labelRole?: never;
      mint?: never;
      openBudget?: never;
      openRound?: never;
      openRoundBudgets?: never;
      pay?: never;
      publishAgreement?: never;
      relay?: never;
      releaseCredit?: never;
      revokeRole?: never;
      revokeTimelockRole?: never;
      rule?: never;
      setActionPolicy?: never;
      setBudgetSpender?: never;
      setCategoryRules?: never;
      setFeeBps?: never;
      setFeeTokenRate?: never;
      setFunctionCategory?: never /** Sets how long grants of a role wait (`AccessManager.setGrantDelay`). */;
      setGrantDelay: SetGrantDelayActionInput;
      setJurisdictionBlocked?: never;
      setParticipationBudget?: never;
      setProposalGuardian?: never;
      setProposalThreshold?: never;
      setRewardRates?: never;
      setRewardTerms?: never;
      setRoleAdmin?: never;
      setRoleGuardian?: never;
      setStatus?: never;
      setTargetAdminDelay?: never;
      setTargetClosed?: never;
      setTargetFunctionRole?: never;
      setTokenAllowed?: never;
      unfreeze?: never;
      updateAuthority?: never;
      updateDelay?: never;
      updateTimelock?: never;
    }
  | {
      acceptProject?: never;
      addSkill?: never;
      adjustReputation?: never;
      adoptStrategy?: never;
      answerFinding?: never;
      call?: never;
      closeBudget?: never;
      freeze?: never;
      grantRole?: never;
      grantTimelockRole?: never;
      holdCredit?: never;
      labelRole?: never;
      mint?: never;
      openBudget?: never;
      openRound?: never;
      openRoundBudgets?: never;
      pay?: never;
      publishAgreement?: never;
      relay?: never;
      releaseCredit?: never;
      revokeRole?: never;
      revokeTimelockRole?: never;
      rule?: never;
      setActionPolicy?: never;
      setBudgetSpender?: never;
      setCategoryRules?: never;
      setFeeBps?: never;
      setFeeTokenRate?: never;
      setFunctionCategory?: never;
      setGrantDelay?: never /** Blocks a jurisdiction, or no longer (`Compliance.setJurisdictionBlocked`). */;
      setJurisdictionBlocked: SetJurisdictionBlockedActionInput;
      setParticipationBudget?: never;
      setProposalGuardian?: never;
      setProposalThreshold?: never;
      setRewardRates?: never;
      setRewardTerms?: never;
      setRoleAdmin?: never;
      setRoleGuardian?: never;
      setStatus?: never;
      setTargetAdminDelay?: never;
      setTargetClosed?: never;
      setTargetFunctionRole?: never;
      setTokenAllowed?: never;
      unfreeze?: never;
      updateAuthority?: never;
      updateDelay?: never;
      updateTimelock?: never;
    }
  | {
      acceptProject?: never;
      addSkill?: never;
      adjustReputation?: never;
      adoptStrategy?: never;
      answerFinding?: never;
      call?: never;
      closeBudget?: never;
      freeze?: never;
      grantRole?: never;
      grantTimelockRole?: never;
      holdCredit?: never;
      labelRole?: never;
      mint?: never;
      openBudget?: never;
      openRound?: never;
      openRoundBudgets?: never;
      pay?: never;
      publishAgreement?: never;
      relay?: never;
      releaseCredit?: never;
      revokeRole?: never;
      revokeTimelockRole?: never;
      rule?: never;
      setActionPolicy?: never;
      setBudgetSpender?: never;
      setCategoryRules?: never;
      setFeeBps?: never;
      setFeeTokenRate?: never;
      setFunctionCategory?: never;
      setGrantDelay?: never;
      setJurisdictionBlocked?: never /** Sets what votes earn in each epoch (`Rewards.setParticipationBudget`). */;
      setParticipationBudget: SetParticipationBudgetActionInput;
      setProposalGuardian?: never;
      setProposalThreshold?: never;
      setRewardRates?: never;
      setRewardTerms?: never;
      setRoleAdmin?: never;
      setRoleGuardian?: never;
      setStatus?: never;
      setTargetAdminDelay?: never;
      setTargetClosed?: never;
      setTargetFunctionRole?: never;
      setTokenAllowed?: never;
      unfreeze?: never;
      updateAuthority?: never;
      updateDelay?: never;
      updateTimelock?: never;
    }
  | {
      acceptProject?: never;
      addSkill?: never;
      adjustReputation?: never;
      adoptStrategy?: never;
      answerFinding?: never;
      call?: never;
      closeBudget?: never;
      freeze?: never;
      grantRole?: never;
      grantTimelockRole?: never;
      holdCredit?: never;
      labelRole?: never;
      mint?: never;
      openBudget?: never;
      openRound?: never;
      openRoundBudgets?: never;
      pay?: never;
      publishAgreement?: never;
      relay?: never;
      releaseCredit?: never;
      revokeRole?: never;
      revokeTimelockRole?: never;
      rule?: never;
      setActionPolicy?: never;
      setBudgetSpender?: never;
      setCategoryRules?: never;
      setFeeBps?: never;
      setFeeTokenRate?: never;
      setFunctionCategory?: never;
      setGrantDelay?: never;
      setJurisdictionBlocked?: never;
      setParticipationBudget?: never /** Names who may cancel proposals (`GuildGovernor.setProposalGuardian`). */;
      setProposalGuardian: SetProposalGuardianActionInput;
      setProposalThreshold?: never;
      setRewardRates?: never;
      setRewardTerms?: never;
      setRoleAdmin?: never;
      setRoleGuardian?: never;
      setStatus?: never;
      setTargetAdminDelay?: never;
      setTargetClosed?: never;
      setTargetFunctionRole?: never;
      setTokenAllowed?: never;
      unfreeze?: never;
      updateAuthority?: never;
      updateDelay?: never;
      updateTimelock?: never;
    }
  | {
      acceptProject?: never;
      addSkill?: never;
      adjustReputation?: never;
      adoptStrategy?: never;
      answerFinding?: never;
      call?: never;
      closeBudget?: never;
      freeze?: never;
      grantRole?: never;
      grantTimelockRole?: never;
      holdCredit?: never;
      labelRole?: never;
      mint?: never;
      openBudget?: never;
      openRound?: never;
      openRoundBudgets?: never;
      pay?: never;
      publishAgreement?: never;
      relay?: never;
      releaseCredit?: never;
      revokeRole?: never;
      revokeTimelockRole?: never;
      rule?: never;
      setActionPolicy?: never;
      setBudgetSpender?: never;
      setCategoryRules?: never;
      setFeeBps?: never;
      setFeeTokenRate?: never;
      setFunctionCategory?: never;
      setGrantDelay?: never;
      setJurisdictionBlocked?: never;
      setParticipationBudget?: never;
      setProposalGuardian?: never /** Sets the votes needed to propose (`CategoryPolicy.setProposalThreshold`). */;
      setProposalThreshold: SetProposalThresholdActionInput;
      setRewardRates?: never;
      setRewardTerms?: never;
      setRoleAdmin?: never;
      setRoleGuardian?: never;
      setStatus?: never;
      setTargetAdminDelay?: never;
      setTargetClosed?: never;
      setTargetFunctionRole?: never;
      setTokenAllowed?: never;
      unfreeze?: never;
      updateAuthority?: never;
      updateDelay?: never;
      updateTimelock?: never;
    }
  | {
      acceptProject?: never;
      addSkill?: never;
      adjustReputation?: never;
      adoptStrategy?: never;
      answerFinding?: never;
      call?: never;
      closeBudget?: never;
      freeze?: never;
      grantRole?: never;
      grantTimelockRole?: never;
      holdCredit?: never;
      labelRole?: never;
      mint?: never;
      openBudget?: never;
      openRound?: never;
      openRoundBudgets?: never;
      pay?: never;
      publishAgreement?: never;
      relay?: never;
      releaseCredit?: never;
      revokeRole?: never;
      revokeTimelockRole?: never;
      rule?: never;
      setActionPolicy?: never;
      setBudgetSpender?: never;
      setCategoryRules?: never;
      setFeeBps?: never;
      setFeeTokenRate?: never;
      setFunctionCategory?: never;
      setGrantDelay?: never;
      setJurisdictionBlocked?: never;
      setParticipationBudget?: never;
      setProposalGuardian?: never;
      setProposalThreshold?: never /** Sets what payments in a token earn (`Rewards.setRewardRates`). */;
      setRewardRates: SetRewardRatesActionInput;
      setRewardTerms?: never;
      setRoleAdmin?: never;
      setRoleGuardian?: never;
      setStatus?: never;
      setTargetAdminDelay?: never;
      setTargetClosed?: never;
      setTargetFunctionRole?: never;
      setTokenAllowed?: never;
      unfreeze?: never;
      updateAuthority?: never;
      updateDelay?: never;
      updateTimelock?: never;
    }
  | {
      acceptProject?: never;
      addSkill?: never;
      adjustReputation?: never;
      adoptStrategy?: never;
      answerFinding?: never;
      call?: never;
      closeBudget?: never;
      freeze?: never;
      grantRole?: never;
      grantTimelockRole?: never;
      holdCredit?: never;
      labelRole?: never;
      mint?: never;
      openBudget?: never;
      openRound?: never;
      openRoundBudgets?: never;
      pay?: never;
      publishAgreement?: never;
      relay?: never;
      releaseCredit?: never;
      revokeRole?: never;
      revokeTimelockRole?: never;
      rule?: never;
      setActionPolicy?: never;
      setBudgetSpender?: never;
      setCategoryRules?: never;
      setFeeBps?: never;
      setFeeTokenRate?: never;
      setFunctionCategory?: never;
      setGrantDelay?: never;
      setJurisdictionBlocked?: never;
      setParticipationBudget?: never;
      setProposalGuardian?: never;
      setProposalThreshold?: never;
      setRewardRates?: never /** Sets the limits of rewards (`Rewards.setRewardTerms`). */;
      setRewardTerms: RewardTermsInput;
      setRoleAdmin?: never;
      setRoleGuardian?: never;
      setStatus?: never;
      setTargetAdminDelay?: never;
      setTargetClosed?: never;
      setTargetFunctionRole?: never;
      setTokenAllowed?: never;
      unfreeze?: never;
      updateAuthority?: never;
      updateDelay?: never;
      updateTimelock?: never;
    }
  | {
      acceptProject?: never;
      addSkill?: never;
      adjustReputation?: never;
      adoptStrategy?: never;
      answerFinding?: never;
      call?: never;
      closeBudget?: never;
      freeze?: never;
      grantRole?: never;
      grantTimelockRole?: never;
      holdCredit?: never;
      labelRole?: never;
      mint?: never;
      openBudget?: never;
      openRound?: never;
      openRoundBudgets?: never;
      pay?: never;
      publishAgreement?: never;
      relay?: never;
      releaseCredit?: never;
      revokeRole?: never;
      revokeTimelockRole?: never;
      rule?: never;
      setActionPolicy?: never;
      setBudgetSpender?: never;
      setCategoryRules?: never;
      setFeeBps?: never;
      setFeeTokenRate?: never;
      setFunctionCategory?: never;
      setGrantDelay?: never;
      setJurisdictionBlocked?: never;
      setParticipationBudget?: never;
      setProposalGuardian?: never;
      setProposalThreshold?: never;
      setRewardRates?: never;
      setRewardTerms?: never /** Lets who has one role give and take another (`AccessManager.setRoleAdmin`). */;
      setRoleAdmin: SetRoleAdminActionInput;
      setRoleGuardian?: never;
      setStatus?: never;
      setTargetAdminDelay?: never;
      setTargetClosed?: never;
      setTargetFunctionRole?: never;
      setTokenAllowed?: never;
      unfreeze?: never;
      updateAuthority?: never;
      updateDelay?: never;
      updateTimelock?: never;
    }
  | {
      acceptProject?: never;
      addSkill?: never;
      adjustReputation?: never;
      adoptStrategy?: never;
      answerFinding?: never;
      call?: never;
      closeBudget?: never;
      freeze?: never;
      grantRole?: never;
      grantTimelockRole?: never;
      holdCredit?: never;
      labelRole?: never;
      mint?: never;
      openBudget?: never;
      openRound?: never;
      openRoundBudgets?: never;
      pay?: never;
      publishAgreement?: never;
      relay?: never;
      releaseCredit?: never;
      revokeRole?: never;
      revokeTimelockRole?: never;
      rule?: never;
      setActionPolicy?: never;
      setBudgetSpender?: never;
      setCategoryRules?: never;
      setFeeBps?: never;
      setFeeTokenRate?: never;
      setFunctionCategory?: never;
      setGrantDelay?: never;
      setJurisdictionBlocked?: never;
      setParticipationBudget?: never;
      setProposalGuardian?: never;
      setProposalThreshold?: never;
      setRewardRates?: never;
      setRewardTerms?: never;
      setRoleAdmin?: never /** Lets who has one role cancel what another announces (`AccessManager.setRoleGuardian`). */;
      setRoleGuardian: SetRoleGuardianActionInput;
      setStatus?: never;
      setTargetAdminDelay?: never;
      setTargetClosed?: never;
      setTargetFunctionRole?: never;
      setTokenAllowed?: never;
      unfreeze?: never;
      updateAuthority?: never;
      updateDelay?: never;
      updateTimelock?: never;
    }
  | {
      acceptProject?: never;
      addSkill?: never;
      adjustReputation?: never;
      adoptStrategy?: never;
      answerFinding?: never;
      call?: never;
      closeBudget?: never;
      freeze?: never;
      grantRole?: never;
      grantTimelockRole?: never;
      holdCredit?: never;
      labelRole?: never;
      mint?: never;
      openBudget?: never;
      openRound?: never;
      openRoundBudgets?: never;
      pay?: never;
      publishAgreement?: never;
      relay?: never;
      releaseCredit?: never;
      revokeRole?: never;
      revokeTimelockRole?: never;
      rule?: never;
      setActionPolicy?: never;
      setBudgetSpender?: never;
      setCategoryRules?: never;
      setFeeBps?: never;
      setFeeTokenRate?: never;
      setFunctionCategory?: never;
      setGrantDelay?: never;
      setJurisdictionBlocked?: never;
      setParticipationBudget?: never;
      setProposalGuardian?: never;
      setProposalThreshold?: never;
      setRewardRates?: never;
      setRewardTerms?: never;
      setRoleAdmin?: never;
      setRoleGuardian?: never /** Notes what is known about an account (`Compliance.setStatus`). */;
      setStatus: SetStatusActionInput;
      setTargetAdminDelay?: never;
      setTargetClosed?: never;
      setTargetFunctionRole?: never;
      setTokenAllowed?: never;
      unfreeze?: never;
      updateAuthority?: never;
      updateDelay?: never;
      updateTimelock?: never;
    }
  | {
      acceptProject?: never;
      addSkill?: never;
      adjustReputation?: never;
      adoptStrategy?: never;
      answerFinding?: never;
      call?: never;
      closeBudget?: never;
      freeze?: never;
      grantRole?: never;
      grantTimelockRole?: never;
      holdCredit?: never;
      labelRole?: never;
      mint?: never;
      openBudget?: never;
      openRound?: never;
      openRoundBudgets?: never;
      pay?: never;
      publishAgreement?: never;
      relay?: never;
      releaseCredit?: never;
      revokeRole?: never;
      revokeTimelockRole?: never;
      rule?: never;
      setActionPolicy?: never;
      setBudgetSpender?: never;
      setCategoryRules?: never;
      setFeeBps?: never;
      setFeeTokenRate?: never;
      setFunctionCategory?: never;
      setGrantDelay?: never;
      setJurisdictionBlocked?: never;
      setParticipationBudget?: never;
      setProposalGuardian?: never;
      setProposalThreshold?: never;
      setRewardRates?: never;
      setRewardTerms?: never;
      setRoleAdmin?: never;
      setRoleGuardian?: never;
      setStatus?: never /** Sets how long changes of a contract's roles wait (`AccessManager.setTargetAdminDelay`). */;
      setTargetAdminDelay: SetTargetAdminDelayActionInput;
      setTargetClosed?: never;
      setTargetFunctionRole?: never;
      setTokenAllowed?: never;
      unfreeze?: never;
      updateAuthority?: never;
      updateDelay?: never;
      updateTimelock?: never;
    }
  | {
      acceptProject?: never;
      addSkill?: never;
      adjustReputation?: never;
      adoptStrategy?: never;
      answerFinding?: never;
      call?: never;
      closeBudget?: never;
      freeze?: never;
      grantRole?: never;
      grantTimelockRole?: never;
      holdCredit?: never;
      labelRole?: never;
      mint?: never;
      openBudget?: never;
      openRound?: never;
      openRoundBudgets?: never;
      pay?: never;
      publishAgreement?: never;
      relay?: never;
      releaseCredit?: never;
      revokeRole?: never;
      revokeTimelockRole?: never;
      rule?: never;
      setActionPolicy?: never;
      setBudgetSpender?: never;
      setCategoryRules?: never;
      setFeeBps?: never;
      setFeeTokenRate?: never;
      setFunctionCategory?: never;
      setGrantDelay?: never;
      setJurisdictionBlocked?: never;
      setParticipationBudget?: never;
      setProposalGuardian?: never;
      setProposalThreshold?: never;
      setRewardRates?: never;
      setRewardTerms?: never;
      setRoleAdmin?: never;
      setRoleGuardian?: never;
      setStatus?: never;
      setTargetAdminDelay?: never /** Closes a contract for all calls that need a role, or opens it (`AccessManager.setTargetClosed`). */;
      setTargetClosed: SetTargetClosedActionInput;
      setTargetFunctionRole?: never;
      setTokenAllowed?: never;
      unfreeze?: never;
      updateAuthority?: never;
      updateDelay?: never;
      updateTimelock?: never;
    }
  | {
      acceptProject?: never;
      addSkill?: never;
      adjustReputation?: never;
      adoptStrategy?: never;
      answerFinding?: never;
      call?: never;
      closeBudget?: never;
      freeze?: never;
      grantRole?: never;
      grantTimelockRole?: never;
      holdCredit?: never;
      labelRole?: never;
      mint?: never;
      openBudget?: never;
      openRound?: never;
      openRoundBudgets?: never;
      pay?: never;
      publishAgreement?: never;
      relay?: never;
      releaseCredit?: never;
      revokeRole?: never;
      revokeTimelockRole?: never;
      rule?: never;
      setActionPolicy?: never;
      setBudgetSpender?: never;
      setCategoryRules?: never;
      setFeeBps?: never;
      setFeeTokenRate?: never;
      setFunctionCategory?: never;
      setGrantDelay?: never;
      setJurisdictionBlocked?: never;
      setParticipationBudget?: never;
      setProposalGuardian?: never;
      setProposalThreshold?: never;
      setRewardRates?: never;
      setRewardTerms?: never;
      setRoleAdmin?: never;
      setRoleGuardian?: never;
      setStatus?: never;
      setTargetAdminDelay?: never;
      setTargetClosed?: never /** Sets the role that functions of a contract need (`AccessManager.setTargetFunctionRole`). */;
      setTargetFunctionRole: SetTargetFunctionRoleActionInput;
      setTokenAllowed?: never;
      unfreeze?: never;
      updateAuthority?: never;
      updateDelay?: never;
      updateTimelock?: never;
    }
  | {
      acceptProject?: never;
      addSkill?: never;
      adjustReputation?: never;
      adoptStrategy?: never;
      answerFinding?: never;
      call?: never;
      closeBudget?: never;
      freeze?: never;
      grantRole?: never;
      grantTimelockRole?: never;
      holdCredit?: never;
      labelRole?: never;
      mint?: never;
      openBudget?: never;
      openRound?: never;
      openRoundBudgets?: never;
      pay?: never;
      publishAgreement?: never;
      relay?: never;
      releaseCredit?: never;
      revokeRole?: never;
      revokeTimelockRole?: never;
      rule?: never;
      setActionPolicy?: never;
      setBudgetSpender?: never;
      setCategoryRules?: never;
      setFeeBps?: never;
      setFeeTokenRate?: never;
      setFunctionCategory?: never;
      setGrantDelay?: never;
      setJurisdictionBlocked?: never;
      setParticipationBudget?: never;
      setProposalGuardian?: never;
      setProposalThreshold?: never;
      setRewardRates?: never;
      setRewardTerms?: never;
      setRoleAdmin?: never;
      setRoleGuardian?: never;
      setStatus?: never;
      setTargetAdminDelay?: never;
      setTargetClosed?: never;
      setTargetFunctionRole?: never /** Takes payment in a token, or no longer (`Projects.setTokenAllowed`). */;
      setTokenAllowed: SetTokenAllowedActionInput;
      unfreeze?: never;
      updateAuthority?: never;
      updateDelay?: never;
      updateTimelock?: never;
    }
  | {
      acceptProject?: never;
      addSkill?: never;
      adjustReputation?: never;
      adoptStrategy?: never;
      answerFinding?: never;
      call?: never;
      closeBudget?: never;
      freeze?: never;
      grantRole?: never;
      grantTimelockRole?: never;
      holdCredit?: never;
      labelRole?: never;
      mint?: never;
      openBudget?: never;
      openRound?: never;
      openRoundBudgets?: never;
      pay?: never;
      publishAgreement?: never;
      relay?: never;
      releaseCredit?: never;
      revokeRole?: never;
      revokeTimelockRole?: never;
      rule?: never;
      setActionPolicy?: never;
      setBudgetSpender?: never;
      setCategoryRules?: never;
      setFeeBps?: never;
      setFeeTokenRate?: never;
      setFunctionCategory?: never;
      setGrantDelay?: never;
      setJurisdictionBlocked?: never;
      setParticipationBudget?: never;
      setProposalGuardian?: never;
      setProposalThreshold?: never;
      setRewardRates?: never;
      setRewardTerms?: never;
      setRoleAdmin?: never;
      setRoleGuardian?: never;
      setStatus?: never;
      setTargetAdminDelay?: never;
      setTargetClosed?: never;
      setTargetFunctionRole?: never;
      setTokenAllowed?: never /** Lifts a freeze (`Compliance.unfreeze`). */;
      unfreeze: UnfreezeActionInput;
      updateAuthority?: never;
      updateDelay?: never;
      updateTimelock?: never;
    }
  | {
      acceptProject?: never;
      addSkill?: never;
      adjustReputation?: never;
      adoptStrategy?: never;
      answerFinding?: never;
      call?: never;
      closeBudget?: never;
      freeze?: never;
      grantRole?: never;
      grantTimelockRole?: never;
      holdCredit?: never;
      labelRole?: never;
      mint?: never;
      openBudget?: never;
      openRound?: never;
      openRoundBudgets?: never;
      pay?: never;
      publishAgreement?: never;
      relay?: never;
      releaseCredit?: never;
      revokeRole?: never;
      revokeTimelockRole?: never;
      rule?: never;
      setActionPolicy?: never;
      setBudgetSpender?: never;
      setCategoryRules?: never;
      setFeeBps?: never;
      setFeeTokenRate?: never;
      setFunctionCategory?: never;
      setGrantDelay?: never;
      setJurisdictionBlocked?: never;
      setParticipationBudget?: never;
      setProposalGuardian?: never;
      setProposalThreshold?: never;
      setRewardRates?: never;
      setRewardTerms?: never;
      setRoleAdmin?: never;
      setRoleGuardian?: never;
      setStatus?: never;
      setTargetAdminDelay?: never;
      setTargetClosed?: never;
      setTargetFunctionRole?: never;
      setTokenAllowed?: never;
      unfreeze?: never /** Hands the decision who may call a contract to another access manager (`AccessManager.updateAuthority`). */;
      updateAuthority: UpdateAuthorityActionInput;
      updateDelay?: never;
      updateTimelock?: never;
    }
  | {
      acceptProject?: never;
      addSkill?: never;
      adjustReputation?: never;
      adoptStrategy?: never;
      answerFinding?: never;
      call?: never;
      closeBudget?: never;
      freeze?: never;
      grantRole?: never;
      grantTimelockRole?: never;
      holdCredit?: never;
      labelRole?: never;
      mint?: never;
      openBudget?: never;
      openRound?: never;
      openRoundBudgets?: never;
      pay?: never;
      publishAgreement?: never;
      relay?: never;
      releaseCredit?: never;
      revokeRole?: never;
      revokeTimelockRole?: never;
      rule?: never;
      setActionPolicy?: never;
      setBudgetSpender?: never;
      setCategoryRules?: never;
      setFeeBps?: never;
      setFeeTokenRate?: never;
      setFunctionCategory?: never;
      setGrantDelay?: never;
      setJurisdictionBlocked?: never;
      setParticipationBudget?: never;
      setProposalGuardian?: never;
      setProposalThreshold?: never;
      setRewardRates?: never;
      setRewardTerms?: never;
      setRoleAdmin?: never;
      setRoleGuardian?: never;
      setStatus?: never;
      setTargetAdminDelay?: never;
      setTargetClosed?: never;
      setTargetFunctionRole?: never;
      setTokenAllowed?: never;
      unfreeze?: never;
      updateAuthority?: never /** Sets the timelock's own delay (`Timelock.updateDelay`). */;
      updateDelay: UpdateDelayActionInput;
      updateTimelock?: never;
    }
  | {
      acceptProject?: never;
      addSkill?: never;
      adjustReputation?: never;
      adoptStrategy?: never;
      answerFinding?: never;
      call?: never;
      closeBudget?: never;
      freeze?: never;
      grantRole?: never;
      grantTimelockRole?: never;
      holdCredit?: never;
      labelRole?: never;
      mint?: never;
      openBudget?: never;
      openRound?: never;
      openRoundBudgets?: never;
      pay?: never;
      publishAgreement?: never;
      relay?: never;
      releaseCredit?: never;
      revokeRole?: never;
      revokeTimelockRole?: never;
      rule?: never;
      setActionPolicy?: never;
      setBudgetSpender?: never;
      setCategoryRules?: never;
      setFeeBps?: never;
      setFeeTokenRate?: never;
      setFunctionCategory?: never;
      setGrantDelay?: never;
      setJurisdictionBlocked?: never;
      setParticipationBudget?: never;
      setProposalGuardian?: never;
      setProposalThreshold?: never;
      setRewardRates?: never;
      setRewardTerms?: never;
      setRoleAdmin?: never;
      setRoleGuardian?: never;
      setStatus?: never;
      setTargetAdminDelay?: never;
      setTargetClosed?: never;
      setTargetFunctionRole?: never;
      setTokenAllowed?: never;
      unfreeze?: never;
      updateAuthority?: never;
      updateDelay?: never /** Has proposals executed by another timelock (`GuildGovernor.updateTimelock`). */;
      updateTimelock: UpdateTimelockActionInput;
    };

/** Categories of proposals, from the weakest to the strictest. */
export type ProposalCategory =
  /** What law asks of the guild. */
  | 'COMPLIANCE'
  /** What cannot wait. */
  | 'EMERGENCY'
  /** How the guild works and who may do what. */
  | 'PARAMETERS'
  /** Which projects come first. */
  | 'PRIORITIZATION'
  /** Which projects and payments the guild takes on. */
  | 'RESOURCES'
  /** Where the guild is going. */
  | 'STRATEGY';

/** An agreement, or its next version. */
export type PublishAgreementActionInput = {
  /** Id of the agreement that gets a new version; null for a new agreement. */
  agreement?: string | null | undefined;
  /** IPFS CID of the document. */
  cid: string;
  /** SHA-256 of the document's bytes. */
  digest: string;
  /** Short name. */
  title: string;
};

/** A call that the Governor makes, not the timelock. */
export type RelayActionInput = {
  /** ABI-encoded call. */
  calldata: string;
  /** Contract to call. */
  target: string;
  /** Native coin to send, in wei. */
  value: bigint;
};

/** How a request reaches the chain. */
export type RelayKind =
  /** A ForwardRequest: the relayer pays. */
  | 'FORWARD_REQUEST'
  /** A transaction that the account signed and pays for. */
  | 'SIGNED_TRANSACTION';

/** Where a submitted request stands. */
export type RelayStatus =
  /** Bound to a key and a nonce; its signed bytes are stored. */
  | 'ASSIGNED'
  /** Sent to the chain. */
  | 'BROADCAST'
  /** In a block deep enough to be taken as final. */
  | 'CONFIRMED'
  /** Not sent before its deadline. Final. */
  | 'EXPIRED'
  /** Mined, but the call failed; `failure` says why. Final. */
  | 'FAILED'
  /** In a block. */
  | 'MINED'
  /** Accepted and stored; waits for a relayer key. */
  | 'QUEUED'
  /** Somebody else executed it. Final. */
  | 'SUPERSEDED';

/** A held credit to release. */
export type ReleaseCreditActionInput = {
  /** Whose. */
  account: string;
  /** ERC-20 contract; the zero address for native coin. */
  token: string;
};

/** A role to take. */
export type RevokeRoleActionInput = {
  /** Who has it. */
  account: string;
  /** Number of the role at the access manager. As a guild is founded: 0 ADMIN, 1 MINTER, 2 COMPLIANCE_OFFICER, 3 AUDITOR. */
  role: bigint;
};

/** A role of the timelock to take. */
export type RevokeTimelockRoleActionInput = {
  /** Who has it. */
  account: string;
  /** The role. */
  role: TimelockRole;
};

/** Limits of a guild's rewards. */
export type RewardTermsInput = {
  /** Most guild tokens that can ever accrue, in the smallest unit; not more than the first holders leave of the supply cap. */
  cap: bigint;
  /** Most guild tokens that can be minted in a row, in the smallest unit, at least 10; to one account a tenth of it. */
  claimCapacity: bigint;
  /** Seconds in which a used up capacity refills. */
  claimWindow: number;
  /** Seconds after a release before which nothing of its reward can be claimed. */
  vestingCliff?: number;
  /** Seconds after a release after which all of its reward can be claimed; 0 for at once. */
  vestingDuration?: number;
};

/** What a priority round decides. */
export type RoundKind =
  /** The order, and each project's part of a budget. */
  | 'BUDGET'
  /** The order of its projects. */
  | 'RANKING';

/** A ruling on a dispute of a project whose arbiter is the `GovernanceArbiter`. It takes no fee. */
export type RuleActionInput = {
  /** IPFS CID of the document; null for none. */
  cid?: string | null | undefined;
  /** The contributor's share of the milestone, in basis points; the client gets the rest. */
  contributorBps: number;
  /** SHA-256 of the document's bytes; null for none. */
  digest?: string | null | undefined;
  /** Id of the dispute. */
  dispute: string;
  /** What the contributor loses of the bond, in basis points. */
  slashBps?: number;
};

/** What an action asks of accounts. */
export type SetActionPolicyActionInput = {
  /** The action. */
  action: ComplianceAction;
  /** Id of the agreement whose current version must be accepted; null for none. */
  agreement?: string | null | undefined;
  /** Whether it asks for anything. */
  enabled: boolean;
  /** Lowest identity level. */
  minLevel?: number;
};

/** Who may pay from a budget. */
export type SetBudgetSpenderActionInput = {
  /** Whether it may. */
  allowed: boolean;
  /** Id of the budget. */
  budget: string;
  /** Account. */
  spender: string;
};

/** The guild's fee, for projects that are created afterwards. */
export type SetFeeBpsActionInput = {
  /** Share of each released milestone in basis points, at most 1,000. */
  feeBps: number;
};

/** What paying fees in guild tokens costs. */
export type SetFeeTokenRateActionInput = {
  /** Guild tokens (smallest unit) per 1e18 smallest units of fee in the payment token; 0 to stop offering it. */
  rate: bigint;
  /** Payment token. */
  token: string;
};

/** The category of a function. */
export type SetFunctionCategoryActionInput = {
  /** The category. */
  category: ProposalCategory;
  /** Name of its function, for a contract of the guild's; else the function's selector, 4 bytes in hexadecimal. */
  function: string;
  /** Contract. */
  target: string;
};

/** How long grants of a role wait. */
export type SetGrantDelayActionInput = {
  /** Seconds. */
  delay: number;
  /** Number of the role at the access manager. As a guild is founded: 0 ADMIN, 1 MINTER, 2 COMPLIANCE_OFFICER, 3 AUDITOR. */
  role: bigint;
};

/** Whether accounts of a jurisdiction are kept out. */
export type SetJurisdictionBlockedActionInput = {
  /** Whether it is blocked. */
  blocked: boolean;
  /** ISO 3166-1 alpha-2 code in upper case. */
  jurisdiction: string;
};

/** What votes earn. */
export type SetParticipationBudgetActionInput = {
  /** Guild tokens per epoch, in the smallest unit, from the next epoch on. */
  budget: bigint;
};

/** Who may cancel proposals. */
export type SetProposalGuardianActionInput = {
  /** Account; null for nobody. */
  guardian?: string | null | undefined;
};

/** Votes needed to propose. */
export type SetProposalThresholdActionInput = {
  /** Votes, in the guild token's smallest unit. */
  threshold: bigint;
};

/** What a payment in a token earns its contributor. */
export type SetRewardRatesActionInput = {
  /** Points of reputation per 1e18 smallest units of the token. */
  reputationRate: bigint;
  /** Guild tokens (smallest unit) per 1e18 smallest units of the token. */
  rewardRate: bigint;
  /** ERC-20 contract; the zero address for native coin. */
  token: string;
};

/** Who gives a role. */
export type SetRoleAdminActionInput = {
  /** Number of the role that gives and takes it. */
  admin: bigint;
  /** Number of the role at the access manager. As a guild is founded: 0 ADMIN, 1 MINTER, 2 COMPLIANCE_OFFICER, 3 AUDITOR. */
  role: bigint;
};

/** Who cancels what a role announces. */
export type SetRoleGuardianActionInput = {
  /** Number of the role that cancels. */
  guardian: bigint;
  /** Number of the role at the access manager. As a guild is founded: 0 ADMIN, 1 MINTER, 2 COMPLIANCE_OFFICER, 3 AUDITOR. */
  role: bigint;
};

/** What is known about an account. */
export type SetStatusActionInput = {
  /** Whose. */
  account: string;
  /** SHA-256 of the evidence's bytes; null for none. */
  evidenceDigest?: string | null | undefined;
  /** Last second in which it is good, by the chain's time in Unix seconds; 0 for no end. */
  expiresAt?: bigint;
  /** ISO 3166-1 alpha-2 code in upper case; null when unknown. */
  jurisdiction?: string | null | undefined;
  /** Identity level; 0 for none. */
  level: number;
};

/** How long changes of a contract's roles wait. */
export type SetTargetAdminDelayActionInput = {
  /** Seconds. */
  delay: number;
  /** Contract. */
  target: string;
};

/** Whether a contract takes calls that need a role. */
export type SetTargetClosedActionInput = {
  /** Whether it is closed. */
  closed: boolean;
  /** Contract. */
  target: string;
};

/** The role that functions need. */
export type SetTargetFunctionRoleActionInput = {
  /** Names of its functions, for a contract of the guild's; else their selectors, 4 bytes in hexadecimal. */
  functions: Array<string>;
  /** Number of the role at the access manager. As a guild is founded: 0 ADMIN, 1 MINTER, 2 COMPLIANCE_OFFICER, 3 AUDITOR. */
  role: bigint;
  /** Contract. */
  target: string;
};

/** Whether clients may pay in a token. */
export type SetTokenAllowedActionInput = {
  /** Whether they may. */
  allowed: boolean;
  /** ERC-20 contract; the zero address for native coin. */
  token: string;
};

/** A bound on what the relayer pays for; each but FUNCTION is for an hour of the relay's clock, in gas and in native coin. */
export type SponsorBudget =
  /** Gas of one request: what preparing the same call gives, plus a margin; where other people's code runs, at most 750,000. */
  | 'FUNCTION'
  /** Of the guild whose contract is called. */
  | 'GUILD'
  /** Of all relayer keys together. */
  | 'KEYS'
  /** Of the account that signed. */
  | 'SIGNER'
  /**
   * Of all accounts together that have no standing in the guild: that hold or represent less than a whole token of it,
   * have no reward to claim, and may not make the call by an office.
   */
  | 'STRANGERS';

/** Input of `submitForwardRequest`. */
export type SubmitForwardRequestInput = {
  /** Chosen by the sender, at most 255 characters: the same key with the same request is the same request. */
  idempotencyKey: string;
  /** What was signed. */
  request: ForwardRequestInput;
  /** EIP-712 signature. */
  signature: string;
};

/** Input of `submitSignedTransaction`. */
export type SubmitSignedTransactionInput = {
  /** Chosen by the sender, at most 255 characters: the same key with the same request is the same request. */
  idempotencyKey: string;
  /** Signed transaction in RLP, as `eth_sendRawTransaction` takes it. */
  rawTransaction: string;
};

/** A role of the timelock. */
export type TimelockRole =
  /** Cancels them. */
  | 'CANCELLER'
  /** Makes them when their time has come. */
  | 'EXECUTOR'
  /** Announces operations. */
  | 'PROPOSER';

/** A freeze to lift. */
export type UnfreezeActionInput = {
  /** Whose. */
  account: string;
  /** SHA-256 of the written reason's bytes. */
  reasonDigest: string;
};

/** Another authority for a contract. */
export type UpdateAuthorityActionInput = {
  /** Its access manager from then on. */
  authority: string;
  /** Contract. */
  target: string;
};

/** How long every proposal waits in the timelock. */
export type UpdateDelayActionInput = {
  /** Seconds, at least, whatever the category; at most 365 days. */
  delay: bigint;
};

/** Another timelock for proposals that are queued afterwards. */
export type UpdateTimelockActionInput = {
  /** Its contract. */
  timelock: string;
};

export type ServedChainQueryVariables = Exact<{ [key: string]: never }>;

export type ServedChainQuery = { chain: { id: bigint; forwarder: string } };

type Refusal_DeadlineError_Fragment = {
  __typename: 'DeadlineError';
  deadline: bigint;
  now: bigint;
  code: ErrorCode;
  message: string;
  field: Array<string> | null;
};

type Refusal_IdempotencyError_Fragment = {
  __typename: 'IdempotencyError';
  code: ErrorCode;
  message: string;
  field: Array<string> | null;
  existing: { id: string };
};

type Refusal_NonceError_Fragment = {
  __typename: 'NonceError';
  expectedNonce: bigint;
  givenNonce: bigint;
  code: ErrorCode;
  message: string;
  field: Array<string> | null;
};

type Refusal_PolicyError_Fragment = {
  __typename: 'PolicyError';
  budget: SponsorBudget | null;
  refillsAt: bigint | null;
  code: ErrorCode;
  message: string;
  field: Array<string> | null;
};

type Refusal_RevertError_Fragment = {
  __typename: 'RevertError';
  errorName: string;
  data: string;
  contract: string;
  code: ErrorCode;
  message: string;
  field: Array<string> | null;
  args: Array<{ name: string; type: string; value: unknown }>;
};

type Refusal_SignatureError_Fragment = {
  __typename: 'SignatureError';
  expectedSigner: string;
  recoveredSigner: string | null;
  code: ErrorCode;
  message: string;
  field: Array<string> | null;
};

type Refusal_ValidationError_Fragment = {
  __typename: 'ValidationError';
  code: ErrorCode;
  message: string;
  field: Array<string> | null;
};

export type RefusalFragment =
  | Refusal_DeadlineError_Fragment
  | Refusal_IdempotencyError_Fragment
  | Refusal_NonceError_Fragment
  | Refusal_PolicyError_Fragment
  | Refusal_RevertError_Fragment
  | Refusal_SignatureError_Fragment
  | Refusal_ValidationError_Fragment;

export type PreparedActionFragment = {
  summary: string;
  bySignature: unknown;
  expiresAt: bigint;
  call: {
    to: string;
    contract: string;
    function: string;
    data: string;
    value: bigint;
    args: Array<{ name: string; type: string; value: unknown }>;
  };
  forwardRequest: {
    domain: { name: string; version: string; chainId: bigint; verifyingContract: string };
    message: { from: string; to: string; value: bigint; gas: bigint; nonce: bigint; deadline: bigint; data: string };
  } | null;
  unsignedTransaction: {
    type: number;
    chainId: bigint;
    from: string;
    to: string;
    nonce: bigint;
    data: string;
    value: bigint;
    gasLimit: bigint;
    maxFeePerGas: bigint;
    maxPriorityFeePerGas: bigint;
  } | null;
  sponsorship: { sponsored: boolean; reason: string | null };
  basis: { number: bigint; hash: string };
};

export type PreparedProposalFragment = {
  category: ProposalCategory;
  quorumVotes: bigint;
  votingStartsAt: bigint;
  votingEndsAt: bigint;
  executableAt: bigint;
  actions: Array<{ sentence: string; category: ProposalCategory | null; calls: Array<{ sentence: string }> }>;
};

export type RelayedFragment = {
  id: string;
  idempotencyKey: string;
  kind: RelayKind;
  from: string;
  to: string;
  status: RelayStatus;
  indexed: boolean;
  transaction: { hash: string; blockNumber: bigint; blockHash: string } | null;
  failure:
    | {
        __typename: 'DeadlineError';
        deadline: bigint;
        now: bigint;
        code: ErrorCode;
        message: string;
        field: Array<string> | null;
      }
    | {
        __typename: 'IdempotencyError';
        code: ErrorCode;
        message: string;
        field: Array<string> | null;
        existing: { id: string };
      }
    | {
        __typename: 'NonceError';
        expectedNonce: bigint;
        givenNonce: bigint;
        code: ErrorCode;
        message: string;
        field: Array<string> | null;
      }
    | {
        __typename: 'PolicyError';
        budget: SponsorBudget | null;
        refillsAt: bigint | null;
        code: ErrorCode;
        message: string;
        field: Array<string> | null;
      }
    | {
        __typename: 'RevertError';
        errorName: string;
        data: string;
        contract: string;
        code: ErrorCode;
        message: string;
        field: Array<string> | null;
        args: Array<{ name: string; type: string; value: unknown }>;
      }
    | {
        __typename: 'SignatureError';
        expectedSigner: string;
        recoveredSigner: string | null;
        code: ErrorCode;
        message: string;
        field: Array<string> | null;
      }
    | { __typename: 'ValidationError'; code: ErrorCode; message: string; field: Array<string> | null }
    | null;
  entries: Array<{
    id: string;
    number: bigint;
    kind: string;
    guild: { id: string };
    project: { id: string } | null;
    milestone: { id: string } | null;
    proposal: { id: string } | null;
  }>;
};

export type EntriesOfQueryVariables = Exact<{
  hash: string;
  block: Block_Height;
}>;

export type EntriesOfQuery = {
  entries: Array<{
    id: string;
    number: bigint;
    kind: string;
    guild: { id: string };
    project: { id: string } | null;
    milestone: { id: string } | null;
    proposal: { id: string } | null;
  }>;
};

export type LiveEntriesSubscriptionVariables = Exact<{
  where?: LiveEntryFilter | null | undefined;
  after?: string | null | undefined;
}>;

export type LiveEntriesSubscription = {
  ledgerEntries:
    | {
        __typename: 'NewEntries';
        cursor: string;
        block: { number: number; hash: string; timestamp: bigint };
        entries: Array<{
          id: string;
          guild: string;
          number: bigint;
          kind: string;
          category: EntryCategory;
          actor: string;
          account: string | null;
          project: string | null;
          milestone: string | null;
          proposal: string | null;
          budget: string | null;
          round: string | null;
          dispute: string | null;
          finding: string | null;
          documentCid: string | null;
          documentDigest: string | null;
          token: string | null;
          amount: bigint | null;
          contract: string;
          topic0: string;
          payloadHash: string;
          previousHash: string;
          entryHash: string;
          blockNumber: bigint;
          blockHash: string;
          timestamp: bigint;
          transactionHash: string;
          transactionFrom: string;
          logIndex: number;
        }>;
      }
    | {
        __typename: 'Reorganisation';
        cursor: string;
        kept: number;
        block: { number: number; hash: string; timestamp: bigint };
      };
};

export type BlockQueryVariables = Exact<{
  block?: Block_Height | null | undefined;
}>;

export type BlockQuery = { _meta: { block: { number: number; hash: string | null } } | null };

export type EntriesQueryVariables = Exact<{
  block: Block_Height;
  after: string;
  guilds?: Array<string> | string | null | undefined;
  kinds?: Array<string> | string | null | undefined;
  categories?: Array<EntryCategory> | EntryCategory | null | undefined;
  accounts?: Array<string> | string | null | undefined;
  projects?: Array<string> | string | null | undefined;
  proposals?: Array<string> | string | null | undefined;
  tokens?: Array<string> | string | null | undefined;
}>;

export type EntriesQuery = {
  ledgerEntries: Array<{
    id: string;
    number: bigint;
    kind: string;
    category: EntryCategory;
    documentCid: string | null;
    documentDigest: string | null;
    amount: bigint | null;
    topic0: string;
    payloadHash: string;
    previousHash: string;
    entryHash: string;
    blockNumber: bigint;
    blockHash: string;
    timestamp: bigint;
    transactionHash: string;
    transactionFrom: string;
    logIndex: number;
    guild: { id: string };
    actor: { id: string };
    account: { id: string } | null;
    project: { id: string } | null;
    milestone: { id: string } | null;
    proposal: { id: string } | null;
    budget: { id: string } | null;
    round: { id: string } | null;
    dispute: { id: string } | null;
    finding: { id: string } | null;
    token: { id: string } | null;
    contract: { id: string };
  }>;
};

export type HeadsQueryVariables = Exact<{
  block: Block_Height;
  after: string;
  guilds?: Array<string> | string | null | undefined;
}>;

export type HeadsQuery = { guilds: Array<{ id: string; head: { entryCount: bigint; hash: string } }> };

export type BlockAtQueryVariables = Exact<{
  at: bigint;
}>;

export type BlockAtQuery = { block: { number: number; hash: string } | null };

export type WaitingForQueryVariables = Exact<{
  account: string;
}>;

export type WaitingForQuery = {
  waitingFor: Array<{
    guild: string;
    guildName: string;
    mutation: string;
    input: unknown;
    title: string;
    sentence: string;
    until: bigint | null;
  }>;
};
