// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title IArbitrable
/// @notice What an ERC-792 arbitrator calls.
interface IArbitrable {
    /// @notice Gives a ruling on a dispute; only for its arbitrator.
    /// @param disputeId Number of the dispute at the arbitrator.
    /// @param ruling What was ruled; 0 when the arbitrator refused to.
    function rule(uint256 disputeId, uint256 ruling) external;
}
