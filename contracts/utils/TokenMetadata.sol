// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Bytes} from "@openzeppelin/contracts/utils/Bytes.sol";

/// @title TokenMetadata
/// @notice What a token tells about itself, without trusting it to answer or to answer well. The zero address stands for
/// the chain's native coin.
library TokenMetadata {
    uint256 private constant WORD = 32;
    uint256 private constant MAX_SYMBOL = 64;
    uint8 private constant NATIVE_DECIMALS = 18;
    string private constant NATIVE_SYMBOL = "NATIVE";

    /// @notice A token's decimals; 0 when it does not tell.
    /// @param token ERC-20 contract, or the zero address.
    function decimalsOf(address token) internal view returns (uint8 decimals) {
        if (token == address(0)) return NATIVE_DECIMALS;
        (, decimals) = SafeERC20.tryGetDecimals(IERC20(token));
    }

    /// @notice A token's symbol; empty when it does not tell, or tells more than 64 bytes.
    /// @dev Old tokens answer with a bytes32 instead of a string; that is read up to its first zero byte.
    /// @param token ERC-20 contract, or the zero address.
    function symbolOf(address token) internal view returns (string memory) {
        if (token == address(0)) return NATIVE_SYMBOL;
        (bool success, bytes memory data) = token.staticcall(abi.encodeCall(IERC20Metadata.symbol, ()));
        if (!success || data.length < WORD) return "";
        if (data.length == WORD) return string(Bytes.slice(data, 0, _lengthOf(data)));
        if (data.length < 2 * WORD) return "";
        (uint256 offset, uint256 length) = abi.decode(data, (uint256, uint256));
        if (offset != WORD || length > MAX_SYMBOL || length > data.length - 2 * WORD) return "";
        return string(Bytes.slice(data, 2 * WORD, 2 * WORD + length));
    }

    function _lengthOf(bytes memory word) private pure returns (uint256 length) {
        while (length < WORD && word[length] != 0) ++length;
    }
}
