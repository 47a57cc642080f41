// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ICompliance} from "../../../contracts/compliance/ICompliance.sol";
import {HostileToken} from "../../../contracts/mocks/HostileToken.sol";
import {NoReturnToken} from "../../../contracts/mocks/NoReturnToken.sol";
import {DirectArbiter} from "../../../contracts/projects/arbiters/DirectArbiter.sol";
import {IProjectsEvents} from "../../../contracts/projects/IProjectsEvents.sol";
import {IProjectsTypes} from "../../../contracts/projects/IProjectsTypes.sol";
import {IReputation} from "../../../contracts/rewards/IReputation.sol";
import {IRewards} from "../../../contracts/rewards/IRewards.sol";
import {GuildTest} from "../helpers/GuildTest.sol";
import {ProjectsHandler} from "./ProjectsHandler.sol";
import {ProjectsWitness} from "./ProjectsWitness.sol";

/// @title ProjectsInvariants
/// @notice What holds in the escrow after any moves of anybody, with hostile tokens and receivers, and with one person
/// who is client, contributor, reviewer and compliance officer at once.
contract ProjectsInvariants is GuildTest {
    uint256 private constant MILESTONES = 3;
    uint64 private constant OFFICER_ROLE = 2;

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
        _handler = new ProjectsHandler(
            _guild,
            tokens,
            _hostile,
            address(new DirectArbiter(address(this), address(this)))
        );
        address[] memory accounts = _handler.accounts();
        for (uint256 i = 0; i < accounts.length; ++i) {
            _endow(accounts[i]);
        }
        VM.prank(_guild.timelock);
        IAccessManager(_guild.accessManager).grantRole(OFFICER_ROLE, accounts[0], 0);
        _start();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    /// @dev The moves are more than refusals: three projects played in order see every kind of ending.
    function test_moves_reachEveryEnding() external {
        for (uint256 i = 0; i < 3; ++i) {
            _playProject(i);
        }
        _playChanges();
        for (uint256 i = 0; i < MILESTONES; ++i) {
            _handler.settle(3, i, 1);
        }
        for (uint256 i = 0; i < 6; ++i) {
            _handler.withdraw(i, 0, false);
        }
        _handler.collectFees(0);
        _handler.donate(1, 1e6);
        _handler.recoverSurplus(1);
        _playInsider();
        bytes32[19] memory events = [
            IProjectsEvents.MilestoneReleased.selector,
            IProjectsEvents.MilestoneRefunded.selector,
            IProjectsEvents.DisputeResolved.selector,
            IProjectsEvents.MilestoneSettled.selector,
            IProjectsEvents.BondEnded.selector,
            IProjectsEvents.FeeTokensUsed.selector,
            IProjectsEvents.FeesCollected.selector,
            IProjectsEvents.SurplusRecovered.selector,
            IProjectsEvents.Withdrawn.selector,
            IProjectsEvents.PayoutSplitSet.selector,
            IProjectsEvents.ScopeChanged.selector,
            IProjectsEvents.AcceptanceLapsed.selector,
            IProjectsEvents.ProjectFunded.selector,
            IRewards.RewardAccrued.selector,
            IRewards.RewardClaimed.selector,
            IReputation.ReputationChanged.selector,
            IProjectsEvents.RewardWithheld.selector,
            ICompliance.AccountFrozen.selector,
            ICompliance.AccountUnfrozen.selector
        ];
        for (uint256 i = 0; i < events.length; ++i) {
            if (_handler.countOf(events[i]) == 0) revert Unseen(i);
        }
        _assertTrue(_handler.indirectCalls() != 0, "a call through the access manager");
        _assertTrue(bytes(_handler.broken()).length == 0, _handler.broken());
    }

    /// @dev I-1 to I-6, I-10 to I-13 and I-16 of the escrow in one campaign, as each campaign plays all moves again.
    function invariant_escrow() external view {
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

    /// @dev A game starts with a funded and accepted project in each payment token, as 100 moves at random seldom get
    /// that far by themselves.
    function _start() private {
        for (uint256 i = 0; i < 4; ++i) {
            _handler.setRates(250, 1e6, 1e12, i);
            // The token's number and, of every second one, an insider's part.
            _handler.create(i + (i % 2) * 4, 3);
            _handler.accept(i);
        }
    }

    /// @dev Another acceptance than was agreed, and a milestone that is raised after it.
    function _playChanges() private {
        _handler.create(0, 0);
        _handler.changeScope(4, 0, 1e6, 1 days);
        _handler.acceptOthers(4, 0);
        _handler.fund(4, 0, 0, true);
        _handler.accept(4);
        _handler.changeScope(4, 1, 1e24 - 2, 1 days);
        _handler.fund(4, 0, 0, true);
        _handler.approve(4, 1);
    }

    function _playProject(uint256 index) private {
        for (uint256 i = 0; i < MILESTONES; ++i) {
            _handler.postBond(index, i);
        }
        _handler.lockFeeTokens(index, 0);
        _handler.split(index, 0, 5_000);
        _handler.submit(index, 0);
        _handler.review(index, 0, 0, true);
        _handler.submit(index, 1);
        _handler.openDispute(index, 1, true);
        _handler.rule(index, 5_000, 500, 0);
    }

    /// @dev The officer, client of project 3, freezes its contributors, acts indirectly, and claims what it earned.
    function _playInsider() private {
        _handler.approve(1, 0);
        for (uint256 i = 1; i < 7; ++i) {
            _handler.freeze(i, 1);
        }
        for (uint256 i = 0; i < 5; ++i) {
            _handler.actIndirectly(i, 1, 0, i % 2 == 0);
        }
        _handler.approve(2, 2);
        for (uint256 i = 0; i < 7; ++i) {
            _handler.claimRewards(i);
            _handler.withdraw(i, 0, false);
        }
        _handler.unfreeze(1, false);
        _handler.create(6, 3);
        _handler.accept(5);
        _handler.approve(5, 0);
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
                IProjectsTypes.Milestone memory milestone = _projects.milestoneOf(projectId, i);
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
            IProjectsTypes.Milestone memory milestone = _projects.milestoneOf(projectId, i);
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

    function _isHeld(IProjectsTypes.MilestoneStatus status) private pure returns (bool) {
        return
            status != IProjectsTypes.MilestoneStatus.Planned &&
            status != IProjectsTypes.MilestoneStatus.Released &&
            status != IProjectsTypes.MilestoneStatus.Refunded;
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
