// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {ICompliance} from "../compliance/ICompliance.sol";
import {IGuildToken} from "../token/IGuildToken.sol";
import {IProjectsErrors} from "./IProjectsErrors.sol";
import {IProjectsEvents} from "./IProjectsEvents.sol";
import {IProjectsTypes} from "./IProjectsTypes.sol";
import {ProjectsBooks} from "./ProjectsBooks.sol";
import {ProjectsLib} from "./ProjectsLib.sol";
import {ProjectsState} from "./ProjectsState.sol";

/// @title ProjectsExtras
/// @notice What a milestone of {IProjects} rarely has: a payout split, a bond, a fee paid in guild tokens. A linked
/// library, which the release of an ordinary milestone never calls.
library ProjectsExtras {
    uint256 private constant BPS = 10_000;
    uint256 private constant MAX_PAYEES = 10;
    uint256 private constant RATE_UNIT = 1e18;

    /// @notice See {IProjects-setPayoutSplit}.
    /// @param s The caller's storage.
    /// @param actor Who decides.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    /// @param payees Who gets the payment.
    /// @param sharesBps Share of each, in basis points.
    function setPayoutSplit(
        ProjectsState.Layout storage s,
        address actor,
        uint256 projectId,
        uint256 milestoneId,
        address[] memory payees,
        uint16[] memory sharesBps
    ) external {
        ProjectsState.Project storage project = s.projects[projectId];
        ProjectsState.Milestone storage milestone = ProjectsBooks.existing(s, projectId, milestoneId);
        _requireContributor(s, projectId, milestone, actor);
        ProjectsLib.checkGate(s, actor, ICompliance.Action.Pay);
        if (project.status == IProjectsTypes.ProjectStatus.Cancelled) {
            revert IProjectsErrors.ProjectsUnexpectedProjectStatus(projectId, project.status);
        }
        IProjectsTypes.MilestoneStatus status = milestone.status;
        if (status > IProjectsTypes.MilestoneStatus.RevisionRequested) _refuseStatus(projectId, milestoneId, status);
        _checkSplit(payees, sharesBps);

        if (payees.length == 0) milestone.flags &= ~ProjectsState.SPLIT;
        else milestone.flags |= ProjectsState.SPLIT;
        s.splits[projectId][milestoneId] = ProjectsState.PayoutSplit({payees: payees, sharesBps: sharesBps});
        emit IProjectsEvents.PayoutSplitSet(projectId, milestoneId, actor, payees, sharesBps);
    }

    /// @notice See {IProjects-postBond}.
    /// @param s The caller's storage.
    /// @param actor Who bonds.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    function postBond(ProjectsState.Layout storage s, address actor, uint256 projectId, uint256 milestoneId) external {
        ProjectsState.Project storage project = s.projects[projectId];
        ProjectsState.Milestone storage milestone = ProjectsBooks.existing(s, projectId, milestoneId);
        _requireContributor(s, projectId, milestone, actor);
        if (project.status != IProjectsTypes.ProjectStatus.Accepted) {
            revert IProjectsErrors.ProjectsUnexpectedProjectStatus(projectId, project.status);
        }
        uint8 flags = milestone.flags;
        if (flags & ProjectsState.BOND_REQUIRED == 0) revert IProjectsErrors.ProjectsNoBond(projectId, milestoneId);
        if (flags & ProjectsState.BONDED != 0) revert IProjectsErrors.ProjectsBondAlreadyPosted(projectId, milestoneId);
        IProjectsTypes.MilestoneStatus status = milestone.status;
        // Not before it is funded: a milestone that nobody funds never ends, and would keep the bond.
        if (status != IProjectsTypes.MilestoneStatus.Funded) _refuseStatus(projectId, milestoneId, status);

        milestone.flags = flags | ProjectsState.BONDED;
        uint256 amount = s.extras[projectId][milestoneId].bond;
        emit IProjectsEvents.BondPosted(projectId, milestoneId, actor, amount);
        ProjectsBooks.pull(s, s.guildToken, actor, amount);
    }

    /// @notice See {IProjects-lockFeeTokens}.
    /// @param s The caller's storage.
    /// @param actor Who locks.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    /// @param maxTokens Most guild tokens that the client agrees to, in the smallest unit.
    function lockFeeTokens(
        ProjectsState.Layout storage s,
        address actor,
        uint256 projectId,
        uint256 milestoneId,
        uint256 maxTokens
    ) external {
        ProjectsState.Project storage project = s.projects[projectId];
        ProjectsState.Milestone storage milestone = ProjectsBooks.existing(s, projectId, milestoneId);
        if (actor != project.client) revert IProjectsErrors.ProjectsUnauthorizedAccount(projectId, actor);
        ProjectsLib.checkGate(s, actor, ICompliance.Action.Fund);
        ProjectsLib.requireHeld(projectId, milestoneId, milestone.status);
        uint256 fee = ProjectsLib.feeOf(milestone.amount, project.feeBps);
        uint256 rate = s.feeTokenRates[project.token];
        uint8 flags = milestone.flags;
        if (flags & ProjectsState.FEE_TOKENS != 0) {
            revert IProjectsErrors.ProjectsFeeTokensAlreadyLocked(projectId, milestoneId);
        }
        if (fee == 0 || rate == 0) revert IProjectsErrors.ProjectsFeeTokensNotOffered(projectId, milestoneId);
        uint256 amount = Math.mulDiv(fee, rate, RATE_UNIT, Math.Rounding.Ceil);
        if (amount > maxTokens) revert IProjectsErrors.ProjectsTooManyFeeTokens(amount, maxTokens);

        milestone.flags = flags | ProjectsState.FEE_TOKENS;
        s.extras[projectId][milestoneId].feeTokens = SafeCast.toUint128(amount);
        emit IProjectsEvents.FeeTokensLocked(projectId, milestoneId, actor, amount);
        ProjectsBooks.pull(s, s.guildToken, actor, amount);
    }

    /// @notice Credits a payment to the payees of a milestone's split; the first gets what rounding leaves.
    /// @param s The caller's storage.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    /// @param actor Whose call pays.
    /// @param token Payment token.
    /// @param net What there is to pay, in the token's smallest unit.
    function payOut(
        ProjectsState.Layout storage s,
        uint256 projectId,
        uint256 milestoneId,
        address actor,
        address token,
        uint256 net
    ) external {
        ProjectsState.PayoutSplit memory split = s.splits[projectId][milestoneId];
        uint256 count = split.payees.length;
        uint256[] memory amounts = new uint256[](count);
        uint256 rest = net;
        for (uint256 i = 1; i < count; ++i) {
            amounts[i] = (net * split.sharesBps[i]) / BPS;
            rest -= amounts[i];
        }
        amounts[0] = rest;
        for (uint256 i = 0; i < count; ++i) {
            if (amounts[i] != 0) ProjectsBooks.credit(s, split.payees[i], token, projectId, actor, amounts[i]);
        }
    }

    /// @notice Ends a milestone's bond and fee tokens: returns what is neither slashed nor used, and burns the rest as
    /// the last step.
    /// @param s The caller's storage.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    /// @param actor Whose call ended the milestone.
    /// @param releasedGross What was released of it, in the payment token's smallest unit.
    /// @param slashBps What a ruling takes of the bond, in basis points.
    function endExtras(
        ProjectsState.Layout storage s,
        uint256 projectId,
        uint256 milestoneId,
        address actor,
        uint256 releasedGross,
        uint256 slashBps
    ) external {
        uint8 flags = s.milestones[projectId][milestoneId].flags;
        uint256 burned = 0;
        if (flags & ProjectsState.BONDED != 0) burned += _endBond(s, projectId, milestoneId, actor, slashBps);
        if (flags & ProjectsState.FEE_TOKENS != 0) {
            burned += _useFeeTokens(s, projectId, milestoneId, actor, releasedGross);
        }
        if (burned == 0) return;
        address guildToken = s.guildToken;
        s.liabilities[guildToken] -= burned;
        IGuildToken(guildToken).burn(burned);
    }

    function _endBond(
        ProjectsState.Layout storage s,
        uint256 projectId,
        uint256 milestoneId,
        address actor,
        uint256 slashBps
    ) private returns (uint256 slashed) {
        ProjectsState.Milestone storage milestone = s.milestones[projectId][milestoneId];
        milestone.flags &= ~ProjectsState.BONDED;
        uint256 bond = s.extras[projectId][milestoneId].bond;
        slashed = (bond * slashBps) / BPS;
        address contributor = s.contributors[projectId][milestone.contributor];
        emit IProjectsEvents.BondEnded(projectId, milestoneId, contributor, bond - slashed, slashed);
        _giveBack(s, contributor, projectId, actor, bond - slashed);
    }

    function _useFeeTokens(
        ProjectsState.Layout storage s,
        uint256 projectId,
        uint256 milestoneId,
        address actor,
        uint256 releasedGross
    ) private returns (uint256 burned) {
        uint256 locked = s.extras[projectId][milestoneId].feeTokens;
        uint256 amount = s.milestones[projectId][milestoneId].amount;
        burned = Math.mulDiv(locked, releasedGross, amount, Math.Rounding.Ceil);
        address client = s.projects[projectId].client;
        emit IProjectsEvents.FeeTokensUsed(projectId, milestoneId, client, burned, locked - burned);
        _giveBack(s, client, projectId, actor, locked - burned);
    }

    function _giveBack(
        ProjectsState.Layout storage s,
        address account,
        uint256 projectId,
        address actor,
        uint256 amount
    ) private {
        if (amount != 0) ProjectsBooks.credit(s, account, s.guildToken, projectId, actor, amount);
    }

    function _requireContributor(
        ProjectsState.Layout storage s,
        uint256 projectId,
        ProjectsState.Milestone storage milestone,
        address actor
    ) private view {
        if (actor != s.contributors[projectId][milestone.contributor]) {
            revert IProjectsErrors.ProjectsUnauthorizedAccount(projectId, actor);
        }
    }

    function _checkSplit(address[] memory payees, uint16[] memory sharesBps) private view {
        uint256 count = payees.length;
        bool valid = count == sharesBps.length && count <= MAX_PAYEES;
        uint256 sum = 0;
        for (uint256 i = 0; valid && i < count; ++i) {
            // A credit of this contract itself could never be withdrawn.
            valid = payees[i] != address(0) && payees[i] != address(this) && sharesBps[i] != 0;
            sum += sharesBps[i];
            for (uint256 j = 0; j < i; ++j) {
                if (payees[i] == payees[j]) valid = false;
            }
        }
        if (!valid || (count != 0 && sum != BPS)) revert IProjectsErrors.ProjectsInvalidSplit();
    }

    function _refuseStatus(uint256 projectId, uint256 milestoneId, IProjectsTypes.MilestoneStatus status) private pure {
        revert IProjectsErrors.ProjectsUnexpectedMilestoneStatus(projectId, milestoneId, status);
    }
}
