// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IProjectsErrors} from "./IProjectsErrors.sol";
import {IProjectsEvents} from "./IProjectsEvents.sol";
import {IProjectsTypes} from "./IProjectsTypes.sol";
import {ProjectsBooks} from "./ProjectsBooks.sol";
import {ProjectsState} from "./ProjectsState.sol";

/// @title ProjectsExits
/// @notice The ways in which the money of {IProjects} returns to the client without a ruling or a settlement. A linked
/// library.
library ProjectsExits {
    uint256 private constant BPS = 10_000;

    /// @notice See {IProjects-cancelProject}.
    /// @param s The caller's storage.
    /// @param actor Who cancels.
    /// @param projectId Project.
    function cancelProject(ProjectsState.Layout storage s, address actor, uint256 projectId) external {
        ProjectsState.Project storage project = ProjectsBooks.existing(s, projectId);
        if (actor != project.client) revert IProjectsErrors.ProjectsUnauthorizedAccount(projectId, actor);
        IProjectsTypes.ProjectStatus status = project.status;
        if (status != IProjectsTypes.ProjectStatus.Proposed) {
            revert IProjectsErrors.ProjectsUnexpectedProjectStatus(projectId, status);
        }
        project.status = IProjectsTypes.ProjectStatus.Cancelled;
        emit IProjectsEvents.ProjectCancelled(projectId, actor);

        uint256 fundedCount = s.totals[projectId].fundedCount;
        for (uint256 i = 0; i < fundedCount; ++i) {
            // A milestone that lapsed, was given up or was settled has ended already.
            if (s.milestones[projectId][i].status == IProjectsTypes.MilestoneStatus.Funded) {
                ProjectsBooks.refund(s, projectId, i, actor, IProjectsTypes.RefundReason.Cancelled, 0);
            }
        }
    }

    /// @notice See {IProjects-refund}.
    /// @param s The caller's storage.
    /// @param actor Whose call it is.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    function refund(ProjectsState.Layout storage s, address actor, uint256 projectId, uint256 milestoneId) external {
        ProjectsState.Project storage project = s.projects[projectId];
        ProjectsState.Milestone storage milestone = ProjectsBooks.existing(s, projectId, milestoneId);
        if (!_awaitsWork(milestone.status)) _refuseStatus(projectId, milestoneId, milestone.status);
        uint256 deadline = uint256(milestone.dueAt) + project.grace;
        if (block.timestamp <= deadline) {
            revert IProjectsErrors.ProjectsDeadlineNotReached(projectId, milestoneId, deadline);
        }
        ProjectsBooks.refund(s, projectId, milestoneId, actor, IProjectsTypes.RefundReason.Lapsed, 0);
    }

    /// @notice See {IProjects-abandon}.
    /// @param s The caller's storage.
    /// @param actor Who gives up.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    function abandon(ProjectsState.Layout storage s, address actor, uint256 projectId, uint256 milestoneId) external {
        ProjectsState.Milestone storage milestone = ProjectsBooks.existing(s, projectId, milestoneId);
        if (actor != s.contributors[projectId][milestone.contributor]) {
            revert IProjectsErrors.ProjectsUnauthorizedAccount(projectId, actor);
        }
        IProjectsTypes.MilestoneStatus status = milestone.status;
        if (!_awaitsWork(status) && status != IProjectsTypes.MilestoneStatus.Submitted) {
            _refuseStatus(projectId, milestoneId, status);
        }
        // An arbiter could have judged what was submitted: who leaves before that loses all that could be slashed.
        bool evades = status != IProjectsTypes.MilestoneStatus.Funded && s.projects[projectId].arbiter != address(0);
        uint256 slashBps = evades ? BPS : 0;
        ProjectsBooks.refund(s, projectId, milestoneId, actor, IProjectsTypes.RefundReason.Abandoned, slashBps);
    }

    function _awaitsWork(IProjectsTypes.MilestoneStatus status) private pure returns (bool) {
        return
            status == IProjectsTypes.MilestoneStatus.Funded ||
            status == IProjectsTypes.MilestoneStatus.RevisionRequested;
    }

    function _refuseStatus(uint256 projectId, uint256 milestoneId, IProjectsTypes.MilestoneStatus status) private pure {
        revert IProjectsErrors.ProjectsUnexpectedMilestoneStatus(projectId, milestoneId, status);
    }
}
