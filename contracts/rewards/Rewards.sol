// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {Bytes} from "@openzeppelin/contracts/utils/Bytes.sol";
import {RateLimiter} from "@openzeppelin/contracts/utils/RateLimiter.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {BitMaps} from "@openzeppelin/contracts/utils/structs/BitMaps.sol";
import {Checkpoints} from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";
import {GovernorCountingFractionalUpgradeable} from "@openzeppelin/contracts-upgradeable/governance/extensions/GovernorCountingFractionalUpgradeable.sol";
import {ICompliance} from "../compliance/ICompliance.sol";
import {IGated} from "../compliance/IGated.sol";
import {ICategoryPolicy} from "../governance/ICategoryPolicy.sol";
import {IGuildGovernor} from "../governance/IGuildGovernor.sol";
import {GuildContract} from "../utils/GuildContract.sol";
import {IGuildToken} from "../token/IGuildToken.sol";
import {IReputation} from "./IReputation.sol";
import {IRewards} from "./IRewards.sol";

/// @title Rewards
/// @notice See {IRewards}. As all that ever accrues fits 96 bits, so does every part of it.
contract Rewards is IRewards, IGated, GuildContract, ReentrancyGuardTransient {
    using BitMaps for BitMaps.BitMap;
    using Checkpoints for Checkpoints.Trace208;
    using RateLimiter for RateLimiter.RefillingBucket;
    using SafeCast for uint256;

    /// @dev What an account has, in one slot.
    struct Account {
        uint96 claimable;
        uint96 claimed;
        uint64 grantCount;
    }

    /// @dev A grant in one slot; the version stands for its cliff and duration.
    struct StoredGrant {
        uint96 amount;
        uint96 claimed;
        uint40 startsAt;
        uint24 version;
    }

    /// @dev Terms of vesting, in seconds.
    struct Vesting {
        uint32 cliff;
        uint32 duration;
    }

    /// @dev What a payment token earns, in one slot; see {IRewards-PaymentRates}.
    struct Rates {
        uint128 reward;
        uint128 reputation;
    }

    /// @dev An account's points of an epoch, and whether they were claimed. A vote has 208 bits at most.
    struct Share {
        uint248 points;
        bool claimed;
    }

    uint256 private constant RATE_SCALE = 1e18;
    uint256 private constant BPS = 10_000;
    uint256 private constant MAX_AMOUNT = type(uint96).max;
    uint256 private constant MAX_VESTING = 3_650 days;
    uint256 private constant EPOCH = 30 days;
    /// @dev Key of the rate limit of all mints together; an account's own has the account as its key.
    bytes32 private constant ALL = 0;
    /// @dev A mint counts this often in its account's own rate limit, so that no account can use up that of all.
    uint256 private constant ACCOUNT_FACTOR = 10;
    /// @dev Gas given to the report of reputation, twice what it needs at most.
    uint256 private constant REPUTATION_GAS = 160_000;
    /// @dev Gas from which a report is sure to have had {REPUTATION_GAS}, of which a call passes on 63/64 at most.
    uint256 private constant REPUTATION_GAS_AVAILABLE = 170_000;
    uint256 private constant MAX_REASON = 256;

    address private _projects;
    uint96 private _cap;
    IReputation private _reputation;
    uint96 private _totalAccrued;
    IGuildToken private _token;
    uint24 private _vestingVersion;
    uint24 private _vestingCount;
    bool private _claimsGated;
    GovernorCountingFractionalUpgradeable private _governor;
    address private _compliance;
    RateLimiter.RefillingBucket private _limiter;
    mapping(address token => Rates) private _rates;
    mapping(uint256 projectId => BitMaps.BitMap) private _accrued;
    mapping(address account => Account) private _accounts;
    mapping(address account => mapping(uint256 grantId => StoredGrant)) private _grants;
    mapping(uint256 version => Vesting) private _vestings;
    /// @dev By the first epoch that shares it.
    Checkpoints.Trace208 private _budgets;
    mapping(uint256 epoch => uint256) private _totalPoints;
    mapping(uint256 epoch => mapping(address account => Share)) private _shares;
    mapping(uint256 proposalId => mapping(address account => bool)) private _recorded;

    constructor(address forwarder) GuildContract(forwarder) {}

    /// @inheritdoc IRewards
    function initialize(RewardsConfig calldata config) external initializer {
        __AccessManaged_init(config.authority);
        _token = IGuildToken(config.token);
        _projects = config.projects;
        _governor = GovernorCountingFractionalUpgradeable(payable(config.governor));
        _reputation = IReputation(config.reputation);
        _compliance = config.compliance;
        for (uint256 i = 0; i < config.rates.length; ++i) {
            PaymentRates calldata rates = config.rates[i];
            _setRates(rates.token, rates.rewardRate, rates.reputationRate);
        }
        _setRewardTerms(config.terms);
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
        _accrued[projectId].set(milestoneId);
        // A payment out of escrow fits 112 bits, so that neither product can be too large.
        Rates memory rates = _rates[token];
        uint256 earned = Math.mulDiv(payment, rates.reward, RATE_SCALE);
        if (earned != 0) _accrue(projectId, milestoneId, account, token, payment, earned);
        uint256 points = Math.mulDiv(payment, rates.reputation, RATE_SCALE);
        if (skill != 0 && points != 0) _award(projectId, milestoneId, account, skill, points);
    }

    /// @inheritdoc IRewards
    function claim(address account) external nonReentrant returns (uint256 amount) {
        return _claim(account);
    }

    /// @inheritdoc IRewards
    function claimMany(address[] calldata accounts) external nonReentrant returns (uint256 amount) {
        if (_limiter.available(ALL) == 0) revert RewardsRateLimited();
        for (uint256 i = 0; i < accounts.length; ++i) {
            uint256 due = Math.min(_accounts[accounts[i]].claimable, _availableOf(accounts[i]));
            if (due == 0 || _isRefused(accounts[i])) continue;
            amount += due;
            _mintClaimable(accounts[i], due);
        }
        if (amount == 0) revert RewardsNothingToClaim(address(0));
    }

    /// @inheritdoc IRewards
    function claimGrants(address account, uint256[] calldata grantIds) external nonReentrant returns (uint256 amount) {
        _checkGate(account);
        uint256 available = _availableOf(account);
        uint256 wanted = 0;
        for (uint256 i = 0; i < grantIds.length; ++i) {
            StoredGrant storage grant = _existing(account, grantIds[i]);
            uint256 due = _vested(grant) - grant.claimed;
            wanted += due;
            due = Math.min(due, available - amount);
            if (due == 0) continue;
            amount += due;
            uint96 claimed = grant.claimed + due.toUint96();
            grant.claimed = claimed;
            emit GrantClaimed(account, grantIds[i], due, claimed);
        }
        if (wanted == 0) revert RewardsNothingToClaim(account);
        if (amount == 0) revert RewardsRateLimited();
        _mint(account, amount);
    }

    /// @inheritdoc IRewards
    function recordVote(address account, uint256 proposalId) external {
        if (_recorded[proposalId][account]) revert RewardsAlreadyRecorded(account, proposalId);
        uint256 weight = _governor.usedVotes(proposalId, account);
        if (weight == 0) revert RewardsNoParticipation(account, proposalId);
        uint256 deadline = _governor.proposalDeadline(proposalId);
        if (block.timestamp <= deadline || !_isShared(proposalId)) revert RewardsNoParticipation(account, proposalId);
        uint256 epoch = deadline / EPOCH;
        if (currentEpoch() > epoch + 1) revert RewardsEpochClosed(epoch);
        _recorded[proposalId][account] = true;
        Share storage share = _shares[epoch][account];
        uint248 points = (share.points + weight).toUint248();
        share.points = points;
        uint256 totalPoints = _totalPoints[epoch] + weight;
        _totalPoints[epoch] = totalPoints;
        emit ParticipationRecorded(
            account,
            epoch,
            proposalId,
            _msgSender(),
            weight,
            points,
            totalPoints,
            _budgetOf(epoch)
        );
    }

    /// @inheritdoc IRewards
    function claimParticipation(address account, uint256 epoch) external nonReentrant returns (uint256 amount) {
        if (epoch >= currentEpoch() - 1) revert RewardsEpochOpen(epoch);
        Share storage share = _shares[epoch][account];
        uint256 points = share.points;
        if (points == 0 || share.claimed) revert RewardsNothingToClaim(account);
        uint256 earned = Math.mulDiv(_budgetOf(epoch), points, _totalPoints[epoch]);
        if (earned == 0) revert RewardsNothingToClaim(account);
        // All or nothing: anyone may call this, and would else end another's share for what is left of the cap.
        uint256 left = _cap - _totalAccrued;
        if (earned > left) revert RewardsCapExceeded(earned, left);
        share.claimed = true;
        uint96 total = _addAccrued(earned);
        _accounts[account].claimable += earned.toUint96();
        emit ParticipationClaimed(account, epoch, points, earned, total);
        return _claim(account);
    }

    /// @inheritdoc IRewards
    function setRewardRates(address token, uint128 rewardRate, uint128 reputationRate) external restricted {
        _setRates(token, rewardRate, reputationRate);
    }

    /// @inheritdoc IRewards
    function setRewardTerms(RewardTerms calldata terms) external restricted {
        _setRewardTerms(terms);
    }

    /// @inheritdoc IRewards
    function setParticipationBudget(uint256 budget) external restricted {
        if (budget > MAX_AMOUNT) revert RewardsInvalidTerms("budget");
        uint256 firstEpoch = currentEpoch() + 1;
        emit ParticipationBudgetSet(_msgSender(), _budgets.latest(), budget, firstEpoch);
        _budgets.push(firstEpoch.toUint48(), budget.toUint208());
    }

    /// @inheritdoc IGated
    function setGated(ICompliance.Action action, bool gated) external {
        // A contract switches gates, never a signer: msg.sender, not the ERC-2771 sender.
        if (msg.sender != _compliance) revert GatedUnauthorized(msg.sender);
        if (action == ICompliance.Action.Withdraw) _claimsGated = gated;
    }

    /// @inheritdoc IGated
    function isGated(ICompliance.Action action) external view returns (bool) {
        return action == ICompliance.Action.Withdraw && _claimsGated;
    }

    /// @inheritdoc IRewards
    function rewardRateOf(address token) external view returns (uint256) {
        return _rates[token].reward;
    }

    /// @inheritdoc IRewards
    function reputationRateOf(address token) external view returns (uint256) {
        return _rates[token].reputation;
    }

    /// @inheritdoc IRewards
    function rewardTerms() external view returns (RewardTerms memory) {
        return _rewardTerms();
    }

    /// @inheritdoc IRewards
    function totalAccrued() external view returns (uint256) {
        return _totalAccrued;
    }

    /// @inheritdoc IRewards
    function claimAvailable() external view returns (uint256) {
        return _limiter.available(ALL);
    }

    /// @inheritdoc IRewards
    function claimAvailableOf(address account) external view returns (uint256) {
        return _availableOf(account);
    }

    /// @inheritdoc IRewards
    function claimableOf(address account) external view returns (uint256) {
        return _accounts[account].claimable;
    }

    /// @inheritdoc IRewards
    function claimedOf(address account) external view returns (uint256) {
        return _accounts[account].claimed;
    }

    /// @inheritdoc IRewards
    function grantCountOf(address account) external view returns (uint256) {
        return _accounts[account].grantCount;
    }

    /// @inheritdoc IRewards
    function grantOf(address account, uint256 grantId) external view returns (Grant memory) {
        StoredGrant memory grant = _grants[account][grantId];
        Vesting memory vesting = _vestings[grant.version];
        return
            Grant({
                amount: grant.amount,
                claimed: grant.claimed,
                startsAt: grant.startsAt,
                cliff: vesting.cliff,
                duration: vesting.duration
            });
    }

    /// @inheritdoc IRewards
    function vestedOf(address account, uint256 grantId) external view returns (uint256) {
        return _vested(_grants[account][grantId]);
    }

    /// @inheritdoc IRewards
    function participationBudget() external view returns (uint256) {
        return _budgets.latest();
    }

    /// @inheritdoc IRewards
    function participationOf(
        address account,
        uint256 epoch
    ) external view returns (uint256 points, uint256 totalPoints, uint256 budget) {
        return (_shares[epoch][account].points, _totalPoints[epoch], _budgetOf(epoch));
    }

    /// @inheritdoc IRewards
    function currentEpoch() public view returns (uint256) {
        return block.timestamp / EPOCH;
    }

    function _accrue(
        uint256 projectId,
        uint256 milestoneId,
        address contributor,
        address token,
        uint256 payment,
        uint256 earned
    ) private {
        uint256 amount = Math.min(earned, _cap - _totalAccrued);
        uint96 total = _addAccrued(amount);
        Account memory account = _accounts[contributor];
        uint24 version = _vestingVersion;
        uint256 grantId = 0;
        if (version == 0) {
            account.claimable += amount.toUint96();
        } else if (amount != 0) {
            grantId = ++account.grantCount;
            _grants[contributor][grantId] = StoredGrant({
                amount: amount.toUint96(),
                claimed: 0,
                startsAt: block.timestamp.toUint40(),
                version: version
            });
        }
        _accounts[contributor] = account;
        emit RewardAccrued(
            projectId,
            milestoneId,
            contributor,
            token,
            payment,
            earned,
            amount,
            account.claimable,
            grantId,
            total
        );
    }

    /// @dev A report that fails never blocks the reward, but whoever calls cannot make it fail by sending little gas.
    function _award(uint256 projectId, uint256 milestoneId, address account, uint8 skill, uint256 points) private {
        uint256 gasBefore = gasleft();
        try _reputation.award{gas: REPUTATION_GAS}(account, skill, points, projectId, milestoneId) {} catch (
            bytes memory reason
        ) {
            if (gasBefore < REPUTATION_GAS_AVAILABLE) revert RewardsInsufficientGas();
            emit ReputationSkipped(projectId, milestoneId, Bytes.slice(reason, 0, MAX_REASON));
        }
    }

    /// @dev The caller has kept the amount within the cap.
    function _addAccrued(uint256 amount) private returns (uint96 total) {
        total = _totalAccrued + amount.toUint96();
        _totalAccrued = total;
    }

    function _claim(address account) private returns (uint256 amount) {
        _checkGate(account);
        uint256 claimable = _accounts[account].claimable;
        if (claimable == 0) revert RewardsNothingToClaim(account);
        amount = Math.min(claimable, _availableOf(account));
        if (amount == 0) revert RewardsRateLimited();
        _mintClaimable(account, amount);
    }

    function _mintClaimable(address account, uint256 amount) private {
        _accounts[account].claimable -= amount.toUint96();
        _mint(account, amount);
    }

    function _mint(address account, uint256 amount) private {
        uint96 totalClaimed = _accounts[account].claimed + amount.toUint96();
        _accounts[account].claimed = totalClaimed;
        _limiter.consume(ALL, amount);
        _limiter.consume(_keyOf(account), amount * ACCOUNT_FACTOR);
        emit RewardClaimed(account, _msgSender(), amount, totalClaimed);
        _token.mint(account, amount);
    }

    function _setRates(address token, uint128 rewardRate, uint128 reputationRate) private {
        Rates memory rates = _rates[token];
        emit RewardRateSet(token, _msgSender(), rates.reward, rewardRate);
        emit ReputationRateSet(token, _msgSender(), rates.reputation, reputationRate);
        _rates[token] = Rates({reward: rewardRate, reputation: reputationRate});
    }

    function _setRewardTerms(RewardTerms calldata terms) private {
        _checkTerms(terms);
        emit RewardTermsSet(_msgSender(), _rewardTerms(), terms);
        _cap = terms.cap.toUint96();
        _setRateLimit(terms.claimWindow, terms.claimCapacity);
        _setVesting(terms.vestingCliff, terms.vestingDuration);
    }

    /// @dev What all used up stays used: it refilled at the old rate so far, and does so at the new one from now on.
    /// Accounts, which are too many to go through, are held to the new rate since their last mint.
    function _setRateLimit(uint48 window, uint208 capacity) private {
        uint256 used = _limiter.used(ALL);
        _limiter.reset(ALL);
        _limiter.updateSettings(window, capacity);
        _limiter.consume(ALL, Math.min(used, capacity));
    }

    /// @dev Version 0 stands for no vesting.
    function _setVesting(uint32 cliff, uint32 duration) private {
        if (duration == 0) {
            _vestingVersion = 0;
            return;
        }
        Vesting memory vesting = _vestings[_vestingVersion];
        if (cliff == vesting.cliff && duration == vesting.duration) return;
        uint24 version = ++_vestingCount;
        _vestingVersion = version;
        _vestings[version] = Vesting({cliff: cliff, duration: duration});
    }

    /// @dev An action that nobody restricts costs no call.
    function _checkGate(address account) private view {
        if (_claimsGated) ICompliance(_compliance).check(account, ICompliance.Action.Withdraw);
    }

    function _isRefused(address account) private view returns (bool) {
        if (!_claimsGated) return false;
        return ICompliance(_compliance).obstacleOf(account, ICompliance.Action.Withdraw) != ICompliance.Obstacle.None;
    }

    function _existing(address account, uint256 grantId) private view returns (StoredGrant storage grant) {
        grant = _grants[account][grantId];
        if (grant.amount == 0) revert RewardsUnknownGrant(account, grantId);
    }

    /// @dev What the rate limits of all and of the account allow to mint to it now, rounded down.
    function _availableOf(address account) private view returns (uint256) {
        return Math.min(_limiter.available(ALL), _limiter.available(_keyOf(account)) / ACCOUNT_FACTOR);
    }

    function _budgetOf(uint256 epoch) private view returns (uint256) {
        return _budgets.upperLookup(uint48(Math.min(epoch, type(uint48).max)));
    }

    /// @dev Whether enough took part for a proposal to earn points: as many as Parameters asks for, rounded as the Governor
    /// does. By a weaker category's quorum few could earn by proposals of their own; who reaches this one decides anyway.
    function _isShared(uint256 proposalId) private view returns (bool) {
        (, uint256 forVotes, uint256 abstainVotes) = _governor.proposalVotes(proposalId);
        (ICategoryPolicy.CategoryRules memory rules, ) = IGuildGovernor(address(_governor)).storedRules(
            ICategoryPolicy.Category.Parameters
        );
        uint256 supply = IVotes(address(_token)).getPastTotalSupply(_governor.proposalSnapshot(proposalId));
        return forVotes + abstainVotes >= (supply * rules.quorumBps) / BPS;
    }

    /// @dev Linear, rounded down in the guild's favour.
    function _vested(StoredGrant storage stored) private view returns (uint256) {
        StoredGrant memory grant = stored;
        Vesting memory vesting = _vestings[grant.version];
        uint256 elapsed = block.timestamp - grant.startsAt;
        if (elapsed >= vesting.duration) return grant.amount;
        return elapsed < vesting.cliff ? 0 : (uint256(grant.amount) * elapsed) / vesting.duration;
    }

    function _checkTerms(RewardTerms calldata terms) private view {
        _require(terms.cap >= _totalAccrued && terms.cap <= MAX_AMOUNT, "cap");
        _require(terms.claimCapacity >= ACCOUNT_FACTOR, "claimCapacity");
        _require(terms.claimWindow != 0, "claimWindow");
        _require(terms.vestingCliff <= terms.vestingDuration, "vestingCliff");
        _require(terms.vestingDuration <= MAX_VESTING, "vestingDuration");
    }

    function _rewardTerms() private view returns (RewardTerms memory) {
        Vesting memory vesting = _vestings[_vestingVersion];
        return
            RewardTerms({
                cap: _cap,
                claimCapacity: _limiter._capacity,
                claimWindow: _limiter._window,
                vestingCliff: vesting.cliff,
                vestingDuration: vesting.duration
            });
    }

    function _keyOf(address account) private pure returns (bytes32) {
        return bytes32(uint256(uint160(account)));
    }

    function _require(bool holds, string memory field) private pure {
        if (!holds) revert RewardsInvalidTerms(field);
    }
}
