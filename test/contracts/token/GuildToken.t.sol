// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IGuildToken} from "../../../contracts/token/IGuildToken.sol";
import {GuildTest} from "../helpers/GuildTest.sol";

contract GuildTokenTest is GuildTest {
    uint256 private constant ACCOUNTS = 4;

    /// @dev Replays random transfers, mints and delegations against a model: an account's delegate is the last it chose,
    /// else itself from its first receipt on; a delegate's votes are what its delegators hold.
    function testFuzz_votes_followTheModel(uint256[24] calldata seeds) public {
        address[] memory delegates = new address[](ACCOUNTS + 1);
        bool[] memory chosen = new bool[](ACCOUNTS + 1);
        delegates[0] = FOUNDER;
        for (uint256 i = 0; i < seeds.length; ++i) {
            uint256 seed = seeds[i];
            uint256 from = (seed >> 8) % (ACCOUNTS + 1);
            uint256 to = (seed >> 16) % (ACCOUNTS + 1);
            if (seed % 3 == 0) {
                address delegatee = to == 0 ? address(0) : _account(to);
                VM.prank(_account(from));
                _token.delegate(delegatee);
                delegates[from] = delegatee;
                chosen[from] = true;
            } else {
                uint256 amount = seed % 3 == 1 ? _transfer(from, to, seed) : _mint(to, seed);
                if (amount != 0 && !chosen[to] && delegates[to] == address(0)) delegates[to] = _account(to);
            }
            _warp(_now + 1);
        }
        _checkVotes(delegates);
    }

    /// @dev Whatever is asked for, the supply never exceeds the cap, and a refusal names what was left.
    function testFuzz_mint_staysWithinTheCap(uint256 first, uint256 second) public {
        first = _bound(first, 0, CAP - SUPPLY);
        second = _bound(second, 0, type(uint208).max);
        VM.prank(address(_rewards));
        _token.mint(FOUNDER, first);
        uint256 available = CAP - SUPPLY - first;
        if (second > available) {
            VM.expectRevert(abi.encodeWithSelector(IGuildToken.GuildTokenCapExceeded.selector, second, available));
        }
        VM.prank(address(_rewards));
        _token.mint(FOUNDER, second);
    }

    function _transfer(uint256 from, uint256 to, uint256 seed) private returns (uint256 amount) {
        amount = _bound(seed >> 24, 0, _token.balanceOf(_account(from)));
        VM.prank(_account(from));
        _token.transfer(_account(to), amount);
    }

    function _mint(uint256 to, uint256 seed) private returns (uint256 amount) {
        amount = _bound(seed >> 24, 0, 1e18);
        VM.prank(address(_rewards));
        _token.mint(_account(to), amount);
    }

    function _checkVotes(address[] memory delegates) private view {
        uint256 balances = 0;
        for (uint256 i = 0; i <= ACCOUNTS; ++i) {
            address account = _account(i);
            balances += _token.balanceOf(account);
            _assertTrue(_token.delegates(account) == delegates[i], "the delegate is the one chosen");
            uint256 votes = 0;
            for (uint256 j = 0; j <= ACCOUNTS; ++j) {
                if (delegates[j] == account) votes += _token.balanceOf(_account(j));
            }
            _assertEq(_token.getVotes(account), votes);
        }
        _assertEq(_token.totalSupply(), balances);
        _assertEq(_token.getPastTotalSupply(_now - 1), balances);
    }

    function _account(uint256 index) private pure returns (address) {
        return index == 0 ? FOUNDER : address(uint160(0xA0 + index));
    }
}
