// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Bytes} from "@openzeppelin/contracts/utils/Bytes.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {ExactTransfer} from "../utils/ExactTransfer.sol";
import {IProjectsErrors} from "./IProjectsErrors.sol";
import {IProjectsEvents} from "./IProjectsEvents.sol";
import {IProjectsTypes} from "./IProjectsTypes.sol";
import {ProjectsExtras} from "./ProjectsExtras.sol";
import {ProjectsLib} from "./ProjectsLib.sol";
import {ProjectsState} from "./ProjectsState.sol";

/// @title ProjectsBooks
/// @notice The money of {IProjects}: what comes in, what goes out, and how a milestone ends. What is owed in a token is
/// escrow plus credits plus fees plus locked guild tokens; it never depends on the balance.
library ProjectsBooks {
    /// @dev How a milestone ends: a part of it is released, a part refunded, and either part may be all of it.
    /// @param released What the contributor gets, fee included, in the token's smallest unit.
    /// @param path Why that part is released; says nothing when it is 0.
    /// @param refunded What the client gets, in the token's smallest unit.
    /// @param reason Why that part is refunded; says nothing when it is 0.
    /// @param slashBps What the contributor loses of the bond, in basis points.
    /// @param withheld Why this ending earns nothing, if so.
    struct Ending {
        uint256 projectId;
        uint256 milestoneId;
        address actor;
        uint256 released;
        IProjectsTypes.ReleasePath path;
        uint256 refunded;
        IProjectsTypes.RefundReason reason;
        uint256 slashBps;
        IProjectsTypes.WithheldReason withheld;
    }

    /// @dev Gas given to the report of a reward, several times what it needs: a report that burns all of it cannot
    /// block the payment.
    uint256 private constant REWARD_GAS = 500_000;
    /// @dev Gas from which a report is sure to have had {REWARD_GAS}, of which a call passes on 63/64 at most.
    uint256 private constant REWARD_GAS_AVAILABLE = 540_000;
    uint256 private constant MAX_REASON = 256;
    /// @dev All that can become one account's credit of a token fits its slot.
    uint256 private constant MAX_LIABILITIES = type(uint112).max;

    /// @notice Takes tokens, or the native coin that came with the call; the last step of a call, after its events.
    /// @param s The caller's storage.
    /// @param token ERC-20 contract, or the zero address.
    /// @param payer Whose tokens.
    /// @param amount In the token's smallest unit.
    function pull(ProjectsState.Layout storage s, address token, address payer, uint256 amount) internal {
        uint256 expectedValue = token == address(0) ? amount : 0;
        if (msg.value != expectedValue) revert IProjectsErrors.ProjectsUnexpectedValue(expectedValue, msg.value);
        uint256 liabilities = s.liabilities[token] + amount;
        if (liabilities > MAX_LIABILITIES) {
            revert IProjectsErrors.ProjectsEscrowFull(token, liabilities, MAX_LIABILITIES);
        }
        s.liabilities[token] = liabilities;
        uint256 received = ExactTransfer.pull(token, payer, amount);
        if (received != amount) revert IProjectsErrors.ProjectsTransferMismatch(token, amount, received);
    }

    /// @notice Sends tokens or native coin; the last step of a call, after its events.
    /// @param s The caller's storage.
    /// @param token ERC-20 contract, or the zero address.
    /// @param to Receiver.
    /// @param amount In the token's smallest unit.
    function push(ProjectsState.Layout storage s, address token, address to, uint256 amount) internal {
        s.liabilities[token] -= amount;
        uint256 sent = ExactTransfer.push(token, to, amount);
        if (sent != amount) revert IProjectsErrors.ProjectsTransferMismatch(token, amount, sent);
    }

    /// @notice Moves an amount from escrow to an account's credit.
    /// @param s The caller's storage.
    /// @param account Whose credit.
    /// @param token Payment token.
    /// @param projectId Project that the money comes from.
    /// @param actor Whose call credits it.
    /// @param amount In the token's smallest unit.
    function credit(
        ProjectsState.Layout storage s,
        address account,
        address token,
        uint256 projectId,
        address actor,
        uint256 amount
    ) internal {
        ProjectsState.Credit storage entry = s.credits[account][token];
        uint256 balance = entry.amount + amount;
        entry.amount = SafeCast.toUint120(balance);
        emit IProjectsEvents.Credited(account, token, projectId, actor, amount, balance);
    }

    /// @notice Ends a milestone by releasing all of it; the caller has checked that it may.
    /// @param s The caller's storage.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    /// @param actor Whose call releases it.
    /// @param path Why.
    function release(
        ProjectsState.Layout storage s,
        uint256 projectId,
        uint256 milestoneId,
        address actor,
        IProjectsTypes.ReleasePath path
    ) internal {
        Ending memory ending;
        ending.projectId = projectId;
        ending.milestoneId = milestoneId;
        ending.actor = actor;
        ending.released = s.milestones[projectId][milestoneId].amount;
        ending.path = path;
        (uint8 flags, uint8 skill) = _endStatus(s, ending);
        (address contributor, address token, uint256 net) = _release(s, ending, flags);
        _endExtras(s, ending, flags);
        _reportReward(s, ending, flags, contributor, token, net, skill);
    }

    /// @notice Ends a milestone by refunding all of it; the caller has checked that it may.
    /// @param s The caller's storage.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    /// @param actor Whose call refunds it.
    /// @param reason Why.
    /// @param slashBps What the contributor loses of the bond, in basis points.
    function refund(
        ProjectsState.Layout storage s,
        uint256 projectId,
        uint256 milestoneId,
        address actor,
        IProjectsTypes.RefundReason reason,
        uint256 slashBps
    ) internal {
        Ending memory ending;
        ending.projectId = projectId;
        ending.milestoneId = milestoneId;
        ending.actor = actor;
        ending.refunded = s.milestones[projectId][milestoneId].amount;
        ending.reason = reason;
        ending.slashBps = slashBps;
        (uint8 flags, ) = _endStatus(s, ending);
        _refund(s, ending);
        _endExtras(s, ending, flags);
    }

    /// @notice Ends a milestone in two parts, of which one may be nothing; the caller has checked that it may, and
    /// emitted why.
    /// @dev An arbiter's fee is credited before, and is part of neither amount.
    /// @param s The caller's storage.
    /// @param ending How.
    function end(ProjectsState.Layout storage s, Ending memory ending) internal {
        (uint8 flags, uint8 skill) = _endStatus(s, ending);
        if (ending.released == 0) {
            _refund(s, ending);
            _endExtras(s, ending, flags);
            return;
        }
        (address contributor, address token, uint256 net) = _release(s, ending, flags);
        if (ending.refunded != 0) _refund(s, ending);
        _endExtras(s, ending, flags);
        _reportReward(s, ending, flags, contributor, token, net, skill);
    }

    /// @notice A project that exists.
    /// @param s The caller's storage.
    /// @param projectId Project.
    function existing(
        ProjectsState.Layout storage s,
        uint256 projectId
    ) internal view returns (ProjectsState.Project storage project) {
        project = s.projects[projectId];
        if (project.status == IProjectsTypes.ProjectStatus.None)
            revert IProjectsErrors.ProjectsUnknownProject(projectId);
    }

    /// @notice A milestone that exists, and so does its project.
    /// @param s The caller's storage.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    function existing(
        ProjectsState.Layout storage s,
        uint256 projectId,
        uint256 milestoneId
    ) internal view returns (ProjectsState.Milestone storage milestone) {
        milestone = s.milestones[projectId][milestoneId];
        if (milestone.amount == 0) refuseMissing(s, projectId, milestoneId);
    }

    /// @notice Refuses a milestone that does not exist, perhaps as its project does not either.
    /// @param s The caller's storage.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    function refuseMissing(ProjectsState.Layout storage s, uint256 projectId, uint256 milestoneId) internal view {
        existing(s, projectId);
        revert IProjectsErrors.ProjectsUnknownMilestone(projectId, milestoneId);
    }

    function _endStatus(
        ProjectsState.Layout storage s,
        Ending memory ending
    ) private returns (uint8 flags, uint8 skill) {
        ProjectsState.Milestone storage milestone = s.milestones[ending.projectId][ending.milestoneId];
        milestone.status =
            ending.released == 0 ? IProjectsTypes.MilestoneStatus.Refunded : IProjectsTypes.MilestoneStatus.Released;
        return (milestone.flags, milestone.skill);
    }

    function _release(
        ProjectsState.Layout storage s,
        Ending memory ending,
        uint8 flags
    ) private returns (address contributor, address token, uint256 net) {
        uint256 projectId = ending.projectId;
        ProjectsState.Project storage project = s.projects[projectId];
        contributor = s.contributors[projectId][s.milestones[projectId][ending.milestoneId].contributor];
        token = project.token;
        uint256 fee = ProjectsLib.feeOf(ending.released, project.feeBps);
        net = ending.released - fee;
        uint256 rebate = 0;
        if (flags & ProjectsState.FEE_TOKENS != 0) (fee, rebate) = (0, fee);
        else if (fee != 0) s.fees[token] += fee;
        _emitReleased(s, ending, contributor, token, fee, net, rebate);
        if (flags & ProjectsState.SPLIT == 0) credit(s, contributor, token, projectId, ending.actor, net);
        else ProjectsExtras.payOut(s, projectId, ending.milestoneId, ending.actor, token, net);
        if (rebate != 0) credit(s, project.client, token, projectId, ending.actor, rebate);
    }

    function _emitReleased(
        ProjectsState.Layout storage s,
        Ending memory ending,
        address contributor,
        address token,
        uint256 fee,
        uint256 net,
        uint256 rebate
    ) private {
        ProjectsState.Totals storage totals = s.totals[ending.projectId];
        uint120 totalReleased = totals.released + uint120(ending.released);
        totals.released = totalReleased;
        emit IProjectsEvents.MilestoneReleased(
            ending.projectId,
            ending.milestoneId,
            contributor,
            ending.actor,
            token,
            ending.released,
            fee,
            net,
            rebate,
            ending.path,
            totalReleased
        );
    }

    function _refund(ProjectsState.Layout storage s, Ending memory ending) private {
        ProjectsState.Project storage project = s.projects[ending.projectId];
        address client = project.client;
        address token = project.token;
        ProjectsState.Totals storage totals = s.totals[ending.projectId];
        uint128 totalRefunded = totals.refunded + uint128(ending.refunded);
        totals.refunded = totalRefunded;
        emit IProjectsEvents.MilestoneRefunded(
            ending.projectId,
            ending.milestoneId,
            client,
            ending.actor,
            token,
            ending.refunded,
            ending.reason,
            totalRefunded
        );
        credit(s, client, token, ending.projectId, ending.actor, ending.refunded);
    }

    function _endExtras(ProjectsState.Layout storage s, Ending memory ending, uint8 flags) private {
        if (flags & (ProjectsState.BONDED | ProjectsState.FEE_TOKENS) == 0) return;
        ProjectsExtras.endExtras(
            s,
            ending.projectId,
            ending.milestoneId,
            ending.actor,
            ending.released,
            ending.slashBps
        );
    }

    /// @dev A report that fails never blocks the payment, but whoever calls cannot make it fail by sending little gas.
    function _reportReward(
        ProjectsState.Layout storage s,
        Ending memory ending,
        uint8 flags,
        address contributor,
        address token,
        uint256 net,
        uint8 skill
    ) private {
        if (flags & ProjectsState.EARNS_NOTHING != 0 || ending.withheld != IProjectsTypes.WithheldReason.None) {
            _withholdReward(ending, flags);
            return;
        }
        uint256 gasBefore = gasleft();
        try
            s.rewards.accrue{gas: REWARD_GAS}(ending.projectId, ending.milestoneId, contributor, token, net, skill)
        {} catch (bytes memory reason) {
            if (gasBefore < REWARD_GAS_AVAILABLE) revert IProjectsErrors.ProjectsInsufficientGas();
            emit IProjectsEvents.RewardSkipped(
                ending.projectId,
                ending.milestoneId,
                Bytes.slice(reason, 0, MAX_REASON)
            );
        }
    }

    /// @dev What the guild did not accept, and what who pays or is paid judges, earns nothing however it ends.
    function _withholdReward(Ending memory ending, uint8 flags) private {
        IProjectsTypes.WithheldReason reason = ending.withheld;
        if (flags & ProjectsState.NOT_ACCEPTED != 0) reason = IProjectsTypes.WithheldReason.NotAccepted;
        else if (flags & ProjectsState.NOT_INDEPENDENT != 0) reason = IProjectsTypes.WithheldReason.NotIndependent;
        emit IProjectsEvents.RewardWithheld(ending.projectId, ending.milestoneId, reason);
    }
}
