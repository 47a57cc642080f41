// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title OddToken
/// @notice Answers any call with the bytes it was given, for tests of reading a token's metadata.
contract OddToken {
    bytes private _answer;
    bool private _reverts;

    constructor(bytes memory answer, bool reverts) {
        _answer = answer;
        _reverts = reverts;
    }

    fallback(bytes calldata) external returns (bytes memory) {
        // solhint-disable-next-line gas-custom-errors
        if (_reverts) revert();
        return _answer;
    }
}
