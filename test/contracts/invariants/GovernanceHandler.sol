// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {ICategoryPolicy} from "../../../contracts/governance/ICategoryPolicy.sol";
import {GuildGovernor} from "../../../contracts/governance/GuildGovernor.sol";
import {IGuildGovernor} from "../../../contracts/governance/IGuildGovernor.sol";
import {Timelock} from "../../../contracts/governance/Timelock.sol";
import {IGuildFactory} from "../../../contracts/guild/IGuildFactory.sol";
import {IProjects} from "../../../contracts/projects/IProjects.sol";
import {GuildToken} from "../../../contracts/token/GuildToken.sol";
import {Vm} from "../helpers/Vm.sol";

/// @title GovernanceHandler
/// @notice Every move that voters, the guild and intruders can make in a guild's governance, in any order.
contract GovernanceHandler {
    struct Proposal {
        uint256 id;
        address[] targets;
        bytes[] calldatas;
        bytes32 descriptionHash;
        ICategoryPolicy.Category category;
        bytes32 rulesHash;
    }

    Vm private constant VM = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));
    uint256 private constant MAX_PROPOSALS = 8;

    IGuildFactory.GuildContracts private _guild;
    GuildGovernor private _governor;
    GuildToken private _token;
    address[] private _voters;
    Proposal[] private _proposals;

    constructor(IGuildFactory.GuildContracts memory guild, address[] memory voters_) {
        _guild = guild;
        _governor = GuildGovernor(payable(guild.governor));
        _token = GuildToken(guild.token);
        _voters = voters_;
    }

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
        VM.recordLogs();
        if (!_act(_voter(seed), address(_governor), data)) return;
        _remember(targets, calldatas, keccak256(bytes(description)), VM.getRecordedLogs());
    }

    function vote(uint256 index, uint256 voter, uint8 support) external {
        if (_proposals.length == 0) return;
        bytes memory data = abi.encodeCall(_governor.castVote, (_proposal(index).id, support % 3));
        _act(_voter(voter), address(_governor), data);
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
        Proposal memory proposal = _proposal(index);
        uint256[] memory values = new uint256[](1);
        bytes memory data = abi.encodeWithSignature(
            "queue(address[],uint256[],bytes[],bytes32)",
            proposal.targets,
            values,
            proposal.calldatas,
            proposal.descriptionHash
        );
        _act(_voter(index), address(_governor), data);
    }

    function execute(uint256 index) external {
        if (_proposals.length == 0) return;
        Proposal memory proposal = _proposal(index);
        uint256[] memory values = new uint256[](1);
        bytes memory data = abi.encodeWithSignature(
            "execute(address[],uint256[],bytes[],bytes32)",
            proposal.targets,
            values,
            proposal.calldatas,
            proposal.descriptionHash
        );
        _act(_voter(index), address(_governor), data);
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

    function voters() external view returns (address[] memory) {
        return _voters;
    }

    function proposals() external view returns (Proposal[] memory) {
        return _proposals;
    }

    function _act(address caller, address target, bytes memory data) private returns (bool done) {
        VM.prank(caller);
        // solhint-disable-next-line avoid-low-level-calls
        (done, ) = target.call(data);
    }

    function _remember(
        address[] memory targets,
        bytes[] memory calldatas,
        bytes32 descriptionHash,
        Vm.Log[] memory logs
    ) private {
        for (uint256 i = 0; i < logs.length; ++i) {
            if (logs[i].topics[0] != IGuildGovernor.ProposalCategorized.selector) continue;
            Proposal storage proposal = _proposals.push();
            proposal.id = uint256(logs[i].topics[1]);
            proposal.targets = targets;
            proposal.calldatas = calldatas;
            proposal.descriptionHash = descriptionHash;
            proposal.category = ICategoryPolicy.Category(uint256(logs[i].topics[2]));
            proposal.rulesHash = _hashOf(logs[i].data);
        }
    }

    /// @dev Of quorum, approval, extension, timelock delay and execution period: what tally, queue and execution read.
    function _hashOf(bytes memory data) private pure returns (bytes32) {
        (uint16 quorumBps, uint16 approvalBps, , uint32 extension, uint32 delay, uint32 period, ) = abi.decode(
            data,
            (uint16, uint16, uint32, uint32, uint32, uint32, uint32)
        );
        return keccak256(abi.encode(quorumBps, approvalBps, extension, delay, period));
    }

    function _actions(uint256 seed) private view returns (address[] memory targets, bytes[] memory calldatas) {
        targets = new address[](1);
        calldatas = new bytes[](1);
        if (seed % 3 == 0) {
            targets[0] = _guild.projects;
            calldatas[0] = abi.encodeCall(IProjects.setFeeBps, (uint16(seed % 1_000)));
        } else if (seed % 3 == 1) {
            targets[0] = _guild.categoryPolicy;
            calldatas[0] = abi.encodeCall(ICategoryPolicy.adoptStrategy, ("Strategy", bytes32(seed), "cid"));
        } else {
            targets[0] = _guild.projects;
            calldatas[0] = abi.encodeCall(IProjects.acceptProject, (seed % 10, bytes32(seed)));
        }
    }

    function _voter(uint256 index) private view returns (address) {
        return _voters[index % _voters.length];
    }

    function _proposal(uint256 index) private view returns (Proposal storage) {
        return _proposals[index % _proposals.length];
    }
}
