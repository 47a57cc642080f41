// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {ICompliance} from "../../../contracts/compliance/ICompliance.sol";
import {ICategoryPolicy} from "../../../contracts/governance/ICategoryPolicy.sol";
import {Timelock} from "../../../contracts/governance/Timelock.sol";
import {IGuildFactory} from "../../../contracts/guild/IGuildFactory.sol";
import {IProjects} from "../../../contracts/projects/IProjects.sol";
import {IRewards} from "../../../contracts/rewards/IRewards.sol";
import {ITreasury} from "../../../contracts/treasury/ITreasury.sol";
import {GovernanceWitness} from "./GovernanceWitness.sol";

/// @title GovernanceInsiders
/// @notice Moves of the first voter, who is the guild's compliance officer and spends its budget as well; of an owner
/// whose tokens are on many accounts; and of whoever is late or acts indirectly.
abstract contract GovernanceInsiders is GovernanceWitness {
    bytes32 private constant REASON = keccak256("reason");
    uint256 private constant EPOCH = 30 days;

    /// @notice How often what had expired was refused.
    uint256 public lateRefusals;

    constructor(
        IGuildFactory.GuildContracts memory guild,
        address[] memory voters_,
        address[] memory crowd
    ) GovernanceWitness(guild, voters_, crowd) {}

    function freeze(uint256 account, uint24 duration) external {
        uint40 until = uint40(block.timestamp + 1 + (duration % 8 days));
        _actOnCompliance(_voter(0), abi.encodeCall(ICompliance.freeze, (_any(account), until, REASON)));
    }

    function unfreeze(uint256 account, bool byVote) external {
        address caller = byVote ? _guild.timelock : _voter(0);
        _actOnCompliance(caller, abi.encodeCall(ICompliance.unfreeze, (_any(account), REASON)));
    }

    function endFreeze(uint256 account) external {
        _actOnCompliance(_voter(account), abi.encodeCall(ICompliance.endFreeze, (_any(account))));
    }

    /// @dev Some neighbours of the crowd vote, each with what it has.
    function voteAsCrowd(uint256 index, uint256 first, uint8 count, uint8 support) external {
        if (_proposals.length == 0) return;
        bytes memory data = abi.encodeCall(_governor.castVote, (_proposal(index).id, support % 3));
        for (uint256 i = 0; i < count % 8; ++i) {
            _act(_member((first % _crowd.length) + i), address(_governor), data);
        }
    }

    function transferInCrowd(uint256 from, uint256 to, uint256 amount) external {
        amount %= _token.balanceOf(_member(from)) + 1;
        _act(_member(from), address(_token), abi.encodeCall(_token.transfer, (_member(to), amount)));
    }

    function delegateInCrowd(uint256 from, uint256 to) external {
        _act(_member(from), address(_token), abi.encodeCall(_token.delegate, (_member(to))));
    }

    function recordVotes(uint256 index, uint256 first, uint8 count) external {
        if (_proposals.length == 0) return;
        uint256 id = _proposal(index).id;
        for (uint256 i = 0; i < count % 8; ++i) {
            address account = i % 4 == 3 ? _voter((first % 5) + i) : _member((first % _crowd.length) + i);
            _act(_voter(index), _guild.rewards, abi.encodeCall(IRewards.recordVote, (account, id)));
        }
    }

    function claimShares(uint256 first, uint8 count) external {
        uint256 epoch = IRewards(_guild.rewards).currentEpoch() - 2;
        for (uint256 i = 0; i < count % 8; ++i) {
            address account = i % 4 == 3 ? _voter((first % 5) + i) : _member((first % _crowd.length) + i);
            _act(_voter(first), _guild.rewards, abi.encodeCall(IRewards.claimParticipation, (account, epoch)));
        }
    }

    function payFromBudget(uint256 spender, uint256 to) external {
        bytes memory data = abi.encodeCall(
            ITreasury.payFromBudget,
            (1, _any(to), 1, ITreasury.PaymentPurpose(0), bytes32(0), "")
        );
        _act(_voter(spender % 2), _guild.treasury, data);
    }

    /// @dev All voters and some of the crowd vote for what was proposed last, and the vote ends.
    function passLast() external {
        if (_proposals.length == 0) return;
        uint256 id = _proposals[_proposals.length - 1].id;
        if (_governor.state(id) > IGovernor.ProposalState.Active) return;
        _waitUntil(_governor.proposalSnapshot(id) + 1);
        bytes memory data = abi.encodeCall(_governor.castVote, (id, 1));
        for (uint256 i = 0; i < _voters.length; ++i) {
            _act(_voters[i], address(_governor), data);
            _act(_member(i), address(_governor), data);
        }
        _waitUntil(_governor.proposalDeadline(id) + 1);
    }

    /// @dev Up to nine days after it could be, two too many; now and then straight at the timelock.
    function executeLate(uint256 index, uint32 late, bool atTimelock) external {
        if (_proposals.length == 0) return;
        Proposal memory proposal = _proposal(index);
        _act(_voter(index), address(_governor), _callOf("queue", proposal));
        uint256 eta = _governor.proposalEta(proposal.id);
        if (eta == 0) return;
        _waitUntil(eta + (late % 9 days));
        bool expired = _governor.state(proposal.id) == IGovernor.ProposalState.Expired;
        if (atTimelock) _act(_voter(index), _guild.timelock, _batchOf(proposal));
        else if (!_act(_voter(index), address(_governor), _callOf("execute", proposal)) && expired) ++lateRefusals;
    }

    /// @dev Restricted functions of the guild's contracts, by the officer or by vote.
    function actIndirectly(uint256 kind, uint256 account, bool byProposal) external {
        (address target, bytes memory data) = _restrictedCall(kind, _any(account));
        data = abi.encodeCall(IAccessManager.execute, (target, data));
        ++indirectCalls;
        _act(byProposal ? _guild.timelock : _voter(0), _guild.accessManager, data);
    }

    function waitLong(uint32 duration) external {
        VM.warp(block.timestamp + (duration % (2 * EPOCH)));
    }

    /// @dev Time never goes back, also not to when an older proposal could be executed: the past would change.
    function _waitUntil(uint256 timestamp) private {
        if (timestamp > _governor.clock()) VM.warp(timestamp);
    }

    function _callOf(string memory name, Proposal memory proposal) internal pure returns (bytes memory) {
        return
            abi.encodeWithSignature(
                string.concat(name, "(address[],uint256[],bytes[],bytes32)"),
                proposal.targets,
                new uint256[](proposal.targets.length),
                proposal.calldatas,
                proposal.descriptionHash
            );
    }

    function _restrictedCall(uint256 kind, address account) internal view returns (address target, bytes memory data) {
        uint40 until = uint40(block.timestamp + 1 days);
        if (kind % 4 == 0) return (_guild.compliance, abi.encodeCall(ICompliance.freeze, (account, until, REASON)));
        if (kind % 4 == 1) return (_guild.compliance, abi.encodeCall(ICompliance.unfreeze, (account, REASON)));
        if (kind % 4 == 2) return (_guild.projects, abi.encodeCall(IProjects.setFeeBps, (uint16(kind % 1_000))));
        return (
            _guild.categoryPolicy,
            abi.encodeCall(ICategoryPolicy.adoptStrategy, ("Strategy", keccak256("strategy"), "cid"))
        );
    }

    function _voter(uint256 index) internal view returns (address) {
        return _voters[index % _voters.length];
    }

    function _member(uint256 index) internal view returns (address) {
        return _crowd[index % _crowd.length];
    }

    function _any(uint256 account) internal view returns (address) {
        return account % 2 == 0 ? _voter(account / 2) : _member(account / 2);
    }

    function _proposal(uint256 index) internal view returns (Proposal storage) {
        return _proposals[index % _proposals.length];
    }

    function _batchOf(Proposal memory proposal) private view returns (bytes memory) {
        bytes32 salt = bytes20(address(_governor)) ^ proposal.descriptionHash;
        uint256[] memory values = new uint256[](proposal.targets.length);
        return
            abi.encodeCall(
                Timelock(payable(_guild.timelock)).executeBatch,
                (proposal.targets, values, proposal.calldatas, bytes32(0), salt)
            );
    }
}
