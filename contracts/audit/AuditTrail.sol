// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {GuildContract} from "../guild/GuildContract.sol";
import {IAuditTrail} from "./IAuditTrail.sol";

/// @title AuditTrail
/// @notice See {IAuditTrail}.
contract AuditTrail is IAuditTrail, GuildContract {
    constructor(address forwarder) GuildContract(forwarder) {}

    /// @inheritdoc IAuditTrail
    function initialize(address authority_) external initializer {
        __AccessManaged_init(authority_);
    }

    /// @inheritdoc IAuditTrail
    function anchor(bytes32 head, uint64 fromBlock, uint64 toBlock, uint64 entryCount) external returns (uint256 seq) {
        revert();
    }

    /// @inheritdoc IAuditTrail
    function raiseFinding(
        Severity severity,
        bytes32 subject,
        string calldata title,
        bytes32 digest,
        string calldata cid
    ) external returns (uint256 findingId) {
        revert();
    }

    /// @inheritdoc IAuditTrail
    function answerFinding(uint256 findingId, bytes32 digest, string calldata cid) external {
        revert();
    }

    /// @inheritdoc IAuditTrail
    function closeFinding(uint256 findingId, Resolution resolution, bytes32 digest, string calldata cid) external {
        revert();
    }

    /// @inheritdoc IAuditTrail
    function publishStatement(
        uint256 firstAnchor,
        uint256 lastAnchor,
        Opinion opinion,
        bytes32 digest,
        string calldata cid
    ) external returns (uint256 statementId) {
        revert();
    }

    /// @inheritdoc IAuditTrail
    function anchorCount() external view returns (uint256) {
        revert();
    }

    /// @inheritdoc IAuditTrail
    function anchorOf(uint256 seq) external view returns (Anchor memory) {
        revert();
    }

    /// @inheritdoc IAuditTrail
    function nextFromBlock() external view returns (uint64) {
        revert();
    }

    /// @inheritdoc IAuditTrail
    function findingCount() external view returns (uint256) {
        revert();
    }

    /// @inheritdoc IAuditTrail
    function openFindingCount() external view returns (uint256) {
        revert();
    }

    /// @inheritdoc IAuditTrail
    function findingOf(uint256 findingId) external view returns (Finding memory) {
        revert();
    }

    /// @inheritdoc IAuditTrail
    function statementCount() external view returns (uint256) {
        revert();
    }
}
