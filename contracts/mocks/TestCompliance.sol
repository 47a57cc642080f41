// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ICompliance} from "../compliance/ICompliance.sol";
import {IGated} from "../compliance/IGated.sol";

/// @title TestCompliance
/// @notice Stands for a Compliance contract that refuses whom it is told to, for tests.
contract TestCompliance {
    mapping(address account => mapping(ICompliance.Action action => bool)) private _refused;

    /// @notice Chooses whether an account is refused an action.
    function setRefused(address account, ICompliance.Action action, bool refused) external {
        _refused[account][action] = refused;
    }

    /// @notice Switches a gate; for anyone.
    function switchGate(IGated gated, ICompliance.Action action, bool on) external {
        gated.setGated(action, on);
    }

    /// @notice Reverts for who is refused.
    function check(address account, ICompliance.Action action) external view {
        if (_refused[account][action]) {
            revert ICompliance.ComplianceNotMet(account, action, ICompliance.Obstacle.Frozen);
        }
    }
}
