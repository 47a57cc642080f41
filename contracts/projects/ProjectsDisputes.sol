// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IProjects} from "./IProjects.sol";
import {ProjectsState} from "./ProjectsState.sol";

/// @title ProjectsDisputes
/// @notice The disputes of {IProjects}. A linked library.
library ProjectsDisputes {
    /// @notice See {IProjects-openDispute}.
    function openDispute(
        ProjectsState.Layout storage s,
        address actor,
        uint256 projectId,
        uint256 milestoneId,
        bytes32 reasonDigest,
        string calldata reasonCid
    ) external returns (uint256 disputeId) {
        revert();
    }

    /// @notice See {IProjects-submitEvidence}.
    function submitEvidence(
        ProjectsState.Layout storage s,
        address actor,
        uint256 disputeId,
        bytes32 digest,
        string calldata cid
    ) external {
        revert();
    }

    /// @notice See {IProjects-resolveDispute}.
    function resolveDispute(
        ProjectsState.Layout storage s,
        address actor,
        uint256 disputeId,
        IProjects.Ruling calldata ruling
    ) external {
        revert();
    }

    /// @notice See {IProjects-expireDispute}.
    function expireDispute(ProjectsState.Layout storage s, address actor, uint256 disputeId) external {
        revert();
    }
}
