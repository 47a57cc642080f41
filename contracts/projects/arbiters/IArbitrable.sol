// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IArbitrator} from "./IArbitrator.sol";

/// @title IArbitrable
/// @notice What an ERC-792 arbitrator calls, and the standard's event. Names, types and order are the standard's.
interface IArbitrable {
    /// @notice A ruling was given.
    /// @param arbitrator The arbitrator.
    /// @param disputeId Number of the dispute at the arbitrator.
    /// @param ruling What was ruled; 0 when the arbitrator refused to.
    event Ruling(IArbitrator indexed arbitrator, uint256 indexed disputeId, uint256 ruling);

    /// @notice Gives a ruling on a dispute; only for its arbitrator.
    /// @param disputeId Number of the dispute at the arbitrator.
    /// @param ruling What was ruled; 0 when the arbitrator refused to.
    function rule(uint256 disputeId, uint256 ruling) external;
}
