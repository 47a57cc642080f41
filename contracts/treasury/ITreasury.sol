// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title ITreasury
/// @notice Holds the guild's funds. Every movement has a purpose and a reference. Nothing here makes the book balance
/// of a token exceed the real one, and what is there beyond it can be booked by anyone; a token that takes balances
/// away by itself (rebasing down) can leave less. The zero address stands for the chain's native coin.
///
/// A budget lets its spenders pay up to a limit per period without a proposal for each payment; what a period leaves
/// over is gone. It reserves nothing: the book balance must cover each payment. A budget can be spent from `startsAt` up
/// to and including `endsAt`.
interface ITreasury {
    /// @notice Why money came in. Only the guild's {IProjects} deposits for anything but the first.
    /// @custom:value0 Contribution A gift or an investment.
    /// @custom:value1 ProjectFees The guild's share of released milestones.
    /// @custom:value2 Surplus Tokens that reached the escrow without belonging to anyone.
    enum DepositPurpose {
        Contribution,
        ProjectFees,
        Surplus
    }

    /// @notice Why money went out.
    /// @custom:value0 Operations Running the guild.
    /// @custom:value1 Grant Support without a deliverable.
    /// @custom:value2 Work Knowledge work outside a project.
    /// @custom:value3 Reimbursement Costs that somebody advanced.
    enum PaymentPurpose {
        Operations,
        Grant,
        Work,
        Reimbursement
    }

    /// @notice What a budget allows.
    /// @param token ERC-20 contract; the zero address for native coin.
    /// @param limit Most that can be paid per period, in the token's smallest unit; not zero.
    /// @param period Seconds; 0 for one period without end.
    /// @param startsAt First second in which it can be spent, Unix seconds. When it is past, as after a vote that took
    /// longer, or 0, the budget starts at once.
    /// @param endsAt Last second in which it can be spent, Unix seconds, after the start; 0 for no end.
    /// @param ref What the budget belongs to; free for the guild.
    /// @param title Short name.
    /// @param spenders Who may pay from it, at most 20; may be empty at first.
    struct BudgetTerms {
        address token;
        uint128 limit;
        uint32 period;
        uint40 startsAt;
        uint40 endsAt;
        bytes32 ref;
        string title;
        address[] spenders;
    }

    /// @notice A budget as stored.
    /// @param token ERC-20 contract; the zero address for native coin.
    /// @param period Seconds; 0 for one period without end.
    /// @param startsAt Unix seconds.
    /// @param endsAt Unix seconds; 0 for no end.
    /// @param closed Whether it was closed.
    /// @param limit Most that can be paid per period, in the token's smallest unit.
    /// @param spentPeriod Number, from 0, of the period that `spentInPeriod` is about.
    /// @param spentInPeriod What was paid in that period.
    /// @param totalSpent All that was paid from it.
    struct Budget {
        address token;
        uint32 period;
        uint40 startsAt;
        uint40 endsAt;
        bool closed;
        uint128 limit;
        uint64 spentPeriod;
        uint128 spentInPeriod;
        uint128 totalSpent;
    }

    /// @notice Emitted when a budget is opened, before its {BudgetSpenderSet} events.
    /// @param budgetId Number of the budget, from 1.
    /// @param actor Who opened it: the timelock, or an account that governance gave the role to.
    /// @param token ERC-20 contract; the zero address for native coin.
    /// @param limit Most that can be paid per period, in the token's smallest unit.
    /// @param period Seconds; 0 for one period without end.
    /// @param startsAt First second in which it can be spent, Unix seconds; never before it was opened.
    /// @param endsAt Last second in which it can be spent, Unix seconds; 0 for no end.
    /// @param roundId Round of {IPriorityRounds} that it comes from; 0 for none.
    /// @param ref What it belongs to; the project's number for a budget from a round.
    /// @param title Short name.
    event BudgetOpened(
        uint256 indexed budgetId,
        address indexed actor,
        address indexed token,
        uint128 limit,
        uint32 period,
        uint40 startsAt,
        uint40 endsAt,
        uint256 roundId,
        bytes32 ref,
        string title
    );

    /// @notice Emitted when an account may, or may no longer, pay from a budget.
    /// @param budgetId Budget.
    /// @param spender Who.
    /// @param actor Who decided.
    /// @param allowed Whether it may now.
    event BudgetSpenderSet(uint256 indexed budgetId, address indexed spender, address indexed actor, bool allowed);

    /// @notice Emitted when a budget is closed.
    /// @param budgetId Budget.
    /// @param actor Who closed it.
    /// @param totalSpent All that was paid from it, in the token's smallest unit.
    event BudgetClosed(uint256 indexed budgetId, address indexed actor, uint128 totalSpent);

    /// @notice Emitted after the {Paid} event of a payment from a budget.
    /// @param budgetId Budget.
    /// @param paymentId Payment.
    /// @param spender Who paid.
    /// @param amount In the token's smallest unit.
    /// @param period Number of the period, from 0.
    /// @param spentInPeriod What was paid in the period, this payment included.
    /// @param totalSpent All that was paid from the budget, this payment included.
    event BudgetSpent(
        uint256 indexed budgetId,
        uint256 indexed paymentId,
        address indexed spender,
        uint256 amount,
        uint64 period,
        uint128 spentInPeriod,
        uint128 totalSpent
    );

    /// @notice Emitted when somebody deposits tokens.
    /// @param actor Who paid.
    /// @param token ERC-20 contract; the zero address for native coin.
    /// @param ref What the depositor says that it belongs to; the Projects contract's address if that deposits.
    /// @param purpose Why.
    /// @param amount In the token's smallest unit.
    /// @param bookBalance The treasury's book balance of the token afterwards.
    event Deposited(
        address indexed actor,
        address indexed token,
        bytes32 indexed ref,
        DepositPurpose purpose,
        uint256 amount,
        uint256 bookBalance
    );

    /// @notice Emitted when the treasury pays.
    /// @param paymentId Number of the payment, from 1.
    /// @param to Receiver.
    /// @param token ERC-20 contract; the zero address for native coin.
    /// @param actor Who ordered it: the timelock, an account that governance gave the role to, or a budget's spender.
    /// @param budgetId Budget that it is paid from; 0 for none.
    /// @param purpose Why.
    /// @param ref What the payment belongs to.
    /// @param memo The payment in words.
    /// @param amount In the token's smallest unit.
    /// @param bookBalance The treasury's book balance of the token afterwards.
    event Paid(
        uint256 indexed paymentId,
        address indexed to,
        address indexed token,
        address actor,
        uint256 budgetId,
        PaymentPurpose purpose,
        bytes32 ref,
        string memo,
        uint256 amount,
        uint256 bookBalance
    );

    /// @notice Emitted when tokens that arrived without a deposit are booked.
    /// @param actor Who booked them.
    /// @param token ERC-20 contract; the zero address for native coin.
    /// @param amount Surplus booked, in the token's smallest unit.
    /// @param bookBalance The treasury's book balance of the token afterwards.
    event Recognized(address indexed actor, address indexed token, uint256 amount, uint256 bookBalance);

    /// @notice The amount is zero.
    error TreasuryZeroAmount();

    /// @notice The receiver is the zero address or the treasury itself.
    error TreasuryInvalidReceiver(address to);

    /// @notice The book balance does not cover the payment.
    error TreasuryInsufficientBalance(address token, uint256 available, uint256 needed);

    /// @notice The token moved another amount than was asked for (a fee-on-transfer token, for example).
    error TreasuryTransferMismatch(address token, uint256 expected, uint256 received);

    /// @notice Only the guild's Projects contract deposits for this purpose.
    error TreasuryReservedPurpose(DepositPurpose purpose);

    /// @notice The receiver of a payment from a budget is frozen.
    error TreasuryFrozenReceiver(address to);

    /// @notice The value sent with the call is not the amount of native coin that it needs.
    error TreasuryUnexpectedValue(uint256 expected, uint256 given);

    /// @notice There is no such budget.
    error TreasuryUnknownBudget(uint256 budgetId);

    /// @notice The budget is closed, has ended or has not started.
    error TreasuryBudgetNotOpen(uint256 budgetId);

    /// @notice The account may not pay from the budget.
    error TreasuryUnauthorizedSpender(uint256 budgetId, address account);

    /// @notice The period's limit does not cover the payment.
    error TreasuryBudgetExceeded(uint256 budgetId, uint256 available, uint256 needed);

    /// @notice A value of a budget's terms cannot work.
    /// @param field Name of the field.
    error TreasuryInvalidBudget(string field);

    /// @notice The round has been turned into budgets already.
    error TreasuryRoundAlreadyBudgeted(uint256 roundId);

    /// @notice There is nothing to book.
    error TreasuryNothingToRecognize(address token);

    /// @notice Sets up a clone; only once.
    /// @param authority_ The guild's access manager.
    /// @param priorities_ The guild's priority rounds.
    /// @param projects_ The guild's Projects contract.
    /// @param compliance_ The guild's Compliance contract, which switches the gate.
    function initialize(address authority_, address priorities_, address projects_, address compliance_) external;

    /// @notice Pulls tokens from the caller, who must have approved them, or takes the native coin sent with the call.
    /// @dev Emits a {Deposited} event.
    /// @param token ERC-20 contract; the zero address for native coin.
    /// @param amount In the token's smallest unit.
    /// @param purpose Why; anything but a contribution only from the guild's Projects contract.
    /// @param ref What the deposit belongs to.
    function deposit(address token, uint256 amount, DepositPurpose purpose, bytes32 ref) external payable;

    /// @notice Pays out of the treasury; by default only for the timelock.
    /// @dev Emits a {Paid} event.
    /// @param token ERC-20 contract; the zero address for native coin.
    /// @param to Receiver.
    /// @param amount In the token's smallest unit.
    /// @param purpose Why.
    /// @param ref What the payment belongs to.
    /// @param memo The payment in words.
    /// @return paymentId Number of the payment.
    function pay(
        address token,
        address to,
        uint256 amount,
        PaymentPurpose purpose,
        bytes32 ref,
        string calldata memo
    ) external returns (uint256 paymentId);

    /// @notice Pays from a budget; only for its spenders, and to nobody who is frozen.
    /// @dev Emits a {Paid} and a {BudgetSpent} event.
    /// @param budgetId Budget.
    /// @param to Receiver.
    /// @param amount In the token's smallest unit.
    /// @param purpose Why.
    /// @param ref What the payment belongs to.
    /// @param memo The payment in words.
    /// @return paymentId Number of the payment.
    function payFromBudget(
        uint256 budgetId,
        address to,
        uint256 amount,
        PaymentPurpose purpose,
        bytes32 ref,
        string calldata memo
    ) external returns (uint256 paymentId);

    /// @notice Opens a budget; by default only for the timelock.
    /// @dev Emits a {BudgetOpened} event and a {BudgetSpenderSet} event per spender.
    /// @param terms What it allows.
    /// @return budgetId Number of the budget.
    function openBudget(BudgetTerms calldata terms) external returns (uint256 budgetId);

    /// @notice Opens a budget per project of a finalized budget round that got a part of it, without a period; by
    /// default only for the timelock, and once per round.
    /// @dev Emits a {BudgetOpened} event and its {BudgetSpenderSet} events per project with an amount, in the ranking's
    /// order. All in one transaction: projects times spenders are at most 400; others are added by {setBudgetSpender}.
    /// @param roundId Round of the guild's {IPriorityRounds}.
    /// @param endsAt Last second in which the budgets can be spent, Unix seconds; 0 for no end.
    /// @param spenders Who may pay from them.
    function openRoundBudgets(uint256 roundId, uint40 endsAt, address[] calldata spenders) external;

    /// @notice Lets an account pay from a budget, or no longer; by default only for the timelock.
    /// @dev Emits a {BudgetSpenderSet} event.
    /// @param budgetId Budget.
    /// @param spender Who.
    /// @param allowed Whether it may.
    function setBudgetSpender(uint256 budgetId, address spender, bool allowed) external;

    /// @notice Closes a budget for ever; by default only for the timelock.
    /// @dev Emits a {BudgetClosed} event.
    /// @param budgetId Budget.
    function closeBudget(uint256 budgetId) external;

    /// @notice Books tokens that arrived without a deposit; for anyone.
    /// @dev Emits a {Recognized} event.
    /// @param token ERC-20 contract; the zero address for native coin.
    /// @return amount What was booked, in the token's smallest unit.
    function recognize(address token) external returns (uint256 amount);

    /// @notice The treasury's book balance, in the token's smallest unit.
    /// @param token ERC-20 contract; the zero address for native coin.
    function bookBalanceOf(address token) external view returns (uint256);

    /// @notice How many payments there were.
    function paymentCount() external view returns (uint256);

    /// @notice How many budgets there are.
    function budgetCount() external view returns (uint256);

    /// @notice A budget as stored.
    /// @param budgetId Budget.
    function budgetOf(uint256 budgetId) external view returns (Budget memory);

    /// @notice What a budget allows to pay now, in the token's smallest unit; 0 if it is not open.
    /// @param budgetId Budget.
    function budgetAvailable(uint256 budgetId) external view returns (uint256);

    /// @notice Whether an account may pay from a budget.
    /// @param budgetId Budget.
    /// @param account Who.
    function isBudgetSpender(uint256 budgetId, address account) external view returns (bool);
}
