// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title IssuerMock
/// @notice Stands for an attestation adapter that answers as told, for tests: well, or in the worst ways.
contract IssuerMock {
    enum Mode {
        Valid,
        Invalid,
        Revert,
        RevertTrue,
        OutOfRange,
        Short,
        Nothing,
        BurnGas
    }

    Mode private _mode;

    /// @notice The call failed.
    error IssuerMockFailed(bytes reason);

    /// @notice Calls at once, while the contract has no code yet, if there is something to call.
    constructor(address target, bytes memory data) {
        if (target != address(0)) _call(target, data);
    }

    /// @notice Chooses the answer from now on.
    function setMode(Mode mode) external {
        _mode = mode;
    }

    /// @notice Calls a contract as this one.
    function execute(address target, bytes calldata data) external {
        _call(target, data);
    }

    /// @notice Answers as told; `RevertTrue` reverts with what would mean yes.
    function isValid(address, bytes32) external view returns (uint256) {
        Mode mode = _mode;
        if (mode == Mode.Valid) return 1;
        if (mode == Mode.Invalid) return 0;
        if (mode == Mode.OutOfRange) return 2;
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            mstore(0, 1)
            switch mode
            case 2 {
                revert(0, 0)
            }
            case 3 {
                revert(0, 32)
            }
            case 5 {
                return(0, 31)
            }
            case 7 {
                invalid()
            }
            default {
                return(0, 0)
            }
        }
    }

    function _call(address target, bytes memory data) private {
        // solhint-disable-next-line avoid-low-level-calls
        (bool succeeded, bytes memory reason) = target.call(data);
        if (!succeeded) revert IssuerMockFailed(reason);
    }
}
