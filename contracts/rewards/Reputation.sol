// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {GuildContract} from "../guild/GuildContract.sol";
import {IReputation} from "./IReputation.sol";

/// @title Reputation
/// @notice See {IReputation}.
contract Reputation is IReputation, GuildContract {
    constructor(address forwarder) GuildContract(forwarder) {}

    /// @inheritdoc IReputation
    function initialize(
        address authority_,
        address rewards_,
        uint32 pointsPerRelease_,
        string[] calldata skills
    ) external initializer {
        __AccessManaged_init(authority_);
    }

    /// @inheritdoc IReputation
    function award(address account, uint8 skill, uint256 projectId, uint256 milestoneId) external {
        revert();
    }

    /// @inheritdoc IReputation
    function adjust(address account, uint8 skill, int128 delta, bytes32 reasonDigest) external {
        revert();
    }

    /// @inheritdoc IReputation
    function renounce(uint8 skill, uint128 points) external {
        revert();
    }

    /// @inheritdoc IReputation
    function addSkill(string calldata name) external returns (uint8 skill) {
        revert();
    }

    /// @inheritdoc IReputation
    function setPointsPerRelease(uint32 points) external {
        revert();
    }

    /// @inheritdoc IReputation
    function pointsOf(address account, uint8 skill) external view returns (uint256) {
        revert();
    }

    /// @inheritdoc IReputation
    function pastPointsOf(address account, uint8 skill, uint48 timepoint) external view returns (uint256) {
        revert();
    }

    /// @inheritdoc IReputation
    function totalPointsOf(uint8 skill) external view returns (uint256) {
        revert();
    }

    /// @inheritdoc IReputation
    function skillCount() external view returns (uint8) {
        revert();
    }

    /// @inheritdoc IReputation
    function skillName(uint8 skill) external view returns (string memory) {
        revert();
    }

    /// @inheritdoc IReputation
    function pointsPerRelease() external view returns (uint32) {
        revert();
    }
}
