// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {ICompliance} from "../compliance/ICompliance.sol";
import {IGated} from "../compliance/IGated.sol";
import {ExactTransfer} from "../utils/ExactTransfer.sol";
import {GuildContract} from "../utils/GuildContract.sol";
import {IPriorityRounds} from "../priorities/IPriorityRounds.sol";
import {ITreasury} from "./ITreasury.sol";

/// @title Treasury
/// @notice See {ITreasury}.
contract Treasury is ITreasury, IGated, GuildContract, ReentrancyGuardTransient {
    uint256 private constant MAX_SPENDERS = 20;
    /// @dev Of all budgets of a round together: fifty with eight each take some 15 million gas, of the 16,777,216 that a
    /// transaction may take (EIP-7825).
    uint256 private constant MAX_ROUND_SPENDERS = 400;

    IPriorityRounds private _priorities;
    address private _projects;
    // A slot that each payment writes.
    address private _compliance;
    bool private _payGated;
    uint64 private _paymentCount;
    uint256 private _budgetCount;
    mapping(address token => uint256) private _bookBalances;
    mapping(uint256 budgetId => Budget) private _budgets;
    mapping(uint256 budgetId => mapping(address account => bool)) private _spenders;
    mapping(uint256 budgetId => uint256) private _spenderCounts;
    mapping(uint256 roundId => bool) private _budgetedRounds;

    constructor(address forwarder) GuildContract(forwarder) {}

    /// @notice Accepts native coin without a deposit; {recognize} books it.
    receive() external payable {}

    /// @inheritdoc ITreasury
    function initialize(
        address authority_,
        address priorities_,
        address projects_,
        address compliance_
    ) external initializer {
        __AccessManaged_init(authority_);
        _priorities = IPriorityRounds(priorities_);
        _projects = projects_;
        _compliance = compliance_;
    }

    /// @inheritdoc ITreasury
    function deposit(address token, uint256 amount, DepositPurpose purpose, bytes32 ref) external payable nonReentrant {
        if (amount == 0) revert TreasuryZeroAmount();
        uint256 value = token == address(0) ? amount : 0;
        if (msg.value != value) revert TreasuryUnexpectedValue(value, msg.value);
        address actor = _msgSender();
        if (purpose != DepositPurpose.Contribution && actor != _projects) revert TreasuryReservedPurpose(purpose);
        uint256 bookBalance = _bookBalances[token] + amount;
        _bookBalances[token] = bookBalance;
        emit Deposited(actor, token, ref, purpose, amount, bookBalance);

        uint256 received = ExactTransfer.pull(token, actor, amount);
        if (received != amount) revert TreasuryTransferMismatch(token, amount, received);
    }

    /// @inheritdoc ITreasury
    function pay(
        address token,
        address to,
        uint256 amount,
        PaymentPurpose purpose,
        bytes32 ref,
        string calldata memo
    ) external restricted nonReentrant returns (uint256 paymentId) {
        _checkGate(_msgSender());
        paymentId = _book(0, token, to, amount, purpose, ref, memo);
        _send(token, to, amount);
    }

    /// @inheritdoc ITreasury
    function payFromBudget(
        uint256 budgetId,
        address to,
        uint256 amount,
        PaymentPurpose purpose,
        bytes32 ref,
        string calldata memo
    ) external nonReentrant returns (uint256 paymentId) {
        address spender = _msgSender();
        Budget storage budget = _existing(budgetId);
        if (!_isOpen(budget)) revert TreasuryBudgetNotOpen(budgetId);
        if (!_spenders[budgetId][spender]) revert TreasuryUnauthorizedSpender(budgetId, spender);
        _checkGate(spender);
        if (_payGated && ICompliance(_compliance).isFrozen(to)) revert TreasuryFrozenReceiver(to);
        _spend(budgetId, budget, amount);

        address token = budget.token;
        paymentId = _book(budgetId, token, to, amount, purpose, ref, memo);
        emit BudgetSpent(
            budgetId,
            paymentId,
            spender,
            amount,
            budget.spentPeriod,
            budget.spentInPeriod,
            budget.totalSpent
        );
        _send(token, to, amount);
    }

    /// @inheritdoc ITreasury
    function openBudget(BudgetTerms calldata terms) external restricted returns (uint256 budgetId) {
        return _open(terms, 0);
    }

    /// @inheritdoc ITreasury
    function openRoundBudgets(uint256 roundId, uint40 endsAt, address[] calldata spenders) external restricted {
        if (_budgetedRounds[roundId]) revert TreasuryRoundAlreadyBudgeted(roundId);
        _budgetedRounds[roundId] = true;
        IPriorityRounds.Round memory round = _priorities.roundOf(roundId);
        // An unknown round is of the first kind.
        if (round.kind != IPriorityRounds.RoundKind.Budget) revert TreasuryInvalidBudget("roundId");
        if (!round.finalized) revert IPriorityRounds.PriorityRoundsNotFinalized(roundId);
        (uint256[] memory ranking, , uint256[] memory amounts) = _priorities.resultOf(roundId);
        if (ranking.length * spenders.length > MAX_ROUND_SPENDERS) revert TreasuryInvalidBudget("spenders");
        // In a round with votes the first project got a part.
        if (amounts[0] == 0) revert TreasuryInvalidBudget("roundId");

        BudgetTerms memory terms;
        terms.token = round.token;
        terms.endsAt = endsAt;
        terms.spenders = spenders;
        for (uint256 i = 0; i < ranking.length; ++i) {
            if (amounts[i] == 0) continue;
            terms.limit = SafeCast.toUint128(amounts[i]);
            terms.ref = bytes32(ranking[i]);
            terms.title = _roundTitle(roundId, ranking[i]);
            _open(terms, roundId);
        }
    }

    /// @inheritdoc ITreasury
    function setBudgetSpender(uint256 budgetId, address spender, bool allowed) external restricted {
        if (_existing(budgetId).closed) revert TreasuryBudgetNotOpen(budgetId);
        if (spender == address(0)) revert TreasuryInvalidBudget("spender");
        if (allowed) _checkGate(_msgSender());
        if (_spenders[budgetId][spender] != allowed) {
            uint256 count = _spenderCounts[budgetId];
            if (allowed && count == MAX_SPENDERS) revert TreasuryInvalidBudget("spender");
            _spenderCounts[budgetId] = allowed ? count + 1 : count - 1;
            _spenders[budgetId][spender] = allowed;
        }
        emit BudgetSpenderSet(budgetId, spender, _msgSender(), allowed);
    }

    /// @inheritdoc ITreasury
    function closeBudget(uint256 budgetId) external restricted {
        Budget storage budget = _existing(budgetId);
        if (budget.closed) revert TreasuryBudgetNotOpen(budgetId);
        budget.closed = true;
        emit BudgetClosed(budgetId, _msgSender(), budget.totalSpent);
    }

    /// @inheritdoc ITreasury
    function recognize(address token) external nonReentrant returns (uint256 amount) {
        uint256 balance = token == address(0) ? address(this).balance : IERC20(token).balanceOf(address(this));
        uint256 bookBalance = _bookBalances[token];
        if (balance <= bookBalance) revert TreasuryNothingToRecognize(token);
        amount = balance - bookBalance;
        _bookBalances[token] = balance;
        emit Recognized(_msgSender(), token, amount, balance);
    }

    /// @inheritdoc IGated
    function setGated(ICompliance.Action action, bool gated) external {
        // A contract switches gates, never a signer: msg.sender, not the ERC-2771 sender.
        if (msg.sender != _compliance) revert GatedUnauthorized(msg.sender);
        if (action == ICompliance.Action.Pay) _payGated = gated;
    }

    /// @inheritdoc IGated
    function isGated(ICompliance.Action action) external view returns (bool) {
        return action == ICompliance.Action.Pay && _payGated;
    }

    /// @inheritdoc ITreasury
    function bookBalanceOf(address token) external view nonReentrantView returns (uint256) {
        return _bookBalances[token];
    }

    /// @inheritdoc ITreasury
    function paymentCount() external view returns (uint256) {
        return _paymentCount;
    }

    /// @inheritdoc ITreasury
    function budgetCount() external view returns (uint256) {
        return _budgetCount;
    }

    /// @inheritdoc ITreasury
    function budgetOf(uint256 budgetId) external view returns (Budget memory) {
        return _budgets[budgetId];
    }

    /// @inheritdoc ITreasury
    function budgetAvailable(uint256 budgetId) external view returns (uint256) {
        Budget storage budget = _budgets[budgetId];
        return _isOpen(budget) ? budget.limit - _spentIn(budget, _periodOf(budget)) : 0;
    }

    /// @inheritdoc ITreasury
    function isBudgetSpender(uint256 budgetId, address account) external view returns (bool) {
        return _spenders[budgetId][account];
    }

    /// @dev Checks a payment and enters it in the books.
    function _book(
        uint256 budgetId,
        address token,
        address to,
        uint256 amount,
        PaymentPurpose purpose,
        bytes32 ref,
        string calldata memo
    ) private returns (uint256 paymentId) {
        if (amount == 0) revert TreasuryZeroAmount();
        if (to == address(0) || to == address(this)) revert TreasuryInvalidReceiver(to);
        uint256 bookBalance = _bookBalances[token];
        if (amount > bookBalance) revert TreasuryInsufficientBalance(token, bookBalance, amount);
        bookBalance -= amount;
        _bookBalances[token] = bookBalance;
        paymentId = ++_paymentCount;
        emit Paid(paymentId, to, token, _msgSender(), budgetId, purpose, ref, memo, amount, bookBalance);
    }

    /// @dev Moves what was booked; the last step of a call, after its events.
    function _send(address token, address to, uint256 amount) private {
        uint256 sent = ExactTransfer.push(token, to, amount);
        if (sent != amount) revert TreasuryTransferMismatch(token, amount, sent);
    }

    function _spend(uint256 budgetId, Budget storage budget, uint256 amount) private {
        uint64 period = _periodOf(budget);
        uint128 spent = _spentIn(budget, period);
        uint128 available = budget.limit - spent;
        if (amount > available) revert TreasuryBudgetExceeded(budgetId, available, amount);
        budget.spentPeriod = period;
        budget.spentInPeriod = spent + uint128(amount);
        budget.totalSpent += uint128(amount);
    }

    function _open(BudgetTerms memory terms, uint256 roundId) private returns (uint256 budgetId) {
        uint40 startsAt = uint40(Math.max(terms.startsAt, block.timestamp));
        if (terms.limit == 0) revert TreasuryInvalidBudget("limit");
        if (terms.endsAt != 0 && terms.endsAt <= startsAt) revert TreasuryInvalidBudget("endsAt");
        if (terms.spenders.length > MAX_SPENDERS) revert TreasuryInvalidBudget("spenders");

        budgetId = ++_budgetCount;
        Budget storage budget = _budgets[budgetId];
        budget.token = terms.token;
        budget.period = terms.period;
        budget.startsAt = startsAt;
        budget.endsAt = terms.endsAt;
        budget.limit = terms.limit;
        address actor = _msgSender();
        _checkGate(actor);
        emit BudgetOpened(
            budgetId,
            actor,
            terms.token,
            terms.limit,
            terms.period,
            startsAt,
            terms.endsAt,
            roundId,
            terms.ref,
            terms.title
        );
        _addSpenders(budgetId, actor, terms.spenders);
    }

    function _addSpenders(uint256 budgetId, address actor, address[] memory spenders) private {
        mapping(address account => bool) storage allowed = _spenders[budgetId];
        _spenderCounts[budgetId] = spenders.length;
        for (uint256 i = 0; i < spenders.length; ++i) {
            address spender = spenders[i];
            if (spender == address(0) || allowed[spender]) revert TreasuryInvalidBudget("spenders");
            allowed[spender] = true;
            emit BudgetSpenderSet(budgetId, spender, actor, true);
        }
    }

    /// @dev An action that nobody restricts costs no call.
    function _checkGate(address account) private view {
        if (_payGated) ICompliance(_compliance).check(account, ICompliance.Action.Pay);
    }

    function _existing(uint256 budgetId) private view returns (Budget storage budget) {
        budget = _budgets[budgetId];
        if (budget.startsAt == 0) revert TreasuryUnknownBudget(budgetId);
    }

    /// @dev An unknown budget counts as open, with a limit of nothing.
    function _isOpen(Budget storage budget) private view returns (bool) {
        if (budget.closed || block.timestamp < budget.startsAt) return false;
        return budget.endsAt == 0 || block.timestamp <= budget.endsAt;
    }

    /// @dev Only for a budget that has started.
    function _periodOf(Budget storage budget) private view returns (uint64) {
        uint32 period = budget.period;
        return period == 0 ? 0 : uint64((block.timestamp - budget.startsAt) / period);
    }

    function _spentIn(Budget storage budget, uint64 period) private view returns (uint128) {
        return budget.spentPeriod == period ? budget.spentInPeriod : 0;
    }

    function _roundTitle(uint256 roundId, uint256 projectId) private pure returns (string memory) {
        return string.concat("Round ", Strings.toString(roundId), ", project ", Strings.toString(projectId));
    }
}
