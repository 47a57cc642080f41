// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @title ExactTransfer
/// @notice ERC-20 transfers that tell what they really moved, so that the caller can refuse another amount.
library ExactTransfer {
    using SafeERC20 for IERC20;

    /// @notice Pulls tokens into this contract.
    /// @param token ERC-20 contract.
    /// @param from Who pays and has approved this contract.
    /// @param amount In the token's smallest unit.
    /// @return received What this contract's balance grew by.
    function pull(address token, address from, uint256 amount) internal returns (uint256 received) {
        uint256 balance = IERC20(token).balanceOf(address(this));
        IERC20(token).safeTransferFrom(from, address(this), amount);
        return Math.saturatingSub(IERC20(token).balanceOf(address(this)), balance);
    }

    /// @notice Sends tokens of this contract.
    /// @param token ERC-20 contract.
    /// @param to Receiver.
    /// @param amount In the token's smallest unit.
    /// @return sent What this contract's balance shrank by.
    function push(address token, address to, uint256 amount) internal returns (uint256 sent) {
        uint256 balance = IERC20(token).balanceOf(address(this));
        IERC20(token).safeTransfer(to, amount);
        return Math.saturatingSub(balance, IERC20(token).balanceOf(address(this)));
    }
}
