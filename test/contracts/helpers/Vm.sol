// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Vm
/// @notice The cheatcodes of the Solidity test runner that these tests use.
interface Vm {
    /// @notice Sets the caller of the next call.
    function prank(address caller) external;

    /// @notice Sets the block's time, in Unix seconds.
    function warp(uint256 timestamp) external;

    /// @notice Expects the next call to revert with exactly this data.
    function expectRevert(bytes calldata data) external;

    /// @notice Gives up on inputs that do not fit.
    function assume(bool condition) external pure;
}
