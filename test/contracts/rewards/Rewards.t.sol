// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {GuildTest} from "../helpers/GuildTest.sol";

contract RewardsTest is GuildTest {
    address private constant EARNER = address(0xEA);

    /// @dev A reward is payment times rate, rounded down; splitting a payment never earns more.
    function testFuzz_accrue_roundsDown(uint128 payment, uint128 part, uint128 rate) public {
        part = uint128(_bound(part, 0, payment));
        VM.prank(_guild.timelock);
        _rewards.setRewardRate(address(_dollar), rate);
        uint256 whole = (uint256(payment) * rate) / 1e18;
        _accrue(0, payment);
        _assertEq(_rewards.claimableOf(EARNER), whole);
        _accrue(1, part);
        _accrue(2, payment - part);
        uint256 split = _rewards.claimableOf(EARNER) - whole;
        _assertTrue(split <= whole && whole - split <= 1, "parts earn at most the whole, and lose one unit at most");
    }

    /// @dev What is minted is what was accrued, and the supply grows by exactly that.
    function testFuzz_claim_mintsWhatWasAccrued(uint64[8] calldata payments) public {
        uint256 accrued = 0;
        for (uint256 i = 0; i < payments.length; ++i) {
            uint256 payment = payments[i] % 1e9;
            _accrue(i, payment);
            accrued += (payment * RATE) / 1e18;
            if (payments[i] % 2 == 0 && _rewards.claimableOf(EARNER) != 0) _rewards.claim(EARNER);
        }
        _assertEq(_rewards.claimableOf(EARNER) + _rewards.claimedOf(EARNER), accrued);
        _assertEq(_token.totalSupply(), SUPPLY + _rewards.claimedOf(EARNER));
        _assertEq(_token.balanceOf(EARNER), _rewards.claimedOf(EARNER));
    }

    function _accrue(uint256 milestoneId, uint256 payment) private {
        VM.prank(address(_projects));
        _rewards.accrue(1, milestoneId, EARNER, address(_dollar), payment, 0);
    }
}
