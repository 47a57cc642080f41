// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {GuildContract} from "../utils/GuildContract.sol";
import {IAuditTrail} from "./IAuditTrail.sol";

/// @title AuditTrail
/// @notice See {IAuditTrail}.
contract AuditTrail is IAuditTrail, GuildContract {
    uint64 private _nextFromBlock;
    uint256 private _anchorCount;
    uint256 private _findingCount;
    uint256 private _openFindingCount;
    uint256 private _statementCount;
    mapping(uint256 seq => Anchor) private _anchors;
    mapping(uint256 findingId => Finding) private _findings;

    constructor(address forwarder) GuildContract(forwarder) {}

    /// @inheritdoc IAuditTrail
    function initialize(address authority_) external initializer {
        __AccessManaged_init(authority_);
        _nextFromBlock = SafeCast.toUint64(block.number);
    }

    /// @inheritdoc IAuditTrail
    function anchor(
        bytes32 head,
        uint64 fromBlock,
        uint64 toBlock,
        uint64 entryCount
    ) external restricted returns (uint256 seq) {
        if (head == 0) revert AuditTrailInvalidValue("head");
        uint64 expectedFrom = _nextFromBlock;
        if (fromBlock != expectedFrom || toBlock < fromBlock || toBlock >= block.number) {
            revert AuditTrailNotContiguous(expectedFrom, fromBlock, toBlock);
        }
        seq = _anchorCount;
        Anchor memory previous = _anchors[seq];
        if (entryCount < previous.entryCount) revert AuditTrailEntryCountFell(previous.entryCount, entryCount);

        _anchorCount = ++seq;
        _anchors[seq] = Anchor(head, toBlock, entryCount);
        _nextFromBlock = toBlock + 1;
        emit Anchored(seq, _msgSender(), head, previous.head, fromBlock, toBlock, entryCount);
    }

    /// @inheritdoc IAuditTrail
    function raiseFinding(
        Severity severity,
        bytes32 subject,
        string calldata title,
        bytes32 digest,
        string calldata cid
    ) external restricted returns (uint256 findingId) {
        if (bytes(title).length == 0) revert AuditTrailInvalidValue("title");
        _checkContent(digest, cid);
        address auditor = _msgSender();
        findingId = ++_findingCount;
        ++_openFindingCount;
        _findings[findingId] = Finding(auditor, severity, Resolution.Open, 0);
        emit FindingRaised(findingId, auditor, subject, severity, title, digest, cid);
    }

    /// @inheritdoc IAuditTrail
    function answerFinding(uint256 findingId, bytes32 digest, string calldata cid) external restricted {
        _checkContent(digest, cid);
        Finding storage finding = _openFinding(findingId);
        uint32 answerNumber = ++finding.answerCount;
        emit FindingAnswered(findingId, _msgSender(), answerNumber, digest, cid);
    }

    /// @inheritdoc IAuditTrail
    function closeFinding(uint256 findingId, Resolution resolution, bytes32 digest, string calldata cid) external {
        if (resolution == Resolution.Open) revert AuditTrailInvalidValue("resolution");
        Finding storage finding = _openFinding(findingId);
        address auditor = _msgSender();
        if (finding.auditor != auditor) revert AuditTrailUnauthorizedAuditor(findingId, auditor);
        finding.resolution = resolution;
        --_openFindingCount;
        emit FindingClosed(findingId, auditor, resolution, digest, cid);
    }

    /// @inheritdoc IAuditTrail
    function publishStatement(
        uint256 firstAnchor,
        uint256 lastAnchor,
        Opinion opinion,
        bytes32 digest,
        string calldata cid
    ) external restricted returns (uint256 statementId) {
        if (firstAnchor == 0 || firstAnchor > lastAnchor || lastAnchor > _anchorCount) {
            revert AuditTrailUnknownPeriod(firstAnchor, lastAnchor);
        }
        _checkContent(digest, cid);
        statementId = ++_statementCount;
        emit ClosingStatementPublished(
            statementId,
            _msgSender(),
            firstAnchor,
            lastAnchor,
            opinion,
            _openFindingCount,
            digest,
            cid
        );
    }

    /// @inheritdoc IAuditTrail
    function anchorCount() external view returns (uint256) {
        return _anchorCount;
    }

    /// @inheritdoc IAuditTrail
    function anchorOf(uint256 seq) external view returns (Anchor memory) {
        return _anchors[seq];
    }

    /// @inheritdoc IAuditTrail
    function nextFromBlock() external view returns (uint64) {
        return _nextFromBlock;
    }

    /// @inheritdoc IAuditTrail
    function findingCount() external view returns (uint256) {
        return _findingCount;
    }

    /// @inheritdoc IAuditTrail
    function openFindingCount() external view returns (uint256) {
        return _openFindingCount;
    }

    /// @inheritdoc IAuditTrail
    function findingOf(uint256 findingId) external view returns (Finding memory) {
        return _findings[findingId];
    }

    /// @inheritdoc IAuditTrail
    function statementCount() external view returns (uint256) {
        return _statementCount;
    }

    function _openFinding(uint256 findingId) private view returns (Finding storage finding) {
        finding = _findings[findingId];
        if (finding.auditor == address(0)) revert AuditTrailUnknownFinding(findingId);
        if (finding.resolution != Resolution.Open) revert AuditTrailFindingClosed(findingId);
    }

    function _checkContent(bytes32 digest, string calldata cid) private pure {
        if (digest == 0) revert AuditTrailInvalidValue("digest");
        if (bytes(cid).length == 0) revert AuditTrailInvalidValue("cid");
    }
}
