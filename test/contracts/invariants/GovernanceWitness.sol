// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {TimelockControllerUpgradeable} from "@openzeppelin/contracts-upgradeable/governance/TimelockControllerUpgradeable.sol";
import {ICategoryPolicy} from "../../../contracts/governance/ICategoryPolicy.sol";
import {GuildGovernor} from "../../../contracts/governance/GuildGovernor.sol";
import {IGuildGovernor} from "../../../contracts/governance/IGuildGovernor.sol";
import {IGuildFactory} from "../../../contracts/guild/IGuildFactory.sol";
import {IPriorityRounds} from "../../../contracts/priorities/IPriorityRounds.sol";
import {IRewards} from "../../../contracts/rewards/IRewards.sol";
import {GuildToken} from "../../../contracts/token/GuildToken.sol";
import {Vm} from "../helpers/Vm.sol";
import {InsidersWitness} from "./InsidersWitness.sol";

/// @title GovernanceWitness
/// @notice Makes moves in a guild's governance and keeps account of what their events say: of proposals and the times in
/// which they may be executed, and of the votes and shares of the crowd, which is one owner's accounts.
abstract contract GovernanceWitness is InsidersWitness {
    /// @param crowdVotes Votes that the crowd cast.
    struct Proposal {
        uint256 id;
        address[] targets;
        bytes[] calldatas;
        bytes32 descriptionHash;
        ICategoryPolicy.Category category;
        bytes32 rulesHash;
        uint256 timelockDelay;
        uint256 executionPeriod;
        uint256 crowdVotes;
    }

    uint40 internal constant ROUND_TIME = 1 days;

    GuildGovernor internal _governor;
    GuildToken internal _token;
    address[] internal _voters;
    address[] internal _crowd;
    Proposal[] internal _proposals;

    mapping(uint256 proposalId => uint256 place) private _places;
    mapping(uint256 proposalId => mapping(address account => uint256)) private _points;
    mapping(address account => bool) private _isCrowd;
    /// @dev All that the crowd ever held.
    uint256 private _crowdTokens;
    mapping(uint256 epoch => uint256) private _crowdPoints;
    mapping(uint256 epoch => uint256) private _crowdShares;

    constructor(
        IGuildFactory.GuildContracts memory guild,
        address[] memory voters_,
        address[] memory crowd
    ) InsidersWitness(guild) {
        _governor = GuildGovernor(payable(guild.governor));
        _token = GuildToken(guild.token);
        _voters = voters_;
        _crowd = crowd;
        for (uint256 i = 0; i < crowd.length; ++i) {
            _isCrowd[crowd[i]] = true;
            _crowdTokens += _token.balanceOf(crowd[i]);
        }
    }

    /// @notice Who votes with an account of its own.
    function voters() external view returns (address[] memory) {
        return _voters;
    }

    /// @notice Votes that the crowd cast on a proposal.
    function crowdVotesOn(uint256 proposalId) external view returns (uint256) {
        return _proposals[_places[proposalId] - 1].crowdVotes;
    }

    /// @notice What was proposed.
    function proposals() external view returns (Proposal[] memory) {
        return _proposals;
    }

    function _act(address caller, address target, bytes memory data) internal returns (bool done) {
        VM.recordLogs();
        VM.prank(caller);
        // solhint-disable-next-line avoid-low-level-calls
        (done, ) = target.call(data);
        Vm.Log[] memory logs = VM.getRecordedLogs();
        _watch(logs);
        bool executed = false;
        bool byProposal = false;
        for (uint256 i = 0; i < logs.length; ++i) {
            executed = executed || logs[i].topics[0] == TimelockControllerUpgradeable.CallExecuted.selector;
            byProposal = byProposal || logs[i].topics[0] == IGovernor.ProposalExecuted.selector;
            _read(logs[i]);
        }
        if (executed && !byProposal) _broken = "I-15: the timelock executed what no proposal does";
    }

    /// @dev I-13: a freeze, or its end, changes nothing of any proposal.
    function _actOnCompliance(address caller, bytes memory data) internal {
        bytes32 tallies = _tallies();
        _act(caller, _guild.compliance, data);
        if (_tallies() != tallies) _broken = "I-13: a freeze changed a proposal";
    }

    /// @dev Of what was proposed last.
    function _remember(address[] memory targets, bytes[] memory calldatas, bytes32 descriptionHash) internal {
        Proposal storage proposal = _proposals[_proposals.length - 1];
        proposal.targets = targets;
        proposal.calldatas = calldatas;
        proposal.descriptionHash = descriptionHash;
    }

    function _read(Vm.Log memory log) private {
        bytes32 topic = log.topics[0];
        if (topic == IGuildGovernor.ProposalCategorized.selector) {
            _readRules(log);
        } else if (topic == IGovernor.ProposalQueued.selector || topic == IGovernor.ProposalExecuted.selector) {
            _readTime(log);
        } else if (topic == IGovernor.VoteCast.selector || topic == IGovernor.VoteCastWithParams.selector) {
            _readVote(log);
        } else if (topic == IPriorityRounds.RoundOpened.selector) {
            IPriorityRounds.RoundTerms memory terms = abi.decode(log.data, (IPriorityRounds.RoundTerms));
            if (terms.endsAt - terms.startsAt != ROUND_TIME || terms.startsAt < _governor.clock()) {
                _broken = "I-15: a round is not as long as was voted";
            }
        } else {
            _readShare(log);
        }
    }

    /// @dev Of quorum, approval, extension, timelock delay and execution period: what tally, queue and execution read.
    function _readRules(Vm.Log memory log) private {
        (uint16 quorumBps, uint16 approvalBps, , uint32 extension, uint32 delay, uint32 period, ) = abi.decode(
            log.data,
            (uint16, uint16, uint32, uint32, uint32, uint32, uint32)
        );
        Proposal storage proposal = _proposals.push();
        proposal.id = uint256(log.topics[1]);
        _places[proposal.id] = _proposals.length;
        proposal.category = ICategoryPolicy.Category(uint256(log.topics[2]));
        proposal.rulesHash = keccak256(abi.encode(quorumBps, approvalBps, extension, delay, period));
        (proposal.timelockDelay, proposal.executionPeriod) = (delay, period);
    }

    /// @dev I-15: what passed is queued in time, waits for its delay, and is executed in time.
    function _readTime(Vm.Log memory log) private {
        uint256 proposalId = log.topics.length > 1 ? uint256(log.topics[1]) : abi.decode(log.data, (uint256));
        Proposal storage proposal = _proposals[_places[proposalId] - 1];
        uint256 eta = _governor.proposalEta(proposalId);
        uint256 current = _governor.clock();
        if (log.topics[0] == IGovernor.ProposalQueued.selector) {
            if (eta < current + proposal.timelockDelay) _broken = "I-15: queued for less than its delay";
            if (current > _governor.proposalDeadline(proposalId) + proposal.executionPeriod) {
                _broken = "I-15: queued after its expiry";
            }
        } else if (current < eta || current > eta + proposal.executionPeriod) {
            _broken = "I-15: executed before its time, or after its expiry";
        }
    }

    /// @dev I-14: many accounts have no more votes than one that held what they hold.
    function _readVote(Vm.Log memory log) private {
        if (!_isCrowd[_addressOf(log.topics[1])]) return;
        (uint256 proposalId, , uint256 weight) = abi.decode(log.data, (uint256, uint8, uint256));
        Proposal storage proposal = _proposals[_places[proposalId] - 1];
        if (proposal.crowdVotes == 0) _checkPower(_governor.proposalSnapshot(proposalId));
        proposal.crowdVotes += weight;
    }

    function _checkPower(uint256 snapshot) private {
        uint256 power = 0;
        for (uint256 i = 0; i < _crowd.length; ++i) {
            power += _token.getPastVotes(_crowd[i], snapshot);
        }
        if (power > _crowdTokens) _broken = "I-14: a crowd has more votes than tokens";
    }

    /// @dev I-14: nor a larger share of an epoch, of which each vote is a point once.
    function _readShare(Vm.Log memory log) private {
        bytes32 topic = log.topics[0];
        if (log.emitter != _guild.rewards || log.topics.length < 2) return;
        address account = _addressOf(log.topics[1]);
        uint256 epoch = log.topics.length > 2 ? uint256(log.topics[2]) : 0;
        if (topic == IRewards.ParticipationRecorded.selector) {
            (, uint256 weight) = abi.decode(log.data, (address, uint256));
            uint256 proposalId = uint256(log.topics[3]);
            _points[proposalId][account] += weight;
            uint256 used = _governor.usedVotes(proposalId, account);
            if (_points[proposalId][account] > used) _broken = "I-14: more points than votes";
            if (_isCrowd[account]) _crowdPoints[epoch] += weight;
        } else if (!_isCrowd[account]) {
            return;
        } else if (topic == IRewards.ParticipationClaimed.selector) {
            (, uint256 amount) = abi.decode(log.data, (uint256, uint256));
            _crowdShares[epoch] += amount;
            (, uint256 points, uint256 budget) = IRewards(_guild.rewards).participationOf(_crowd[0], epoch);
            if (_crowdShares[epoch] > (budget * _crowdPoints[epoch]) / points) {
                _broken = "I-14: a crowd has a larger share than its points";
            }
        } else if (topic == IRewards.RewardClaimed.selector) {
            _crowdTokens += abi.decode(log.data, (uint256));
        }
    }

    function _tallies() private view returns (bytes32 tallies) {
        for (uint256 i = 0; i < _proposals.length; ++i) {
            uint256 id = _proposals[i].id;
            (uint256 against, uint256 inFavour, uint256 abstain) = _governor.proposalVotes(id);
            uint256 deadline = _governor.proposalDeadline(id);
            tallies = keccak256(abi.encode(tallies, against, inFavour, abstain, deadline, _governor.state(id)));
        }
    }
}
