// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title IRewards
/// @notice Guild tokens for released milestones and for taking part: accrued on release, minted when claimed.
///
/// A payment earns a reward and, if the milestone names a skill, reputation, each by the payment token's own rate. All
/// that was ever accrued stays within a cap: a reward beyond it is cut to what the cap leaves, and costs no reputation.
/// While vesting terms are set, a release opens a grant that vests linearly: nothing before the cliff, all from the end
/// of its duration on.
///
/// All that is minted stays within a rate limit, and what is minted to one account within a tenth of it, so that one
/// large claim leaves others theirs.
///
/// Each epoch of 30 days shares a budget among those who voted, by points: one per smallest unit of voting weight that
/// was cast on a proposal whose vote ended in the epoch and reached its quorum. To split an account does not split its
/// weight into more. Anyone may record votes until the end of the next epoch, after which the shares can be claimed; the
/// Governor's own records prove them, and no record can be made in another epoch.
interface IRewards {
    /// @notice Limits of what can be earned and minted, and when.
    /// @param cap Most guild tokens that can ever accrue here, in the smallest unit; less than 2^96.
    /// @param claimCapacity Most guild tokens that can be minted in a row, in the smallest unit, at least 10; to one
    /// account a tenth of it.
    /// @param claimWindow Seconds in which a used up capacity refills; not zero.
    /// @param vestingCliff Seconds after a release before which nothing of its reward can be claimed.
    /// @param vestingDuration Seconds after a release after which all of its reward can be claimed; 0 for at once, at
    /// most 3,650 days, and not less than the cliff.
    struct RewardTerms {
        uint256 cap;
        uint208 claimCapacity;
        uint48 claimWindow;
        uint32 vestingCliff;
        uint32 vestingDuration;
    }

    /// @notice What a payment in a token earns its contributor.
    /// @param token ERC-20 contract; the zero address for native coin.
    /// @param rewardRate Guild tokens (smallest unit) per 1e18 smallest units of `token` paid.
    /// @param reputationRate Points of reputation per 1e18 smallest units of `token` paid.
    struct PaymentRates {
        address token;
        uint128 rewardRate;
        uint128 reputationRate;
    }

    /// @notice Parameters of a new Rewards contract.
    /// @param authority The guild's access manager.
    /// @param token The guild token.
    /// @param projects The guild's Projects contract.
    /// @param governor The guild's Governor.
    /// @param reputation The guild's Reputation contract.
    /// @param compliance The guild's Compliance contract, which switches the gate on claims.
    /// @param rates What payment tokens earn.
    /// @param terms Limits.
    struct RewardsConfig {
        address authority;
        address token;
        address projects;
        address governor;
        address reputation;
        address compliance;
        PaymentRates[] rates;
        RewardTerms terms;
    }

    /// @notice A reward that vests.
    /// @param amount In the guild token's smallest unit.
    /// @param claimed What was claimed of it.
    /// @param startsAt When it accrued, Unix seconds.
    /// @param cliff Seconds; as the terms were then.
    /// @param duration Seconds; as the terms were then.
    struct Grant {
        uint96 amount;
        uint96 claimed;
        uint40 startsAt;
        uint32 cliff;
        uint32 duration;
    }

    /// @notice Emitted when governance changes a token's reward rate.
    /// @param token Payment token.
    /// @param actor Who changed it.
    /// @param oldRate Guild tokens (smallest unit) per 1e18 smallest units of `token`, before.
    /// @param newRate The same, afterwards.
    event RewardRateSet(address indexed token, address indexed actor, uint256 oldRate, uint256 newRate);

    /// @notice Emitted when governance changes a token's reputation rate.
    /// @param token Payment token.
    /// @param actor Who changed it.
    /// @param oldRate Points of reputation per 1e18 smallest units of `token`, before.
    /// @param newRate The same, afterwards.
    event ReputationRateSet(address indexed token, address indexed actor, uint256 oldRate, uint256 newRate);

    /// @notice Emitted when the limits change, and once when the guild is created.
    /// @param actor Who changed them.
    /// @param oldTerms Limits before; all zero at first.
    /// @param newTerms Limits afterwards.
    event RewardTermsSet(address indexed actor, RewardTerms oldTerms, RewardTerms newTerms);

    /// @notice Emitted when the budget of the epochs to come changes.
    /// @param actor Who changed it.
    /// @param oldBudget Guild tokens per epoch before, in the smallest unit.
    /// @param newBudget Guild tokens per epoch afterwards, in the smallest unit.
    /// @param firstEpoch The first epoch that shares the new budget: the one after this.
    event ParticipationBudgetSet(address indexed actor, uint256 oldBudget, uint256 newBudget, uint256 firstEpoch);

    /// @notice Emitted when a released milestone earns its contributor a reward, also when the cap leaves nothing of it.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    /// @param account Contributor.
    /// @param token Payment token.
    /// @param payment What the contributor was paid, in the payment token's smallest unit.
    /// @param earned What the reward rate gives for it, in the guild token's smallest unit, rounded down in the guild's
    /// favour.
    /// @param amount What accrued: the same, or the rest of the cap if that is less.
    /// @param claimable What the account can claim at once afterwards, grants not included.
    /// @param grantId Number of the account's grant that vests, from 1; 0 when the reward can be claimed at once, or
    /// nothing accrued.
    /// @param totalAccrued All that has accrued here so far.
    event RewardAccrued(
        uint256 indexed projectId,
        uint256 indexed milestoneId,
        address indexed account,
        address token,
        uint256 payment,
        uint256 earned,
        uint256 amount,
        uint256 claimable,
        uint256 grantId,
        uint256 totalAccrued
    );

    /// @notice Emitted when the reputation of a released milestone could not be recorded; the reward stands.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    /// @param reason Revert data, at most 256 bytes.
    event ReputationSkipped(uint256 indexed projectId, uint256 indexed milestoneId, bytes reason);

    /// @notice Emitted for each grant that a claim takes from, before its {RewardClaimed} event.
    /// @param account Whose grant.
    /// @param grantId Number of the account's grant, from 1.
    /// @param amount In the guild token's smallest unit.
    /// @param claimed What was claimed of the grant, this amount included.
    event GrantClaimed(address indexed account, uint256 indexed grantId, uint256 amount, uint256 claimed);

    /// @notice Emitted when an account's rewards are minted.
    /// @param account Receiver.
    /// @param actor Who asked for it.
    /// @param amount In the guild token's smallest unit.
    /// @param totalClaimed All that the account has claimed so far.
    event RewardClaimed(address indexed account, address indexed actor, uint256 amount, uint256 totalClaimed);

    /// @notice Emitted when somebody's vote on a proposal is recorded.
    /// @param account Who voted.
    /// @param epoch Epoch it counts for: that in which the proposal's vote ended, Unix seconds divided by 30 days.
    /// @param proposalId The proposal.
    /// @param actor Who recorded it.
    /// @param weight Votes that the account cast, in the guild token's smallest unit: as many points.
    /// @param points The account's points of the epoch afterwards.
    /// @param totalPoints All points of the epoch afterwards.
    /// @param budget What the epoch shares, in the guild token's smallest unit.
    event ParticipationRecorded(
        address indexed account,
        uint256 indexed epoch,
        uint256 indexed proposalId,
        address actor,
        uint256 weight,
        uint256 points,
        uint256 totalPoints,
        uint256 budget
    );

    /// @notice Emitted when an account's share of an epoch accrues, before its {RewardClaimed} event.
    /// @param account Receiver.
    /// @param epoch Epoch.
    /// @param points The account's points of it.
    /// @param amount Share, in the guild token's smallest unit, rounded down in the guild's favour.
    /// @param totalAccrued All that has accrued here so far.
    event ParticipationClaimed(
        address indexed account,
        uint256 indexed epoch,
        uint256 points,
        uint256 amount,
        uint256 totalAccrued
    );

    /// @notice Only the guild's Projects contract may report a release.
    error RewardsUnauthorizedReporter(address account);

    /// @notice The milestone has earned its reward already.
    error RewardsAlreadyAccrued(uint256 projectId, uint256 milestoneId);

    /// @notice The cap leaves less than the share of an epoch; it can be claimed once there is room.
    error RewardsCapExceeded(uint256 requested, uint256 available);

    /// @notice A value of the terms cannot work.
    /// @param field Name of the field.
    error RewardsInvalidTerms(string field);

    /// @notice The account has nothing to claim now; the zero address stands for all accounts of {claimMany}.
    error RewardsNothingToClaim(address account);

    /// @notice The rate limit of all, or that of the account, is used up for now.
    error RewardsRateLimited();

    /// @notice The account has no such grant.
    error RewardsUnknownGrant(address account, uint256 grantId);

    /// @notice The account cast no votes on the proposal, or its vote has not ended, or it ended without the quorum of
    /// Parameters.
    error RewardsNoParticipation(address account, uint256 proposalId);

    /// @notice This vote is recorded already.
    error RewardsAlreadyRecorded(address account, uint256 proposalId);

    /// @notice Votes of the epoch can still be recorded, so that nobody's share is certain.
    error RewardsEpochOpen(uint256 epoch);

    /// @notice Votes of the epoch could be recorded until the end of the next one.
    error RewardsEpochClosed(uint256 epoch);

    /// @notice Too little gas was given to report the reputation; with more of it the same call succeeds.
    error RewardsInsufficientGas();

    /// @notice Sets up a clone; only once.
    /// @param config Its parameters.
    function initialize(RewardsConfig calldata config) external;

    /// @notice Records the reward of a released milestone, as far as the cap allows, and its contributor's reputation;
    /// only for the guild's Projects contract.
    /// @dev Emits a {RewardAccrued} event if the rate gives anything, and a {ReputationSkipped} event if reputation was
    /// earned and could not be recorded.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    /// @param account Contributor.
    /// @param token Payment token.
    /// @param payment What the contributor was paid, in the payment token's smallest unit.
    /// @param skill Skill that the milestone needed; 0 for none.
    function accrue(
        uint256 projectId,
        uint256 milestoneId,
        address account,
        address token,
        uint256 payment,
        uint8 skill
    ) external;

    /// @notice Mints an account's rewards to it, grants not included, as far as the rate limits allow; for anyone.
    /// @dev Emits a {RewardClaimed} event.
    /// @param account Receiver.
    /// @return amount What was minted, in the guild token's smallest unit.
    function claim(address account) external returns (uint256 amount);

    /// @notice Mints the rewards of several accounts, passing by those to which nothing can be minted now; for anyone.
    /// @dev Emits a {RewardClaimed} event per other account. Reverts if there is nothing to mint at all.
    /// @param accounts Receivers.
    /// @return amount What was minted in all, in the guild token's smallest unit.
    function claimMany(address[] calldata accounts) external returns (uint256 amount);

    /// @notice Mints what has vested of an account's grants, as far as the rate limits allow; for anyone.
    /// @dev Emits a {GrantClaimed} event per grant with something vested, and one {RewardClaimed} event.
    /// @param account Receiver.
    /// @param grantIds Numbers of its grants.
    /// @return amount What was minted, in the guild token's smallest unit.
    function claimGrants(address account, uint256[] calldata grantIds) external returns (uint256 amount);

    /// @notice Records that an account's votes were cast on a proposal that enough of the guild took part in; for anyone,
    /// from the end of its vote until the end of the next epoch. Enough is what Parameters' quorum asks, as it is when this
    /// is called, of the supply at the proposal's snapshot, whatever the proposal's own category: who holds as much alone
    /// could as well decide what the treasury pays.
    /// @dev Emits a {ParticipationRecorded} event.
    /// @param account Who voted.
    /// @param proposalId The proposal.
    function recordVote(address account, uint256 proposalId) external;

    /// @notice Adds an account's share of an epoch to its rewards and mints them as {claim} does; for anyone, once votes
    /// of the epoch can be recorded no more. The share is rounded down in the guild's favour.
    /// @dev Emits a {ParticipationClaimed} and a {RewardClaimed} event.
    /// @param account Receiver.
    /// @param epoch Epoch.
    /// @return amount What was minted, in the guild token's smallest unit.
    function claimParticipation(address account, uint256 epoch) external returns (uint256 amount);

    /// @notice Sets what a payment in a token earns; by default only for the timelock. The rates of the release count: a
    /// change applies to work that is under way, and to no reward that has accrued.
    /// @dev Emits a {RewardRateSet} and a {ReputationRateSet} event.
    /// @param token Payment token.
    /// @param rewardRate Guild tokens (smallest unit) per 1e18 smallest units of `token`.
    /// @param reputationRate Points of reputation per 1e18 smallest units of `token`.
    function setRewardRates(address token, uint128 rewardRate, uint128 reputationRate) external;

    /// @notice Sets the limits; by default only for the timelock. Grants keep the vesting they have.
    /// @dev Emits a {RewardTermsSet} event.
    /// @param terms Limits.
    function setRewardTerms(RewardTerms calldata terms) external;

    /// @notice Sets the budget of the epochs after this one; by default only for the timelock.
    /// @dev Emits a {ParticipationBudgetSet} event.
    /// @param budget Guild tokens per epoch, in the smallest unit; less than 2^96.
    function setParticipationBudget(uint256 budget) external;

    /// @notice Guild tokens (smallest unit) accrued per 1e18 smallest units of a payment token.
    /// @param token Payment token.
    function rewardRateOf(address token) external view returns (uint256);

    /// @notice Points of reputation per 1e18 smallest units of a payment token, rounded down per payment.
    /// @param token Payment token.
    function reputationRateOf(address token) external view returns (uint256);

    /// @notice The limits.
    function rewardTerms() external view returns (RewardTerms memory);

    /// @notice All that has accrued here so far, in the guild token's smallest unit.
    function totalAccrued() external view returns (uint256);

    /// @notice What the rate limit of all allows to mint now, in the guild token's smallest unit.
    function claimAvailable() external view returns (uint256);

    /// @notice What the rate limits of all and of an account allow to mint to it now, in the guild token's smallest unit.
    /// @param account Receiver.
    function claimAvailableOf(address account) external view returns (uint256);

    /// @notice What an account can claim, grants not included, in the guild token's smallest unit.
    /// @param account Contributor.
    function claimableOf(address account) external view returns (uint256);

    /// @notice What an account has claimed so far, in the guild token's smallest unit.
    /// @param account Contributor.
    function claimedOf(address account) external view returns (uint256);

    /// @notice How many grants an account has.
    /// @param account Contributor.
    function grantCountOf(address account) external view returns (uint256);

    /// @notice A grant; empty for an unknown number.
    /// @param account Contributor.
    /// @param grantId Number of the account's grant, from 1.
    function grantOf(address account, uint256 grantId) external view returns (Grant memory);

    /// @notice What has vested of a grant so far, claimed or not, in the guild token's smallest unit.
    /// @param account Contributor.
    /// @param grantId Number of the account's grant, from 1.
    function vestedOf(address account, uint256 grantId) external view returns (uint256);

    /// @notice The epoch of now.
    function currentEpoch() external view returns (uint256);

    /// @notice Guild tokens that each epoch after this one shares, in the smallest unit.
    function participationBudget() external view returns (uint256);

    /// @notice An account's points of an epoch, all points of it, and what it shares.
    /// @param account Who.
    /// @param epoch Epoch.
    /// @return points The account's points.
    /// @return totalPoints All points.
    /// @return budget What the epoch shares, in the guild token's smallest unit.
    function participationOf(
        address account,
        uint256 epoch
    ) external view returns (uint256 points, uint256 totalPoints, uint256 budget);
}
