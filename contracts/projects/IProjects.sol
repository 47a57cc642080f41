// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title IProjects
/// @notice Milestone escrow: a client, a guild and contributors agree on a project, and the contract pays a milestone
/// when its deliverable is accepted.
///
/// Per milestone: Planned → Funded → Submitted → (RevisionRequested → Submitted)* → Released. Refunded when the project
/// is cancelled before the guild accepts it, when a deadline lapses without a submission or when the contributor gives
/// up. Disputed from Submitted or RevisionRequested, until a settlement or a ruling splits it: Released if the
/// contributor gets anything, Refunded otherwise.
///
/// Deadlines belong to exactly one side: a submission, a dispute about a revision that was asked for, and the funding
/// that a submission needs first, is in time up to and including `dueAt + grace`, a review and a dispute about a submission up to and including `reviewEndsAt`, a
/// signature up to and including its deadline, a ruling up to and including `rulingEndsAt`; the other side's remedy starts
/// one second later.
///
/// What client and contributors agreed on has a hash, {Project}'s `termsHash`: of what they agreed on at creation, then
/// of the hash before and each change that they sign. Both may change terms before the guild's acceptance and after it,
/// so whoever pays or accepts names the hash of the terms it means: terms that changed meanwhile take neither money nor a
/// vote that was cast on others.
///
/// Money that leaves escrow becomes a credit, which only its owner withdraws, so that no receiver can block another.
///
/// Assumptions on payment tokens: ERC-20 or, as the zero address, the chain's native coin; no fee on transfer (a
/// transfer that moves another amount reverts), no rebasing. Governance allows tokens one by one.
interface IProjects {
    /// @notice Where a milestone stands.
    /// @custom:value0 Planned Agreed, not funded.
    /// @custom:value1 Funded Its amount is in escrow.
    /// @custom:value2 Submitted A deliverable waits for review.
    /// @custom:value3 RevisionRequested A reviewer asked for another revision.
    /// @custom:value4 Released Paid; final.
    /// @custom:value5 Refunded Returned to the client; final.
    /// @custom:value6 Disputed Waits for its arbiter's ruling or a settlement.
    enum MilestoneStatus {
        Planned,
        Funded,
        Submitted,
        RevisionRequested,
        Released,
        Refunded,
        Disputed
    }

    /// @notice Where a project stands.
    /// @custom:value0 None There is no such project.
    /// @custom:value1 Proposed Waits for the guild's acceptance; the client may cancel.
    /// @custom:value2 Accepted The guild took it on; work may be submitted.
    /// @custom:value3 Cancelled Cancelled by the client before acceptance; final.
    enum ProjectStatus {
        None,
        Proposed,
        Accepted,
        Cancelled
    }

    /// @notice Why a milestone was released.
    /// @custom:value0 Approved Enough reviewers approved.
    /// @custom:value1 Silence The review window passed without a decision.
    /// @custom:value2 Settlement Client and contributor signed a settlement.
    /// @custom:value3 Ruling The arbiter ruled, or did not rule in time.
    enum ReleasePath {
        Approved,
        Silence,
        Settlement,
        Ruling
    }

    /// @notice Why a milestone was refunded.
    /// @custom:value0 Cancelled The client cancelled before the guild accepted.
    /// @custom:value1 Lapsed Nothing was submitted in time.
    /// @custom:value2 Abandoned The contributor gave up.
    /// @custom:value3 Settlement Client and contributor signed a settlement.
    /// @custom:value4 Ruling The arbiter ruled, or did not rule in time.
    enum RefundReason {
        Cancelled,
        Lapsed,
        Abandoned,
        Settlement,
        Ruling
    }

    /// @notice Why a released milestone earns its contributor neither reward nor reputation, though it pays; the first
    /// that applies.
    /// @custom:value0 None It earns them.
    /// @custom:value1 NotAccepted Client and contributor added it, or raised its amount, after the guild's acceptance.
    /// @custom:value2 NotIndependent Client and contributor are one account, or one of them judges: the client is a
    /// reviewer, or the client or the contributor is the arbiter or whom it names as the ruler.
    /// @custom:value3 NotJudged It was settled, or its arbiter did not rule in time.
    enum WithheldReason {
        None,
        NotAccepted,
        NotIndependent,
        NotJudged
    }

    /// @notice What is agreed about one milestone.
    /// @param contributor Who delivers and is paid.
    /// @param amount Gross amount, in the payment token's smallest unit; not zero.
    /// @param dueAt Unix seconds.
    /// @param skill Skill of the guild's {IReputation} that it needs; 0 for none.
    /// @param bond Guild tokens that the contributor bonds before submitting, in the smallest unit; 0 for none.
    struct MilestoneTerms {
        address contributor;
        uint112 amount;
        uint40 dueAt;
        uint8 skill;
        uint96 bond;
    }

    /// @notice What is agreed about a project; pinned when it is created.
    /// @param token Payment token; the zero address for native coin.
    /// @param title Short name.
    /// @param milestones In the order in which they are funded; at most 50.
    /// @param reviewers Who judges deliverables; at most 16, none of them a contributor of the project.
    /// @param threshold Approvals that release a milestone.
    /// @param reviewWindow Seconds that reviewers have; not zero.
    /// @param grace Seconds after `dueAt` in which a submission is still in time.
    /// @param maxRevisions Most revisions that can be asked for per milestone.
    /// @param maxFeeBps Highest guild fee the client agrees to, in basis points.
    /// @param arbiter {IArbiter} that rules on disputes; the zero address for none, then disputes cannot be opened.
    /// @param maxArbiterFeeBps Most that a ruling may give to who ruled, in basis points of the milestone; at most 2,000.
    /// @param agreementDigest SHA-256 of the agreement's bytes.
    /// @param agreementCid IPFS CID of the agreement.
    struct ProjectTerms {
        address token;
        string title;
        MilestoneTerms[] milestones;
        address[] reviewers;
        uint8 threshold;
        uint32 reviewWindow;
        uint32 grace;
        uint16 maxRevisions;
        uint16 maxFeeBps;
        address arbiter;
        uint16 maxArbiterFeeBps;
        bytes32 agreementDigest;
        string agreementCid;
    }

    /// @notice A project as stored.
    /// @param client Who pays.
    /// @param status Where it stands.
    /// @param feeBps The guild's share, as it was when the project was created, in basis points.
    /// @param threshold Approvals that release a milestone.
    /// @param maxRevisions Most revisions per milestone.
    /// @param token Payment token.
    /// @param reviewWindow Seconds.
    /// @param grace Seconds.
    /// @param milestoneCount How many milestones there are.
    /// @param fundedCount How many of them, from the first, were funded.
    /// @param arbiter Who rules on disputes; the zero address for nobody.
    /// @param maxArbiterFeeBps Most that a ruling may give to who ruled, in basis points of the milestone.
    /// @param termsHash What stands for all terms so far. At creation `keccak256(abi.encode(projectId, client, terms,
    /// feeBps))`, all of them as in {ProjectCreated}; after each {ScopeChanged} `keccak256(abi.encode(termsHash,
    /// hashStruct(change)))`, the second as EIP-712 defines it. It names no two projects of a contract.
    struct Project {
        address client;
        ProjectStatus status;
        uint16 feeBps;
        uint8 threshold;
        uint16 maxRevisions;
        address token;
        uint32 reviewWindow;
        uint32 grace;
        uint8 milestoneCount;
        uint8 fundedCount;
        address arbiter;
        uint16 maxArbiterFeeBps;
        bytes32 termsHash;
    }

    /// @notice A milestone as it stands.
    /// @param contributor Who delivers and is paid.
    /// @param dueAt Unix seconds; moves when a revision is asked for or the scope changes.
    /// @param status Where it stands.
    /// @param approvals Approvals of the current revision.
    /// @param amount Gross amount, in the payment token's smallest unit.
    /// @param reviewEndsAt Last second of the review window, Unix seconds; 0 when nothing is under review.
    /// @param revision Number of submissions so far; the current one's number, from 1.
    /// @param reviewedBy Bit i is set when reviewer i has reviewed the current revision.
    /// @param skill Skill that it needs; 0 for none.
    /// @param digest SHA-256 of the current deliverable's bytes.
    /// @param bond Guild tokens that the contributor bonds, in the smallest unit.
    /// @param bonded Whether the bond is held now.
    /// @param feeTokens Guild tokens that the client locked for its fee, in the smallest unit.
    /// @param nonce Settlements and scope changes of it so far; the next signature carries this number.
    struct Milestone {
        address contributor;
        uint40 dueAt;
        MilestoneStatus status;
        uint8 approvals;
        uint112 amount;
        uint40 reviewEndsAt;
        uint16 revision;
        uint16 reviewedBy;
        uint8 skill;
        bytes32 digest;
        uint96 bond;
        bool bonded;
        uint128 feeTokens;
        uint64 nonce;
    }

    /// @notice A dispute as stored.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    /// @param openedBy Who opened it.
    /// @param rulingEndsAt Last second in which its arbiter can rule, Unix seconds.
    /// @param open Whether it waits for a ruling or a settlement.
    struct Dispute {
        uint128 projectId;
        uint8 milestoneId;
        address openedBy;
        uint40 rulingEndsAt;
        bool open;
    }

    /// @notice What an arbiter decides.
    /// @param contributorBps The contributor's share of the milestone after the arbiter's fee, in basis points; the odd
    /// unit is the client's.
    /// @param feeBps What the ruler gets of the milestone, in basis points, rounded down; at most what was agreed.
    /// @param slashBps What the contributor loses of the bond, in basis points, rounded down; it is burned.
    /// @param ruler Who ruled, as the arbiter says: receiver of the fee. An arbiter that the parties chose may name anyone.
    /// @param digest SHA-256 of the written ruling's bytes; zero for none.
    /// @param cid IPFS CID of the written ruling; empty for none.
    struct Ruling {
        uint16 contributorBps;
        uint16 feeBps;
        uint16 slashBps;
        address ruler;
        bytes32 digest;
        string cid;
    }

    /// @notice What client and contributor settle on; both sign it (EIP-712, or ERC-1271 for a contract).
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    /// @param contributorAmount What the contributor gets, fee included, in the payment token's smallest unit; the client
    /// gets the rest.
    /// @param nonce The milestone's nonce.
    /// @param deadline Last second in which it can be used, Unix seconds.
    struct Settlement {
        uint256 projectId;
        uint256 milestoneId;
        uint256 contributorAmount;
        uint256 nonce;
        uint256 deadline;
    }

    /// @notice What client and contributor change about a milestone; both sign it (EIP-712, or ERC-1271 for a contract).
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0; the number of milestones adds one.
    /// @param contributor Contributor; of an existing milestone the one it has.
    /// @param amount New gross amount, in the payment token's smallest unit; of a funded milestone the one it has.
    /// @param dueAt New deadline, Unix seconds.
    /// @param skill Skill; of an existing milestone the one it has.
    /// @param agreementDigest SHA-256 of the bytes of what was agreed.
    /// @param agreementCid IPFS CID of what was agreed.
    /// @param nonce The milestone's nonce.
    /// @param deadline Last second in which it can be used, Unix seconds.
    struct ScopeChange {
        uint256 projectId;
        uint256 milestoneId;
        address contributor;
        uint112 amount;
        uint40 dueAt;
        uint8 skill;
        bytes32 agreementDigest;
        string agreementCid;
        uint256 nonce;
        uint256 deadline;
    }

    /// @notice An ERC-2612 permit of the payer for this contract.
    /// @param value Amount permitted, in the token's smallest unit.
    /// @param deadline Last second of the permit, Unix seconds.
    /// @param v Signature.
    /// @param r Signature.
    /// @param s Signature.
    struct Permit {
        uint256 value;
        uint256 deadline;
        uint8 v;
        bytes32 r;
        bytes32 s;
    }

    /// @notice Emitted when governance allows or disallows a payment token for new projects.
    /// @param token ERC-20 contract.
    /// @param actor Who decided.
    /// @param allowed Whether it is allowed now.
    /// @param decimals The token's decimals; 0 when it does not tell.
    /// @param symbol The token's symbol; empty when it does not tell.
    event TokenAllowed(address indexed token, address indexed actor, bool allowed, uint8 decimals, string symbol);

    /// @notice Emitted when governance changes the fee of new projects.
    /// @param actor Who decided.
    /// @param oldFeeBps Basis points before.
    /// @param newFeeBps Basis points afterwards.
    event FeeBpsSet(address indexed actor, uint16 oldFeeBps, uint16 newFeeBps);

    /// @notice Emitted when a client creates a project.
    /// @param projectId Number of the project, from 1.
    /// @param client Who pays.
    /// @param token Payment token.
    /// @param terms What is agreed.
    /// @param feeBps The guild's share, pinned, in basis points.
    /// @param total Sum of the milestones' amounts, in the token's smallest unit.
    /// @param termsHash Hash of the terms, see {Project}.
    event ProjectCreated(
        uint256 indexed projectId,
        address indexed client,
        address indexed token,
        ProjectTerms terms,
        uint16 feeBps,
        uint256 total,
        bytes32 termsHash
    );

    /// @notice Emitted when the guild takes a project on.
    /// @param projectId Project.
    /// @param actor Who accepted: the timelock, or an account that governance gave the role to.
    /// @param termsHash Hash of the terms that it accepted, see {Project}.
    event ProjectAccepted(uint256 indexed projectId, address indexed actor, bytes32 termsHash);

    /// @notice Emitted when an acceptance comes too late, and accepts nothing: the client cancelled, the terms are others
    /// than those that were decided on, or the project was accepted before.
    /// @param projectId Project.
    /// @param actor Who would have accepted.
    /// @param termsHash Hash of the terms that were decided on.
    /// @param currentTermsHash Hash of the terms as they are.
    /// @param status Where the project stands.
    event AcceptanceLapsed(
        uint256 indexed projectId,
        address indexed actor,
        bytes32 termsHash,
        bytes32 currentTermsHash,
        ProjectStatus status
    );

    /// @notice Emitted when the client cancels a project that was not accepted yet.
    /// @param projectId Project.
    /// @param actor The client.
    event ProjectCancelled(uint256 indexed projectId, address indexed actor);

    /// @notice Emitted when milestones are funded, before their {MilestoneFunded} events.
    /// @param projectId Project.
    /// @param payer Who paid.
    /// @param token Payment token.
    /// @param amount In the token's smallest unit.
    /// @param fundedCount Milestones funded so far.
    /// @param totalFunded All that the project was funded with so far.
    event ProjectFunded(
        uint256 indexed projectId,
        address indexed payer,
        address indexed token,
        uint256 amount,
        uint8 fundedCount,
        uint256 totalFunded
    );

    /// @notice Emitted for each milestone that a funding covers.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    /// @param payer Who paid.
    /// @param amount In the token's smallest unit.
    event MilestoneFunded(
        uint256 indexed projectId,
        uint256 indexed milestoneId,
        address indexed payer,
        uint256 amount
    );

    /// @notice Emitted when a contributor submits a deliverable.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    /// @param contributor Who delivered.
    /// @param revision Number of the submission, from 1.
    /// @param digest SHA-256 of the deliverable's bytes.
    /// @param cid IPFS CID of the deliverable.
    /// @param reviewEndsAt Last second of the review window, Unix seconds.
    event DeliverableSubmitted(
        uint256 indexed projectId,
        uint256 indexed milestoneId,
        address indexed contributor,
        uint16 revision,
        bytes32 digest,
        string cid,
        uint40 reviewEndsAt
    );

    /// @notice Emitted when a reviewer judges a deliverable.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    /// @param reviewer Who judged.
    /// @param revision Submission that was judged.
    /// @param digest SHA-256 of the deliverable that was judged.
    /// @param approved Whether it was approved; otherwise a revision is asked for.
    /// @param approvals Approvals of this revision so far.
    /// @param threshold Approvals that release the milestone.
    /// @param reasonDigest SHA-256 of the written reason's bytes; zero for none.
    /// @param reasonCid IPFS CID of the written reason; empty for none.
    event DeliverableReviewed(
        uint256 indexed projectId,
        uint256 indexed milestoneId,
        address indexed reviewer,
        uint16 revision,
        bytes32 digest,
        bool approved,
        uint8 approvals,
        uint8 threshold,
        bytes32 reasonDigest,
        string reasonCid
    );

    /// @notice Emitted after the {DeliverableReviewed} event that asks for a revision.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    /// @param reviewer Who asked.
    /// @param revision Submission that must be revised.
    /// @param oldDueAt Deadline before, Unix seconds.
    /// @param newDueAt Deadline of the next submission, Unix seconds.
    event RevisionRequested(
        uint256 indexed projectId,
        uint256 indexed milestoneId,
        address indexed reviewer,
        uint16 revision,
        uint40 oldDueAt,
        uint40 newDueAt
    );

    /// @notice Emitted when a milestone is paid, before the {Credited} events of those who are paid.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    /// @param contributor Who is paid.
    /// @param actor Whose call released it.
    /// @param token Payment token.
    /// @param gross What is released of the milestone, in the token's smallest unit; all of it unless it was split.
    /// @param fee The guild's share, rounded down in the contributor's favour; 0 when the client paid it in guild tokens.
    /// @param net What the contributor, or the payees of its payout split, get.
    /// @param rebate What the client gets back because it paid the fee in guild tokens; gross = fee + net + rebate.
    /// @param path Why it was released.
    /// @param totalReleased Gross amounts of the project released so far.
    event MilestoneReleased(
        uint256 indexed projectId,
        uint256 indexed milestoneId,
        address indexed contributor,
        address actor,
        address token,
        uint256 gross,
        uint256 fee,
        uint256 net,
        uint256 rebate,
        ReleasePath path,
        uint256 totalReleased
    );

    /// @notice Emitted when a milestone's amount returns to the client, before the client's {Credited} event.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    /// @param client Who gets it back, without a fee.
    /// @param actor Whose call refunded it.
    /// @param token Payment token.
    /// @param amount In the token's smallest unit.
    /// @param reason Why.
    /// @param totalRefunded Amounts of the project refunded so far.
    event MilestoneRefunded(
        uint256 indexed projectId,
        uint256 indexed milestoneId,
        address indexed client,
        address actor,
        address token,
        uint256 amount,
        RefundReason reason,
        uint256 totalRefunded
    );

    /// @notice Emitted when an account can withdraw more.
    /// @param account Who.
    /// @param token Payment token.
    /// @param projectId Project that the money comes from.
    /// @param actor Whose call credited it.
    /// @param amount In the token's smallest unit.
    /// @param balance The account's credit afterwards.
    event Credited(
        address indexed account,
        address indexed token,
        uint256 indexed projectId,
        address actor,
        uint256 amount,
        uint256 balance
    );

    /// @notice Emitted when an account withdraws its credit.
    /// @param account Whose credit.
    /// @param token Payment token.
    /// @param to Receiver.
    /// @param amount In the token's smallest unit.
    /// @param totalWithdrawn All that the account has withdrawn of the token so far.
    event Withdrawn(
        address indexed account,
        address indexed token,
        address indexed to,
        uint256 amount,
        uint256 totalWithdrawn
    );

    /// @notice Emitted when the guild's fees move to its treasury, before the treasury's own event.
    /// @param token Payment token.
    /// @param actor Whose call moved them.
    /// @param amount In the token's smallest unit.
    /// @param totalCollected All fees of the token collected so far.
    event FeesCollected(address indexed token, address indexed actor, uint256 amount, uint256 totalCollected);

    /// @notice Emitted when an account's credit of a token is held: it stays the account's, but cannot be withdrawn.
    /// @param account Whose.
    /// @param token Payment token.
    /// @param actor Who held it.
    /// @param amount The credit, in the token's smallest unit; later ones are held with it.
    /// @param reasonDigest SHA-256 of the written reason's bytes.
    event CreditHeld(
        address indexed account,
        address indexed token,
        address indexed actor,
        uint256 amount,
        bytes32 reasonDigest
    );

    /// @notice Emitted when a held credit can be withdrawn again.
    /// @param account Whose.
    /// @param token Payment token.
    /// @param actor Who released it.
    /// @param amount The credit, in the token's smallest unit.
    event CreditReleased(address indexed account, address indexed token, address indexed actor, uint256 amount);

    /// @notice Emitted when tokens that belong to nobody move to the treasury, before the treasury's own event.
    /// @param token Payment token.
    /// @param actor Whose call moved them.
    /// @param amount In the token's smallest unit.
    event SurplusRecovered(address indexed token, address indexed actor, uint256 amount);

    /// @notice Emitted when a contributor decides who gets a milestone's payment.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    /// @param contributor Whose payment.
    /// @param payees Who gets it; empty when it is the contributor's alone again.
    /// @param sharesBps Share of each, in basis points, rounded down; the first gets what remains.
    event PayoutSplitSet(
        uint256 indexed projectId,
        uint256 indexed milestoneId,
        address indexed contributor,
        address[] payees,
        uint16[] sharesBps
    );

    /// @notice Emitted when client and contributor settle, before the milestone's {MilestoneReleased} and
    /// {MilestoneRefunded} events. It ends the milestone's dispute, if there is one.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    /// @param actor Who brought the signatures.
    /// @param contributorAmount What the contributor gets, fee included, in the token's smallest unit.
    /// @param clientAmount What the client gets back.
    /// @param nonce The milestone's nonce.
    event MilestoneSettled(
        uint256 indexed projectId,
        uint256 indexed milestoneId,
        address indexed actor,
        uint256 contributorAmount,
        uint256 clientAmount,
        uint256 nonce
    );

    /// @notice Emitted when client and contributor change a milestone, or add one.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    /// @param actor Who brought the signatures.
    /// @param change What was signed.
    /// @param oldAmount Gross amount before; 0 for a new milestone.
    /// @param oldDueAt Deadline before, Unix seconds; 0 for a new milestone.
    /// @param termsHash Hash of the project's terms afterwards, see {Project}.
    event ScopeChanged(
        uint256 indexed projectId,
        uint256 indexed milestoneId,
        address indexed actor,
        ScopeChange change,
        uint112 oldAmount,
        uint40 oldDueAt,
        bytes32 termsHash
    );

    /// @notice Emitted when client or contributor disputes a milestone.
    /// @param disputeId Number of the dispute, from 1.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    /// @param openedBy Who disputes.
    /// @param arbiter Who rules.
    /// @param cost What opening it cost, in wei.
    /// @param rulingEndsAt Last second in which the arbiter can rule, Unix seconds.
    /// @param reasonDigest SHA-256 of the written reason's bytes.
    /// @param reasonCid IPFS CID of the written reason.
    event DisputeOpened(
        uint256 indexed disputeId,
        uint256 indexed projectId,
        uint256 indexed milestoneId,
        address openedBy,
        address arbiter,
        uint256 cost,
        uint40 rulingEndsAt,
        bytes32 reasonDigest,
        string reasonCid
    );

    /// @notice Emitted when client, contributor or a reviewer submits evidence to an open dispute.
    /// @param disputeId Dispute.
    /// @param submitter Who submitted it.
    /// @param digest SHA-256 of the evidence's bytes.
    /// @param cid IPFS CID of the evidence.
    event EvidenceSubmitted(uint256 indexed disputeId, address indexed submitter, bytes32 digest, string cid);

    /// @notice Emitted when a dispute ends by a ruling or because none came in time, before the milestone's
    /// {MilestoneReleased} and {MilestoneRefunded} events.
    /// @param disputeId Dispute.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    /// @param actor The arbiter, or whoever ended a dispute without a ruling.
    /// @param ruled Whether the arbiter ruled; otherwise contributor and client share equally.
    /// @param ruling What was ruled.
    /// @param contributorAmount What the contributor gets, fee included, in the token's smallest unit.
    /// @param clientAmount What the client gets back.
    /// @param arbiterFee What the ruler gets.
    event DisputeResolved(
        uint256 indexed disputeId,
        uint256 indexed projectId,
        uint256 indexed milestoneId,
        address actor,
        bool ruled,
        Ruling ruling,
        uint256 contributorAmount,
        uint256 clientAmount,
        uint256 arbiterFee
    );

    /// @notice Emitted when a contributor bonds guild tokens to take a milestone.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    /// @param contributor Whose bond.
    /// @param amount In the guild token's smallest unit.
    event BondPosted(
        uint256 indexed projectId,
        uint256 indexed milestoneId,
        address indexed contributor,
        uint256 amount
    );

    /// @notice Emitted when a bond ends, before the contributor's {Credited} event if anything is returned.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    /// @param contributor Whose bond.
    /// @param returned What the contributor gets back, in the guild token's smallest unit.
    /// @param slashed What a ruling took, or the contributor lost by leaving; burned.
    event BondEnded(
        uint256 indexed projectId,
        uint256 indexed milestoneId,
        address indexed contributor,
        uint256 returned,
        uint256 slashed
    );

    /// @notice Emitted when governance sets what paying fees in guild tokens costs.
    /// @param token Payment token.
    /// @param actor Who decided.
    /// @param oldRate Guild tokens (smallest unit) per 1e18 smallest units of fee in `token`, before; 0 for not offered.
    /// @param newRate The same, afterwards.
    event FeeTokenRateSet(address indexed token, address indexed actor, uint256 oldRate, uint256 newRate);

    /// @notice Emitted when a client locks guild tokens to pay a milestone's fee.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    /// @param client Whose tokens.
    /// @param amount In the guild token's smallest unit, rounded up.
    event FeeTokensLocked(
        uint256 indexed projectId,
        uint256 indexed milestoneId,
        address indexed client,
        uint256 amount
    );

    /// @notice Emitted when locked guild tokens are used or not needed, before the client's {Credited} event if anything
    /// is returned.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    /// @param client Whose tokens.
    /// @param burned What paid the fee, in proportion to what was released, rounded up; burned.
    /// @param returned What the client gets back.
    event FeeTokensUsed(
        uint256 indexed projectId,
        uint256 indexed milestoneId,
        address indexed client,
        uint256 burned,
        uint256 returned
    );

    /// @notice Emitted when a released milestone earns neither reward nor reputation, whatever the rates are.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    /// @param reason Why; not None.
    event RewardWithheld(uint256 indexed projectId, uint256 indexed milestoneId, WithheldReason reason);

    /// @notice Emitted when the reward of a released milestone could not be recorded; the payment stands.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    /// @param reason Revert data.
    event RewardSkipped(uint256 indexed projectId, uint256 indexed milestoneId, bytes reason);

    /// @notice There is no such project.
    error ProjectsUnknownProject(uint256 projectId);

    /// @notice There is no such milestone.
    error ProjectsUnknownMilestone(uint256 projectId, uint256 milestoneId);

    /// @notice The project is not in a status that allows this.
    error ProjectsUnexpectedProjectStatus(uint256 projectId, ProjectStatus current);

    /// @notice The milestone is not in a status that allows this.
    error ProjectsUnexpectedMilestoneStatus(uint256 projectId, uint256 milestoneId, MilestoneStatus current);

    /// @notice The caller has not the part in the project that this needs.
    error ProjectsUnauthorizedAccount(uint256 projectId, address account);

    /// @notice A value of the terms cannot work.
    /// @param field Name of the field, or `total` for the sum of the milestones' amounts.
    error ProjectsInvalidTerms(string field);

    /// @notice Clients may not pay in this token.
    error ProjectsTokenNotAllowed(address token);

    /// @notice There is no contract at this address, so that it cannot be a token.
    error ProjectsInvalidToken(address token);

    /// @notice The guild's fee is higher than the client agreed to, or than any guild may ask.
    error ProjectsFeeTooHigh(uint16 feeBps, uint16 maxFeeBps);

    /// @notice A funding covers at least one milestone.
    error ProjectsNothingToFund(uint256 projectId);

    /// @notice Milestones are funded in order, and `firstMilestone` is not the next.
    error ProjectsUnexpectedMilestone(uint256 projectId, uint256 given, uint256 expected);

    /// @notice The project's terms are others than those that the payer named.
    error ProjectsUnexpectedTerms(uint256 projectId, bytes32 given, bytes32 expected);

    /// @notice The milestones cost more than the payer agreed to.
    error ProjectsAmountTooHigh(uint256 amount, uint256 maxAmount);

    /// @notice All that this contract would owe in the token, in its smallest unit, is more than it can.
    error ProjectsEscrowFull(address token, uint256 liabilities, uint256 max);

    /// @notice The token moved another amount than was asked for (a fee-on-transfer token, for example).
    error ProjectsTransferMismatch(address token, uint256 expected, uint256 moved);

    /// @notice A deliverable needs a digest and a CID.
    error ProjectsEmptyDeliverable();

    /// @notice The deadline and its grace have passed.
    error ProjectsDeadlinePassed(uint256 projectId, uint256 milestoneId, uint256 deadline);

    /// @notice The deadline and its grace have not passed yet.
    error ProjectsDeadlineNotReached(uint256 projectId, uint256 milestoneId, uint256 deadline);

    /// @notice The review is of another revision or of other bytes than those submitted.
    error ProjectsDeliverableMismatch(uint16 revision, bytes32 digest);

    /// @notice The reviewer has judged this revision already.
    error ProjectsAlreadyReviewed(uint256 projectId, uint256 milestoneId, address reviewer);

    /// @notice The review window has passed; anyone may release the milestone.
    error ProjectsReviewWindowClosed(uint256 reviewEndsAt);

    /// @notice The review window is still open.
    error ProjectsReviewWindowOpen(uint256 reviewEndsAt);

    /// @notice No further revision can be asked for.
    error ProjectsNoRevisionLeft(uint16 maxRevisions);

    /// @notice The account's credit of this token is held.
    error ProjectsCreditHeld(address account, address token);

    /// @notice The account's credit of this token is not held.
    error ProjectsCreditNotHeld(address account, address token);

    /// @notice The value sent with the call is not the amount of native coin that it needs.
    error ProjectsUnexpectedValue(uint256 expected, uint256 given);

    /// @notice There is nothing to recover.
    error ProjectsNothingToRecover(address token);

    /// @notice The payees and their shares do not make a split.
    error ProjectsInvalidSplit();

    /// @notice The signature is no longer good.
    error ProjectsSignatureExpired(uint256 deadline);

    /// @notice The signature is not this account's, or over other values.
    error ProjectsInvalidSignature(address account);

    /// @notice The signatures carry another nonce than the milestone's.
    error ProjectsUnexpectedNonce(uint256 expected, uint256 given);

    /// @notice The settlement gives the contributor more than the milestone's amount.
    error ProjectsSettlementTooHigh(uint256 contributorAmount, uint256 amount);

    /// @notice The arbiter is no {IArbiter}.
    error ProjectsInvalidArbiter(address arbiter);

    /// @notice The project has no arbiter.
    error ProjectsNoArbiter(uint256 projectId);

    /// @notice There is no such dispute, or it has ended.
    error ProjectsDisputeNotOpen(uint256 disputeId);

    /// @notice The arbiter's time has passed; anyone may end the dispute.
    error ProjectsRulingDeadlinePassed(uint256 disputeId, uint256 rulingEndsAt);

    /// @notice The arbiter's time has not passed yet.
    error ProjectsRulingDeadlineNotReached(uint256 disputeId, uint256 rulingEndsAt);

    /// @notice A value of the ruling cannot work, or is more than was agreed.
    /// @param field Name of the field.
    error ProjectsInvalidRuling(string field);

    /// @notice The milestone asks for no bond.
    error ProjectsNoBond(uint256 projectId, uint256 milestoneId);

    /// @notice The bond is posted already.
    error ProjectsBondAlreadyPosted(uint256 projectId, uint256 milestoneId);

    /// @notice The contributor has not posted the bond.
    error ProjectsBondMissing(uint256 projectId, uint256 milestoneId);

    /// @notice The milestone has no fee, or the guild takes no guild tokens for fees in its payment token.
    error ProjectsFeeTokensNotOffered(uint256 projectId, uint256 milestoneId);

    /// @notice Guild tokens for the milestone's fee are locked already.
    error ProjectsFeeTokensAlreadyLocked(uint256 projectId, uint256 milestoneId);

    /// @notice Paying the fee costs more guild tokens than the client agreed to.
    error ProjectsTooManyFeeTokens(uint256 needed, uint256 max);

    /// @notice The caller has no credit of this token.
    error ProjectsNothingToWithdraw(address account, address token);

    /// @notice There are no fees of this token to collect.
    error ProjectsNothingToCollect(address token);

    /// @notice The receiver is the zero address or this contract.
    error ProjectsInvalidReceiver(address to);

    /// @notice The call came with too little gas to report the reward, so it could have been skipped on purpose.
    error ProjectsInsufficientGas();

    /// @notice Sets up a clone; only once.
    /// @param authority_ The guild's access manager.
    /// @param treasury_ The guild's treasury.
    /// @param rewards_ The guild's rewards contract.
    /// @param compliance_ The guild's Compliance contract.
    /// @param token_ The guild token.
    /// @param feeBps_ The guild's share of each released milestone, in basis points.
    /// @param tokens Tokens clients may pay in.
    function initialize(
        address authority_,
        address treasury_,
        address rewards_,
        address compliance_,
        address token_,
        uint16 feeBps_,
        address[] calldata tokens
    ) external;

    /// @notice Creates a project as its client and funds its first milestones, whose amount the client approved.
    /// @dev Emits a {ProjectCreated} event, then those of {fund} if `fundCount` is not zero.
    /// @param terms What is agreed.
    /// @param fundCount How many milestones to fund at once, from the first; may be zero.
    /// @return projectId Number of the project, from 1.
    function createProject(ProjectTerms calldata terms, uint8 fundCount) external payable returns (uint256 projectId);

    /// @notice {createProject} with an ERC-2612 permit for the amount that it funds. A permit that somebody else used
    /// first does no harm.
    /// @dev Emits the events of {createProject}.
    /// @param terms What is agreed.
    /// @param fundCount How many milestones to fund at once, from the first.
    /// @param permit The caller's permit.
    /// @return projectId Number of the project, from 1.
    function createProjectWithPermit(
        ProjectTerms calldata terms,
        uint8 fundCount,
        Permit calldata permit
    ) external returns (uint256 projectId);

    /// @notice Funds the next milestones, as long as their contributors can still submit; for anyone who approved their
    /// amount.
    /// @dev Emits a {ProjectFunded} event and a {MilestoneFunded} event per milestone.
    /// @param projectId Project.
    /// @param firstMilestone The next milestone to fund; guards against paying for others than intended.
    /// @param count How many.
    /// @param maxAmount Most that the payer agrees to, in the token's smallest unit.
    /// @param termsHash Hash of the terms that the payer agrees to, see {Project}.
    function fund(
        uint256 projectId,
        uint8 firstMilestone,
        uint8 count,
        uint256 maxAmount,
        bytes32 termsHash
    ) external payable;

    /// @notice {fund} with an ERC-2612 permit for the amount. A permit that somebody else used first does no harm.
    /// @dev Emits the events of {fund}.
    /// @param projectId Project.
    /// @param firstMilestone The next milestone to fund.
    /// @param count How many.
    /// @param maxAmount Most that the payer agrees to, in the token's smallest unit.
    /// @param termsHash Hash of the terms that the payer agrees to, see {Project}.
    /// @param permit The caller's permit.
    function fundWithPermit(
        uint256 projectId,
        uint8 firstMilestone,
        uint8 count,
        uint256 maxAmount,
        bytes32 termsHash,
        Permit calldata permit
    ) external;

    /// @notice Takes a project on for the guild, on the terms that it decided on; by default only for the timelock. A
    /// project that cannot be accepted any more, or not on these terms, is left as it is and does not fail the call, so
    /// that one client cannot fail the acceptance of other projects by the same vote.
    /// @dev Emits a {ProjectAccepted} or an {AcceptanceLapsed} event.
    /// @param projectId Project.
    /// @param termsHash Hash of the terms that are accepted, see {Project}.
    function acceptProject(uint256 projectId, bytes32 termsHash) external;

    /// @notice Cancels a project that the guild has not accepted; for its client.
    /// @dev Emits a {ProjectCancelled} event, and a {MilestoneRefunded} and a {Credited} event per funded milestone.
    /// @param projectId Project.
    function cancelProject(uint256 projectId) external;

    /// @notice Submits a deliverable, or a revision of it; for the milestone's contributor.
    /// @dev Emits a {DeliverableSubmitted} event.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    /// @param digest SHA-256 of the deliverable's bytes.
    /// @param cid IPFS CID of the deliverable.
    function submitDeliverable(uint256 projectId, uint256 milestoneId, bytes32 digest, string calldata cid) external;

    /// @notice Approves a deliverable or asks for a revision; for a reviewer of the project. The approval that reaches
    /// the threshold releases the milestone.
    /// @dev Emits a {DeliverableReviewed} event, then those of {release} or a {RevisionRequested} event.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    /// @param revision Submission that is judged.
    /// @param digest SHA-256 of the deliverable that is judged.
    /// @param approved Whether it is approved.
    /// @param reasonDigest SHA-256 of the written reason's bytes; zero for none.
    /// @param reasonCid IPFS CID of the written reason; empty for none.
    function reviewDeliverable(
        uint256 projectId,
        uint256 milestoneId,
        uint16 revision,
        bytes32 digest,
        bool approved,
        bytes32 reasonDigest,
        string calldata reasonCid
    ) external;

    /// @notice Releases a milestone whose review window passed in silence; for anyone.
    /// @dev Emits a {MilestoneReleased} and a {Credited} event.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    function release(uint256 projectId, uint256 milestoneId) external;

    /// @notice Returns a milestone's amount to the client when nothing was submitted in time; for anyone.
    /// @dev Emits a {MilestoneRefunded} and a {Credited} event.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    function refund(uint256 projectId, uint256 milestoneId) external;

    /// @notice Gives a milestone up and returns its amount to the client; for its contributor, before it is final or
    /// disputed. Once something was submitted in a project with an arbiter, the whole bond is burned: a settlement, a
    /// ruling and a lapse are the ways to leave with it.
    /// @dev Emits a {MilestoneRefunded} and a {Credited} event, and a {BondEnded} event if there is a bond.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    function abandon(uint256 projectId, uint256 milestoneId) external;

    /// @notice Decides who gets a milestone's payment; for its contributor, before it is final.
    /// @dev Emits a {PayoutSplitSet} event.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    /// @param payees Who gets it, at most 10; empty for the contributor alone.
    /// @param sharesBps Share of each, in basis points; none is zero, their sum is 10,000.
    function setPayoutSplit(
        uint256 projectId,
        uint256 milestoneId,
        address[] calldata payees,
        uint16[] calldata sharesBps
    ) external;

    /// @notice Bonds the guild tokens that a milestone asks of its contributor, who must have approved them; before
    /// submitting.
    /// @dev Emits a {BondPosted} event.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    function postBond(uint256 projectId, uint256 milestoneId) external;

    /// @notice Locks guild tokens that pay a funded milestone's fee, at the rate of now; for the client, who must have
    /// approved them. They are burned when the milestone is released, and the fee returns to the client.
    /// @dev Emits a {FeeTokensLocked} event.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    /// @param maxTokens Most guild tokens that the client agrees to, in the smallest unit.
    function lockFeeTokens(uint256 projectId, uint256 milestoneId, uint256 maxTokens) external;

    /// @notice Splits a funded milestone of an accepted project, disputed or not, as its client and contributor signed;
    /// for anyone.
    /// @dev Emits a {MilestoneSettled} event, then {MilestoneReleased} and {MilestoneRefunded} events of the parts.
    /// @param settlement What they signed.
    /// @param clientSignature The client's signature.
    /// @param contributorSignature The contributor's signature.
    function settle(
        Settlement calldata settlement,
        bytes calldata clientSignature,
        bytes calldata contributorSignature
    ) external;

    /// @notice Changes a milestone that is not final, disputed or under review, or adds one, as its client and
    /// contributor signed, before the guild's acceptance or after it; for anyone. A funding or a vote on the terms before
    /// lapses.
    /// @dev Emits a {ScopeChanged} event.
    /// @param change What they signed.
    /// @param clientSignature The client's signature.
    /// @param contributorSignature The contributor's signature.
    function changeScope(
        ScopeChange calldata change,
        bytes calldata clientSignature,
        bytes calldata contributorSignature
    ) external;

    /// @notice Disputes a milestone that is under review or waits for a revision; for its client and its contributor.
    /// The call carries the arbiter's cost in native coin.
    /// @dev Emits a {DisputeOpened} event.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    /// @param reasonDigest SHA-256 of the written reason's bytes.
    /// @param reasonCid IPFS CID of the written reason.
    /// @return disputeId Number of the dispute, from 1.
    function openDispute(
        uint256 projectId,
        uint256 milestoneId,
        bytes32 reasonDigest,
        string calldata reasonCid
    ) external payable returns (uint256 disputeId);

    /// @notice Submits evidence to an open dispute; for the project's client and reviewers and the milestone's
    /// contributor.
    /// @dev Emits an {EvidenceSubmitted} event.
    /// @param disputeId Dispute.
    /// @param digest SHA-256 of the evidence's bytes.
    /// @param cid IPFS CID of the evidence.
    function submitEvidence(uint256 disputeId, bytes32 digest, string calldata cid) external;

    /// @notice Ends an open dispute by a ruling; only for the project's arbiter.
    /// @dev Emits a {DisputeResolved} event, then {MilestoneReleased} and {MilestoneRefunded} events of the parts.
    /// @param disputeId Dispute.
    /// @param ruling What was decided.
    function resolveDispute(uint256 disputeId, Ruling calldata ruling) external;

    /// @notice Ends a dispute whose arbiter did not rule in time: contributor and client share equally; for anyone.
    /// @dev Emits a {DisputeResolved} event, then {MilestoneReleased} and {MilestoneRefunded} events of the parts.
    /// @param disputeId Dispute.
    function expireDispute(uint256 disputeId) external;

    /// @notice Holds an account's credit of a token; only for the compliance officer's role.
    /// @dev Emits a {CreditHeld} event.
    /// @param account Whose.
    /// @param token Payment token.
    /// @param reasonDigest SHA-256 of the written reason's bytes.
    function holdCredit(address account, address token, bytes32 reasonDigest) external;

    /// @notice Lets an account withdraw its held credit again; only for the compliance officer's role.
    /// @dev Emits a {CreditReleased} event.
    /// @param account Whose.
    /// @param token Payment token.
    function releaseCredit(address account, address token) external;

    /// @notice Moves what belongs to nobody to the treasury; for anyone.
    /// @dev Emits a {SurplusRecovered} event.
    /// @param token Payment token, or any other that was sent here.
    /// @return amount What was moved, in the token's smallest unit.
    function recoverSurplus(address token) external returns (uint256 amount);

    /// @notice Withdraws the caller's whole credit of a token.
    /// @dev Emits a {Withdrawn} event.
    /// @param token Payment token.
    /// @param to Receiver.
    /// @return amount What was withdrawn, in the token's smallest unit.
    function withdraw(address token, address to) external returns (uint256 amount);

    /// @notice Moves the guild's fees of a token to its treasury; for anyone.
    /// @dev Emits a {FeesCollected} event.
    /// @param token Payment token.
    /// @return amount What was moved, in the token's smallest unit.
    function collectFees(address token) external returns (uint256 amount);

    /// @notice Allows or disallows a payment token for new projects; by default only for the timelock.
    /// @dev Emits a {TokenAllowed} event.
    /// @param token ERC-20 contract.
    /// @param allowed Whether it is allowed.
    function setTokenAllowed(address token, bool allowed) external;

    /// @notice Sets the fee of new projects; by default only for the timelock.
    /// @dev Emits a {FeeBpsSet} event.
    /// @param feeBps Basis points, at most 1,000.
    function setFeeBps(uint16 feeBps) external;

    /// @notice Sets what paying fees in guild tokens costs; by default only for the timelock.
    /// @dev Emits a {FeeTokenRateSet} event.
    /// @param token Payment token.
    /// @param rate Guild tokens (smallest unit) per 1e18 smallest units of fee in `token`; 0 to stop offering it.
    function setFeeTokenRate(address token, uint256 rate) external;

    /// @notice How many projects there are.
    function projectCount() external view returns (uint256);

    /// @notice A project as stored.
    /// @param projectId Project.
    function projectOf(uint256 projectId) external view returns (Project memory);

    /// @notice A milestone as it stands.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    function milestoneOf(uint256 projectId, uint256 milestoneId) external view returns (Milestone memory);

    /// @notice The reviewers of a project.
    /// @param projectId Project.
    function reviewersOf(uint256 projectId) external view returns (address[] memory);

    /// @notice How many disputes there were.
    function disputeCount() external view returns (uint256);

    /// @notice A dispute as stored; empty for an unknown number.
    /// @param disputeId Dispute.
    function disputeOf(uint256 disputeId) external view returns (Dispute memory);

    /// @notice Who gets a milestone's payment; empty when it is the contributor's alone.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    function payoutSplitOf(
        uint256 projectId,
        uint256 milestoneId
    ) external view returns (address[] memory payees, uint16[] memory sharesBps);

    /// @notice Whether an account reviewed a milestone's last submission.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    /// @param account Who.
    function hasReviewed(uint256 projectId, uint256 milestoneId, address account) external view returns (bool);

    /// @notice Whether an account's credit of a token is held.
    /// @param account Who.
    /// @param token Payment token.
    function isCreditHeld(address account, address token) external view returns (bool);

    /// @notice Guild tokens (smallest unit) per 1e18 smallest units of fee in a payment token; 0 for not offered.
    /// @param token Payment token.
    function feeTokenRateOf(address token) external view returns (uint256);

    /// @notice What an account can withdraw, in the token's smallest unit.
    /// @param account Who.
    /// @param token Payment token.
    function creditOf(address account, address token) external view returns (uint256);

    /// @notice The guild's fees of a token that wait to be collected, in its smallest unit.
    /// @param token Payment token.
    function feesOf(address token) external view returns (uint256);

    /// @notice All that this contract owes in a token: escrow, credits, fees, bonds and locked fee tokens, in its
    /// smallest unit.
    /// @param token Payment token.
    function liabilitiesOf(address token) external view returns (uint256);

    /// @notice Whether clients may pay in a token.
    /// @param token ERC-20 contract.
    function isTokenAllowed(address token) external view returns (bool);

    /// @notice The guild's share of each released milestone of new projects, in basis points.
    function feeBps() external view returns (uint16);
}
