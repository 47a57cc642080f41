// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ProjectsState} from "./ProjectsState.sol";

/// @title ProjectsExtras
/// @notice What a milestone of {IProjects} rarely has: a payout split, a bond, a fee paid in guild tokens. A linked
/// library of its own, so that the release of an ordinary milestone never calls it.
///
/// The seam: {ProjectsBooks} calls {payOut} where it would credit the contributor, when the milestone has the flag
/// SPLIT; and {end} as the last change of an ending (after all MilestoneReleased, MilestoneRefunded and their Credited
/// events), when it has BONDED or FEE_TOKENS. With FEE_TOKENS the caller charges no fee but credits it to the client as
/// the rebate.
library ProjectsExtras {
    /// @notice See {IProjects-setPayoutSplit}.
    function setPayoutSplit(
        ProjectsState.Layout storage s,
        address actor,
        uint256 projectId,
        uint256 milestoneId,
        address[] calldata payees,
        uint16[] calldata sharesBps
    ) external {
        revert();
    }

    /// @notice See {IProjects-postBond}.
    function postBond(ProjectsState.Layout storage s, address actor, uint256 projectId, uint256 milestoneId) external {
        revert();
    }

    /// @notice See {IProjects-lockFeeTokens}.
    function lockFeeTokens(
        ProjectsState.Layout storage s,
        address actor,
        uint256 projectId,
        uint256 milestoneId,
        uint256 maxTokens
    ) external {
        revert();
    }

    /// @notice Credits a payment to the payees of a milestone's split.
    function payOut(
        ProjectsState.Layout storage s,
        uint256 projectId,
        uint256 milestoneId,
        address actor,
        address token,
        uint256 net
    ) external {
        revert();
    }

    /// @notice Ends a milestone's bond and fee tokens: returns what is not slashed or used, burns the rest.
    function end(
        ProjectsState.Layout storage s,
        uint256 projectId,
        uint256 milestoneId,
        address actor,
        uint256 releasedGross,
        uint256 slashBps
    ) external {
        revert();
    }
}
