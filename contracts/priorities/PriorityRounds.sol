// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {GuildContract} from "../guild/GuildContract.sol";
import {IPriorityRounds} from "./IPriorityRounds.sol";

/// @title PriorityRounds
/// @notice See {IPriorityRounds}.
contract PriorityRounds is IPriorityRounds, GuildContract {
    constructor(address forwarder) GuildContract(forwarder) {}

    /// @inheritdoc IPriorityRounds
    function initialize(
        address authority_,
        address token_,
        address projects_,
        address compliance_
    ) external initializer {
        __AccessManaged_init(authority_);
    }

    /// @inheritdoc IPriorityRounds
    function openRound(RoundTerms calldata terms) external returns (uint256 roundId) {
        revert();
    }

    /// @inheritdoc IPriorityRounds
    function castBallot(uint256 roundId, uint256[] calldata projectIds, uint16[] calldata sharesBps) external {
        revert();
    }

    /// @inheritdoc IPriorityRounds
    function castBallotBySig(
        uint256 roundId,
        address voter,
        uint256[] calldata projectIds,
        uint16[] calldata sharesBps,
        uint256 deadline,
        bytes calldata signature
    ) external {
        revert();
    }

    /// @inheritdoc IPriorityRounds
    function finalizeRound(uint256 roundId) external {
        revert();
    }

    /// @inheritdoc IPriorityRounds
    function roundCount() external view returns (uint256) {
        revert();
    }

    /// @inheritdoc IPriorityRounds
    function roundOf(uint256 roundId) external view returns (Round memory) {
        revert();
    }

    /// @inheritdoc IPriorityRounds
    function projectsOf(uint256 roundId) external view returns (uint256[] memory) {
        revert();
    }

    /// @inheritdoc IPriorityRounds
    function weightOf(uint256 roundId, uint256 projectId) external view returns (uint256) {
        revert();
    }

    /// @inheritdoc IPriorityRounds
    function hasVoted(uint256 roundId, address account) external view returns (bool) {
        revert();
    }

    /// @inheritdoc IPriorityRounds
    function resultOf(
        uint256 roundId
    ) external view returns (uint256[] memory ranking, uint256[] memory weights, uint256[] memory amounts) {
        revert();
    }
}
