// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Address} from "@openzeppelin/contracts/utils/Address.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @title ExactTransfer
/// @notice Transfers that tell what they really moved, so that the caller can refuse another amount. The zero address
/// stands for the chain's native coin.
library ExactTransfer {
    using SafeERC20 for IERC20;

    /// @notice Pulls tokens into this contract, or takes the native coin sent with the call: a call can take it once
    /// only, and the caller must refuse native coin sent with a call for an ERC-20 token.
    /// @param token ERC-20 contract; the zero address for native coin.
    /// @param from Who pays and has approved this contract; of no meaning for native coin.
    /// @param amount In the token's smallest unit.
    /// @return received What this contract's balance grew by.
    function pull(address token, address from, uint256 amount) internal returns (uint256 received) {
        if (token == address(0)) return msg.value;
        uint256 balance = IERC20(token).balanceOf(address(this));
        IERC20(token).safeTransferFrom(from, address(this), amount);
        return Math.saturatingSub(IERC20(token).balanceOf(address(this)), balance);
    }

    /// @notice Sends tokens of this contract. Native coin is sent with all gas, and the receiver's error is passed on.
    /// @param token ERC-20 contract; the zero address for native coin.
    /// @param to Receiver.
    /// @param amount In the token's smallest unit.
    /// @return sent What this contract's balance shrank by; for native coin, what left it: the receiver may send some
    /// back.
    function push(address token, address to, uint256 amount) internal returns (uint256 sent) {
        if (token == address(0)) {
            Address.sendValue(payable(to), amount);
            return amount;
        }
        uint256 balance = IERC20(token).balanceOf(address(this));
        IERC20(token).safeTransfer(to, amount);
        return Math.saturatingSub(balance, IERC20(token).balanceOf(address(this)));
    }
}
