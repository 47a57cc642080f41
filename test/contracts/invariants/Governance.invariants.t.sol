// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {ICompliance} from "../../../contracts/compliance/ICompliance.sol";
import {ICategoryPolicy} from "../../../contracts/governance/ICategoryPolicy.sol";
import {IGuildGovernor} from "../../../contracts/governance/IGuildGovernor.sol";
import {Timelock} from "../../../contracts/governance/Timelock.sol";
import {IPriorityRounds} from "../../../contracts/priorities/IPriorityRounds.sol";
import {IProjectsTypes} from "../../../contracts/projects/IProjectsTypes.sol";
import {IRewards} from "../../../contracts/rewards/IRewards.sol";
import {ITreasury} from "../../../contracts/treasury/ITreasury.sol";
import {GuildTest} from "../helpers/GuildTest.sol";
import {GovernanceHandler} from "./GovernanceHandler.sol";

/// @title GovernanceInvariants
/// @notice What holds in a guild's governance after any moves of voters, of an owner of fifty accounts, of an officer who
/// votes and spends, of the guild and of intruders.
contract GovernanceInvariants is GuildTest {
    uint256 private constant VOTERS = 5;
    uint256 private constant CROWD = 50;
    uint64 private constant OFFICER_ROLE = 2;

    GovernanceHandler private _handler;

    error Broken(string rule);
    error Unseen(uint256 kind);

    function setUp() public override {
        super.setUp();
        address[] memory voters = new address[](VOTERS);
        for (uint256 i = 0; i < VOTERS; ++i) {
            voters[i] = address(uint160(0x1000 + i));
            VM.prank(FOUNDER);
            _token.transfer(voters[i], (i + 1) * 50e18);
        }
        address[] memory crowd = new address[](CROWD);
        for (uint256 i = 0; i < CROWD; ++i) {
            crowd[i] = address(uint160(0x2000 + i));
            VM.prank(FOUNDER);
            _token.transfer(crowd[i], 200e18 / CROWD);
        }
        _prepare(voters[0], voters);
        _handler = new GovernanceHandler(_guild, voters, crowd);
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    /// @dev The moves are more than refusals: played in order, they see every kind of ending.
    function test_moves_reachEveryEnding() external {
        for (uint256 kind = 0; kind < 6; ++kind) {
            _playProposal(kind);
        }
        _handler.recordVotes(0, 0, 7);
        _handler.recordVotes(0, 0, 7);
        _handler.freeze(0, 1 days);
        _handler.payFromBudget(0, 3);
        _handler.payFromBudget(1, 0);
        _handler.payFromBudget(1, 3);
        _handler.unfreeze(0, true);
        _handler.actIndirectly(0, 3, false);
        _warp(_now + 60 days);
        // One of the crowd.
        _handler.freeze(3, 1 days);
        _handler.claimShares(0, 7);
        _handler.finalize(0);
        bytes32[9] memory events = [
            IGovernor.ProposalExecuted.selector,
            IGovernor.VoteCast.selector,
            IPriorityRounds.RoundOpened.selector,
            IRewards.ParticipationRecorded.selector,
            IRewards.ParticipationClaimed.selector,
            ITreasury.BudgetSpent.selector,
            ICompliance.AccountFrozen.selector,
            ICompliance.AccountUnfrozen.selector,
            IGuildGovernor.ProposalFinalized.selector
        ];
        for (uint256 i = 0; i < events.length; ++i) {
            if (_handler.countOf(events[i]) == 0) revert Unseen(i);
        }
        _assertTrue(_handler.countOf(IGovernor.ProposalExecuted.selector) == 3, "three executed");
        _assertTrue(_handler.lateRefusals() == 1, "one expired");
        _assertTrue(_handler.indirectCalls() != 0, "a call through the access manager");
        _assertTrue(bytes(_handler.broken()).length == 0, _handler.broken());
    }

    /// @dev What was executed long ago is tried again: the time stays, and the snapshots' votes with it.
    function test_moves_neverGoBackInTime() external {
        _playProposal(1);
        _playProposal(3);
        uint256 time = _governor.clock();
        _handler.executeLate(0, 0, false);
        _assertEq(_governor.clock(), time);
        _handler.delegate(2, 3);
        this.invariant_governance();
    }

    /// @dev I-7, I-9 and I-12 to I-16 in one campaign, as each campaign plays all moves again.
    function invariant_governance() external view {
        string memory rule = _handler.broken();
        if (bytes(rule).length != 0) revert Broken(rule);
        _checkOrder();
        GovernanceHandler.Proposal[] memory proposals = _handler.proposals();
        for (uint256 i = 0; i < proposals.length; ++i) {
            _checkRules(proposals[i]);
            _checkVotes(proposals[i].id);
        }
        _checkRoles();
    }

    /// @dev An officer, shares for votes, a budget, and two projects to choose from.
    function _prepare(address officer, address[] memory spenders) private {
        VM.prank(_guild.timelock);
        IAccessManager(_guild.accessManager).grantRole(OFFICER_ROLE, officer, 0);
        VM.prank(_guild.timelock);
        _rewards.setParticipationBudget(1_000e18);
        for (uint256 i = 0; i < 2; ++i) {
            VM.prank(FOUNDER);
            _projects.createProject(_terms(), 0);
        }
        _dollar.mint(FOUNDER, 1_000e6);
        VM.prank(FOUNDER);
        _dollar.approve(address(_treasury), 1_000e6);
        VM.prank(FOUNDER);
        _treasury.deposit(address(_dollar), 1_000e6, ITreasury.DepositPurpose.Contribution, 0);
        ITreasury.BudgetTerms memory budget;
        (budget.token, budget.limit, budget.title, budget.spenders) = (address(_dollar), 1_000e6, "Budget", spenders);
        VM.prank(_guild.timelock);
        _treasury.openBudget(budget);
        // The next epoch shares the budget.
        _warp((_now / 30 days + 1) * 30 days + 10);
    }

    function _terms() private view returns (IProjectsTypes.ProjectTerms memory terms) {
        terms.token = address(_dollar);
        terms.title = "Study";
        terms.milestones = new IProjectsTypes.MilestoneTerms[](1);
        terms.milestones[0].contributor = address(0xAA);
        terms.milestones[0].amount = 1e6;
        terms.milestones[0].dueAt = uint40(_now + 10 days);
        terms.reviewers = new address[](1);
        terms.reviewers[0] = address(0xBB);
        terms.threshold = 1;
        terms.reviewWindow = 3 days;
        terms.grace = 1 days;
        terms.maxRevisions = 2;
        terms.maxFeeBps = 1_000;
        terms.agreementDigest = keccak256("agreement");
        terms.agreementCid = "cid";
    }

    /// @dev What it proposes depends on the kind; of six, one is executed too late, two cannot be.
    function _playProposal(uint256 kind) private {
        _handler.propose(kind, 0, true);
        _handler.freeze(0, 1);
        _handler.transferInCrowd(kind, kind + 1, 1e18);
        _handler.delegateInCrowd(kind, kind + 2);
        _handler.passLast();
        _handler.executeLate(kind, kind == 1 ? 8 days : 2 hours, kind == 2);
    }

    /// @dev I-7: the rules that are read at the tally are those that were emitted.
    function _checkRules(GovernanceHandler.Proposal memory proposal) private view {
        (ICategoryPolicy.Category category, ICategoryPolicy.CategoryRules memory rules) = _governor.proposalRules(
            proposal.id
        );
        bytes32 rulesHash = keccak256(
            abi.encode(
                rules.quorumBps,
                rules.approvalBps,
                rules.lateQuorumExtension,
                rules.timelockDelay,
                rules.executionPeriod
            )
        );
        if (category != proposal.category || rulesHash != proposal.rulesHash) revert Broken("I-7: the rules changed");
    }

    /// @dev I-7: no category asks for less than a weaker one.
    function _checkOrder() private view {
        ICategoryPolicy policy = ICategoryPolicy(_guild.categoryPolicy);
        for (uint8 i = 1; i <= uint8(type(ICategoryPolicy.Category).max); ++i) {
            (ICategoryPolicy.CategoryRules memory weaker, ) = policy.rulesOf(ICategoryPolicy.Category(i - 1));
            (ICategoryPolicy.CategoryRules memory rules, ) = policy.rulesOf(ICategoryPolicy.Category(i));
            if (weaker.quorumBps > rules.quorumBps) revert Broken("I-7: a stricter category has a lower quorum");
            if (weaker.approvalBps > rules.approvalBps) revert Broken("I-7: a stricter category has a lower majority");
        }
    }

    /// @dev I-7: no more votes than there were at the snapshot, of anybody and in all.
    function _checkVotes(uint256 proposalId) private view {
        uint256 snapshot = _governor.proposalSnapshot(proposalId);
        if (snapshot >= block.timestamp) return;
        (uint256 against, uint256 inFavour, uint256 abstain) = _governor.proposalVotes(proposalId);
        uint256 used = _handler.crowdVotesOn(proposalId);
        address[] memory voters = _handler.voters();
        for (uint256 i = 0; i < voters.length; ++i) {
            uint256 cast = _governor.usedVotes(proposalId, voters[i]);
            used += cast;
            if (cast > _token.getPastVotes(voters[i], snapshot)) revert Broken("I-7: more votes than the voter had");
        }
        uint256 sum = against + inFavour + abstain;
        if (sum != used) revert Broken("I-7: votes are not what voters used");
        if (sum > _token.getPastTotalSupply(snapshot)) revert Broken("I-7: more votes than there were");
    }

    /// @dev I-9: nobody but the timelock is an admin, nobody but the Governor proposes or cancels.
    function _checkRoles() private view {
        Timelock timelock = Timelock(payable(_guild.timelock));
        IAccessManager manager = IAccessManager(_guild.accessManager);
        address[] memory voters = _handler.voters();
        for (uint256 i = 0; i < voters.length; ++i) {
            bool powerful =
                timelock.hasRole(bytes32(0), voters[i]) ||
                    timelock.hasRole(timelock.PROPOSER_ROLE(), voters[i]) ||
                    timelock.hasRole(timelock.CANCELLER_ROLE(), voters[i]);
            for (uint64 role = 0; role < 4; ++role) {
                (bool isMember, ) = manager.hasRole(role, voters[i]);
                bool officer = i == 0 && role == OFFICER_ROLE;
                powerful = powerful || (isMember != officer);
            }
            if (powerful) revert Broken("I-9: somebody got a role");
        }
        (bool isAdmin, ) = manager.hasRole(0, _guild.timelock);
        bool selfAdmin = timelock.hasRole(bytes32(0), _guild.timelock);
        bool proposes = timelock.hasRole(timelock.PROPOSER_ROLE(), _guild.governor);
        if (!isAdmin || !selfAdmin || !proposes) revert Broken("I-9: the guild lost a role");
    }
}
