// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IRewards} from "../../../contracts/rewards/IRewards.sol";
import {GuildTest} from "../helpers/GuildTest.sol";

contract RewardsTest is GuildTest {
    address private constant EARNER = address(0xEA);
    uint256 private constant MAX_VESTING = 3_650 days;

    /// @dev A reward is payment times rate, rounded down; splitting a payment never earns more.
    function testFuzz_accrue_roundsDown(uint64 payment, uint64 part, uint256 rate) public {
        _setTerms(type(uint96).max, 0, 0);
        part = uint64(_bound(part, 0, payment));
        rate = _bound(rate, 0, 1e27);
        VM.prank(_guild.timelock);
        _rewards.setRewardRates(address(_dollar), uint128(rate), 0);
        uint256 whole = (uint256(payment) * rate) / 1e18;
        _accrue(0, payment);
        _assertEq(_rewards.claimableOf(EARNER), whole);
        _accrue(1, part);
        _accrue(2, payment - part);
        uint256 split = _rewards.claimableOf(EARNER) - whole;
        _assertTrue(split <= whole && whole - split <= 1, "parts earn at most the whole, and lose one unit at most");
        _assertEq(_rewards.totalAccrued(), whole + split);
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
        _assertEq(_rewards.totalAccrued(), accrued);
        _assertEq(_token.totalSupply(), SUPPLY + _rewards.claimedOf(EARNER));
        _assertEq(_token.balanceOf(EARNER), _rewards.claimedOf(EARNER));
    }

    /// @dev What has vested never shrinks, is nothing before the cliff and all at the end; claims at any times mint
    /// exactly what has vested by the last of them.
    function testFuzz_vesting_growsAndSumsUp(
        uint96 payment,
        uint32 cliff,
        uint32 duration,
        uint32[8] calldata waits
    ) public {
        payment = uint96(_bound(payment, 1, 1_000e18));
        duration = uint32(_bound(duration, 1, MAX_VESTING));
        cliff = uint32(_bound(cliff, 0, duration));
        _setTerms(CAP - SUPPLY, cliff, duration);
        VM.prank(_guild.timelock);
        _rewards.setRewardRates(address(_dollar), 1e18, 0);
        _accrue(0, payment);
        uint256 startsAt = _now;
        uint256 last = 0;
        for (uint256 i = 0; i < waits.length; ++i) {
            _warp(_now + (waits[i] % (duration / 4 + 2)));
            uint256 vested = _rewards.vestedOf(EARNER, 1);
            _assertTrue(vested >= last && vested <= payment, "what has vested never shrinks, nor exceeds the amount");
            _assertTrue(_now >= startsAt + cliff || vested == 0, "nothing vests before the cliff");
            last = vested;
            if (i % 2 == 0 && vested > _rewards.claimedOf(EARNER)) {
                _claimGrant();
                _assertEq(_rewards.claimedOf(EARNER), vested);
            }
        }
        _warp(startsAt + duration);
        _assertEq(_rewards.vestedOf(EARNER, 1), payment);
        if (_rewards.claimedOf(EARNER) < payment) _claimGrant();
        _assertEq(_token.balanceOf(EARNER), payment);
        _assertEq(_rewards.grantOf(EARNER, 1).claimed, payment);
    }

    /// @dev However claims are cut by the rate limit, never more is minted to an account than a tenth of its capacity and
    /// of what refills.
    function testFuzz_claim_staysWithinTheRateLimit(uint64 capacity, uint32 window, uint32[8] calldata waits) public {
        capacity = uint64(_bound(capacity, 10, type(uint64).max));
        window = uint32(_bound(window, 1, type(uint32).max));
        IRewards.RewardTerms memory terms = _rewards.rewardTerms();
        terms.claimCapacity = capacity;
        terms.claimWindow = window;
        VM.prank(_guild.timelock);
        _rewards.setRewardTerms(terms);
        _accrue(0, 1e9);
        uint256 startedAt = _now;
        for (uint256 i = 0; i < waits.length; ++i) {
            _warp(_now + waits[i]);
            uint256 available = _rewards.claimAvailableOf(EARNER);
            _assertTrue(available <= capacity / 10, "at most a tenth of the capacity is available");
            if (available != 0 && _rewards.claimableOf(EARNER) != 0) _rewards.claim(EARNER);
            uint256 refilled = (uint256(capacity) * (_now - startedAt)) / window;
            _assertTrue(_rewards.claimedOf(EARNER) <= (capacity + refilled) / 10, "the limit holds over all claims");
        }
    }

    function _claimGrant() private {
        uint256[] memory grantIds = new uint256[](1);
        grantIds[0] = 1;
        _rewards.claimGrants(EARNER, grantIds);
    }

    function _setTerms(uint256 cap, uint32 cliff, uint32 duration) private {
        IRewards.RewardTerms memory terms = _rewards.rewardTerms();
        terms.cap = cap;
        terms.vestingCliff = cliff;
        terms.vestingDuration = duration;
        VM.prank(_guild.timelock);
        _rewards.setRewardTerms(terms);
    }

    function _accrue(uint256 milestoneId, uint256 payment) private {
        VM.prank(address(_projects));
        _rewards.accrue(1, milestoneId, EARNER, address(_dollar), payment, 0);
    }
}
