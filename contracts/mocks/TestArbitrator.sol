// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IArbitrable} from "../projects/arbiters/IArbitrable.sol";
import {IArbitrator} from "../projects/arbiters/IArbitrator.sol";

/// @title TestArbitrator
/// @notice An ERC-792 arbitrator for tests, on which anyone can rule and which numbers its disputes as told.
contract TestArbitrator is IArbitrator {
    uint256 private immutable _cost;
    uint256 private _nextId;
    address private _arbitrable;
    uint256 private _choices;
    bytes private _extraData;

    /// @notice The value is not the cost.
    error TestArbitratorUnexpectedValue(uint256 given);

    constructor(uint256 cost) {
        _cost = cost;
    }

    /// @inheritdoc IArbitrator
    function createDispute(uint256 choices, bytes calldata extraData) external payable returns (uint256 disputeId) {
        if (msg.value != _cost) revert TestArbitratorUnexpectedValue(msg.value);
        _arbitrable = msg.sender;
        _choices = choices;
        _extraData = extraData;
        return _nextId++;
    }

    /// @notice Rules on a dispute; for anyone.
    function giveRuling(uint256 disputeId, uint256 ruling) external {
        IArbitrable(_arbitrable).rule(disputeId, ruling);
    }

    /// @notice Chooses the number of the next dispute.
    function setNextId(uint256 nextId) external {
        _nextId = nextId;
    }

    /// @notice What the last dispute was created with.
    function lastDispute() external view returns (address arbitrable, uint256 choices, bytes memory extraData) {
        return (_arbitrable, _choices, _extraData);
    }

    /// @inheritdoc IArbitrator
    function arbitrationCost(bytes calldata) external view returns (uint256 cost) {
        return _cost;
    }
}
