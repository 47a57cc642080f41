// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title IArbitrator
/// @notice The part of an ERC-792 arbitrator, such as Kleros, that {ERC792Arbiter} uses.
interface IArbitrator {
    /// @notice Creates a dispute; the call carries {arbitrationCost} in native coin.
    /// @param choices How many rulings there are besides 0, which stands for a refusal to arbitrate.
    /// @param extraData What the arbitrator needs to know, in its own encoding.
    /// @return disputeId Number of the dispute at the arbitrator; may be 0.
    function createDispute(uint256 choices, bytes calldata extraData) external payable returns (uint256 disputeId);

    /// @notice What creating a dispute costs, in wei.
    /// @param extraData What the arbitrator needs to know, in its own encoding.
    /// @return cost In wei.
    function arbitrationCost(bytes calldata extraData) external view returns (uint256 cost);
}
