// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {PlainEscrow} from "./PlainEscrow.sol";

/// @title PlainEscrowFactory
/// @notice Creates one {PlainEscrow} clone per deal.
contract PlainEscrowFactory {
    address private immutable _implementation = address(new PlainEscrow());

    event EscrowCreated(address indexed escrow, address indexed client);

    function create(
        address contributor,
        address token,
        uint128[] calldata amounts,
        uint40[] calldata dueDates,
        bytes32 agreementDigest,
        string calldata agreementCid
    ) external returns (address escrow) {
        escrow = Clones.clone(_implementation);
        emit EscrowCreated(escrow, msg.sender);
        PlainEscrow(escrow).initialize(
            msg.sender,
            contributor,
            token,
            amounts,
            dueDates,
            agreementDigest,
            agreementCid
        );
    }
}
