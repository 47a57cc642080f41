// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {GuildTest} from "../helpers/GuildTest.sol";

contract GuildGovernorTest is GuildTest {
    uint256 private constant VOTERS = 4;
    uint8 private constant FRACTIONAL = 255;

    /// @dev However the votes are moved, split and cast, the tally is what the voters used, nobody uses more than was
    /// held at the snapshot, and the sum never exceeds the supply.
    function testFuzz_votes_neverExceedTheSupply(uint256[16] calldata seeds) public {
        for (uint256 i = 1; i < VOTERS; ++i) {
            VM.prank(FOUNDER);
            _token.transfer(_voter(i), _bound(seeds[i], 0, SUPPLY / VOTERS));
        }
        _warp(_now + 1);
        uint256 proposalId = _propose();
        uint256 snapshot = _governor.proposalSnapshot(proposalId);
        _warp(snapshot + 1);
        for (uint256 i = 0; i < seeds.length; ++i) {
            address voter = _voter(seeds[i] % VOTERS);
            uint256 left = _token.getPastVotes(voter, snapshot) - _governor.usedVotes(proposalId, voter);
            if (left == 0) continue;
            _castFraction(proposalId, voter, left, seeds[i] >> 8);
        }
        _checkTally(proposalId, snapshot);
    }

    function _propose() private returns (uint256) {
        address[] memory targets = new address[](1);
        targets[0] = address(_projects);
        bytes[] memory calldatas = new bytes[](1);
        calldatas[0] = abi.encodeCall(_projects.setFeeBps, (1));
        VM.prank(FOUNDER);
        return _governor.propose(targets, new uint256[](1), calldatas, "Fee");
    }

    function _castFraction(uint256 proposalId, address voter, uint256 left, uint256 seed) private {
        uint256 against = _bound(seed, 0, left);
        uint256 inFavour = _bound(seed >> 64, 0, left - against);
        uint256 abstain = _bound(seed >> 128, 0, left - against - inFavour);
        bytes memory params = abi.encodePacked(uint128(against), uint128(inFavour), uint128(abstain));
        VM.prank(voter);
        _governor.castVoteWithReasonAndParams(proposalId, FRACTIONAL, "", params);
    }

    function _checkTally(uint256 proposalId, uint256 snapshot) private view {
        (uint256 against, uint256 inFavour, uint256 abstain) = _governor.proposalVotes(proposalId);
        uint256 used = 0;
        for (uint256 i = 0; i < VOTERS; ++i) {
            used += _governor.usedVotes(proposalId, _voter(i));
        }
        _assertEq(against + inFavour + abstain, used);
        _assertTrue(used <= _token.getPastTotalSupply(snapshot), "no more votes than tokens");
    }

    function _voter(uint256 index) private pure returns (address) {
        return index == 0 ? FOUNDER : address(uint160(0xA0 + index));
    }
}
