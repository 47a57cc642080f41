// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";

/// @title PlainGovernorTimelock
/// @notice The timelock of {PlainGovernor}.
contract PlainGovernorTimelock is TimelockController {
    constructor(address admin) TimelockController(120, new address[](0), new address[](0), admin) {}
}
