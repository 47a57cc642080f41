// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {GuildContract} from "../guild/GuildContract.sol";
import {ICategoryPolicy} from "./ICategoryPolicy.sol";

/// @title CategoryPolicy
/// @notice See {ICategoryPolicy}.
contract CategoryPolicy is ICategoryPolicy, GuildContract {
    uint256 private constant CATEGORIES = 6;
    uint256 private constant BPS = 10_000;
    uint256 private constant MAX_DURATION = 365 days;
    /// @dev The guild token never has more votes than this.
    uint256 private constant MAX_THRESHOLD = type(uint208).max;

    uint32 private _version;
    uint208 private _threshold;
    uint256 private _strategyCount;
    mapping(Category category => CategoryRules) private _rules;
    /// @dev One more than the category, so that zero, a function without one, is not the weakest.
    mapping(address target => mapping(bytes4 selector => uint8)) private _functions;

    constructor(address forwarder) GuildContract(forwarder) {}

    /// @inheritdoc ICategoryPolicy
    function initialize(
        address authority_,
        uint256 proposalThreshold_,
        CategoryRules[6] calldata rules,
        FunctionCategory[] calldata functions
    ) external initializer {
        __AccessManaged_init(authority_);
        for (uint256 i = 0; i < CATEGORIES; ++i) {
            _setCategoryRules(Category(i), rules[i]);
        }
        for (uint256 i = 0; i < functions.length; ++i) {
            _setFunctionCategory(functions[i].target, functions[i].selector, functions[i].category);
        }
        _setProposalThreshold(proposalThreshold_);
    }

    /// @inheritdoc ICategoryPolicy
    function setCategoryRules(Category category, CategoryRules calldata rules) external restricted {
        _setCategoryRules(category, rules);
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
    function categoryOf(
        address[] calldata targets,
        bytes[] calldata calldatas
    ) external view returns (Category strictest) {
        // Neither can be proposed; the Governor says why.
        if (targets.length == 0 || targets.length != calldatas.length) return Category.Parameters;
        for (uint256 i = 0; i < targets.length; ++i) {
            Category category = _categoryOf(targets[i], calldatas[i]);
            if (category > strictest) strictest = category;
        }
    }

    /// @inheritdoc ICategoryPolicy
    function functionCategoryOf(address target, bytes4 selector) external view returns (Category) {
        return _functionCategoryOf(target, selector);
    }

    /// @inheritdoc ICategoryPolicy
    function rulesOf(Category category) external view returns (CategoryRules memory rules, uint32 version) {
        return (_rules[category], _version);
    }

    /// @inheritdoc ICategoryPolicy
    function proposalThreshold() external view returns (uint256) {
        return _threshold;
    }

    /// @inheritdoc ICategoryPolicy
    function strategyCount() external view returns (uint256) {
        return _strategyCount;
    }

    function _setCategoryRules(Category category, CategoryRules calldata rules) private {
        _checkRules(rules);
        CategoryRules memory oldRules = _rules[category];
        uint32 version = ++_version;
        _rules[category] = rules;
        emit CategoryRulesSet(category, _msgSender(), version, oldRules, rules);
    }

    function _setFunctionCategory(address target, bytes4 selector, Category category) private {
        Category oldCategory = _functionCategoryOf(target, selector);
        _functions[target][selector] = uint8(category) + 1;
        emit FunctionCategorySet(target, selector, _msgSender(), oldCategory, category);
    }

    function _setProposalThreshold(uint256 threshold) private {
        _require(threshold <= MAX_THRESHOLD, "proposalThreshold");
        uint256 oldThreshold = _threshold;
        _threshold = uint208(threshold);
        emit ProposalThresholdSet(_msgSender(), oldThreshold, threshold);
    }

    function _categoryOf(address target, bytes calldata data) private view returns (Category) {
        return data.length < 4 ? Category.Parameters : _functionCategoryOf(target, bytes4(data[:4]));
    }

    function _functionCategoryOf(address target, bytes4 selector) private view returns (Category) {
        uint8 stored = _functions[target][selector];
        return stored == 0 ? Category.Parameters : Category(stored - 1);
    }

    function _checkRules(CategoryRules calldata rules) private pure {
        _require(rules.quorumBps != 0 && rules.quorumBps <= BPS, "quorumBps");
        _require(rules.approvalBps <= BPS, "approvalBps");
        _require(rules.votingDelay <= MAX_DURATION, "votingDelay");
        _require(rules.votingPeriod != 0 && rules.votingPeriod <= MAX_DURATION, "votingPeriod");
        _require(rules.lateQuorumExtension <= rules.votingPeriod, "lateQuorumExtension");
        _require(rules.timelockDelay <= MAX_DURATION, "timelockDelay");
    }

    function _require(bool holds, string memory field) private pure {
        if (!holds) revert CategoryPolicyInvalidRules(field);
    }
}
