// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IArbiter} from "./arbiters/IArbiter.sol";
import {IProjectsErrors} from "./IProjectsErrors.sol";
import {IProjectsEvents} from "./IProjectsEvents.sol";
import {IProjectsTypes} from "./IProjectsTypes.sol";
import {ProjectsBooks} from "./ProjectsBooks.sol";
import {ProjectsLib} from "./ProjectsLib.sol";
import {ProjectsState} from "./ProjectsState.sol";

/// @title ProjectsDisputes
/// @notice The disputes of {IProjects}. A linked library.
library ProjectsDisputes {
    /// @dev What becomes of a disputed milestone's amount.
    struct Shares {
        uint256 contributor;
        uint256 client;
        uint256 arbiter;
    }

    /// @notice Time that an arbiter has for its ruling, in seconds.
    uint256 internal constant RULING_TIME = 180 days;

    uint16 private constant BPS = 10_000;

    /// @notice See {IProjects-openDispute}. The call to the arbiter is the last step.
    /// @param s The caller's storage.
    /// @param actor Who disputes.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    /// @param reasonDigest SHA-256 of the written reason's bytes.
    /// @param reasonCid IPFS CID of the written reason.
    /// @return disputeId Number of the dispute, from 1.
    function openDispute(
        ProjectsState.Layout storage s,
        address actor,
        uint256 projectId,
        uint256 milestoneId,
        bytes32 reasonDigest,
        string memory reasonCid
    ) external returns (uint256 disputeId) {
        _requireDisputable(s, actor, projectId, milestoneId);
        address arbiter = s.projects[projectId].arbiter;
        if (arbiter == address(0)) revert IProjectsErrors.ProjectsNoArbiter(projectId);
        uint256 cost = IArbiter(arbiter).disputeCost();
        if (msg.value != cost) revert IProjectsErrors.ProjectsUnexpectedValue(cost, msg.value);

        disputeId = ++s.disputeCount;
        uint40 rulingEndsAt = uint40(block.timestamp + RULING_TIME);
        s.disputes[disputeId] = ProjectsState.Dispute({
            projectId: uint40(projectId),
            milestoneId: uint8(milestoneId),
            openedBy: actor,
            rulingEndsAt: rulingEndsAt
        });
        s.milestones[projectId][milestoneId].status = IProjectsTypes.MilestoneStatus.Disputed;
        emit IProjectsEvents.DisputeOpened(
            disputeId,
            projectId,
            milestoneId,
            actor,
            arbiter,
            cost,
            rulingEndsAt,
            reasonDigest,
            reasonCid
        );
        IArbiter(arbiter).openDispute{value: cost}(disputeId);
    }

    /// @notice See {IProjects-submitEvidence}.
    /// @param s The caller's storage.
    /// @param actor Who submits it.
    /// @param disputeId Dispute.
    /// @param digest SHA-256 of the evidence's bytes.
    /// @param cid IPFS CID of the evidence.
    function submitEvidence(
        ProjectsState.Layout storage s,
        address actor,
        uint256 disputeId,
        bytes32 digest,
        string memory cid
    ) external {
        ProjectsState.Dispute storage dispute = _open(s, disputeId);
        uint256 projectId = dispute.projectId;
        if (!_isParty(s, projectId, dispute.milestoneId, actor) && !_isReviewer(s, projectId, actor)) {
            revert IProjectsErrors.ProjectsUnauthorizedAccount(projectId, actor);
        }
        emit IProjectsEvents.EvidenceSubmitted(disputeId, actor, digest, cid);
    }

    /// @notice See {IProjects-resolveDispute}.
    /// @param s The caller's storage.
    /// @param actor Who calls; must be the project's arbiter.
    /// @param disputeId Dispute.
    /// @param ruling What was decided.
    function resolveDispute(
        ProjectsState.Layout storage s,
        address actor,
        uint256 disputeId,
        IProjectsTypes.Ruling memory ruling
    ) external {
        ProjectsState.Dispute memory dispute = _open(s, disputeId);
        if (actor != s.projects[dispute.projectId].arbiter) {
            revert IProjectsErrors.ProjectsUnauthorizedAccount(dispute.projectId, actor);
        }
        if (block.timestamp > dispute.rulingEndsAt) {
            revert IProjectsErrors.ProjectsRulingDeadlinePassed(disputeId, dispute.rulingEndsAt);
        }
        _checkRuling(s, dispute, ruling);
        _resolve(s, actor, disputeId, dispute, ruling, true);
    }

    /// @notice See {IProjects-expireDispute}.
    /// @param s The caller's storage.
    /// @param actor Who calls.
    /// @param disputeId Dispute.
    function expireDispute(ProjectsState.Layout storage s, address actor, uint256 disputeId) external {
        ProjectsState.Dispute memory dispute = _open(s, disputeId);
        if (block.timestamp <= dispute.rulingEndsAt) {
            revert IProjectsErrors.ProjectsRulingDeadlineNotReached(disputeId, dispute.rulingEndsAt);
        }
        IProjectsTypes.Ruling memory equalShares;
        equalShares.contributorBps = BPS / 2;
        _resolve(s, actor, disputeId, dispute, equalShares, false);
    }

    function _resolve(
        ProjectsState.Layout storage s,
        address actor,
        uint256 disputeId,
        ProjectsState.Dispute memory dispute,
        IProjectsTypes.Ruling memory ruling,
        bool ruled
    ) private {
        uint256 projectId = dispute.projectId;
        uint256 milestoneId = dispute.milestoneId;
        Shares memory shares = _sharesOf(s.milestones[projectId][milestoneId].amount, ruling);
        emit IProjectsEvents.DisputeResolved(
            disputeId,
            projectId,
            milestoneId,
            actor,
            ruled,
            ruling,
            shares.contributor,
            shares.client,
            shares.arbiter
        );
        if (shares.arbiter != 0) {
            ProjectsBooks.credit(s, ruling.ruler, s.projects[projectId].token, projectId, actor, shares.arbiter);
        }
        ProjectsBooks.end(
            s,
            ProjectsBooks.Ending({
                projectId: projectId,
                milestoneId: milestoneId,
                actor: actor,
                released: shares.contributor,
                path: IProjectsTypes.ReleasePath.Ruling,
                refunded: shares.client,
                reason: IProjectsTypes.RefundReason.Ruling,
                slashBps: ruling.slashBps,
                withheld: _withheldReason(s, dispute, ruling.ruler, ruled)
            })
        );
    }

    /// @dev A ruling earns what it gives the contributor, unless nobody or a party made it.
    function _withheldReason(
        ProjectsState.Layout storage s,
        ProjectsState.Dispute memory dispute,
        address ruler,
        bool ruled
    ) private view returns (IProjectsTypes.WithheldReason) {
        if (!ruled || ruler == address(0)) return IProjectsTypes.WithheldReason.NotJudged;
        if (_isParty(s, dispute.projectId, dispute.milestoneId, ruler))
            return IProjectsTypes.WithheldReason.NotIndependent;
        return IProjectsTypes.WithheldReason.None;
    }

    function _requireDisputable(
        ProjectsState.Layout storage s,
        address actor,
        uint256 projectId,
        uint256 milestoneId
    ) private view {
        ProjectsState.Project storage project = s.projects[projectId];
        ProjectsState.Milestone storage milestone = ProjectsBooks.existing(s, projectId, milestoneId);
        if (!_isParty(s, projectId, milestoneId, actor)) {
            revert IProjectsErrors.ProjectsUnauthorizedAccount(projectId, actor);
        }
        // Only an accepted project has milestones in these.
        IProjectsTypes.MilestoneStatus status = milestone.status;
        if (status == IProjectsTypes.MilestoneStatus.Submitted) {
            // Afterwards silence has accepted the deliverable.
            uint256 reviewEndsAt = milestone.reviewEndsAt;
            if (block.timestamp > reviewEndsAt) revert IProjectsErrors.ProjectsReviewWindowClosed(reviewEndsAt);
        } else if (status == IProjectsTypes.MilestoneStatus.RevisionRequested) {
            // Afterwards the client can have its money back.
            ProjectsLib.requireInTime(projectId, milestoneId, milestone.dueAt, project.grace);
        } else {
            revert IProjectsErrors.ProjectsUnexpectedMilestoneStatus(projectId, milestoneId, status);
        }
    }

    function _open(
        ProjectsState.Layout storage s,
        uint256 disputeId
    ) private view returns (ProjectsState.Dispute storage dispute) {
        dispute = s.disputes[disputeId];
        if (!ProjectsLib.isOpen(s, dispute)) revert IProjectsErrors.ProjectsDisputeNotOpen(disputeId);
    }

    function _isParty(
        ProjectsState.Layout storage s,
        uint256 projectId,
        uint256 milestoneId,
        address account
    ) private view returns (bool) {
        if (account == s.projects[projectId].client) return true;
        return account == s.contributors[projectId][s.milestones[projectId][milestoneId].contributor];
    }

    function _isReviewer(
        ProjectsState.Layout storage s,
        uint256 projectId,
        address account
    ) private view returns (bool) {
        uint256 count = s.projects[projectId].reviewerCount;
        for (uint256 i = 0; i < count; ++i) {
            if (s.reviewers[projectId][i] == account) return true;
        }
        return false;
    }

    function _checkRuling(
        ProjectsState.Layout storage s,
        ProjectsState.Dispute memory dispute,
        IProjectsTypes.Ruling memory ruling
    ) private view {
        _require(ruling.contributorBps <= BPS, "contributorBps");
        _require(ruling.feeBps <= s.projects[dispute.projectId].maxArbiterFeeBps, "feeBps");
        // A credit of this contract itself could never be withdrawn.
        bool paysRuler = ruling.ruler != address(0) && ruling.ruler != address(this);
        _require(ruling.feeBps == 0 || paysRuler, "ruler");
        if (ruling.slashBps == 0) return;
        uint8 flags = s.milestones[dispute.projectId][dispute.milestoneId].flags;
        _require(ruling.slashBps <= BPS && flags & ProjectsState.BONDED != 0, "slashBps");
    }

    /// @dev The fee is rounded down, then the contributor's share; the client gets the odd unit.
    function _sharesOf(uint256 gross, IProjectsTypes.Ruling memory ruling) private pure returns (Shares memory shares) {
        shares.arbiter = (gross * ruling.feeBps) / BPS;
        uint256 rest = gross - shares.arbiter;
        shares.contributor = (rest * ruling.contributorBps) / BPS;
        shares.client = rest - shares.contributor;
    }

    function _require(bool holds, string memory field) private pure {
        if (!holds) revert IProjectsErrors.ProjectsInvalidRuling(field);
    }
}
