// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IProjects} from "../projects/IProjects.sol";

/// @title ReviewBook
/// @notice Stands for a Projects contract of which a test says where milestones stand and who reviewed them.
contract ReviewBook {
    mapping(uint256 projectId => mapping(uint256 milestoneId => IProjects.MilestoneStatus)) private _statuses;
    mapping(uint256 projectId => mapping(uint256 milestoneId => mapping(address account => bool))) private _reviewed;

    /// @notice Sets where a milestone stands.
    function setStatus(uint256 projectId, uint256 milestoneId, IProjects.MilestoneStatus status) external {
        _statuses[projectId][milestoneId] = status;
    }

    /// @notice Records a review.
    function setReviewed(uint256 projectId, uint256 milestoneId, address account) external {
        _reviewed[projectId][milestoneId][account] = true;
    }

    /// @notice The milestone, of which nothing is known but its status.
    function milestoneOf(
        uint256 projectId,
        uint256 milestoneId
    ) external view returns (IProjects.Milestone memory milestone) {
        milestone.status = _statuses[projectId][milestoneId];
    }

    /// @notice Whether a review was recorded.
    function hasReviewed(uint256 projectId, uint256 milestoneId, address account) external view returns (bool) {
        return _reviewed[projectId][milestoneId][account];
    }
}
