// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {TimelockControllerUpgradeable} from "@openzeppelin/contracts-upgradeable/governance/TimelockControllerUpgradeable.sol";

/// @title Timelock
/// @notice Executes a guild's proposals after their delay; the only admin of the guild's access manager and of itself.
contract Timelock is TimelockControllerUpgradeable {
    uint256 private transient _nextDelay;

    constructor() {
        _disableInitializers();
    }

    /// @notice Asks for a longer delay, in this transaction only; only for proposers. The Governor sets a proposal's
    /// own delay before it schedules it, and takes it back afterwards.
    /// @param delay Seconds between scheduling and executing, at least; the timelock's own delay holds in any case.
    function setNextDelay(uint256 delay) external onlyRole(PROPOSER_ROLE) {
        _nextDelay = delay;
    }

    /// @notice Seconds between scheduling and executing an operation, at least.
    function getMinDelay() public view override returns (uint256) {
        uint256 ownDelay = super.getMinDelay();
        uint256 nextDelay = _nextDelay;
        return nextDelay > ownDelay ? nextDelay : ownDelay;
    }
}
