// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {ExactTransfer} from "../guild/ExactTransfer.sol";
import {GuildContract} from "../guild/GuildContract.sol";
import {ITreasury} from "./ITreasury.sol";

/// @title Treasury
/// @notice See {ITreasury}.
contract Treasury is ITreasury, GuildContract, ReentrancyGuardTransient {
    uint256 private _paymentCount;
    mapping(address token => uint256) private _bookBalances;

    constructor(address forwarder) GuildContract(forwarder) {}

    /// @inheritdoc ITreasury
    function initialize(address authority_, address priorities_) external initializer {
        __AccessManaged_init(authority_);
    }

    /// @inheritdoc ITreasury
    function deposit(address token, uint256 amount, DepositPurpose purpose, bytes32 ref) external payable nonReentrant {
        if (amount == 0) revert TreasuryZeroAmount();
        address actor = _msgSender();
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
        if (amount == 0) revert TreasuryZeroAmount();
        if (to == address(0) || to == address(this)) revert TreasuryInvalidReceiver(to);
        uint256 bookBalance = _bookBalances[token];
        if (amount > bookBalance) revert TreasuryInsufficientBalance(token, bookBalance, amount);
        bookBalance -= amount;
        _bookBalances[token] = bookBalance;
        paymentId = ++_paymentCount;
        emit Paid(paymentId, to, token, _msgSender(), 0, purpose, ref, memo, amount, bookBalance);

        uint256 sent = ExactTransfer.push(token, to, amount);
        if (sent != amount) revert TreasuryTransferMismatch(token, amount, sent);
    }

    /// @inheritdoc ITreasury
    function recognize(address token) external nonReentrant returns (uint256 amount) {
        uint256 balance = IERC20(token).balanceOf(address(this));
        uint256 bookBalance = _bookBalances[token];
        if (balance <= bookBalance) revert TreasuryNothingToRecognize(token);
        amount = balance - bookBalance;
        _bookBalances[token] = balance;
        emit Recognized(_msgSender(), token, amount, balance);
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
    function payFromBudget(
        uint256 budgetId,
        address to,
        uint256 amount,
        PaymentPurpose purpose,
        bytes32 ref,
        string calldata memo
    ) external returns (uint256 paymentId) {
        revert();
    }

    /// @inheritdoc ITreasury
    function openBudget(BudgetTerms calldata terms) external returns (uint256 budgetId) {
        revert();
    }

    /// @inheritdoc ITreasury
    function openRoundBudgets(uint256 roundId, uint40 endsAt, address[] calldata spenders) external {
        revert();
    }

    /// @inheritdoc ITreasury
    function setBudgetSpender(uint256 budgetId, address spender, bool allowed) external {
        revert();
    }

    /// @inheritdoc ITreasury
    function closeBudget(uint256 budgetId) external {
        revert();
    }

    /// @inheritdoc ITreasury
    function budgetCount() external view returns (uint256) {
        revert();
    }

    /// @inheritdoc ITreasury
    function budgetOf(uint256 budgetId) external view returns (Budget memory) {
        revert();
    }

    /// @inheritdoc ITreasury
    function budgetAvailable(uint256 budgetId) external view returns (uint256) {
        revert();
    }

    /// @inheritdoc ITreasury
    function isBudgetSpender(uint256 budgetId, address account) external view returns (bool) {
        revert();
    }
}
