// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {HostileToken} from "../../../contracts/mocks/HostileToken.sol";
import {NoReturnToken} from "../../../contracts/mocks/NoReturnToken.sol";
import {IProjects} from "../../../contracts/projects/IProjects.sol";
import {GuildTest} from "../helpers/GuildTest.sol";
import {ObedientArbiter} from "./ObedientArbiter.sol";
import {ProjectsHandler} from "./ProjectsHandler.sol";
import {ProjectsWitness} from "./ProjectsWitness.sol";

/// @title ProjectsInvariants
/// @notice What holds in the escrow after any moves of anybody, with hostile tokens and receivers.
contract ProjectsInvariants is GuildTest {
    uint256 private constant MILESTONES = 3;

    HostileToken private _hostile;
    NoReturnToken private _old;
    ProjectsHandler private _handler;

    error Broken(string rule);
    error Unseen(uint256 kind);

    function setUp() public override {
        super.setUp();
        _hostile = new HostileToken();
        _old = new NoReturnToken();
        address[] memory tokens = new address[](5);
        (tokens[0], tokens[1], tokens[2]) = (address(_dollar), address(_hostile), address(_old));
        (tokens[3], tokens[4]) = (address(0), _guild.token);
        for (uint256 i = 1; i < 4; ++i) {
            VM.prank(_guild.timelock);
            _projects.setTokenAllowed(tokens[i], true);
        }
        _handler = new ProjectsHandler(_guild, tokens, _hostile, address(new ObedientArbiter()));
        address[] memory accounts = _handler.accounts();
        for (uint256 i = 0; i < accounts.length; ++i) {
            _endow(accounts[i]);
        }
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    /// @dev The moves are not refused all the time: a long game sees every kind of ending.
    function test_moves_reachEveryEnding() external {
        for (uint256 i = 0; i < 6_000; ++i) {
            _move(uint256(keccak256(abi.encode("game", i))));
        }
        bytes32[10] memory events = [
            IProjects.MilestoneReleased.selector,
            IProjects.MilestoneRefunded.selector,
            IProjects.DisputeResolved.selector,
            IProjects.MilestoneSettled.selector,
            IProjects.BondEnded.selector,
            IProjects.FeeTokensUsed.selector,
            IProjects.FeesCollected.selector,
            IProjects.SurplusRecovered.selector,
            IProjects.Withdrawn.selector,
            IProjects.PayoutSplitSet.selector
        ];
        for (uint256 i = 0; i < events.length; ++i) {
            if (_handler.countOf(events[i]) == 0) revert Unseen(i);
        }
    }

    /// @dev I-1 to I-6 of the escrow in one campaign, as each campaign plays all moves again.
    function invariant_I1_I2_I3_I4_I5_I6() external view {
        string memory rule = _handler.broken();
        if (bytes(rule).length != 0) revert Broken(rule);
        address[] memory tokens = _handler.tokens();
        for (uint256 i = 0; i < tokens.length; ++i) {
            _checkToken(tokens[i]);
        }
        uint256 count = _projects.projectCount();
        for (uint256 projectId = 1; projectId <= count; ++projectId) {
            _checkProject(projectId);
        }
        _checkRewards();
    }

    function _move(uint256 seed) private {
        uint256 kind = seed % 24;
        (uint256 a, uint256 b, bool coin) = (seed >> 8, seed >> 64, (seed >> 5) % 2 == 0);
        if (kind == 0) _handler.create(a, uint8(b % 4));
        else if (kind <= 2) _handler.accept(a);
        else if (kind <= 4) _handler.fund(a, uint8(b % 3), 0, true);
        else if (kind <= 8) _handler.submit(a, b);
        else if (kind <= 10) _handler.review(a, b, seed >> 128, coin || seed % 5 != 0);
        else if (kind == 11) _handler.release(a, b);
        else if (kind == 12) _handler.openDispute(a, b, coin);
        else if (kind == 13) _handler.rule(a, uint16(b % 10_001), 500, coin ? 0 : 5_000);
        else if (kind == 14) _handler.settle(a, b, seed >> 100);
        else if (kind <= 16) _handler.postBond(a, b);
        else if (kind == 17) _handler.lockFeeTokens(a, b);
        else if (kind == 18) _handler.withdraw(a, b, coin);
        else _moveMoney(seed, a, b);
    }

    function _moveMoney(uint256 seed, uint256 a, uint256 b) private {
        uint256 kind = seed % 24;
        if (kind == 19) _handler.collectFees(a);
        else if (kind == 20) _handler.split(a, b, uint16(seed >> 200));
        else if (kind == 21) _handler.setRates(250, uint96(a % 1e18), uint96(1 + (b % 1e12)), seed >> 128);
        else if (kind == 22) _handler.wait(uint32(a % 12 hours));
        else if (seed % 2 == 0) _handler.donate(a, uint96(b % 1e6));
        else if (seed % 5 == 0) _handler.refund(a, b);
        else _handler.recoverSurplus(a);
    }

    /// @dev I-1 and I-4.
    function _checkToken(address token) private view {
        uint256 credits = 0;
        address[] memory accounts = _handler.accounts();
        for (uint256 i = 0; i < accounts.length; ++i) {
            credits += _projects.creditOf(accounts[i], token);
        }
        (uint256 credited, uint256 withdrawn) = _handler.creditsOf(token);
        if (credited - withdrawn != credits) revert Broken("I-4: credits are not what was credited and not withdrawn");
        uint256 parts = credits + _projects.feesOf(token) + _escrowOf(token);
        if (_projects.liabilitiesOf(token) != parts) revert Broken("I-1: liabilities are not the sum of their parts");
        if (token == address(_hostile) && _handler.rebased()) return;
        uint256 balance =
            token == address(0) ? address(_projects).balance : IERC20(token).balanceOf(address(_projects));
        if (balance < parts) revert Broken("I-1: the escrow cannot pay what it owes");
    }

    function _escrowOf(address token) private view returns (uint256 sum) {
        uint256 count = _projects.projectCount();
        for (uint256 projectId = 1; projectId <= count; ++projectId) {
            bool paidIn = _projects.projectOf(projectId).token == token;
            for (uint256 i = 0; i < MILESTONES; ++i) {
                IProjects.Milestone memory milestone = _projects.milestoneOf(projectId, i);
                if (paidIn && _isHeld(milestone.status)) sum += milestone.amount;
                if (token == _guild.token && milestone.bonded) sum += milestone.bond;
                if (token == _guild.token && _isHeld(milestone.status)) sum += milestone.feeTokens;
            }
        }
    }

    /// @dev I-2.
    function _checkProject(uint256 projectId) private view {
        uint256 held = 0;
        for (uint256 i = 0; i < MILESTONES; ++i) {
            IProjects.Milestone memory milestone = _projects.milestoneOf(projectId, i);
            if (_isHeld(milestone.status)) held += milestone.amount;
        }
        ProjectsWitness.Sums memory sums = _handler.sumsOf(projectId);
        if (sums.funded != sums.released + sums.refunded + sums.arbiterFees + held) {
            revert Broken("I-2: what was funded is not what was paid and what is held");
        }
    }

    /// @dev I-6.
    function _checkRewards() private view {
        if (_rewards.totalAccrued() > _rewards.rewardTerms().cap) revert Broken("I-6: more rewards than the cap");
        (uint256 minted, uint256 burned) = _handler.supplyChange();
        if (_token.totalSupply() != SUPPLY + minted - burned) revert Broken("I-6: supply is not mints less burns");
    }

    function _isHeld(IProjects.MilestoneStatus status) private pure returns (bool) {
        return
            status != IProjects.MilestoneStatus.Planned &&
            status != IProjects.MilestoneStatus.Released &&
            status != IProjects.MilestoneStatus.Refunded;
    }

    function _endow(address account) private {
        uint256 plenty = 1e30;
        _dollar.mint(account, plenty);
        _hostile.mint(account, plenty);
        _old.mint(account, plenty);
        VM.prank(FOUNDER);
        _token.transfer(account, 10e18);
        address[] memory tokens = _handler.tokens();
        for (uint256 i = 0; i < tokens.length; ++i) {
            if (tokens[i] == address(0)) continue;
            VM.prank(account);
            // NoReturnToken returns nothing, so that the call cannot be decoded.
            // solhint-disable-next-line avoid-low-level-calls
            (bool approved, ) = tokens[i].call(abi.encodeCall(IERC20.approve, (address(_projects), type(uint256).max)));
            _assertTrue(approved, "approved");
        }
    }
}
