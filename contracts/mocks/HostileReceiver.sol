// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title HostileReceiver
/// @notice A wallet that calls what it is told, and answers native coin by refusing it, by burning all gas or by calling
/// back, for tests.
contract HostileReceiver {
    enum Mode {
        Accept,
        Refuse,
        BurnGas,
        CallBack
    }

    Mode private _mode;
    address private _target;
    bytes private _data;
    bool private _callSucceeded;
    bytes private _callResult;
    uint256 private _burned;

    /// @notice It takes no coins.
    error HostileReceiverRefused();

    receive() external payable {
        if (_mode == Mode.Refuse) revert HostileReceiverRefused();
        while (_mode == Mode.BurnGas) ++_burned;
        if (_mode != Mode.CallBack) return;
        // solhint-disable-next-line avoid-low-level-calls
        (_callSucceeded, _callResult) = _target.call(_data);
    }

    /// @notice Chooses how it answers from now on.
    function setMode(Mode mode) external {
        _mode = mode;
    }

    /// @notice Chooses what it calls when coins arrive.
    function setCallback(address target, bytes calldata data) external {
        _mode = Mode.CallBack;
        _target = target;
        _data = data;
    }

    /// @notice Calls a contract as this wallet.
    function execute(address target, bytes calldata data) external payable {
        // solhint-disable-next-line avoid-low-level-calls
        (bool succeeded, bytes memory result) = target.call{value: msg.value}(data);
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            if iszero(succeeded) {
                revert(add(result, 32), mload(result))
            }
        }
    }

    /// @notice Whether the last call back succeeded, and what it returned.
    function lastCallback() external view returns (bool succeeded, bytes memory result) {
        return (_callSucceeded, _callResult);
    }
}
