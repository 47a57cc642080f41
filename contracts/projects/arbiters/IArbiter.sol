// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";

/// @title IArbiter
/// @notice Decides disputes of {IProjects}: it calls {IProjects-resolveDispute} on the contract that opened the dispute.
/// A project pins its arbiter; clients and contributors choose one whose word they accept.
interface IArbiter is IERC165 {
    /// @notice Takes a dispute on; called by a Projects contract, once per dispute.
    /// @param disputeId Number of the dispute at the caller.
    function openDispute(uint256 disputeId) external payable;

    /// @notice What it costs to open a dispute, in wei; paid by whoever opens it.
    function disputeCost() external view returns (uint256);
}
