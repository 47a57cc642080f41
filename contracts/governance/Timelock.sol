// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {TimelockControllerUpgradeable} from "@openzeppelin/contracts-upgradeable/governance/TimelockControllerUpgradeable.sol";

/// @title Timelock
/// @notice Executes a guild's proposals after their delay; the only admin of the guild's access manager and of itself.
contract Timelock is TimelockControllerUpgradeable {
    constructor() {
        _disableInitializers();
    }
}
