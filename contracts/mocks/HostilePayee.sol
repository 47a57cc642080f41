// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Address} from "@openzeppelin/contracts/utils/Address.sol";

/// @title HostilePayee
/// @notice Receives native coin as told, for tests: accepts it, refuses it, burns all gas, sends it back, or calls a
/// contract.
contract HostilePayee {
    enum Mode {
        Accept,
        Refuse,
        BurnGas,
        SendBack,
        CallBack
    }

    Mode private _mode;
    address private _target;
    bytes private _data;
    bool private _callSucceeded;
    bytes private _callResult;

    /// @notice The coin is not wanted.
    error HostilePayeeRefused(uint256 amount);

    receive() external payable {
        if (_mode == Mode.Refuse) revert HostilePayeeRefused(msg.value);
        if (_mode == Mode.BurnGas) _burnGas();
        if (_mode == Mode.SendBack) _call(msg.sender, "", msg.value);
        if (_mode == Mode.CallBack) _call(_target, _data, 0);
    }

    /// @notice Chooses what happens from now on when coin arrives.
    function setMode(Mode mode) external {
        _mode = mode;
    }

    /// @notice Chooses what is called when coin arrives.
    function setCallback(address target, bytes calldata data) external {
        _mode = Mode.CallBack;
        _target = target;
        _data = data;
    }

    /// @notice Calls a contract with the coin sent along, and fails as it fails.
    function execute(address target, bytes calldata data) external payable {
        Address.functionCallWithValue(target, data, msg.value);
    }

    /// @notice Calls a contract, whether that succeeds or not.
    function call(address target, bytes calldata data) external {
        _call(target, data, 0);
    }

    /// @notice Whether the last call succeeded, and what it returned.
    function lastCall() external view returns (bool succeeded, bytes memory result) {
        return (_callSucceeded, _callResult);
    }

    function _call(address target, bytes memory data, uint256 value) private {
        // solhint-disable-next-line avoid-low-level-calls
        (_callSucceeded, _callResult) = target.call{value: value}(data);
    }

    function _burnGas() private pure {
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            invalid()
        }
    }
}
