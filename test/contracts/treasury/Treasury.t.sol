// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ITreasury} from "../../../contracts/treasury/ITreasury.sol";
import {GuildTest} from "../helpers/GuildTest.sol";

contract TreasuryTest is GuildTest {
    address private constant PAYEE = address(0xBEEF);

    /// @dev After any deposits, payments, gifts and recognitions, the book balance is what was booked, never more than
    /// the real one, and recognition closes the gap.
    function testFuzz_bookBalance_isNeverMoreThanTheRealOne(uint256[24] calldata seeds) public {
        uint256 booked = 0;
        uint256 given = 0;
        _dollar.approve(address(_treasury), type(uint256).max);
        for (uint256 i = 0; i < seeds.length; ++i) {
            uint256 amount = _bound(seeds[i] >> 8, 1, 1e12);
            if (seeds[i] % 4 == 0) {
                _dollar.mint(address(this), amount);
                _treasury.deposit(address(_dollar), amount, ITreasury.DepositPurpose.Contribution, bytes32(i));
                booked += amount;
            } else if (seeds[i] % 4 == 1) {
                booked -= _pay(amount, booked);
            } else if (seeds[i] % 4 == 2) {
                _dollar.mint(address(_treasury), amount);
                given += amount;
            } else {
                _recognize(given);
                booked += given;
                given = 0;
            }
            _assertEq(_treasury.bookBalanceOf(address(_dollar)), booked);
            _assertEq(_dollar.balanceOf(address(_treasury)), booked + given);
        }
    }

    function _pay(uint256 amount, uint256 booked) private returns (uint256 paid) {
        if (amount > booked) {
            VM.expectRevert(
                abi.encodeWithSelector(ITreasury.TreasuryInsufficientBalance.selector, address(_dollar), booked, amount)
            );
        } else {
            paid = amount;
        }
        VM.prank(_guild.timelock);
        _treasury.pay(address(_dollar), PAYEE, amount, ITreasury.PaymentPurpose.Work, 0, "");
    }

    function _recognize(uint256 given) private {
        if (given == 0) {
            VM.expectRevert(abi.encodeWithSelector(ITreasury.TreasuryNothingToRecognize.selector, address(_dollar)));
        }
        _treasury.recognize(address(_dollar));
    }
}
