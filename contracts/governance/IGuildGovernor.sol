// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {ICategoryPolicy} from "./ICategoryPolicy.sol";

/// @title IGuildGovernor
/// @notice What a guild's Governor adds to OpenZeppelin's: categories with rules of their own, copied into the proposal,
/// and a recorded outcome.
interface IGuildGovernor {
    /// @notice Parameters of a new Governor.
    /// @param name Name of the Governor and of its EIP-712 domain.
    /// @param token The guild token.
    /// @param timelock Payable address of the guild's timelock.
    /// @param policy The guild's category policy.
    /// @param compliance The guild's Compliance contract.
    /// @param guardian May cancel proposals; the zero address for none.
    struct GovernorConfig {
        string name;
        address token;
        address payable timelock;
        address policy;
        address compliance;
        address guardian;
    }

    /// @notice Emitted right after a proposal's {IGovernor-ProposalCreated} event: the rules it is decided by.
    /// @param proposalId The proposal.
    /// @param category Its category.
    /// @param quorumBps Share of the supply at the snapshot that For and Abstain must reach, in basis points.
    /// @param approvalBps Share of For in For and Against that must be reached, in basis points.
    /// @param votingPeriod Seconds that the vote is open.
    /// @param lateQuorumExtension Seconds that the vote stays open at least after its quorum is reached.
    /// @param timelockDelay Seconds between queueing and executing, at least.
    /// @param executionPeriod Seconds in which it must be queued after its vote, and executed after the delay.
    /// @param policyVersion Version of the categories' rules.
    event ProposalCategorized(
        uint256 indexed proposalId,
        ICategoryPolicy.Category indexed category,
        uint16 quorumBps,
        uint16 approvalBps,
        uint32 votingPeriod,
        uint32 lateQuorumExtension,
        uint32 timelockDelay,
        uint32 executionPeriod,
        uint32 policyVersion
    );

    /// @notice Emitted when the rules of Parameters change: what {IGovernor-votingDelay} answers. The name is that of
    /// OpenZeppelin's GovernorSettings, as that of the next two; {ICategoryPolicy-CategoryRulesSet} tells all rules.
    /// @param oldVotingDelay Seconds before.
    /// @param newVotingDelay Seconds now.
    event VotingDelaySet(uint256 oldVotingDelay, uint256 newVotingDelay);

    /// @notice Emitted when the rules of Parameters change: what {IGovernor-votingPeriod} answers.
    /// @param oldVotingPeriod Seconds before.
    /// @param newVotingPeriod Seconds now.
    event VotingPeriodSet(uint256 oldVotingPeriod, uint256 newVotingPeriod);

    /// @notice Emitted when the votes needed to propose change; see {ICategoryPolicy-ProposalThresholdSet}.
    /// @param oldProposalThreshold Votes before, in the guild token's smallest unit.
    /// @param newProposalThreshold Votes now, in the guild token's smallest unit.
    event ProposalThresholdSet(uint256 oldProposalThreshold, uint256 newProposalThreshold);

    /// @notice Emitted when the rules of Emergency change: the share of the supply that {IGovernor-quorum} answers for a
    /// time, as no other category's quorum exceeds it.
    /// @param oldQuorumNumerator Basis points before.
    /// @param newQuorumNumerator Basis points now.
    event QuorumNumeratorUpdated(uint256 oldQuorumNumerator, uint256 newQuorumNumerator);

    /// @notice Emitted when a proposal's quorum is reached so late that its vote stays open longer; once at most.
    /// @param proposalId The proposal.
    /// @param extendedDeadline Last second of the vote now, Unix seconds.
    event ProposalExtended(uint256 indexed proposalId, uint64 extendedDeadline);

    /// @notice Emitted once per proposal, by anyone, when its vote has ended: the outcome as counted. Once more when it
    /// has expired since.
    /// @param proposalId The proposal.
    /// @param actor Who recorded the outcome.
    /// @param outcome State of the proposal when it was recorded.
    /// @param forVotes Votes for, in the guild token's smallest unit.
    /// @param againstVotes Votes against.
    /// @param abstainVotes Votes abstaining.
    /// @param quorum Votes that For and Abstain had to reach; 0 if the vote's snapshot is not past (cancelled before).
    /// @param supply Total supply of the guild token at the vote's snapshot; 0 if it is not past.
    event ProposalFinalized(
        uint256 indexed proposalId,
        address indexed actor,
        IGovernor.ProposalState outcome,
        uint256 forVotes,
        uint256 againstVotes,
        uint256 abstainVotes,
        uint256 quorum,
        uint256 supply
    );

    /// @notice The proposal's outcome is recorded already.
    error GuildGovernorAlreadyFinalized(uint256 proposalId);

    /// @notice Only the guild's category policy may do this.
    error GuildGovernorUnauthorized(address caller);

    /// @notice Sets up a clone; only once.
    /// @param config Its parameters.
    function initialize(GovernorConfig calldata config) external;

    /// @notice Proposes in a stricter category than the actions need; see {IGovernor-propose}, which takes the weakest
    /// that they may have.
    /// @dev Emits an {IGovernor-ProposalCreated} and a {ProposalCategorized} event.
    /// @param targets Contracts to call.
    /// @param values Wei to send with each call.
    /// @param calldatas Calldata of each call.
    /// @param description The proposal in words.
    /// @param category Its category.
    /// @return proposalId The proposal.
    function proposeInCategory(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        string memory description,
        ICategoryPolicy.Category category
    ) external returns (uint256 proposalId);

    /// @notice Records a proposal's outcome in the ledger once its vote has ended or it was cancelled.
    /// @dev Emits a {ProposalFinalized} event.
    /// @param proposalId The proposal.
    function finalize(uint256 proposalId) external;

    /// @notice Takes a category's rules for new proposals; only from the category policy, which checks and tells them.
    /// @param category Category.
    /// @param rules Its rules.
    /// @param version Version of the rules of all categories.
    function storeRules(
        ICategoryPolicy.Category category,
        ICategoryPolicy.CategoryRules calldata rules,
        uint32 version
    ) external;

    /// @notice Takes a function's category for new proposals; only from the category policy, which tells it.
    /// @param target Contract.
    /// @param selector Function selector.
    /// @param category Its category.
    function storeFunctionCategory(address target, bytes4 selector, ICategoryPolicy.Category category) external;

    /// @notice Takes the votes needed to propose; only from the category policy, which tells them.
    /// @param threshold Votes, in the guild token's smallest unit.
    function storeThreshold(uint88 threshold) external;

    /// @notice Whether a proposal's outcome is recorded.
    /// @param proposalId The proposal.
    function isFinalized(uint256 proposalId) external view returns (bool);

    /// @notice The category and the rules that a proposal is decided by; all zero for an unknown proposal.
    /// @param proposalId The proposal.
    function proposalRules(
        uint256 proposalId
    ) external view returns (ICategoryPolicy.Category category, ICategoryPolicy.CategoryRules memory rules);

    /// @notice What {ICategoryPolicy-rulesOf} answers. The policy reads here what it had stored here before: the Governor
    /// keeps the rules because its proposals need them, and decides nothing about them.
    /// @param category Category.
    function storedRules(
        ICategoryPolicy.Category category
    ) external view returns (ICategoryPolicy.CategoryRules memory rules, uint32 version);

    /// @notice See {ICategoryPolicy-categoryOf}.
    /// @param targets Contracts called.
    /// @param calldatas Their calldata; less than four bytes counts as Parameters.
    function categoryOf(
        address[] memory targets,
        bytes[] memory calldatas
    ) external view returns (ICategoryPolicy.Category);

    /// @notice What {ICategoryPolicy-functionCategoryOf} answers; kept here for the same reason as {storedRules}.
    /// @param target Contract.
    /// @param selector Function selector.
    function storedCategory(address target, bytes4 selector) external view returns (ICategoryPolicy.Category);

    /// @notice The guild's category policy.
    function categoryPolicy() external view returns (address);
}
