// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ICompliance} from "../compliance/ICompliance.sol";
import {IGated} from "../compliance/IGated.sol";

/// @title RefusingCompliance
/// @notice Stands for a Compliance contract that refuses some accounts one action, for tests of one gated contract.
contract RefusingCompliance {
    ICompliance.Action private _action;
    mapping(address account => bool) private _refused;

    /// @notice Refuses an account an action from now on.
    function refuse(address account, ICompliance.Action action) external {
        _action = action;
        _refused[account] = true;
    }

    /// @notice Switches a gate.
    function switchGate(address gated, ICompliance.Action action, bool on) external {
        IGated(gated).setGated(action, on);
    }

    /// @notice Fails for the accounts that are refused the action.
    function check(address account, ICompliance.Action action) external view {
        if (_refused[account] && action == _action) {
            revert ICompliance.ComplianceNotMet(account, action, ICompliance.Obstacle.Frozen);
        }
    }
}
