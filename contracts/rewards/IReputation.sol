// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title IReputation
/// @notice Points that accounts earn per skill by released milestones, in proportion to what they were paid: {IRewards}
/// says how many. They belong to the account for ever: there is no
/// way to transfer, approve or sell them. Their history is kept by timestamp (ERC-6372).
interface IReputation {
    /// @notice Why points changed.
    /// @custom:value0 Release A milestone was released.
    /// @custom:value1 Adjustment The guild decided.
    /// @custom:value2 Renounced The account gave them up.
    enum Source {
        Release,
        Adjustment,
        Renounced
    }

    /// @notice Emitted when the guild adds a skill.
    /// @param skill Number of the skill, from 1.
    /// @param actor Who decided.
    /// @param name Its name.
    event SkillAdded(uint8 indexed skill, address indexed actor, string name);

    /// @notice Emitted when an account's points change.
    /// @param account Whose.
    /// @param skill Which skill.
    /// @param actor Who caused it; the guild's Rewards contract for a release.
    /// @param source Why.
    /// @param delta By how much.
    /// @param points The account's points of the skill afterwards.
    /// @param projectId Project of a release; 0 otherwise.
    /// @param milestoneId Milestone of a release; 0 otherwise.
    /// @param reasonDigest SHA-256 of the written reason's bytes; zero for none.
    event ReputationChanged(
        address indexed account,
        uint8 indexed skill,
        address indexed actor,
        Source source,
        int256 delta,
        uint256 points,
        uint256 projectId,
        uint256 milestoneId,
        bytes32 reasonDigest
    );

    /// @notice Only the guild's Rewards contract may report a release.
    error ReputationUnauthorizedReporter(address account);

    /// @notice There is no such skill.
    error ReputationUnknownSkill(uint8 skill);

    /// @notice There are 255 skills already, or the name is empty.
    error ReputationInvalidSkill(string name);

    /// @notice The account has fewer points than would be taken.
    error ReputationInsufficientPoints(address account, uint8 skill, uint256 points, uint256 needed);

    /// @notice The change is zero.
    error ReputationZeroChange();

    /// @notice Points can only be told of seconds that are past.
    error ReputationFutureLookup(uint48 timepoint, uint48 clock);

    /// @notice Sets up a clone; only once.
    /// @param authority_ The guild's access manager.
    /// @param rewards_ The guild's Rewards contract.
    /// @param skills Names of the first skills.
    function initialize(address authority_, address rewards_, string[] calldata skills) external;

    /// @notice Awards points for a released milestone; only for the guild's Rewards contract, which reports each once.
    /// @dev Emits a {ReputationChanged} event.
    /// @param account Contributor.
    /// @param skill Skill; must exist.
    /// @param earned Points.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    function award(address account, uint8 skill, uint256 earned, uint256 projectId, uint256 milestoneId) external;

    /// @notice Gives or takes points; by default only for the timelock.
    /// @dev Emits a {ReputationChanged} event.
    /// @param account Whose.
    /// @param skill Which skill.
    /// @param delta By how much; not zero.
    /// @param reasonDigest SHA-256 of the written reason's bytes.
    function adjust(address account, uint8 skill, int128 delta, bytes32 reasonDigest) external;

    /// @notice Gives up points of the caller.
    /// @dev Emits a {ReputationChanged} event.
    /// @param skill Which skill.
    /// @param points How many; not zero.
    function renounce(uint8 skill, uint128 points) external;

    /// @notice Adds a skill; by default only for the timelock.
    /// @dev Emits a {SkillAdded} event.
    /// @param name Its name; not empty.
    /// @return skill Its number.
    function addSkill(string calldata name) external returns (uint8 skill);

    /// @notice An account's points of a skill.
    /// @param account Who.
    /// @param skill Which skill.
    function pointsOf(address account, uint8 skill) external view returns (uint256);

    /// @notice An account's points of a skill at a past second.
    /// @param account Who.
    /// @param skill Which skill.
    /// @param timepoint Unix seconds; past.
    function pastPointsOf(address account, uint8 skill, uint48 timepoint) external view returns (uint256);

    /// @notice All points of a skill.
    /// @param skill Which skill.
    function totalPointsOf(uint8 skill) external view returns (uint256);

    /// @notice How many skills there are.
    function skillCount() external view returns (uint8);

    /// @notice A skill's name; empty for an unknown number.
    /// @param skill Which skill.
    function skillName(uint8 skill) external view returns (string memory);
}
