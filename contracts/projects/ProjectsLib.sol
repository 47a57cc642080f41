// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ICompliance} from "../compliance/ICompliance.sol";
import {IProjectsErrors} from "./IProjectsErrors.sol";
import {IProjectsEvents} from "./IProjectsEvents.sol";
import {IProjectsTypes} from "./IProjectsTypes.sol";
import {ProjectsState} from "./ProjectsState.sol";

/// @title ProjectsLib
/// @notice The arithmetic of {IProjects}, and what its libraries ask alike.
library ProjectsLib {
    /// @notice Most milestones of a project.
    uint256 internal constant MAX_MILESTONES = 50;

    uint256 private constant BPS = 10_000;
    /// @dev Gas for what keeps an account from submitting, several times what it needs: an attestation's issuer that burns
    /// all it gets stops no acceptance.
    uint256 private constant OBSTACLE_GAS = 200_000;
    /// @dev Gas from which the answer is sure to have had {OBSTACLE_GAS}, of which a call passes on 63/64 at most.
    uint256 private constant OBSTACLE_GAS_AVAILABLE = 220_000;

    /// @notice Has a milestone's contributor asked at each submission, because something keeps it from submitting now.
    /// @param s The caller's storage.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    /// @param contributor Its contributor.
    /// @param obstacle What keeps it.
    function gateSubmissions(
        ProjectsState.Layout storage s,
        uint256 projectId,
        uint256 milestoneId,
        address contributor,
        ICompliance.Obstacle obstacle
    ) internal {
        s.milestones[projectId][milestoneId].flags |= ProjectsState.SUBMISSION_GATED;
        emit IProjectsEvents.SubmissionGated(projectId, milestoneId, contributor, obstacle);
    }

    /// @notice Refuses what is for the contributor's time, which ends with the deadline and its grace, that second
    /// included.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    /// @param dueAt The milestone's deadline, Unix seconds.
    /// @param grace Seconds after it.
    function requireInTime(uint256 projectId, uint256 milestoneId, uint256 dueAt, uint256 grace) internal view {
        uint256 deadline = dueAt + grace;
        if (block.timestamp > deadline) revert IProjectsErrors.ProjectsDeadlinePassed(projectId, milestoneId, deadline);
    }

    /// @notice Whether an action's gate is on: an action that nobody restricts costs no call.
    /// @param s The caller's storage.
    /// @param action What.
    function isGated(ProjectsState.Layout storage s, ICompliance.Action action) internal view returns (bool) {
        return s.gates & gateOf(action) != 0;
    }

    /// @notice Asks Compliance whether an account may act, if the action's gate is on.
    /// @param s The caller's storage.
    /// @param account Who acts.
    /// @param action What.
    function checkGate(ProjectsState.Layout storage s, address account, ICompliance.Action action) internal view {
        if (isGated(s, action)) ICompliance(s.compliance).check(account, action);
    }

    /// @notice What keeps a contributor from submitting; {ICompliance-Obstacle} Attestation when it cannot be told, as only
    /// the issuer of an attestation can prevent that.
    /// @param s The caller's storage.
    /// @param contributor Who.
    function submissionObstacleOf(
        ProjectsState.Layout storage s,
        address contributor
    ) internal view returns (ICompliance.Obstacle) {
        uint256 gasBefore = gasleft();
        try ICompliance(s.compliance).obstacleOf{gas: OBSTACLE_GAS}(contributor, ICompliance.Action.Submit) returns (
            ICompliance.Obstacle obstacle
        ) {
            return obstacle;
        } catch {
            if (gasBefore < OBSTACLE_GAS_AVAILABLE) revert IProjectsErrors.ProjectsInsufficientGas();
            return ICompliance.Obstacle.Attestation;
        }
    }

    /// @notice Whether a dispute waits for a ruling or a settlement; false for one that does not exist.
    /// @param s The caller's storage.
    /// @param dispute Which.
    function isOpen(
        ProjectsState.Layout storage s,
        ProjectsState.Dispute storage dispute
    ) internal view returns (bool) {
        return s.milestones[dispute.projectId][dispute.milestoneId].status == IProjectsTypes.MilestoneStatus.Disputed;
    }

    /// @notice The bit of `gates` that stands for an action.
    /// @param action What.
    function gateOf(ICompliance.Action action) internal pure returns (uint8) {
        return uint8(1 << uint8(action));
    }

    /// @notice The guild's share, rounded down in the contributor's favour.
    /// @param gross In the token's smallest unit; fits 128 bits.
    /// @param feeBps The guild's share in basis points.
    function feeOf(uint256 gross, uint256 feeBps) internal pure returns (uint256) {
        return (gross * feeBps) / BPS;
    }

    /// @notice Refuses a milestone whose amount is not in escrow: not funded yet, or final.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    /// @param status Where it stands.
    function requireHeld(uint256 projectId, uint256 milestoneId, IProjectsTypes.MilestoneStatus status) internal pure {
        bool planned = status == IProjectsTypes.MilestoneStatus.Planned;
        bool ended =
            status == IProjectsTypes.MilestoneStatus.Released || status == IProjectsTypes.MilestoneStatus.Refunded;
        if (planned || ended) {
            revert IProjectsErrors.ProjectsUnexpectedMilestoneStatus(projectId, milestoneId, status);
        }
    }

    /// @notice How many bits of a set are 1.
    /// @param bits A set of reviewers.
    function countOf(uint16 bits) internal pure returns (uint8 count) {
        for (; bits != 0; bits &= bits - 1) ++count;
    }
}
