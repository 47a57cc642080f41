// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IPriorityRounds} from "../../../contracts/priorities/IPriorityRounds.sol";
import {PriorityRounds} from "../../../contracts/priorities/PriorityRounds.sol";
import {GuildTest} from "../helpers/GuildTest.sol";

/// @notice Rounds of a guild that this contract stands for: its authority, which lets everybody else call, its token and its projects.
contract PriorityRoundsTest is GuildTest {
    uint256 private constant PROJECTS = 50;
    uint256 private constant BPS = 10_000;

    PriorityRounds private _rounds;
    mapping(address account => uint256) private _votes;

    function projectCount() external pure returns (uint256) {
        return PROJECTS;
    }

    function canCall(address, address, bytes4) external pure returns (bool immediate, uint32 delay) {
        return (true, 0);
    }

    function getPastVotes(address account, uint256) external view returns (uint256) {
        return _votes[account];
    }

    function setUp() public override {
        _warp(_now);
        _rounds = PriorityRounds(Clones.clone(address(new PriorityRounds(address(0xF0F0)))));
        _rounds.initialize(address(this), address(this), address(this), address(this));
    }

    /// @dev Whatever the votes, shares and budget: every vote counts once, every unit is given out, and the order holds.
    function testFuzz_result_sharesAllVotesAndTheWholeBudget(
        uint256 seed,
        uint128 budget,
        uint200[6] calldata votes
    ) public {
        uint256 count = _bound(seed, 2, PROJECTS);
        budget = uint128(_bound(budget, 1, type(uint128).max));
        _open(count, budget);
        uint256 total = 0;
        for (uint256 i = 0; i < votes.length; ++i) {
            if (votes[i] == 0) continue;
            total += votes[i];
            _cast(address(uint160(i + 1)), votes[i], count, uint256(keccak256(abi.encode(seed, i))));
        }
        _warp(_now + 1 days);
        _rounds.finalizeRound(1);
        (uint256[] memory ranking, uint256[] memory weights, uint256[] memory amounts) = _rounds.resultOf(1);
        _assertEq(ranking.length, count);
        _assertOrder(ranking, weights);
        _assertEq(_sum(weights), total);
        _assertEq(_sum(amounts), total == 0 ? 0 : budget);
        for (uint256 i = 1; i < count && total != 0; ++i) {
            _assertEq(amounts[i], Math.mulDiv(budget, weights[i], total));
        }
    }

    function _open(uint256 count, uint128 budget) private {
        IPriorityRounds.RoundTerms memory terms;
        terms.kind = IPriorityRounds.RoundKind.Budget;
        terms.budget = budget;
        terms.projectIds = new uint256[](count);
        for (uint256 i = 0; i < count; ++i) terms.projectIds[i] = i + 1;
        terms.startsAt = uint40(_now);
        terms.endsAt = uint40(_now + 1 hours);
        VM.prank(FOUNDER);
        _rounds.openRound(terms);
        _warp(_now + 1);
    }

    /// @dev A ballot over some of the projects, with shares that follow from the seed.
    function _cast(address voter, uint256 votes, uint256 count, uint256 seed) private {
        _votes[voter] = votes;
        uint256 chosen = _bound(seed, 1, count);
        uint256 first = _bound(seed >> 8, 1, count - chosen + 1);
        uint256[] memory projectIds = new uint256[](chosen);
        uint16[] memory shares = new uint16[](chosen);
        uint256 left = BPS;
        for (uint256 i = 0; i < chosen; ++i) {
            projectIds[i] = first + i;
            uint256 others = chosen - 1 - i;
            uint256 share = others == 0 ? left : _bound(uint256(keccak256(abi.encode(seed, i))), 1, left - others);
            shares[i] = uint16(share);
            left -= share;
        }
        VM.prank(voter);
        _rounds.castBallot(1, projectIds, shares);
    }

    function _assertOrder(uint256[] memory ranking, uint256[] memory weights) private view {
        for (uint256 i = 0; i < ranking.length; ++i) {
            _assertEq(weights[i], _rounds.weightOf(1, ranking[i]));
            if (i == 0) continue;
            bool inOrder = weights[i] < weights[i - 1] || (weights[i] == weights[i - 1] && ranking[i] > ranking[i - 1]);
            _assertTrue(inOrder, "more votes first, then the lower number");
        }
    }

    function _sum(uint256[] memory values) private pure returns (uint256 sum) {
        for (uint256 i = 0; i < values.length; ++i) sum += values[i];
    }
}
