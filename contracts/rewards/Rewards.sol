// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Bytes} from "@openzeppelin/contracts/utils/Bytes.sol";
import {RateLimiter} from "@openzeppelin/contracts/utils/RateLimiter.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {BitMaps} from "@openzeppelin/contracts/utils/structs/BitMaps.sol";
import {GovernorCountingFractionalUpgradeable} from "@openzeppelin/contracts-upgradeable/governance/extensions/GovernorCountingFractionalUpgradeable.sol";
import {ICompliance} from "../compliance/ICompliance.sol";
import {IGated} from "../compliance/IGated.sol";
import {GuildContract} from "../guild/GuildContract.sol";
import {IProjects} from "../projects/IProjects.sol";
import {IGuildToken} from "../token/IGuildToken.sol";
import {IReputation} from "./IReputation.sol";
import {IRewards} from "./IRewards.sol";

/// @title Rewards
/// @notice See {IRewards}. As all that ever accrues fits 96 bits, so does every part of it.
contract Rewards is IRewards, IGated, GuildContract, ReentrancyGuardTransient {
    using BitMaps for BitMaps.BitMap;
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

    /// @dev What an epoch shares, and among how many points.
    struct Epoch {
        uint96 budget;
        uint96 totalPoints;
    }

    /// @dev An account's points of an epoch, and whether they were claimed.
    struct Share {
        uint96 points;
        bool claimed;
    }

    uint256 private constant RATE_SCALE = 1e18;
    uint256 private constant MAX_AMOUNT = type(uint96).max;
    uint256 private constant MAX_VESTING = 3_650 days;
    uint256 private constant EPOCH = 30 days;
    /// @dev One rate limit for all mints.
    bytes32 private constant ALL = 0;
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
    uint96 private _participationBudget;
    address private _compliance;
    RateLimiter.RefillingBucket private _limiter;
    mapping(address token => uint256) private _rates;
    mapping(uint256 projectId => BitMaps.BitMap) private _accrued;
    mapping(address account => Account) private _accounts;
    mapping(address account => mapping(uint256 grantId => StoredGrant)) private _grants;
    mapping(uint256 version => Vesting) private _vestings;
    mapping(uint256 epoch => Epoch) private _epochs;
    mapping(uint256 epoch => mapping(address account => Share)) private _shares;
    mapping(address account => mapping(ParticipationKind kind => mapping(bytes32 subject => bool))) private _recorded;

    constructor(address forwarder) GuildContract(forwarder) {}

    /// @inheritdoc IRewards
    function initialize(RewardsConfig calldata config) external initializer {
        __AccessManaged_init(config.authority);
        _token = IGuildToken(config.token);
        _projects = config.projects;
        _governor = GovernorCountingFractionalUpgradeable(payable(config.governor));
        _reputation = IReputation(config.reputation);
        _compliance = config.compliance;
        for (uint256 i = 0; i < config.tokens.length; ++i) {
            _setRewardRate(config.tokens[i], config.rates[i]);
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
        uint256 amount = Math.mulDiv(payment, _rates[token], RATE_SCALE);
        if (amount != 0) _accrue(projectId, milestoneId, account, token, payment, amount);
        if (skill != 0) _award(projectId, milestoneId, account, skill);
    }

    /// @inheritdoc IRewards
    function claim(address account) external nonReentrant returns (uint256 amount) {
        return _claim(account);
    }

    /// @inheritdoc IRewards
    function claimMany(address[] calldata accounts) external nonReentrant returns (uint256 amount) {
        uint256 available = _limiter.available(ALL);
        if (available == 0) revert RewardsRateLimited();
        for (uint256 i = 0; i < accounts.length; ++i) {
            uint256 due = Math.min(_accounts[accounts[i]].claimable, available - amount);
            if (due == 0 || _isRefused(accounts[i])) continue;
            amount += due;
            _mintClaimable(accounts[i], due);
        }
        if (amount == 0) revert RewardsNothingToClaim(address(0));
    }

    /// @inheritdoc IRewards
    function claimGrants(address account, uint256[] calldata grantIds) external nonReentrant returns (uint256 amount) {
        _checkGate(account);
        uint256 available = _limiter.available(ALL);
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
        bytes32 subject = bytes32(proposalId);
        if (_governor.usedVotes(proposalId, account) == 0) revert RewardsNoParticipation(account, subject);
        _record(account, ParticipationKind.Vote, subject);
    }

    /// @inheritdoc IRewards
    function recordReview(address account, uint256 projectId, uint256 milestoneId) external {
        bytes32 subject = keccak256(abi.encode(projectId, milestoneId));
        IProjects projects = IProjects(_projects);
        IProjects.MilestoneStatus status = projects.milestoneOf(projectId, milestoneId).status;
        bool isFinal = status == IProjects.MilestoneStatus.Released || status == IProjects.MilestoneStatus.Refunded;
        if (!isFinal || !projects.hasReviewed(projectId, milestoneId, account)) {
            revert RewardsNoParticipation(account, subject);
        }
        _record(account, ParticipationKind.Review, subject);
    }

    /// @inheritdoc IRewards
    function claimParticipation(address account, uint256 epoch) external nonReentrant returns (uint256 amount) {
        if (epoch >= block.timestamp / EPOCH) revert RewardsEpochOpen(epoch);
        Share storage share = _shares[epoch][account];
        uint256 points = share.points;
        if (points == 0 || share.claimed) revert RewardsNothingToClaim(account);
        Epoch memory shared = _epochs[epoch];
        uint256 earned = Math.mulDiv(shared.budget, points, shared.totalPoints);
        if (earned == 0) revert RewardsNothingToClaim(account);
        share.claimed = true;
        uint96 total = _addAccrued(earned);
        _accounts[account].claimable += earned.toUint96();
        emit ParticipationClaimed(account, epoch, points, earned, total);
        return _claim(account);
    }

    /// @inheritdoc IRewards
    function setRewardRate(address token, uint256 rate) external restricted {
        _setRewardRate(token, rate);
    }

    /// @inheritdoc IRewards
    function setRewardTerms(RewardTerms calldata terms) external restricted {
        _setRewardTerms(terms);
    }

    /// @inheritdoc IRewards
    function setParticipationBudget(uint256 budget) external restricted {
        if (budget > MAX_AMOUNT) revert RewardsInvalidTerms("budget");
        emit ParticipationBudgetSet(_msgSender(), _participationBudget, budget);
        _participationBudget = budget.toUint96();
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
        return _rates[token];
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
    function currentEpoch() external view returns (uint256) {
        return block.timestamp / EPOCH;
    }

    /// @inheritdoc IRewards
    function participationBudget() external view returns (uint256) {
        return _participationBudget;
    }

    /// @inheritdoc IRewards
    function participationOf(
        address account,
        uint256 epoch
    ) external view returns (uint256 points, uint256 totalPoints, uint256 budget) {
        Epoch memory shared = _epochs[epoch];
        return (_shares[epoch][account].points, shared.totalPoints, shared.budget);
    }

    function _accrue(
        uint256 projectId,
        uint256 milestoneId,
        address contributor,
        address token,
        uint256 payment,
        uint256 amount
    ) private {
        uint96 total = _addAccrued(amount);
        Account memory account = _accounts[contributor];
        uint24 version = _vestingVersion;
        uint256 grantId = 0;
        if (version == 0) {
            account.claimable += amount.toUint96();
        } else {
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
            amount,
            account.claimable,
            grantId,
            total
        );
    }

    /// @dev A report that fails never blocks the reward, but whoever calls cannot make it fail by sending little gas.
    function _award(uint256 projectId, uint256 milestoneId, address account, uint8 skill) private {
        uint256 gasBefore = gasleft();
        try _reputation.award{gas: REPUTATION_GAS}(account, skill, projectId, milestoneId) {} catch (
            bytes memory reason
        ) {
            if (gasBefore < REPUTATION_GAS_AVAILABLE) revert RewardsInsufficientGas();
            emit ReputationSkipped(projectId, milestoneId, Bytes.slice(reason, 0, MAX_REASON));
        }
    }

    function _addAccrued(uint256 amount) private returns (uint96 total) {
        uint256 available = _cap - _totalAccrued;
        if (amount > available) revert RewardsCapExceeded(amount, available);
        total = _totalAccrued + amount.toUint96();
        _totalAccrued = total;
    }

    function _claim(address account) private returns (uint256 amount) {
        _checkGate(account);
        uint256 claimable = _accounts[account].claimable;
        if (claimable == 0) revert RewardsNothingToClaim(account);
        amount = Math.min(claimable, _limiter.available(ALL));
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
        emit RewardClaimed(account, _msgSender(), amount, totalClaimed);
        _token.mint(account, amount);
    }

    function _record(address account, ParticipationKind kind, bytes32 subject) private {
        if (_recorded[account][kind][subject]) revert RewardsAlreadyRecorded(account, subject);
        _recorded[account][kind][subject] = true;
        uint256 epoch = block.timestamp / EPOCH;
        Epoch memory shared = _epochs[epoch];
        if (shared.totalPoints == 0) shared.budget = _participationBudget;
        ++shared.totalPoints;
        _epochs[epoch] = shared;
        uint96 points = ++_shares[epoch][account].points;
        emit ParticipationRecorded(
            account,
            epoch,
            kind,
            subject,
            _msgSender(),
            points,
            shared.totalPoints,
            shared.budget
        );
    }

    function _setRewardRate(address token, uint256 rate) private {
        uint256 oldRate = _rates[token];
        _rates[token] = rate;
        emit RewardRateSet(token, _msgSender(), oldRate, rate);
    }

    function _setRewardTerms(RewardTerms calldata terms) private {
        _checkTerms(terms);
        emit RewardTermsSet(_msgSender(), _rewardTerms(), terms);
        _cap = terms.cap.toUint96();
        _setRateLimit(terms.claimWindow, terms.claimCapacity);
        _setVesting(terms.vestingCliff, terms.vestingDuration);
    }

    /// @dev What is used now stays used: it refilled at the old rate so far, and does so at the new one from now on.
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
        return
            ICompliance(_compliance).obstacleOf(account, ICompliance.Action.Withdraw) != ICompliance.Obstacle.None;
    }

    function _existing(address account, uint256 grantId) private view returns (StoredGrant storage grant) {
        grant = _grants[account][grantId];
        if (grant.amount == 0) revert RewardsUnknownGrant(account, grantId);
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
        _require(terms.claimCapacity != 0, "claimCapacity");
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

    function _require(bool holds, string memory field) private pure {
        if (!holds) revert RewardsInvalidTerms(field);
    }
}
