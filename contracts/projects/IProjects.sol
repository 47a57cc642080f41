// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IProjectsErrors} from "./IProjectsErrors.sol";
import {IProjectsEvents} from "./IProjectsEvents.sol";

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
/// that a submission needs first, is in time up to and including `dueAt + grace`, a review and a dispute about a
/// submission up to and including `reviewEndsAt`, a signature up to and including its deadline, a ruling up to and
/// including `rulingEndsAt`; the other side's remedy starts one second later.
///
/// Who may call what on a milestone: C its project's client, W its contributor, R a reviewer, A the arbiter, S whoever
/// brings both signatures, * anybody. It is Pl Planned, Pr Funded in a project that is not accepted yet, Fu Funded, Su
/// Submitted, Re RevisionRequested, Di Disputed, Rl Released or Rf Refunded; + is after its deadline. In words, and as a
/// diagram: docs/milestones.md.
///
/// |                   | Pl  | Pr  | Fu  | Fu+ | Su  | Su+ | Re  | Re+ | Di  | Di+ | Rl  | Rf  |
/// | ----------------- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
/// | fund              | *   |     |     |     |     |     |     |     |     |     |     |     |
/// | cancelProject     |     | C   |     |     |     |     |     |     |     |     |     |     |
/// | postBond          |     |     | W   | W   |     |     |     |     |     |     |     |     |
/// | lockFeeTokens     |     | C   | C   | C   | C   | C   | C   | C   | C   | C   |     |     |
/// | setPayoutSplit    | W   | W   | W   | W   | W   | W   | W   | W   |     |     |     |     |
/// | submitDeliverable |     |     | W   |     |     |     | W   |     |     |     |     |     |
/// | reviewDeliverable |     |     |     |     | R   |     |     |     |     |     |     |     |
/// | release           |     |     |     |     |     | *   |     |     |     |     |     |     |
/// | refund            |     |     |     | *   |     |     |     | *   |     |     |     |     |
/// | abandon           |     | W   | W   | W   | W   | W   | W   | W   |     |     |     |     |
/// | settle            |     |     | S   | S   | S   | S   | S   | S   | S   | S   |     |     |
/// | changeScope       | S   | S   | S   | S   |     |     | S   | S   |     |     |     |     |
/// | openDispute       |     |     |     |     | CW  |     | CW  |     |     |     |     |     |
/// | submitEvidence    |     |     |     |     |     |     |     |     | CWR | CWR |     |     |
/// | resolveDispute    |     |     |     |     |     |     |     |     | A   |     |     |     |
/// | expireDispute     |     |     |     |     |     |     |     |     |     | *   |     |     |
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
interface IProjects is IProjectsEvents, IProjectsErrors {
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
    /// that one client cannot fail the acceptance of other projects by the same vote. While a policy on submissions is on,
    /// each contributor is asked now; who meets it is never asked again for these milestones.
    /// @dev Emits a {ProjectAccepted} event and a {SubmissionGated} event per milestone whose contributor does not meet the
    /// policy, or an {AcceptanceLapsed} event.
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
    /// lapses. After the acceptance, what is added, raised or put under another agreement earns no reward any more.
    /// @dev Emits a {ScopeChanged} event, and a {SubmissionGated} event for a milestone that is added after the acceptance and
    /// whose contributor does not meet the policy on submissions.
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
