// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {ICategoryPolicy} from "../../../contracts/governance/ICategoryPolicy.sol";
import {Timelock} from "../../../contracts/governance/Timelock.sol";
import {GuildTest} from "../helpers/GuildTest.sol";
import {GovernanceHandler} from "./GovernanceHandler.sol";

/// @title GovernanceInvariants
/// @notice What holds in a guild's governance after any moves of voters, the guild and intruders.
contract GovernanceInvariants is GuildTest {
    uint256 private constant VOTERS = 5;

    GovernanceHandler private _handler;

    error Broken(string rule);

    function setUp() public override {
        super.setUp();
        address[] memory voters = new address[](VOTERS);
        for (uint256 i = 0; i < VOTERS; ++i) {
            voters[i] = address(uint160(0x1000 + i));
            VM.prank(FOUNDER);
            _token.transfer(voters[i], (i + 1) * 50e18);
        }
        _warp(_now + 10);
        _handler = new GovernanceHandler(_guild, voters);
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    function invariant_I7_I9() external view {
        _checkOrder();
        GovernanceHandler.Proposal[] memory proposals = _handler.proposals();
        for (uint256 i = 0; i < proposals.length; ++i) {
            _checkRules(proposals[i]);
            _checkVotes(proposals[i].id);
        }
        _checkRoles();
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
        uint256 used = 0;
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
                powerful = powerful || isMember;
            }
            if (powerful) revert Broken("I-9: somebody got a role");
        }
        (bool isAdmin, ) = manager.hasRole(0, _guild.timelock);
        bool selfAdmin = timelock.hasRole(bytes32(0), _guild.timelock);
        bool proposes = timelock.hasRole(timelock.PROPOSER_ROLE(), _guild.governor);
        if (!isAdmin || !selfAdmin || !proposes) revert Broken("I-9: the guild lost a role");
    }
}
