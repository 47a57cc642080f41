// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {BitMaps} from "@openzeppelin/contracts/utils/structs/BitMaps.sol";
import {GuildContract} from "../guild/GuildContract.sol";
import {IGuildToken} from "../token/IGuildToken.sol";
import {IRewards} from "./IRewards.sol";

/// @title Rewards
/// @notice See {IRewards}.
contract Rewards is IRewards, GuildContract {
    using BitMaps for BitMaps.BitMap;

    uint256 private constant RATE_SCALE = 1e18;

    IGuildToken private _token;
    address private _projects;
    mapping(address token => uint256) private _rates;
    mapping(uint256 projectId => BitMaps.BitMap) private _accrued;
    mapping(address account => uint256) private _claimable;
    mapping(address account => uint256) private _claimed;

    constructor(address forwarder) GuildContract(forwarder) {}

    /// @inheritdoc IRewards
    function initialize(RewardsConfig calldata config) external initializer {
        __AccessManaged_init(config.authority);
        _token = IGuildToken(config.token);
        _projects = config.projects;
        for (uint256 i = 0; i < config.tokens.length; ++i) {
            _setRewardRate(config.tokens[i], config.rates[i]);
        }
    }

    /// @inheritdoc IRewards
    function accrue(
        uint256 projectId,
        uint256 milestoneId,
        address account,
        address token,
        uint256 payment,
        uint8 skill
    ) external {
        // A contract reports, never a signer: msg.sender, not the ERC-2771 sender.
        if (msg.sender != _projects) revert RewardsUnauthorizedReporter(msg.sender);
        if (_accrued[projectId].get(milestoneId)) revert RewardsAlreadyAccrued(projectId, milestoneId);
        uint256 amount = Math.mulDiv(payment, _rates[token], RATE_SCALE);
        if (amount == 0) return;
        _accrued[projectId].set(milestoneId);
        uint256 claimable = _claimable[account] + amount;
        _claimable[account] = claimable;
        emit RewardAccrued(projectId, milestoneId, account, token, payment, amount, claimable, 0, 0);
    }

    /// @inheritdoc IRewards
    function claim(address account) external returns (uint256 amount) {
        amount = _claimable[account];
        if (amount == 0) revert RewardsNothingToClaim(account);
        _claimable[account] = 0;
        uint256 totalClaimed = _claimed[account] + amount;
        _claimed[account] = totalClaimed;
        emit RewardClaimed(account, _msgSender(), amount, totalClaimed);
        _token.mint(account, amount);
    }

    /// @inheritdoc IRewards
    function setRewardRate(address token, uint256 rate) external restricted {
        _setRewardRate(token, rate);
    }

    /// @inheritdoc IRewards
    function rewardRateOf(address token) external view returns (uint256) {
        return _rates[token];
    }

    /// @inheritdoc IRewards
    function claimableOf(address account) external view returns (uint256) {
        return _claimable[account];
    }

    /// @inheritdoc IRewards
    function claimedOf(address account) external view returns (uint256) {
        return _claimed[account];
    }

    function _setRewardRate(address token, uint256 rate) private {
        uint256 oldRate = _rates[token];
        _rates[token] = rate;
        emit RewardRateSet(token, _msgSender(), oldRate, rate);
    }

    /// @inheritdoc IRewards
    function claimMany(address[] calldata accounts) external returns (uint256 amount) {
        revert();
    }

    /// @inheritdoc IRewards
    function claimGrants(address account, uint256[] calldata grantIds) external returns (uint256 amount) {
        revert();
    }

    /// @inheritdoc IRewards
    function recordVote(address account, uint256 proposalId) external {
        revert();
    }

    /// @inheritdoc IRewards
    function recordReview(address account, uint256 projectId, uint256 milestoneId) external {
        revert();
    }

    /// @inheritdoc IRewards
    function claimParticipation(address account, uint256 epoch) external returns (uint256 amount) {
        revert();
    }

    /// @inheritdoc IRewards
    function setRewardTerms(RewardTerms calldata terms) external {
        revert();
    }

    /// @inheritdoc IRewards
    function setParticipationBudget(uint256 budget) external {
        revert();
    }

    /// @inheritdoc IRewards
    function rewardTerms() external view returns (RewardTerms memory) {
        revert();
    }

    /// @inheritdoc IRewards
    function totalAccrued() external view returns (uint256) {
        revert();
    }

    /// @inheritdoc IRewards
    function claimAvailable() external view returns (uint256) {
        revert();
    }

    /// @inheritdoc IRewards
    function grantCountOf(address account) external view returns (uint256) {
        revert();
    }

    /// @inheritdoc IRewards
    function grantOf(address account, uint256 grantId) external view returns (Grant memory) {
        revert();
    }

    /// @inheritdoc IRewards
    function vestedOf(address account, uint256 grantId) external view returns (uint256) {
        revert();
    }

    /// @inheritdoc IRewards
    function currentEpoch() external view returns (uint256) {
        revert();
    }

    /// @inheritdoc IRewards
    function participationBudget() external view returns (uint256) {
        revert();
    }

    /// @inheritdoc IRewards
    function participationOf(
        address account,
        uint256 epoch
    ) external view returns (uint256 points, uint256 totalPoints, uint256 budget) {
        revert();
    }
}
