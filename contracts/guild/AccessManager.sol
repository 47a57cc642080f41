// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccessManagerUpgradeable} from "@openzeppelin/contracts-upgradeable/access/manager/AccessManagerUpgradeable.sol";

/// @title AccessManager
/// @notice A guild's only role authority; its address identifies the guild.
contract AccessManager is AccessManagerUpgradeable {
    constructor() {
        _disableInitializers();
    }
}
