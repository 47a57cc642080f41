// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title ICategoryPolicy
/// @notice The rules of each category of proposals, and the category that each function of the guild belongs to. A
/// proposal is in the strictest category of its actions; its proposer may choose a stricter one, never a weaker one.
/// The Governor keeps the rules and copies them into the proposal, so a change touches no open proposal. A stricter
/// category never asks for less than a weaker one, so that no choice of category makes an action easier: not in quorum
/// and approval, and but for Emergency, which may be quick, not in time either.
///
/// This contract checks, stores and announces what governance decides; the {IGuildGovernor} only keeps it, as each
/// proposal reads it and a call to another contract would cost every proposer gas. What is asked here is answered from
/// there: {rulesOf} is {IGuildGovernor-storedRules}, {functionCategoryOf} is {IGuildGovernor-storedCategory}.
interface ICategoryPolicy {
    /// @notice Categories from the weakest to the strictest.
    /// @custom:value0 Prioritization Which projects come first.
    /// @custom:value1 Resources Which projects and payments the guild takes on.
    /// @custom:value2 Strategy Where the guild is going.
    /// @custom:value3 Compliance What law asks of the guild.
    /// @custom:value4 Parameters How the guild works and who may do what; whatever has no category of its own.
    /// @custom:value5 Emergency What cannot wait: quick, but with the most votes needed.
    enum Category {
        Prioritization,
        Resources,
        Strategy,
        Compliance,
        Parameters,
        Emergency
    }

    /// @notice What a category's proposals need.
    /// @param quorumBps Share of the past total supply that For and Abstain must reach, in basis points.
    /// @param approvalBps Share of For in For and Against that must be reached, in basis points; more For than Against
    /// is needed in any case.
    /// @param votingDelay Seconds between the proposal and the start of its vote.
    /// @param votingPeriod Seconds that the vote is open.
    /// @param lateQuorumExtension Seconds that the vote stays open at least after its quorum is reached.
    /// @param timelockDelay Seconds between queueing and executing, at least; not less than the timelock's own delay.
    /// @param executionPeriod Seconds in which a proposal that passed must be queued, and, once the timelock's delay is
    /// over, executed; afterwards it has expired.
    struct CategoryRules {
        uint16 quorumBps;
        uint16 approvalBps;
        uint32 votingDelay;
        uint32 votingPeriod;
        uint32 lateQuorumExtension;
        uint32 timelockDelay;
        uint32 executionPeriod;
    }

    /// @notice A function of a contract and its category.
    /// @param target Contract.
    /// @param selector Function selector (first four bytes of its calldata).
    /// @param category Category that a proposal which calls it belongs to, at least.
    struct FunctionCategory {
        address target;
        bytes4 selector;
        Category category;
    }

    /// @notice Emitted when a category's rules change, and for each category when the guild is created.
    /// @param category Category.
    /// @param actor Who decided.
    /// @param version Number of the rules' versions of all categories so far, from 1.
    /// @param oldRules Its rules before; all zero at first.
    /// @param newRules Its rules now.
    event CategoryRulesSet(
        Category indexed category,
        address indexed actor,
        uint32 version,
        CategoryRules oldRules,
        CategoryRules newRules
    );

    /// @notice Emitted when a function gets a category.
    /// @param target Contract.
    /// @param selector Function selector.
    /// @param actor Who decided.
    /// @param oldCategory Its category before.
    /// @param newCategory Its category now.
    event FunctionCategorySet(
        address indexed target,
        bytes4 indexed selector,
        address indexed actor,
        Category oldCategory,
        Category newCategory
    );

    /// @notice Emitted when the votes needed to propose change.
    /// @param actor Who decided.
    /// @param oldThreshold Votes before, in the guild token's smallest unit.
    /// @param newThreshold Votes now, in the guild token's smallest unit.
    event ProposalThresholdSet(address indexed actor, uint256 oldThreshold, uint256 newThreshold);

    /// @notice Emitted when the guild adopts a strategy by vote.
    /// @param strategyId Number of the strategy, from 1.
    /// @param actor Who adopted it: the timelock.
    /// @param title Short name.
    /// @param digest SHA-256 of the strategy's bytes.
    /// @param cid IPFS CID of the strategy.
    event StrategyAdopted(uint256 indexed strategyId, address indexed actor, string title, bytes32 digest, string cid);

    /// @notice The category is weaker than the proposal's actions need.
    error CategoryPolicyTooWeak(Category required, Category given);

    /// @notice A value of the rules cannot work.
    /// @param field Name of the field.
    error CategoryPolicyInvalidRules(string field);

    /// @notice The category would ask for less than the next weaker one does.
    /// @param category The stricter of the two categories.
    /// @param field Name of the field.
    error CategoryPolicyOutOfOrder(Category category, string field);

    /// @notice Sets up a clone; only once.
    /// @param authority_ The guild's access manager.
    /// @param governor The guild's Governor, set up before with this contract as its policy.
    /// @param proposalThreshold_ Votes needed to propose, in the guild token's smallest unit; see {setProposalThreshold}.
    /// @param rules Rules of the six categories, in their order.
    /// @param functions Functions with a category other than Parameters.
    function initialize(
        address authority_,
        address governor,
        uint256 proposalThreshold_,
        CategoryRules[6] calldata rules,
        FunctionCategory[] calldata functions
    ) external;

    /// @notice Sets a category's rules for new proposals; by default only for the timelock.
    /// @dev Emits a {CategoryRulesSet} event.
    ///
    /// Requirements:
    /// - each value can work, else {CategoryPolicyInvalidRules};
    /// - none is below that of the next weaker category or above that of the next stricter one, else
    /// {CategoryPolicyOutOfOrder}; between Parameters and Emergency only quorum and approval count. The execution
    /// period has no order: it asks nothing of voters.
    ///
    /// @param category Category.
    /// @param rules Its rules.
    function setCategoryRules(Category category, CategoryRules calldata rules) external;

    /// @notice Sets a function's category for new proposals; by default only for the timelock.
    /// @dev Emits a {FunctionCategorySet} event.
    /// @param target Contract.
    /// @param selector Function selector.
    /// @param category Its category.
    function setFunctionCategory(address target, bytes4 selector, Category category) external;

    /// @notice Sets the votes needed to propose; by default only for the timelock.
    /// @dev Emits a {ProposalThresholdSet} event.
    /// @param threshold Votes, in the guild token's smallest unit; at most what the quorum of Parameters would be now, and
    /// less than 2^88, which is 309 million tokens.
    function setProposalThreshold(uint256 threshold) external;

    /// @notice Adopts a strategy; by default only for the timelock.
    /// @dev Emits a {StrategyAdopted} event.
    /// @param title Short name.
    /// @param digest SHA-256 of the strategy's bytes.
    /// @param cid IPFS CID of the strategy.
    /// @return strategyId Number of the strategy.
    function adoptStrategy(
        string calldata title,
        bytes32 digest,
        string calldata cid
    ) external returns (uint256 strategyId);

    /// @notice The weakest category that a proposal with these actions may have.
    /// @param targets Contracts called.
    /// @param calldatas Their calldata; less than four bytes counts as Parameters.
    function categoryOf(address[] calldata targets, bytes[] calldata calldatas) external view returns (Category);

    /// @notice The category of one function.
    /// @param target Contract.
    /// @param selector Function selector.
    function functionCategoryOf(address target, bytes4 selector) external view returns (Category);

    /// @notice A category's rules for new proposals, and the version of the rules of all categories.
    /// @param category Category.
    function rulesOf(Category category) external view returns (CategoryRules memory rules, uint32 version);

    /// @notice Votes needed to propose, in the guild token's smallest unit.
    function proposalThreshold() external view returns (uint256);

    /// @notice How many strategies were adopted.
    function strategyCount() external view returns (uint256);
}
