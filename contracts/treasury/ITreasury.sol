// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title ITreasury
/// @notice Holds the guild's funds. Every movement has a purpose and a reference; the book balance of a token never
/// exceeds the real one, and the difference can be booked by anyone.
interface ITreasury {
    /// @notice Why money came in.
    /// @custom:value0 Contribution A gift or an investment.
    /// @custom:value1 ProjectFees The guild's share of released milestones.
    enum DepositPurpose {
        Contribution,
        ProjectFees
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

    /// @notice Emitted when somebody deposits tokens.
    /// @param actor Who paid.
    /// @param token ERC-20 contract.
    /// @param ref What the deposit belongs to; free for the depositor.
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
    /// @param token ERC-20 contract.
    /// @param actor Who ordered it: the timelock, or an account that governance gave the role to.
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
        PaymentPurpose purpose,
        bytes32 ref,
        string memo,
        uint256 amount,
        uint256 bookBalance
    );

    /// @notice Emitted when tokens that arrived without a deposit are booked.
    /// @param actor Who booked them.
    /// @param token ERC-20 contract.
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

    /// @notice There is nothing to book.
    error TreasuryNothingToRecognize(address token);

    /// @notice Sets up a clone; only once.
    /// @param authority_ The guild's access manager.
    function initialize(address authority_) external;

    /// @notice Pulls tokens from the caller, who must have approved them.
    /// @dev Emits a {Deposited} event.
    /// @param token ERC-20 contract.
    /// @param amount In the token's smallest unit.
    /// @param purpose Why.
    /// @param ref What the deposit belongs to.
    function deposit(address token, uint256 amount, DepositPurpose purpose, bytes32 ref) external;

    /// @notice Pays out of the treasury; by default only for the timelock.
    /// @dev Emits a {Paid} event.
    /// @param token ERC-20 contract.
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

    /// @notice Books tokens that arrived without a deposit; for anyone.
    /// @dev Emits a {Recognized} event.
    /// @param token ERC-20 contract.
    /// @return amount What was booked, in the token's smallest unit.
    function recognize(address token) external returns (uint256 amount);

    /// @notice The treasury's book balance, in the token's smallest unit.
    /// @param token ERC-20 contract.
    function bookBalanceOf(address token) external view returns (uint256);

    /// @notice How many payments there were.
    function paymentCount() external view returns (uint256);
}
