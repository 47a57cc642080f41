// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ICompliance} from "../compliance/ICompliance.sol";
import {ITreasury} from "../treasury/ITreasury.sol";
import {IProjectsErrors} from "./IProjectsErrors.sol";
import {IProjectsEvents} from "./IProjectsEvents.sol";
import {IProjectsTypes} from "./IProjectsTypes.sol";
import {ProjectsBooks} from "./ProjectsBooks.sol";
import {ProjectsLib} from "./ProjectsLib.sol";
import {ProjectsState} from "./ProjectsState.sol";
import {TokenMetadata} from "../utils/TokenMetadata.sol";

/// @title ProjectsGuild
/// @notice The guild's side of {IProjects}: what it decides about payments, and what is its own. A linked library.
library ProjectsGuild {
    uint16 private constant MAX_FEE_BPS = 1_000;

    /// @notice See {IProjects-collectFees}.
    /// @param s The caller's storage.
    /// @param actor Whose call it is.
    /// @param token Payment token.
    /// @return amount What was moved, in the token's smallest unit.
    function collectFees(
        ProjectsState.Layout storage s,
        address actor,
        address token
    ) external returns (uint256 amount) {
        amount = s.fees[token];
        if (amount == 0) revert IProjectsErrors.ProjectsNothingToCollect(token);

        s.fees[token] = 0;
        s.liabilities[token] -= amount;
        uint256 totalCollected = s.collected[token] + amount;
        s.collected[token] = totalCollected;
        emit IProjectsEvents.FeesCollected(token, actor, amount, totalCollected);
        _deposit(s.treasury, token, amount, ITreasury.DepositPurpose.ProjectFees);
    }

    /// @notice See {IProjects-recoverSurplus}.
    /// @param s The caller's storage.
    /// @param actor Whose call it is.
    /// @param token Any token, or the zero address.
    /// @return amount What was moved, in the token's smallest unit.
    function recoverSurplus(
        ProjectsState.Layout storage s,
        address actor,
        address token
    ) external returns (uint256 amount) {
        amount = Math.saturatingSub(_balanceOf(token), s.liabilities[token]);
        if (amount == 0) revert IProjectsErrors.ProjectsNothingToRecover(token);
        emit IProjectsEvents.SurplusRecovered(token, actor, amount);
        _deposit(s.treasury, token, amount, ITreasury.DepositPurpose.Surplus);
    }

    /// @notice See {IProjects-holdCredit}.
    /// @param s The caller's storage.
    /// @param actor Who decides.
    /// @param account Whose credit.
    /// @param token Payment token.
    /// @param reasonDigest SHA-256 of the written reason's bytes.
    function holdCredit(
        ProjectsState.Layout storage s,
        address actor,
        address account,
        address token,
        bytes32 reasonDigest
    ) external {
        ProjectsState.Credit storage credit = s.credits[account][token];
        if (credit.held) revert IProjectsErrors.ProjectsCreditHeld(account, token);
        credit.held = true;
        emit IProjectsEvents.CreditHeld(account, token, actor, credit.amount, reasonDigest);
    }

    /// @notice See {IProjects-releaseCredit}.
    /// @param s The caller's storage.
    /// @param actor Who decides.
    /// @param account Whose credit.
    /// @param token Payment token.
    function releaseCredit(ProjectsState.Layout storage s, address actor, address account, address token) external {
        ProjectsState.Credit storage credit = s.credits[account][token];
        if (!credit.held) revert IProjectsErrors.ProjectsCreditNotHeld(account, token);
        credit.held = false;
        emit IProjectsEvents.CreditReleased(account, token, actor, credit.amount);
    }

    /// @notice Sets the first fee and the first payment tokens.
    /// @param s The caller's storage.
    /// @param actor Who sets up.
    /// @param feeBps Basis points.
    /// @param tokens ERC-20 contracts, or the zero address.
    function setUp(ProjectsState.Layout storage s, address actor, uint16 feeBps, address[] calldata tokens) external {
        _setFeeBps(s, actor, feeBps);
        for (uint256 i = 0; i < tokens.length; ++i) {
            _setTokenAllowed(s, actor, tokens[i], true);
        }
    }

    /// @notice See {IProjects-acceptProject}.
    /// @param s The caller's storage.
    /// @param actor Who accepts.
    /// @param projectId Project.
    /// @param termsHash Terms that are accepted.
    function acceptProject(
        ProjectsState.Layout storage s,
        address actor,
        uint256 projectId,
        bytes32 termsHash
    ) external {
        ProjectsState.Project storage project = ProjectsBooks.existing(s, projectId);
        IProjectsTypes.ProjectStatus status = project.status;
        bytes32 currentTermsHash = project.termsHash;
        if (status != IProjectsTypes.ProjectStatus.Proposed || termsHash != currentTermsHash) {
            emit IProjectsEvents.AcceptanceLapsed(projectId, actor, termsHash, currentTermsHash, status);
            return;
        }
        project.status = IProjectsTypes.ProjectStatus.Accepted;
        emit IProjectsEvents.ProjectAccepted(projectId, actor, termsHash);
        if (ProjectsLib.isGated(s, ICompliance.Action.Submit)) _gateSubmissions(s, projectId);
    }

    /// @notice See {IProjects-setTokenAllowed}.
    /// @param s The caller's storage.
    /// @param actor Who decides.
    /// @param token ERC-20 contract, or the zero address.
    /// @param allowed Whether it is allowed.
    function setTokenAllowed(ProjectsState.Layout storage s, address actor, address token, bool allowed) external {
        _setTokenAllowed(s, actor, token, allowed);
    }

    /// @notice See {IProjects-setFeeBps}.
    /// @param s The caller's storage.
    /// @param actor Who decides.
    /// @param newFeeBps Basis points.
    function setFeeBps(ProjectsState.Layout storage s, address actor, uint16 newFeeBps) external {
        _setFeeBps(s, actor, newFeeBps);
    }

    /// @notice See {IProjects-setFeeTokenRate}.
    /// @param s The caller's storage.
    /// @param actor Who decides.
    /// @param token Payment token.
    /// @param rate Guild tokens (smallest unit) per 1e18 smallest units of fee in `token`.
    function setFeeTokenRate(ProjectsState.Layout storage s, address actor, address token, uint256 rate) external {
        emit IProjectsEvents.FeeTokenRateSet(token, actor, s.feeTokenRates[token], rate);
        s.feeTokenRates[token] = rate;
    }

    /// @dev Asks once for each contributor. A milestone that has ended before needs no gate.
    function _gateSubmissions(ProjectsState.Layout storage s, uint256 projectId) private {
        ProjectsState.Project storage project = s.projects[projectId];
        address[] memory contributors = new address[](project.contributorCount);
        ICompliance.Obstacle[] memory obstacles = new ICompliance.Obstacle[](contributors.length);
        for (uint256 i = 0; i < contributors.length; ++i) {
            contributors[i] = s.contributors[projectId][i];
            obstacles[i] = ProjectsLib.submissionObstacleOf(s, contributors[i]);
        }
        uint256 milestoneCount = project.milestoneCount;
        for (uint256 i = 0; i < milestoneCount; ++i) {
            ProjectsState.Milestone storage milestone = s.milestones[projectId][i];
            if (milestone.status == IProjectsTypes.MilestoneStatus.Refunded) continue;
            uint8 index = milestone.contributor;
            if (obstacles[index] == ICompliance.Obstacle.None) continue;
            ProjectsLib.gateSubmissions(s, projectId, i, contributors[index], obstacles[index]);
        }
    }

    function _setTokenAllowed(ProjectsState.Layout storage s, address actor, address token, bool allowed) private {
        if (allowed && token != address(0) && token.code.length == 0)
            revert IProjectsErrors.ProjectsInvalidToken(token);
        s.allowed[token] = allowed;
        emit IProjectsEvents.TokenAllowed(
            token,
            actor,
            allowed,
            TokenMetadata.decimalsOf(token),
            TokenMetadata.symbolOf(token)
        );
    }

    function _setFeeBps(ProjectsState.Layout storage s, address actor, uint16 newFeeBps) private {
        if (newFeeBps > MAX_FEE_BPS) revert IProjectsErrors.ProjectsFeeTooHigh(newFeeBps, MAX_FEE_BPS);
        emit IProjectsEvents.FeeBpsSet(actor, s.feeBps, newFeeBps);
        s.feeBps = newFeeBps;
    }

    /// @dev Moves tokens to the treasury; the last step of a call, after its events.
    function _deposit(address treasury, address token, uint256 amount, ITreasury.DepositPurpose purpose) private {
        bytes32 ref = bytes32(uint256(uint160(address(this))));
        if (token == address(0)) {
            ITreasury(treasury).deposit{value: amount}(token, amount, purpose, ref);
            return;
        }
        uint256 balance = _balanceOf(token);
        SafeERC20.forceApprove(IERC20(token), treasury, amount);
        ITreasury(treasury).deposit(token, amount, purpose, ref);
        uint256 sent = Math.saturatingSub(balance, _balanceOf(token));
        if (sent != amount) revert IProjectsErrors.ProjectsTransferMismatch(token, amount, sent);
    }

    function _balanceOf(address token) private view returns (uint256) {
        return token == address(0) ? address(this).balance : IERC20(token).balanceOf(address(this));
    }
}
