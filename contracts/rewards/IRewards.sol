// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title IRewards
/// @notice Guild tokens for released milestones: accrued on release, minted when claimed.
interface IRewards {
    /// @notice Emitted when governance changes a token's reward rate.
    /// @param token Payment token.
    /// @param actor Who changed it.
    /// @param oldRate Guild tokens (smallest unit) per 1e18 smallest units of `token`, before.
    /// @param newRate The same, afterwards.
    event RewardRateSet(address indexed token, address indexed actor, uint256 oldRate, uint256 newRate);

    /// @notice Emitted when a released milestone earns its contributor a reward.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    /// @param account Contributor.
    /// @param token Payment token.
    /// @param payment What the contributor was paid, in the payment token's smallest unit.
    /// @param amount Reward, in the guild token's smallest unit, rounded down in the guild's favour.
    /// @param claimable What the account can claim afterwards.
    event RewardAccrued(
        uint256 indexed projectId,
        uint256 indexed milestoneId,
        address indexed account,
        address token,
        uint256 payment,
        uint256 amount,
        uint256 claimable
    );

    /// @notice Emitted when an account's rewards are minted.
    /// @param account Receiver.
    /// @param actor Who asked for it.
    /// @param amount In the guild token's smallest unit.
    /// @param totalClaimed All that the account has claimed so far.
    event RewardClaimed(address indexed account, address indexed actor, uint256 amount, uint256 totalClaimed);

    /// @notice Only the guild's Projects contract may report a release.
    error RewardsUnauthorizedReporter(address account);

    /// @notice The milestone has earned its reward already.
    error RewardsAlreadyAccrued(uint256 projectId, uint256 milestoneId);

    /// @notice The account has nothing to claim.
    error RewardsNothingToClaim(address account);

    /// @notice Sets up a clone; only once.
    /// @param authority_ The guild's access manager.
    /// @param token_ The guild token.
    /// @param projects_ The guild's Projects contract.
    /// @param tokens Payment tokens.
    /// @param rates Their reward rates, in the same order.
    function initialize(
        address authority_,
        address token_,
        address projects_,
        address[] calldata tokens,
        uint256[] calldata rates
    ) external;

    /// @notice Records the reward of a released milestone; only for the guild's Projects contract.
    /// @dev Emits a {RewardAccrued} event if the reward is not zero.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    /// @param account Contributor.
    /// @param token Payment token.
    /// @param payment What the contributor was paid, in the payment token's smallest unit.
    function accrue(uint256 projectId, uint256 milestoneId, address account, address token, uint256 payment) external;

    /// @notice Mints an account's rewards to it; for anyone.
    /// @dev Emits a {RewardClaimed} event.
    /// @param account Receiver.
    /// @return amount What was minted, in the guild token's smallest unit.
    function claim(address account) external returns (uint256 amount);

    /// @notice Sets a payment token's reward rate; by default only for the timelock.
    /// @dev Emits a {RewardRateSet} event.
    /// @param token Payment token.
    /// @param rate Guild tokens (smallest unit) per 1e18 smallest units of `token`.
    function setRewardRate(address token, uint256 rate) external;

    /// @notice Guild tokens (smallest unit) accrued per 1e18 smallest units of a payment token.
    /// @param token Payment token.
    function rewardRateOf(address token) external view returns (uint256);

    /// @notice What an account can claim, in the guild token's smallest unit.
    /// @param account Contributor.
    function claimableOf(address account) external view returns (uint256);

    /// @notice What an account has claimed so far, in the guild token's smallest unit.
    /// @param account Contributor.
    function claimedOf(address account) external view returns (uint256);
}
