// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IProjects} from "./IProjects.sol";
import {ProjectsState} from "./ProjectsState.sol";

/// @title ProjectsChanges
/// @notice What client and contributor of {IProjects} sign together: settlements and changes of scope. A linked library.
library ProjectsChanges {
    /// @notice See {IProjects-settle}.
    function settle(
        ProjectsState.Layout storage s,
        bytes32 domainSeparator,
        address actor,
        IProjects.Settlement calldata settlement,
        bytes calldata clientSignature,
        bytes calldata contributorSignature
    ) external {
        revert();
    }

    /// @notice See {IProjects-changeScope}.
    function changeScope(
        ProjectsState.Layout storage s,
        bytes32 domainSeparator,
        address actor,
        IProjects.ScopeChange calldata change,
        bytes calldata clientSignature,
        bytes calldata contributorSignature
    ) external {
        revert();
    }
}
