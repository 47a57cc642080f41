// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ICompliance} from "../compliance/ICompliance.sol";
import {IGated} from "../compliance/IGated.sol";

/// @title FreezingCompliance
/// @notice A Compliance that only freezes, for tests of contracts that keep a gate.
contract FreezingCompliance {
    mapping(address account => bool) private _frozen;

    /// @notice Freezes an account, or lifts its freeze.
    function setFrozen(address account, bool frozen) external {
        _frozen[account] = frozen;
    }

    /// @notice Switches a gate.
    function setGated(IGated target, ICompliance.Action action, bool gated) external {
        target.setGated(action, gated);
    }

    /// @notice See {ICompliance-check}.
    function check(address account, ICompliance.Action action) external view {
        if (_frozen[account]) {
            revert ICompliance.ComplianceNotMet(account, action, ICompliance.Obstacle.Frozen);
        }
    }
}
