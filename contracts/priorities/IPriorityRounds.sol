// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title IPriorityRounds
/// @notice Rounds in which token holders spread their votes over projects. A round ranks its projects; a budget round
/// also splits an amount among them, which a proposal may turn into treasury budgets: this contract moves nothing.
///
/// A ballot is in time after `startsAt`, up to and including `endsAt`; the round can be finalized one second later.
/// Votes are those of the guild token at `startsAt`.
interface IPriorityRounds {
    /// @notice What a round decides.
    /// @custom:value0 Ranking The order of its projects.
    /// @custom:value1 Budget The order, and each project's part of a budget.
    enum RoundKind {
        Ranking,
        Budget
    }

    /// @notice What is asked in a round.
    /// @param kind What it decides.
    /// @param title Short name.
    /// @param digest SHA-256 of its description's bytes; zero for none.
    /// @param cid IPFS CID of its description; empty for none.
    /// @param projectIds Projects to choose from, in ascending order; 2 to 50.
    /// @param token Token of the budget; the zero address for native coin and in a ranking round.
    /// @param budget Amount to split, in the token's smallest unit; 0 in a ranking round.
    /// @param startsAt Voting starts one second later; Unix seconds. When it is past as the round is opened (0 is), the
    /// round starts then and ends as much later as it starts later.
    /// @param endsAt Last second of the vote, Unix seconds; at most 365 days after `startsAt`.
    struct RoundTerms {
        RoundKind kind;
        string title;
        bytes32 digest;
        string cid;
        uint256[] projectIds;
        address token;
        uint128 budget;
        uint40 startsAt;
        uint40 endsAt;
    }

    /// @notice A round as stored.
    /// @param kind What it decides.
    /// @param startsAt Unix seconds.
    /// @param endsAt Unix seconds.
    /// @param finalized Whether its result is recorded.
    /// @param ballotCount How many ballots were cast.
    /// @param token Token of the budget.
    /// @param budget Amount to split, in the token's smallest unit.
    struct Round {
        RoundKind kind;
        uint40 startsAt;
        uint40 endsAt;
        bool finalized;
        uint32 ballotCount;
        address token;
        uint128 budget;
    }

    /// @notice Emitted when a round is opened.
    /// @param roundId Number of the round, from 1.
    /// @param actor Who opened it: by default the timelock.
    /// @param terms What is asked.
    event RoundOpened(uint256 indexed roundId, address indexed actor, RoundTerms terms);

    /// @notice Emitted when a ballot is cast.
    /// @param roundId Round.
    /// @param voter Whose votes.
    /// @param actor Who sent it: the voter, or whoever brought its signature.
    /// @param weight The voter's votes at the round's start, in the guild token's smallest unit.
    /// @param projectIds Projects chosen, in ascending order.
    /// @param sharesBps Share of the votes for each, in basis points; their sum is 10,000.
    /// @param weights Votes for each, rounded down; the first gets what remains.
    event BallotCast(
        uint256 indexed roundId,
        address indexed voter,
        address indexed actor,
        uint256 weight,
        uint256[] projectIds,
        uint16[] sharesBps,
        uint256[] weights
    );

    /// @notice Emitted once per round, by anyone, when its vote has ended.
    /// @param roundId Round.
    /// @param actor Who recorded the result.
    /// @param ranking Its projects, the one with the most votes first; on equal votes the lower number comes first.
    /// @param weights Votes of each, in the ranking's order.
    /// @param amounts Part of the budget of each, rounded down, in the ranking's order; the first gets what remains.
    /// All zero in a ranking round and in a round without votes.
    /// @param totalWeight Sum of the votes.
    /// @param ballotCount How many ballots were cast.
    event RoundFinalized(
        uint256 indexed roundId,
        address indexed actor,
        uint256[] ranking,
        uint256[] weights,
        uint256[] amounts,
        uint256 totalWeight,
        uint32 ballotCount
    );

    /// @notice There is no such round.
    error PriorityRoundsUnknownRound(uint256 roundId);

    /// @notice A value of the terms cannot work.
    /// @param field Name of the field.
    error PriorityRoundsInvalidTerms(string field);

    /// @notice The round's vote is not open.
    error PriorityRoundsNotOpen(uint256 roundId, uint256 startsAt, uint256 endsAt);

    /// @notice The round's vote has not ended.
    error PriorityRoundsNotEnded(uint256 roundId, uint256 endsAt);

    /// @notice The round's result is recorded already.
    error PriorityRoundsAlreadyFinalized(uint256 roundId);

    /// @notice The round's result is not recorded yet.
    error PriorityRoundsNotFinalized(uint256 roundId);

    /// @notice The voter has voted in this round.
    error PriorityRoundsAlreadyVoted(uint256 roundId, address voter);

    /// @notice The voter had no votes at the round's start.
    error PriorityRoundsNoVotes(uint256 roundId, address voter);

    /// @notice The ballot's projects are not in strictly ascending order or not in the round, or its shares are zero or
    /// do not add up to 10,000.
    error PriorityRoundsInvalidBallot(uint256 roundId);

    /// @notice The signature is no longer good.
    error PriorityRoundsSignatureExpired(uint256 deadline);

    /// @notice The signature is not the voter's.
    error PriorityRoundsInvalidSignature(address voter);

    /// @notice Sets up a clone; only once.
    /// @param authority_ The guild's access manager.
    /// @param token_ The guild token.
    /// @param projects_ The guild's Projects contract.
    /// @param compliance_ The guild's Compliance contract.
    function initialize(address authority_, address token_, address projects_, address compliance_) external;

    /// @notice Opens a round; by default only for the timelock.
    /// @dev Emits a {RoundOpened} event.
    /// @param terms What is asked.
    /// @return roundId Number of the round.
    function openRound(RoundTerms calldata terms) external returns (uint256 roundId);

    /// @notice Casts the caller's ballot; it cannot be changed.
    /// @dev Emits a {BallotCast} event.
    /// @param roundId Round.
    /// @param projectIds Projects chosen, in strictly ascending order.
    /// @param sharesBps Share of the votes for each, in basis points; none is zero, their sum is 10,000.
    function castBallot(uint256 roundId, uint256[] calldata projectIds, uint16[] calldata sharesBps) external;

    /// @notice Casts the ballot of a voter who signed it (EIP-712, or ERC-1271 for a contract): `Ballot(uint256
    /// roundId,address voter,uint256[] projectIds,uint16[] sharesBps,uint256 deadline)`. It needs no nonce, because a
    /// voter has one ballot per round.
    /// @dev Emits a {BallotCast} event.
    /// @param roundId Round.
    /// @param voter Whose votes.
    /// @param projectIds Projects chosen, in strictly ascending order.
    /// @param sharesBps Share of the votes for each, in basis points; none is zero, their sum is 10,000.
    /// @param deadline Last second in which the signature is good, Unix seconds.
    /// @param signature The voter's signature over these values.
    function castBallotBySig(
        uint256 roundId,
        address voter,
        uint256[] calldata projectIds,
        uint16[] calldata sharesBps,
        uint256 deadline,
        bytes calldata signature
    ) external;

    /// @notice Records a round's result; for anyone, once its vote has ended.
    /// @dev Emits a {RoundFinalized} event.
    /// @param roundId Round.
    function finalizeRound(uint256 roundId) external;

    /// @notice How many rounds there are.
    function roundCount() external view returns (uint256);

    /// @notice A round as stored.
    /// @param roundId Round.
    function roundOf(uint256 roundId) external view returns (Round memory);

    /// @notice The projects of a round, in ascending order.
    /// @param roundId Round.
    function projectsOf(uint256 roundId) external view returns (uint256[] memory);

    /// @notice Votes for a project in a round so far, in the guild token's smallest unit.
    /// @param roundId Round.
    /// @param projectId Project.
    function weightOf(uint256 roundId, uint256 projectId) external view returns (uint256);

    /// @notice Whether an account has voted in a round.
    /// @param roundId Round.
    /// @param account Who.
    function hasVoted(uint256 roundId, address account) external view returns (bool);

    /// @notice The result of a round as counted so far; final once the round is finalized.
    /// @param roundId Round.
    /// @return ranking Its projects, the one with the most votes first; on equal votes the lower number comes first.
    /// @return weights Votes of each, in the ranking's order.
    /// @return amounts Part of the budget of each, in the ranking's order.
    function resultOf(
        uint256 roundId
    ) external view returns (uint256[] memory ranking, uint256[] memory weights, uint256[] memory amounts);
}
