// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Blockhash} from "@openzeppelin/contracts/utils/Blockhash.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {GuildContract} from "../utils/GuildContract.sol";
import {IAuditTrail} from "./IAuditTrail.sol";
import {MerkleTree} from "./MerkleTree.sol";

/// @title AuditTrail
/// @notice See {IAuditTrail}.
contract AuditTrail is IAuditTrail, GuildContract {
    uint64 private _firstBlock;
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
        _firstBlock = SafeCast.toUint64(block.number);
    }

    /// @inheritdoc IAuditTrail
    function anchor(
        Anchor calldata next,
        bytes32[] calldata headProof,
        bytes32[] calldata consistencyProof
    ) external restricted returns (uint256 seq) {
        Anchor storage last = _anchors[_anchorCount];
        uint64 previousCount = last.entryCount;
        if (next.entryCount < previousCount) revert AuditTrailEntryCountFell(previousCount, next.entryCount);
        if (!MerkleTree.verifyConsistency(consistencyProof, last.root, previousCount, next.root, next.entryCount))
            revert AuditTrailInconsistent(previousCount, next.entryCount);
        return _anchor(next, headProof, last.head);
    }

    /// @inheritdoc IAuditTrail
    function anchorAnew(Anchor calldata next, bytes32[] calldata headProof) external restricted returns (uint256 seq) {
        return _anchor(next, headProof, 0);
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
        return _nextFromBlock();
    }

    /// @inheritdoc IAuditTrail
    function verifyEntry(
        uint256 seq,
        uint64 index,
        bytes32 entryHash,
        bytes32[] calldata proof
    ) external view returns (bool) {
        Anchor storage anchored = _anchors[seq];
        return MerkleTree.verifyInclusion(proof, anchored.root, anchored.entryCount, index, entryHash);
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

    function _anchor(
        Anchor calldata next,
        bytes32[] calldata headProof,
        bytes32 previousHead
    ) private returns (uint256 seq) {
        if (next.entryCount == 0) revert AuditTrailInvalidValue("entryCount");
        if (next.head == 0) revert AuditTrailInvalidValue("head");
        if (!MerkleTree.verifyInclusion(headProof, next.root, next.entryCount, next.entryCount - 1, next.head))
            revert AuditTrailHeadNotLast(next.entryCount, next.head, next.root);
        uint64 fromBlock = _nextFromBlock();
        if (next.toBlock < fromBlock) revert AuditTrailBlockAnchored(fromBlock, next.toBlock);
        bytes32 blockHash = Blockhash.blockHash(next.toBlock);
        if (blockHash == 0) revert AuditTrailUnknownBlock(next.toBlock);
        if (blockHash != next.blockHash) revert AuditTrailOtherBlock(next.toBlock, blockHash, next.blockHash);
        seq = ++_anchorCount;
        _anchors[seq] = next;
        emit Anchored(
            seq,
            _msgSender(),
            next.head,
            previousHead,
            next.root,
            next.entryCount,
            fromBlock,
            next.toBlock,
            blockHash
        );
    }

    function _nextFromBlock() private view returns (uint64) {
        uint256 seq = _anchorCount;
        return seq == 0 ? _firstBlock : _anchors[seq].toBlock + 1;
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
