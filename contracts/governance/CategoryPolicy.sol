// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {GuildContract} from "../utils/GuildContract.sol";
import {ICategoryPolicy} from "./ICategoryPolicy.sol";
import {IGuildGovernor} from "./IGuildGovernor.sol";

/// @title CategoryPolicy
/// @notice See {ICategoryPolicy}. What it checks and tells is kept by the Governor, where proposals need it.
contract CategoryPolicy is ICategoryPolicy, GuildContract {
    uint256 private constant CATEGORIES = 6;
    uint256 private constant BPS = 10_000;
    uint256 private constant MAX_DURATION = 365 days;
    /// @dev Room for a vote and for a transaction, even when blocks are missed: a guild whose members cannot act in time
    /// could never change its rules again.
    uint256 private constant MIN_VOTING_PERIOD = 10 minutes;
    uint256 private constant MIN_EXECUTION_PERIOD = 1 days;
    /// @dev The Governor keeps the threshold in one slot with what else a proposal needs.
    uint256 private constant MAX_THRESHOLD = type(uint88).max;

    IGuildGovernor private _governor;
    uint256 private _strategyCount;

    constructor(address forwarder) GuildContract(forwarder) {}

    /// @inheritdoc ICategoryPolicy
    function initialize(
        address authority_,
        address governor,
        uint256 proposalThreshold_,
        CategoryRules[6] calldata rules,
        FunctionCategory[] calldata functions
    ) external initializer {
        __AccessManaged_init(authority_);
        _governor = IGuildGovernor(governor);
        for (uint256 i = 0; i < CATEGORIES; ++i) {
            _checkRules(rules[i]);
            if (i != 0) _checkOrder(rules[i - 1], rules[i], Category(i));
            _storeRules(Category(i), rules[i]);
        }
        for (uint256 i = 0; i < functions.length; ++i) {
            _setFunctionCategory(functions[i].target, functions[i].selector, functions[i].category);
        }
        _setProposalThreshold(proposalThreshold_);
    }

    /// @inheritdoc ICategoryPolicy
    function setCategoryRules(Category category, CategoryRules calldata rules) external restricted {
        _checkRules(rules);
        if (category != Category.Prioritization) {
            _checkOrder(_rulesOf(Category(uint8(category) - 1)), rules, category);
        }
        if (category != Category.Emergency) {
            Category stricter = Category(uint8(category) + 1);
            _checkOrder(rules, _rulesOf(stricter), stricter);
        }
        _storeRules(category, rules);
    }

    /// @inheritdoc ICategoryPolicy
    function setFunctionCategory(address target, bytes4 selector, Category category) external restricted {
        _setFunctionCategory(target, selector, category);
    }

    /// @inheritdoc ICategoryPolicy
    function setProposalThreshold(uint256 threshold) external restricted {
        _setProposalThreshold(threshold);
    }

    /// @inheritdoc ICategoryPolicy
    function adoptStrategy(
        string calldata title,
        bytes32 digest,
        string calldata cid
    ) external restricted returns (uint256 strategyId) {
        strategyId = ++_strategyCount;
        emit StrategyAdopted(strategyId, _msgSender(), title, digest, cid);
    }

    /// @inheritdoc ICategoryPolicy
    function categoryOf(address[] calldata targets, bytes[] calldata calldatas) external view returns (Category) {
        return _governor.categoryOf(targets, calldatas);
    }

    /// @inheritdoc ICategoryPolicy
    function functionCategoryOf(address target, bytes4 selector) external view returns (Category) {
        return _governor.storedCategory(target, selector);
    }

    /// @inheritdoc ICategoryPolicy
    function rulesOf(Category category) external view returns (CategoryRules memory rules, uint32 version) {
        return _governor.storedRules(category);
    }

    /// @inheritdoc ICategoryPolicy
    function proposalThreshold() external view returns (uint256) {
        return _proposalThreshold();
    }

    /// @inheritdoc ICategoryPolicy
    function strategyCount() external view returns (uint256) {
        return _strategyCount;
    }

    function _storeRules(Category category, CategoryRules calldata rules) private {
        (CategoryRules memory oldRules, uint32 version) = _governor.storedRules(category);
        ++version;
        emit CategoryRulesSet(category, _msgSender(), version, oldRules, rules);
        _governor.storeRules(category, rules, version);
    }

    function _setFunctionCategory(address target, bytes4 selector, Category category) private {
        Category oldCategory = _governor.storedCategory(target, selector);
        emit FunctionCategorySet(target, selector, _msgSender(), oldCategory, category);
        _governor.storeFunctionCategory(target, selector, category);
    }

    function _setProposalThreshold(uint256 threshold) private {
        _require(threshold <= MAX_THRESHOLD, "proposalThreshold");
        emit ProposalThresholdSet(_msgSender(), _proposalThreshold(), threshold);
        _governor.storeThreshold(uint88(threshold));
        // The Governor answers less for more than could decide.
        _require(_proposalThreshold() == threshold, "proposalThreshold");
    }

    function _proposalThreshold() private view returns (uint256) {
        return IGovernor(address(_governor)).proposalThreshold();
    }

    function _rulesOf(Category category) private view returns (CategoryRules memory rules) {
        (rules, ) = _governor.storedRules(category);
    }

    function _checkRules(CategoryRules calldata rules) private pure {
        _require(rules.quorumBps != 0 && rules.quorumBps <= BPS, "quorumBps");
        _require(rules.approvalBps <= BPS, "approvalBps");
        _require(rules.votingDelay <= MAX_DURATION, "votingDelay");
        _require(rules.votingPeriod >= MIN_VOTING_PERIOD && rules.votingPeriod <= MAX_DURATION, "votingPeriod");
        _require(rules.lateQuorumExtension <= rules.votingPeriod, "lateQuorumExtension");
        _require(rules.timelockDelay <= MAX_DURATION, "timelockDelay");
        uint256 executionPeriod = rules.executionPeriod;
        _require(executionPeriod >= MIN_EXECUTION_PERIOD && executionPeriod <= MAX_DURATION, "executionPeriod");
    }

    /// @dev Between neighbours, so that it holds between any two. Emergency may be quicker than the others, not easier.
    function _checkOrder(CategoryRules memory weaker, CategoryRules memory rules, Category category) private pure {
        _requireOrder(weaker.quorumBps <= rules.quorumBps, category, "quorumBps");
        _requireOrder(weaker.approvalBps <= rules.approvalBps, category, "approvalBps");
        if (category == Category.Emergency) return;
        _requireOrder(weaker.votingDelay <= rules.votingDelay, category, "votingDelay");
        _requireOrder(weaker.votingPeriod <= rules.votingPeriod, category, "votingPeriod");
        _requireOrder(weaker.lateQuorumExtension <= rules.lateQuorumExtension, category, "lateQuorumExtension");
        _requireOrder(weaker.timelockDelay <= rules.timelockDelay, category, "timelockDelay");
    }

    function _requireOrder(bool holds, Category category, string memory field) private pure {
        if (!holds) revert CategoryPolicyOutOfOrder(category, field);
    }

    function _require(bool holds, string memory field) private pure {
        if (!holds) revert CategoryPolicyInvalidRules(field);
    }
}
