// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC2771Forwarder} from "@openzeppelin/contracts/metatx/ERC2771Forwarder.sol";

/// @title Forwarder
/// @notice The one ERC-2771 forwarder that every guild's contracts trust: a member signs, anyone may send and pay.
contract Forwarder is ERC2771Forwarder {
    constructor() ERC2771Forwarder("Guildhall Forwarder") {}
}
