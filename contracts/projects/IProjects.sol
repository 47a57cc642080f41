// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title IProjects
/// @notice Milestone escrow: a client, a guild and contributors agree on a project, and the contract pays a milestone
/// when its deliverable is accepted.
///
/// Per milestone: Planned → Funded → Submitted → (RevisionRequested → Submitted)* → Released; Refunded when the project
/// is cancelled before the guild accepts it, or when a deadline lapses without a submission.
///
/// Deadlines belong to exactly one side: a submission is in time up to and including `dueAt + grace`, a review up to and
/// including `reviewEndsAt`; the other side's remedy starts one second later.
///
/// Assumptions on payment tokens: ERC-20, no fee on transfer (a transfer that moves another amount reverts), no
/// rebasing. Governance allows tokens one by one.
interface IProjects {
    /// @notice Where a milestone stands.
    /// @custom:value0 Planned Agreed, not funded.
    /// @custom:value1 Funded Its amount is in escrow.
    /// @custom:value2 Submitted A deliverable waits for review.
    /// @custom:value3 RevisionRequested A reviewer asked for another revision.
    /// @custom:value4 Released Paid; final.
    /// @custom:value5 Refunded Returned to the client; final.
    enum MilestoneStatus {
        Planned,
        Funded,
        Submitted,
        RevisionRequested,
        Released,
        Refunded
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
    enum ReleasePath {
        Approved,
        Silence
    }

    /// @notice Why a milestone was refunded.
    /// @custom:value0 Cancelled The client cancelled before the guild accepted.
    /// @custom:value1 Lapsed Nothing was submitted in time.
    enum RefundReason {
        Cancelled,
        Lapsed
    }

    /// @notice What is agreed about one milestone.
    /// @param contributor Who delivers and is paid.
    /// @param amount Gross amount, in the payment token's smallest unit.
    /// @param dueAt Unix seconds.
    struct MilestoneTerms {
        address contributor;
        uint128 amount;
        uint40 dueAt;
    }

    /// @notice What is agreed about a project; pinned when it is created.
    /// @param token Payment token.
    /// @param title Short name.
    /// @param milestones In the order in which they are funded; at most 50.
    /// @param reviewers Who judges deliverables; at most 16, none of them a contributor of the project.
    /// @param threshold Approvals that release a milestone.
    /// @param reviewWindow Seconds that reviewers have; not zero.
    /// @param grace Seconds after `dueAt` in which a submission is still in time.
    /// @param maxRevisions Most revisions that can be asked for per milestone.
    /// @param maxFeeBps Highest guild fee the client agrees to, in basis points.
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
    }

    /// @notice A milestone as stored.
    /// @param contributor Who delivers and is paid.
    /// @param dueAt Unix seconds; moves when a revision is asked for.
    /// @param status Where it stands.
    /// @param approvals Approvals of the current revision.
    /// @param amount Gross amount, in the payment token's smallest unit.
    /// @param reviewEndsAt Last second of the review window, Unix seconds; 0 when nothing is under review.
    /// @param revision Number of submissions so far; the current one's number, from 1.
    /// @param reviewedBy Bit i is set when reviewer i has reviewed the current revision.
    /// @param digest SHA-256 of the current deliverable's bytes.
    struct Milestone {
        address contributor;
        uint40 dueAt;
        MilestoneStatus status;
        uint8 approvals;
        uint128 amount;
        uint40 reviewEndsAt;
        uint16 revision;
        uint16 reviewedBy;
        bytes32 digest;
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
    event ProjectCreated(
        uint256 indexed projectId,
        address indexed client,
        address indexed token,
        ProjectTerms terms,
        uint16 feeBps,
        uint256 total
    );

    /// @notice Emitted when the guild takes a project on.
    /// @param projectId Project.
    /// @param actor Who accepted: the timelock, or an account that governance gave the role to.
    event ProjectAccepted(uint256 indexed projectId, address indexed actor);

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
    /// @param amount In the token's smallest unit.
    event MilestoneFunded(uint256 indexed projectId, uint256 indexed milestoneId, uint256 amount);

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

    /// @notice Emitted when a milestone is paid, before the contributor's {Credited} event.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    /// @param contributor Who is paid.
    /// @param actor Whose call released it.
    /// @param token Payment token.
    /// @param gross The milestone's amount, in the token's smallest unit.
    /// @param fee The guild's share, rounded down in the contributor's favour.
    /// @param net What the contributor gets; gross = fee + net.
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
    /// @param amount In the token's smallest unit.
    /// @param balance The account's credit afterwards.
    event Credited(
        address indexed account,
        address indexed token,
        uint256 indexed projectId,
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
    /// @param field Name of the field.
    error ProjectsInvalidTerms(string field);

    /// @notice Clients may not pay in this token.
    error ProjectsTokenNotAllowed(address token);

    /// @notice The guild's fee is higher than the client agreed to, or than any guild may ask.
    error ProjectsFeeTooHigh(uint16 feeBps, uint16 maxFeeBps);

    /// @notice Milestones are funded in order, and `firstMilestone` is not the next.
    error ProjectsUnexpectedMilestone(uint256 projectId, uint256 given, uint256 expected);

    /// @notice The token moved another amount than was asked for (a fee-on-transfer token, for example).
    error ProjectsTransferMismatch(address token, uint256 expected, uint256 received);

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
    /// @param feeBps_ The guild's share of each released milestone, in basis points.
    /// @param tokens Tokens clients may pay in.
    function initialize(
        address authority_,
        address treasury_,
        address rewards_,
        uint16 feeBps_,
        address[] calldata tokens
    ) external;

    /// @notice Creates a project as its client and funds its first milestones, whose amount the client approved.
    /// @dev Emits a {ProjectCreated} event, then those of {fund} if `fundCount` is not zero.
    /// @param terms What is agreed.
    /// @param fundCount How many milestones to fund at once, from the first; may be zero.
    /// @return projectId Number of the project, from 1.
    function createProject(ProjectTerms calldata terms, uint8 fundCount) external returns (uint256 projectId);

    /// @notice Funds the next milestones; for anyone who approved their amount.
    /// @dev Emits a {ProjectFunded} event and a {MilestoneFunded} event per milestone.
    /// @param projectId Project.
    /// @param firstMilestone The next milestone to fund; guards against paying for others than intended.
    /// @param count How many.
    function fund(uint256 projectId, uint8 firstMilestone, uint8 count) external;

    /// @notice Takes a project on for the guild; by default only for the timelock.
    /// @dev Emits a {ProjectAccepted} event.
    /// @param projectId Project.
    function acceptProject(uint256 projectId) external;

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

    /// @notice How many projects there are.
    function projectCount() external view returns (uint256);

    /// @notice A project as stored.
    /// @param projectId Project.
    function projectOf(uint256 projectId) external view returns (Project memory);

    /// @notice A milestone as stored.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    function milestoneOf(uint256 projectId, uint256 milestoneId) external view returns (Milestone memory);

    /// @notice The reviewers of a project.
    /// @param projectId Project.
    function reviewersOf(uint256 projectId) external view returns (address[] memory);

    /// @notice What an account can withdraw, in the token's smallest unit.
    /// @param account Who.
    /// @param token Payment token.
    function creditOf(address account, address token) external view returns (uint256);

    /// @notice The guild's fees of a token that wait to be collected, in its smallest unit.
    /// @param token Payment token.
    function feesOf(address token) external view returns (uint256);

    /// @notice All that this contract owes in a token: escrow, credits and fees, in its smallest unit.
    /// @param token Payment token.
    function liabilitiesOf(address token) external view returns (uint256);

    /// @notice Whether clients may pay in a token.
    /// @param token ERC-20 contract.
    function isTokenAllowed(address token) external view returns (bool);

    /// @notice The guild's share of each released milestone of new projects, in basis points.
    function feeBps() external view returns (uint16);
}
