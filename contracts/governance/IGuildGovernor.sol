// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";

/// @title IGuildGovernor
/// @notice What a guild's Governor adds to OpenZeppelin's: a recorded outcome.
interface IGuildGovernor {
    /// @notice Parameters of a new Governor.
    /// @param name Name of the Governor and of its EIP-712 domain.
    /// @param token The guild token.
    /// @param timelock Payable address of the guild's timelock.
    /// @param votingDelay Seconds.
    /// @param votingPeriod Seconds.
    /// @param proposalThreshold Votes, in the guild token's smallest unit.
    /// @param quorumBps Basis points of the past total supply.
    /// @param lateQuorumExtension Seconds.
    /// @param guardian May cancel proposals; the zero address for none.
    struct GovernorConfig {
        string name;
        address token;
        address payable timelock;
        uint48 votingDelay;
        uint32 votingPeriod;
        uint256 proposalThreshold;
        uint16 quorumBps;
        uint48 lateQuorumExtension;
        address guardian;
    }

    /// @notice Emitted once per proposal, by anyone, when its vote has ended: the outcome as counted.
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

    /// @notice Sets up a clone; only once.
    /// @param config Its parameters.
    function initialize(GovernorConfig calldata config) external;

    /// @notice Records a proposal's outcome in the ledger once its vote has ended or it was cancelled.
    /// @dev Emits a {ProposalFinalized} event.
    /// @param proposalId The proposal.
    function finalize(uint256 proposalId) external;

    /// @notice Whether a proposal's outcome is recorded.
    /// @param proposalId The proposal.
    function isFinalized(uint256 proposalId) external view returns (bool);
}
