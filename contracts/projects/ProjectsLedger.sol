// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {ICompliance} from "../compliance/ICompliance.sol";
import {IGated} from "../compliance/IGated.sol";
import {GuildContract} from "../utils/GuildContract.sol";
import {IProjects} from "./IProjects.sol";
import {ProjectsBooks} from "./ProjectsBooks.sol";
import {ProjectsGuild} from "./ProjectsGuild.sol";
import {ProjectsLib} from "./ProjectsLib.sol";
import {ProjectsState} from "./ProjectsState.sol";

/// @title ProjectsLedger
/// @notice What {IProjects} owes and to whom, the only ways out of it, and what the guild decides about payments.
abstract contract ProjectsLedger is IProjects, IGated, GuildContract, ReentrancyGuardTransient {
    ProjectsState.Layout internal _s;

    /// @inheritdoc IProjects
    function withdraw(address token, address to) external nonReentrant returns (uint256 amount) {
        if (to == address(0) || to == address(this)) revert ProjectsInvalidReceiver(to);
        address account = _msgSender();
        if (ProjectsLib.isGated(_s, ICompliance.Action.Withdraw)) _askCompliance(account, ICompliance.Action.Withdraw);
        ProjectsState.Credit storage credit = _s.credits[account][token];
        if (credit.held) revert ProjectsCreditHeld(account, token);
        uint120 credited = credit.amount;
        if (credited == 0) revert ProjectsNothingToWithdraw(account, token);

        amount = credited;
        uint128 totalWithdrawn = credit.withdrawn + credited;
        credit.withdrawn = totalWithdrawn;
        credit.amount = 0;
        emit Withdrawn(account, token, to, amount, totalWithdrawn);
        ProjectsBooks.push(_s, token, to, amount);
    }

    /// @inheritdoc IProjects
    function collectFees(address token) external nonReentrant returns (uint256 amount) {
        return ProjectsGuild.collectFees(_s, _msgSender(), token);
    }

    /// @inheritdoc IProjects
    function recoverSurplus(address token) external nonReentrant returns (uint256 amount) {
        return ProjectsGuild.recoverSurplus(_s, _msgSender(), token);
    }

    /// @inheritdoc IProjects
    function holdCredit(address account, address token, bytes32 reasonDigest) external restricted {
        ProjectsGuild.holdCredit(_s, _msgSender(), account, token, reasonDigest);
    }

    /// @inheritdoc IProjects
    function releaseCredit(address account, address token) external restricted {
        ProjectsGuild.releaseCredit(_s, _msgSender(), account, token);
    }

    /// @inheritdoc IGated
    function setGated(ICompliance.Action action, bool gated) external {
        // A contract switches gates, never a signer: msg.sender, not the ERC-2771 sender.
        if (msg.sender != _s.compliance) revert GatedUnauthorized(msg.sender);
        if (gated) _s.gates |= ProjectsLib.gateOf(action);
        else _s.gates &= ~ProjectsLib.gateOf(action);
    }

    /// @inheritdoc IProjects
    function setTokenAllowed(address token, bool allowed) external restricted {
        ProjectsGuild.setTokenAllowed(_s, _msgSender(), token, allowed);
    }

    /// @inheritdoc IProjects
    function setFeeBps(uint16 feeBps_) external restricted {
        ProjectsGuild.setFeeBps(_s, _msgSender(), feeBps_);
    }

    /// @inheritdoc IProjects
    function setFeeTokenRate(address token, uint256 rate) external restricted {
        ProjectsGuild.setFeeTokenRate(_s, _msgSender(), token, rate);
    }

    /// @inheritdoc IProjects
    function creditOf(address account, address token) external view nonReentrantView returns (uint256) {
        return _s.credits[account][token].amount;
    }

    /// @inheritdoc IProjects
    function isCreditHeld(address account, address token) external view returns (bool) {
        return _s.credits[account][token].held;
    }

    /// @inheritdoc IProjects
    function feesOf(address token) external view nonReentrantView returns (uint256) {
        return _s.fees[token];
    }

    /// @inheritdoc IProjects
    function liabilitiesOf(address token) external view nonReentrantView returns (uint256) {
        return _s.liabilities[token];
    }

    /// @inheritdoc IGated
    function isGated(ICompliance.Action action) external view returns (bool) {
        return ProjectsLib.isGated(_s, action);
    }

    /// @inheritdoc IProjects
    function isTokenAllowed(address token) external view returns (bool) {
        return _s.allowed[token];
    }

    /// @inheritdoc IProjects
    function feeTokenRateOf(address token) external view returns (uint256) {
        return _s.feeTokenRates[token];
    }

    /// @inheritdoc IProjects
    function feeBps() external view returns (uint16) {
        return _s.feeBps;
    }

    /// @dev Only while the action's gate is on. Apart from that question, which costs 78 gas less so.
    function _askCompliance(address account, ICompliance.Action action) internal view {
        ICompliance(_s.compliance).check(account, action);
    }
}
