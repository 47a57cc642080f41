// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {GuildContract} from "../guild/GuildContract.sol";
import {ICategoryPolicy} from "./ICategoryPolicy.sol";

/// @title CategoryPolicy
/// @notice See {ICategoryPolicy}.
contract CategoryPolicy is ICategoryPolicy, GuildContract {
    uint256 private _threshold;
    mapping(Category category => CategoryRules) private _rules;

    constructor(address forwarder) GuildContract(forwarder) {}

    /// @inheritdoc ICategoryPolicy
    function initialize(
        address authority_,
        uint256 proposalThreshold_,
        CategoryRules[6] calldata rules,
        FunctionCategory[] calldata functions
    ) external initializer {
        __AccessManaged_init(authority_);
        _threshold = proposalThreshold_;
        for (uint256 i = 0; i < 6; ++i) _rules[Category(i)] = rules[i];
    }

    /// @inheritdoc ICategoryPolicy
    function rulesOf(Category category) external view returns (CategoryRules memory rules, uint32 version) {
        return (_rules[category], 1);
    }

    /// @inheritdoc ICategoryPolicy
    function proposalThreshold() external view returns (uint256) {
        return _threshold;
    }

    /// @inheritdoc ICategoryPolicy
    function setCategoryRules(Category category, CategoryRules calldata rules) external {
        revert();
    }

    /// @inheritdoc ICategoryPolicy
    function setFunctionCategory(address target, bytes4 selector, Category category) external {
        revert();
    }

    /// @inheritdoc ICategoryPolicy
    function setProposalThreshold(uint256 threshold) external {
        revert();
    }

    /// @inheritdoc ICategoryPolicy
    function adoptStrategy(
        string calldata title,
        bytes32 digest,
        string calldata cid
    ) external returns (uint256 strategyId) {
        revert();
    }

    /// @inheritdoc ICategoryPolicy
    function categoryOf(address[] calldata targets, bytes[] calldata calldatas) external view returns (Category) {
        revert();
    }

    /// @inheritdoc ICategoryPolicy
    function functionCategoryOf(address target, bytes4 selector) external view returns (Category) {
        revert();
    }

    /// @inheritdoc ICategoryPolicy
    function strategyCount() external view returns (uint256) {
        revert();
    }
}
