// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ICompliance} from "../compliance/ICompliance.sol";
import {IProjectsTypes} from "./IProjectsTypes.sol";

/// @title IProjectsEvents
/// @notice The events of {IProjects}.
interface IProjectsEvents is IProjectsTypes {
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

    /// @notice Emitted after {ProjectAccepted}, or after the {ScopeChanged} that adds a milestone later, when something keeps
    /// its contributor from submitting: it is asked again at each submission. Nobody else ever is, whatever is decided later.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    /// @param contributor Its contributor.
    /// @param obstacle What keeps it; not None.
    event SubmissionGated(
        uint256 indexed projectId,
        uint256 indexed milestoneId,
        address indexed contributor,
        ICompliance.Obstacle obstacle
    );

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
}
