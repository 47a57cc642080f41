// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title HostileReputation
/// @notice Stands for a Reputation contract that fails in the worst ways, for tests.
contract HostileReputation {
    enum Mode {
        Accept,
        RevertHuge,
        BurnGas
    }

    uint256 private constant HUGE = 100_000;

    Mode private _mode;

    /// @notice Chooses how reports fail from now on.
    function setMode(Mode mode) external {
        _mode = mode;
    }

    /// @notice Fails as told.
    function award(address, uint8, uint256, uint256, uint256) external view {
        if (_mode == Mode.Accept) return;
        uint256 size = HUGE;
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            if eq(sload(_mode.slot), 1) {
                mstore(0, shl(224, 0xdeadbeef))
                revert(0, size)
            }
            invalid()
        }
    }
}
