// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IProjects} from "../../../contracts/projects/IProjects.sol";

/// @title HostileParty
/// @notice A party that is a contract: it takes native coin, refuses it, burns all gas, or calls back into the escrow.
contract HostileParty {
    enum Mode {
        Take,
        Refuse,
        BurnGas,
        Reenter
    }

    Mode private _mode;

    error Refused();

    receive() external payable {
        if (_mode == Mode.Refuse) revert Refused();
        if (_mode == Mode.BurnGas) while (true) {}
        if (_mode == Mode.Reenter) IProjects(msg.sender).withdraw(address(0), address(this));
    }

    function setMode(Mode mode) external {
        _mode = mode;
    }
}
