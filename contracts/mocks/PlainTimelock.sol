// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";

/// @title PlainTimelock
/// @notice OpenZeppelin's timelock as it is, for tests of a Governor that moves to one.
contract PlainTimelock is TimelockController {
    constructor(
        uint256 minDelay,
        address governor
    ) TimelockController(minDelay, _listed(governor), _listed(address(0)), address(0)) {}

    function _listed(address account) private pure returns (address[] memory list) {
        list = new address[](1);
        list[0] = account;
    }
}
