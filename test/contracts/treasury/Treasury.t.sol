// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ITreasury} from "../../../contracts/treasury/ITreasury.sol";
import {GuildTest} from "../helpers/GuildTest.sol";

contract TreasuryTest is GuildTest {
    address private constant PAYEE = address(0xBEEF);
    address private constant SPENDER = address(0x5BE);

    uint256 private _startsAt;
    uint256 private _total;
    mapping(uint256 period => uint256) private _spent;

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

    /// @dev However a budget is spent, in native coin and over time, no period pays more than its limit, and the books
    /// never fall behind.
    function testFuzz_payFromBudget_staysWithinThePeriodsLimit(
        uint128 limit,
        uint32 period,
        uint256[24] calldata seeds
    ) public {
        limit = uint128(_bound(limit, 1, 1e24));
        _startsAt = _now;
        _openBudget(limit, period);
        _treasury.deposit{value: 1e26}(address(0), 1e26, ITreasury.DepositPurpose.Contribution, 0);
        for (uint256 i = 0; i < seeds.length; ++i) {
            _warp(_now + (seeds[i] % 4 == 0 ? (seeds[i] >> 2) % (uint256(period) + 1) : 0));
            _spend(limit, period, _bound(seeds[i] >> 8, 1, limit));
        }
        _assertEq(_treasury.budgetOf(1).totalSpent, _total);
        _assertEq(_treasury.bookBalanceOf(address(0)), 1e26 - _total);
        _assertEq(address(_treasury).balance, 1e26 - _total);
    }

    function _spend(uint256 limit, uint256 period, uint256 amount) private {
        uint256 number = period == 0 ? 0 : (_now - _startsAt) / period;
        uint256 available = limit - _spent[number];
        _assertEq(_treasury.budgetAvailable(1), available);
        if (amount > available) {
            VM.expectRevert(abi.encodeWithSelector(ITreasury.TreasuryBudgetExceeded.selector, 1, available, amount));
        } else {
            _spent[number] += amount;
            _total += amount;
        }
        VM.prank(SPENDER);
        _treasury.payFromBudget(1, PAYEE, amount, ITreasury.PaymentPurpose.Work, 0, "");
    }

    function _openBudget(uint128 limit, uint32 period) private {
        ITreasury.BudgetTerms memory terms;
        terms.limit = limit;
        terms.period = period;
        terms.spenders = new address[](1);
        terms.spenders[0] = SPENDER;
        VM.prank(_guild.timelock);
        _treasury.openBudget(terms);
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
