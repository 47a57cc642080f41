// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {ICategoryPolicy} from "../../../contracts/governance/ICategoryPolicy.sol";
import {Timelock} from "../../../contracts/governance/Timelock.sol";
import {IGuildFactory} from "../../../contracts/guild/IGuildFactory.sol";
import {IPriorityRounds} from "../../../contracts/priorities/IPriorityRounds.sol";
import {IProjects} from "../../../contracts/projects/IProjects.sol";
import {GovernanceInsiders} from "./GovernanceInsiders.sol";

/// @title GovernanceHandler
/// @notice Every move that voters, the guild and intruders can make in a guild's governance, in any order; what they did
/// is watched by {GovernanceWitness}. Insiders' are in {GovernanceInsiders}.
contract GovernanceHandler is GovernanceInsiders {
    uint256 private constant MAX_PROPOSALS = 8;

    constructor(
        IGuildFactory.GuildContracts memory guild,
        address[] memory voters_,
        address[] memory crowd
    ) GovernanceInsiders(guild, voters_, crowd) {}

    function propose(uint256 seed, uint8 category, bool asIs) external {
        if (_proposals.length >= MAX_PROPOSALS) return;
        (address[] memory targets, bytes[] memory calldatas) = _actions(seed);
        string memory description = string(abi.encodePacked("proposal ", bytes32(seed)));
        uint256[] memory values = new uint256[](1);
        bytes memory data =
            asIs
                ? abi.encodeCall(_governor.propose, (targets, values, calldatas, description))
                : abi.encodeCall(
                    _governor.proposeInCategory,
                    (targets, values, calldatas, description, ICategoryPolicy.Category(category % 6))
                );
        if (_act(_voter(seed), address(_governor), data)) _remember(targets, calldatas, keccak256(bytes(description)));
    }

    function vote(uint256 index, uint256 voter, uint8 support) external {
        if (_proposals.length == 0) return;
        uint256 id = _proposal(index).id;
        address account = _voter(voter);
        bool open = _governor.state(id) == IGovernor.ProposalState.Active;
        bool hasVotes =
            open && _token.getPastVotes(account, _governor.proposalSnapshot(id)) > _governor.usedVotes(id, account);
        bool done = _act(account, address(_governor), abi.encodeCall(_governor.castVote, (id, support % 3)));
        if (hasVotes && !done) _broken = "I-13: somebody could not vote";
    }

    function voteInParts(uint256 index, uint256 voter, uint64 against, uint64 inFavour, uint64 abstain) external {
        if (_proposals.length == 0) return;
        bytes memory params = abi.encodePacked(uint128(against), uint128(inFavour), uint128(abstain));
        bytes memory data = abi.encodeCall(
            _governor.castVoteWithReasonAndParams,
            (_proposal(index).id, 255, "", params)
        );
        _act(_voter(voter), address(_governor), data);
    }

    function queue(uint256 index) external {
        if (_proposals.length == 0) return;
        _act(_voter(index), address(_governor), _callOf("queue", _proposal(index)));
    }

    function execute(uint256 index) external {
        if (_proposals.length == 0) return;
        _act(_voter(index), address(_governor), _callOf("execute", _proposal(index)));
    }

    function finalize(uint256 index) external {
        if (_proposals.length == 0) return;
        _act(_voter(index), address(_governor), abi.encodeCall(_governor.finalize, (_proposal(index).id)));
    }

    function transfer(uint256 from, uint256 to, uint256 amount) external {
        amount %= _token.balanceOf(_voter(from)) + 1;
        _act(_voter(from), address(_token), abi.encodeCall(_token.transfer, (_voter(to), amount)));
    }

    function delegate(uint256 from, uint256 to) external {
        _act(_voter(from), address(_token), abi.encodeCall(_token.delegate, (_voter(to))));
    }

    function mint(uint256 to, uint96 amount) external {
        _act(_guild.rewards, address(_token), abi.encodeCall(_token.mint, (_voter(to), amount)));
    }

    function burn(uint256 from, uint256 amount) external {
        amount %= _token.balanceOf(_voter(from)) + 1;
        _act(_voter(from), address(_token), abi.encodeCall(_token.burn, (amount)));
    }

    /// @dev A change of the rules must touch no open proposal, and is refused out of order with the neighbours'.
    function changeRules(uint8 category, uint16 quorumBps, uint16 approvalBps, uint32 period, uint32 delay) external {
        uint8 index = category % 6;
        ICategoryPolicy policy = ICategoryPolicy(_guild.categoryPolicy);
        (ICategoryPolicy.CategoryRules memory rules, ) = policy.rulesOf(
            ICategoryPolicy.Category(index == 0 ? index : index - 1)
        );
        rules.quorumBps += quorumBps % 100;
        rules.approvalBps += approvalBps % 100;
        rules.votingDelay += delay % 10;
        rules.votingPeriod += period % 1_000;
        rules.lateQuorumExtension += period % 100;
        rules.timelockDelay += delay % 1_000;
        bytes memory data = abi.encodeCall(ICategoryPolicy.setCategoryRules, (ICategoryPolicy.Category(index), rules));
        _act(_guild.timelock, _guild.categoryPolicy, data);
    }

    /// @dev Nobody but the guild by vote may get a role.
    function intrude(uint256 intruder, uint64 role, uint8 kind) external {
        address account = _voter(intruder);
        Timelock timelock = Timelock(payable(_guild.timelock));
        if (kind % 4 == 0) {
            bytes memory grant = abi.encodeCall(IAccessManager.grantRole, (role % 4, account, 0));
            _act(account, _guild.accessManager, grant);
        } else if (kind % 4 == 1) {
            _act(account, _guild.timelock, abi.encodeCall(timelock.grantRole, (timelock.PROPOSER_ROLE(), account)));
        } else if (kind % 4 == 2) {
            _act(account, _guild.timelock, abi.encodeCall(timelock.grantRole, (bytes32(0), account)));
        } else {
            _act(account, _guild.projects, abi.encodeCall(IProjects.setFeeBps, (1)));
        }
    }

    function wait(uint16 duration) external {
        VM.warp(block.timestamp + 1 + (duration % 1_500));
    }

    function _actions(uint256 seed) private view returns (address[] memory targets, bytes[] memory calldatas) {
        targets = new address[](1);
        calldatas = new bytes[](1);
        if (seed % 6 == 0) {
            targets[0] = _guild.projects;
            calldatas[0] = abi.encodeCall(IProjects.setFeeBps, (uint16(seed % 1_000)));
        } else if (seed % 6 == 1) {
            targets[0] = _guild.categoryPolicy;
            calldatas[0] = abi.encodeCall(ICategoryPolicy.adoptStrategy, ("Strategy", bytes32(seed), "cid"));
        } else if (seed % 6 == 2) {
            targets[0] = _guild.projects;
            calldatas[0] = abi.encodeCall(IProjects.acceptProject, (seed % 10, bytes32(seed)));
        } else if (seed % 6 == 3) {
            targets[0] = _guild.priorities;
            calldatas[0] = abi.encodeCall(IPriorityRounds.openRound, (_roundTerms()));
        } else {
            (targets[0], calldatas[0]) = _restrictedCall(seed / 6, _any(seed));
            if (seed % 6 == 5) return (targets, calldatas);
            calldatas[0] = abi.encodeCall(IAccessManager.execute, (targets[0], calldatas[0]));
            targets[0] = _guild.accessManager;
        }
    }

    /// @dev Whether it is opened late depends on when it is executed.
    function _roundTerms() private view returns (IPriorityRounds.RoundTerms memory terms) {
        terms.title = "Round";
        terms.projectIds = new uint256[](2);
        (terms.projectIds[0], terms.projectIds[1]) = (1, 2);
        terms.startsAt = uint40(block.timestamp + 4_000);
        terms.endsAt = terms.startsAt + ROUND_TIME;
    }
}
