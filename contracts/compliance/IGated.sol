// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ICompliance} from "./ICompliance.sol";

/// @title IGated
/// @notice A contract that asks {ICompliance-check} before an action while its gate is on.
interface IGated {
    /// @notice Only the guild's Compliance contract may switch gates.
    error GatedUnauthorized(address account);

    /// @notice Switches an action's gate; only for the guild's Compliance contract, whose events tell of it.
    /// @param action The action; one that the contract does not have is accepted and has no effect.
    /// @param gated Whether the action is checked.
    function setGated(ICompliance.Action action, bool gated) external;

    /// @notice Whether an action is checked.
    /// @param action The action.
    function isGated(ICompliance.Action action) external view returns (bool);
}
