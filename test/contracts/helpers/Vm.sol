// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Vm
/// @notice The cheatcodes of the Solidity test runner that these tests use.
interface Vm {
    /// @notice A log that was recorded.
    struct Log {
        bytes32[] topics;
        bytes data;
        address emitter;
    }

    /// @notice Sets the caller of the next call.
    function prank(address caller) external;

    /// @notice Sets the block's time, in Unix seconds.
    function warp(uint256 timestamp) external;

    /// @notice Sets an account's native coin, in wei.
    function deal(address account, uint256 balance) external;

    /// @notice Expects the next call to revert with exactly this data.
    function expectRevert(bytes calldata data) external;

    /// @notice Records the logs from here on.
    function recordLogs() external;

    /// @notice The logs recorded since the last call.
    function getRecordedLogs() external returns (Log[] memory);

    /// @notice Gives up on inputs that do not fit.
    function assume(bool condition) external pure;

    /// @notice Signs a digest with a private key (secp256k1).
    function sign(uint256 privateKey, bytes32 digest) external pure returns (uint8 v, bytes32 r, bytes32 s);

    /// @notice The address of a private key.
    function addr(uint256 privateKey) external pure returns (address);
}
