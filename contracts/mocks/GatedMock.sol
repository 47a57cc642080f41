// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ICompliance} from "../compliance/ICompliance.sol";
import {IGated} from "../compliance/IGated.sol";

/// @title GatedMock
/// @notice Stands for a contract whose actions are gated, for tests of Compliance; logs each switch of a gate.
contract GatedMock is IGated {
    address private _compliance;
    bool private _stuck;
    mapping(ICompliance.Action action => bool) private _gates;

    /// @notice Emitted for each switch.
    event GateSet(ICompliance.Action action, bool gated);

    /// @notice Emitted for each action.
    event Acted(address account, ICompliance.Action action);

    /// @notice The gates cannot be switched now.
    error GatedMockStuck();

    /// @notice Chooses who may switch the gates.
    function setCompliance(address compliance) external {
        _compliance = compliance;
    }

    /// @notice Chooses whether switching reverts.
    function setStuck(bool stuck) external {
        _stuck = stuck;
    }

    /// @inheritdoc IGated
    function setGated(ICompliance.Action action, bool gated) external {
        if (msg.sender != _compliance) revert GatedUnauthorized(msg.sender);
        if (_stuck) revert GatedMockStuck();
        _gates[action] = gated;
        emit GateSet(action, gated);
    }

    /// @notice Acts for the caller, if it may.
    function act(ICompliance.Action action) external {
        if (_gates[action]) ICompliance(_compliance).check(msg.sender, action);
        emit Acted(msg.sender, action);
    }

    /// @inheritdoc IGated
    function isGated(ICompliance.Action action) external view returns (bool) {
        return _gates[action];
    }
}
