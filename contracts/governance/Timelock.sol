// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {TimelockControllerUpgradeable} from "@openzeppelin/contracts-upgradeable/governance/TimelockControllerUpgradeable.sol";

/// @title Timelock
/// @notice Executes a guild's proposals after their delay; the only admin of the guild's access manager and of itself.
contract Timelock is TimelockControllerUpgradeable {
    uint256 private constant MAX_DELAY = 365 days;

    uint256 private transient _nextDelay;

    /// @notice The delay is longer than it may be: no correction could be executed in time.
    /// @param delay What was asked for, in seconds.
    /// @param maxDelay The longest delay, in seconds.
    error TimelockDelayTooLong(uint256 delay, uint256 maxDelay);

    constructor() {
        _disableInitializers();
    }

    /// @notice Asks for a longer delay, in this transaction only; only for proposers. The Governor sets a proposal's
    /// own delay before it schedules it, and takes it back afterwards.
    /// @param delay Seconds between scheduling and executing, at least; the timelock's own delay holds in any case.
    function setNextDelay(uint256 delay) external onlyRole(PROPOSER_ROLE) {
        _nextDelay = delay;
    }

    /// @notice Sets the least delay of all operations; only for the timelock itself, by an operation.
    /// @param newDelay Seconds; at most 365 days, as for each category.
    function updateDelay(uint256 newDelay) public override {
        if (newDelay > MAX_DELAY) revert TimelockDelayTooLong(newDelay, MAX_DELAY);
        super.updateDelay(newDelay);
    }

    /// @notice Seconds between scheduling and executing an operation, at least.
    function getMinDelay() public view override returns (uint256) {
        uint256 ownDelay = super.getMinDelay();
        uint256 nextDelay = _nextDelay;
        return nextDelay > ownDelay ? nextDelay : ownDelay;
    }
}
