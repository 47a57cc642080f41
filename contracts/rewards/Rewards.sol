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
    function initialize(
        address authority_,
        address token_,
        address projects_,
        address[] calldata tokens,
        uint256[] calldata rates
    ) external initializer {
        __AccessManaged_init(authority_);
        _token = IGuildToken(token_);
        _projects = projects_;
        for (uint256 i = 0; i < tokens.length; ++i) {
            _setRewardRate(tokens[i], rates[i]);
        }
    }

    /// @inheritdoc IRewards
    function accrue(uint256 projectId, uint256 milestoneId, address account, address token, uint256 payment) external {
        // A contract reports, never a signer: msg.sender, not the ERC-2771 sender.
        if (msg.sender != _projects) revert RewardsUnauthorizedReporter(msg.sender);
        if (_accrued[projectId].get(milestoneId)) revert RewardsAlreadyAccrued(projectId, milestoneId);
        uint256 amount = Math.mulDiv(payment, _rates[token], RATE_SCALE);
        if (amount == 0) return;
        _accrued[projectId].set(milestoneId);
        uint256 claimable = _claimable[account] + amount;
        _claimable[account] = claimable;
        emit RewardAccrued(projectId, milestoneId, account, token, payment, amount, claimable);
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
}
