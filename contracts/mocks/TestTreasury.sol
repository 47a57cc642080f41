// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ITreasury} from "../treasury/ITreasury.sol";

/// @title TestTreasury
/// @notice Stands for a treasury that takes native coin, for tests of one contract without the others.
contract TestTreasury {
    /// @notice Emitted for each deposit.
    event TestDeposited(address token, uint256 amount, ITreasury.DepositPurpose purpose, bytes32 ref, uint256 value);

    /// @notice Takes what comes with the call.
    function deposit(address token, uint256 amount, ITreasury.DepositPurpose purpose, bytes32 ref) external payable {
        emit TestDeposited(token, amount, purpose, ref, msg.value);
    }
}
