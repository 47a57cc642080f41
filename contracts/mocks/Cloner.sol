// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";

/// @title Cloner
/// @notice Clones a locked implementation and sets the clone up, for tests that need one contract without a guild.
contract Cloner {
    /// @notice Emitted for each clone.
    event Cloned(address clone);

    /// @notice The setup reverted.
    error ClonerSetupFailed(bytes reason);

    /// @notice Clones and sets up in one transaction.
    function clone(address implementation, bytes calldata setup) external returns (address instance) {
        instance = Clones.clone(implementation);
        // solhint-disable-next-line avoid-low-level-calls
        (bool succeeded, bytes memory reason) = instance.call(setup);
        if (!succeeded) revert ClonerSetupFailed(reason);
        emit Cloned(instance);
    }
}
