// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IGuildFactory} from "../../../contracts/guild/IGuildFactory.sol";
import {IProjects} from "../../../contracts/projects/IProjects.sol";
import {IProjectsEvents} from "../../../contracts/projects/IProjectsEvents.sol";
import {IProjectsTypes} from "../../../contracts/projects/IProjectsTypes.sol";
import {IReputation} from "../../../contracts/rewards/IReputation.sol";
import {IRewards} from "../../../contracts/rewards/IRewards.sol";
import {Vm} from "../helpers/Vm.sol";
import {InsidersWitness} from "./InsidersWitness.sol";

/// @title RewardsWitness
/// @notice Knows from the escrow's events which milestones may earn, and reads what they earned.
abstract contract RewardsWitness is InsidersWitness {
    /// @dev What the events say of a milestone.
    /// @param accepted What it pays by the terms that the guild accepted; 0 before, and for one that was added since.
    struct Work {
        address client;
        address contributor;
        address arbiter;
        address ruler;
        bool clientReviews;
        bool changed;
        bool ruled;
        bool submitted;
        uint256 accepted;
        uint256 rewards;
        uint256 reputations;
        IProjectsTypes.ReleasePath path;
    }

    mapping(uint256 projectId => mapping(uint256 milestoneId => Work)) private _works;

    constructor(IGuildFactory.GuildContracts memory guild) InsidersWitness(guild) {}

    function _watchWork(Vm.Log memory log) internal {
        bytes32 topic = log.topics[0];
        if (topic == IProjectsEvents.ProjectAccepted.selector) {
            _readAcceptance(uint256(log.topics[1]));
        } else if (topic == IProjectsEvents.ScopeChanged.selector) {
            (IProjectsTypes.ScopeChange memory change, uint112 oldAmount) = abi.decode(
                log.data,
                (IProjectsTypes.ScopeChange, uint112)
            );
            bool isAnother = change.amount > oldAmount || change.agreementDigest != 0;
            if (isAnother) _workOf(log).changed = _workOf(log).accepted != 0;
        } else if (topic == IProjectsEvents.DeliverableSubmitted.selector) {
            _workOf(log).submitted = true;
        } else if (topic == IProjectsEvents.DisputeResolved.selector) {
            _readRuling(log);
        } else if (topic == IProjectsEvents.MilestoneReleased.selector) {
            (, , , , , , IProjectsTypes.ReleasePath path) = abi.decode(
                log.data,
                (address, address, uint256, uint256, uint256, uint256, IProjectsTypes.ReleasePath)
            );
            _workOf(log).path = path;
        }
    }

    /// @dev I-6 and I-11, also of reputation, which has the milestone's numbers where it was earned by one.
    function _watchEarnings(Vm.Log memory log) internal {
        if (log.topics[0] == IRewards.RewardAccrued.selector) {
            Work storage work = _workOf(log);
            if (++work.rewards > 1) _broken = "I-6: rewarded twice";
            (, uint256 payment) = abi.decode(log.data, (address, uint256));
            if (payment > work.accepted) _broken = "I-6: rewarded for more than was accepted";
            _checkEarned(work);
        } else if (log.topics[0] == IReputation.ReputationChanged.selector) {
            (, , , uint256 projectId, uint256 milestoneId) = abi.decode(
                log.data,
                (IReputation.Source, int256, uint256, uint256, uint256)
            );
            Work storage work = _works[projectId][milestoneId];
            if (++work.reputations > 1) _broken = "I-6: reputation twice";
            _checkEarned(work);
        }
    }

    /// @dev I-11: only work that the guild accepted, that was neither raised nor agreed on anew since, and that somebody
    /// else judged.
    function _checkEarned(Work storage work) private {
        if (work.accepted == 0 || work.changed) _broken = "I-11: earned without the guild's acceptance";
        (address client, address contributor) = (work.client, work.contributor);
        if (client == contributor || work.clientReviews) _broken = "I-11: earned by an order of one's own";
        if (work.arbiter == client || work.arbiter == contributor) _broken = "I-11: earned by one's own arbiter";
        if (!work.submitted || work.path == IProjectsTypes.ReleasePath.Settlement) _broken = "I-11: earned unjudged";
        if (work.path != IProjectsTypes.ReleasePath.Ruling) return;
        if (!work.ruled || work.ruler == address(0)) _broken = "I-11: earned without a ruling";
        if (work.ruler == client || work.ruler == contributor) _broken = "I-11: earned by one's own ruling";
    }

    function _readRuling(Vm.Log memory log) private {
        (, bool ruled, IProjectsTypes.Ruling memory ruling) = abi.decode(
            log.data,
            (address, bool, IProjectsTypes.Ruling)
        );
        Work storage work = _works[uint256(log.topics[2])][uint256(log.topics[3])];
        (work.ruled, work.ruler) = (ruled, ruling.ruler);
    }

    function _readAcceptance(uint256 projectId) private {
        IProjects projects = IProjects(_guild.projects);
        IProjectsTypes.Project memory project = projects.projectOf(projectId);
        address[] memory reviewers = projects.reviewersOf(projectId);
        bool clientReviews = false;
        for (uint256 i = 0; i < reviewers.length; ++i) {
            clientReviews = clientReviews || reviewers[i] == project.client;
        }
        for (uint256 i = 0; i < project.milestoneCount; ++i) {
            IProjectsTypes.Milestone memory milestone = projects.milestoneOf(projectId, i);
            Work storage work = _works[projectId][i];
            (work.client, work.contributor, work.arbiter) = (project.client, milestone.contributor, project.arbiter);
            (work.clientReviews, work.accepted) = (clientReviews, milestone.amount);
        }
    }

    function _workOf(Vm.Log memory log) private view returns (Work storage) {
        return _works[uint256(log.topics[1])][uint256(log.topics[2])];
    }
}
