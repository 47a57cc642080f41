// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title IAuditTrail
/// @notice Anchors of the ledger's head, auditors' findings, the guild's answers, and closing statements.
interface IAuditTrail {
    /// @notice How grave a finding is.
    /// @custom:value0 Info Worth knowing.
    /// @custom:value1 Low A small weakness.
    /// @custom:value2 Medium A weakness that should be corrected.
    /// @custom:value3 High A weakness that must be corrected.
    /// @custom:value4 Critical Money or records are wrong or at risk.
    enum Severity {
        Info,
        Low,
        Medium,
        High,
        Critical
    }

    /// @notice How a finding ended.
    /// @custom:value0 Open It has not ended.
    /// @custom:value1 Resolved The weakness is gone.
    /// @custom:value2 Accepted The guild lives with the risk.
    /// @custom:value3 Withdrawn It was no finding.
    enum Resolution {
        Open,
        Resolved,
        Accepted,
        Withdrawn
    }

    /// @notice What an auditor thinks of a period's books (ISA 700, ISA 705).
    /// @custom:value0 Unmodified They are right.
    /// @custom:value1 Qualified They are right except for what the statement names.
    /// @custom:value2 Adverse They are not right.
    /// @custom:value3 Disclaimer It could not be told.
    enum Opinion {
        Unmodified,
        Qualified,
        Adverse,
        Disclaimer
    }

    /// @notice A ledger's head as it was anchored.
    /// @param head Chained hash of the ledger's last entry of the range.
    /// @param toBlock Last block of the range.
    /// @param entryCount Entries of the ledger up to and including `toBlock`.
    struct Anchor {
        bytes32 head;
        uint64 toBlock;
        uint64 entryCount;
    }

    /// @notice A finding as stored.
    /// @param auditor Who raised it.
    /// @param severity How grave it is.
    /// @param resolution How it ended.
    /// @param answerCount How many answers there are.
    struct Finding {
        address auditor;
        Severity severity;
        Resolution resolution;
        uint32 answerCount;
    }

    /// @notice Emitted when the ledger's head is anchored.
    /// @param seq Number of the anchor, from 1.
    /// @param actor Who anchored.
    /// @param head Chained hash of the ledger's last entry of the range.
    /// @param previousHead The head of the anchor before; zero for the first.
    /// @param fromBlock First block of the range: one after the previous anchor's last.
    /// @param toBlock Last block of the range.
    /// @param entryCount Entries of the ledger up to and including `toBlock`.
    event Anchored(
        uint256 indexed seq,
        address indexed actor,
        bytes32 indexed head,
        bytes32 previousHead,
        uint64 fromBlock,
        uint64 toBlock,
        uint64 entryCount
    );

    /// @notice Emitted when an auditor raises a finding.
    /// @param findingId Number of the finding, from 1.
    /// @param auditor Who raised it.
    /// @param subject What it is about: a ledger entry's hash, or the identifier of a project, payment or proposal.
    /// @param severity How grave it is.
    /// @param title Short name.
    /// @param digest SHA-256 of the finding's bytes.
    /// @param cid IPFS CID of the finding.
    event FindingRaised(
        uint256 indexed findingId,
        address indexed auditor,
        bytes32 indexed subject,
        Severity severity,
        string title,
        bytes32 digest,
        string cid
    );

    /// @notice Emitted when the guild answers a finding.
    /// @param findingId Finding.
    /// @param actor Who answered for the guild.
    /// @param answerNumber Number of the answer, from 1.
    /// @param digest SHA-256 of the answer's bytes.
    /// @param cid IPFS CID of the answer.
    event FindingAnswered(
        uint256 indexed findingId,
        address indexed actor,
        uint32 answerNumber,
        bytes32 digest,
        string cid
    );

    /// @notice Emitted when the auditor who raised a finding closes it.
    /// @param findingId Finding.
    /// @param auditor Who closed it.
    /// @param resolution How it ended.
    /// @param digest SHA-256 of the conclusion's bytes; zero for none.
    /// @param cid IPFS CID of the conclusion; empty for none.
    event FindingClosed(
        uint256 indexed findingId,
        address indexed auditor,
        Resolution resolution,
        bytes32 digest,
        string cid
    );

    /// @notice Emitted when an auditor states an opinion on the books up to an anchor.
    /// @param statementId Number of the statement, from 1.
    /// @param auditor Who states it.
    /// @param firstAnchor First anchor of the period.
    /// @param lastAnchor Last anchor of the period.
    /// @param opinion What the auditor thinks.
    /// @param openFindings Findings of the guild that were open.
    /// @param digest SHA-256 of the statement's bytes.
    /// @param cid IPFS CID of the statement.
    event ClosingStatementPublished(
        uint256 indexed statementId,
        address indexed auditor,
        uint256 firstAnchor,
        uint256 lastAnchor,
        Opinion opinion,
        uint256 openFindings,
        bytes32 digest,
        string cid
    );

    /// @notice The range does not start one block after the last anchor's, ends before it starts or is not past.
    error AuditTrailNotContiguous(uint64 expectedFrom, uint64 fromBlock, uint64 toBlock);

    /// @notice The ledger would have fewer entries than at the last anchor.
    error AuditTrailEntryCountFell(uint64 previous, uint64 given);

    /// @notice There is no such finding.
    error AuditTrailUnknownFinding(uint256 findingId);

    /// @notice The finding has ended.
    error AuditTrailFindingClosed(uint256 findingId);

    /// @notice Only the auditor who raised the finding may close it.
    error AuditTrailUnauthorizedAuditor(uint256 findingId, address account);

    /// @notice The period's anchors do not exist, or are in the wrong order.
    error AuditTrailUnknownPeriod(uint256 firstAnchor, uint256 lastAnchor);

    /// @notice A value cannot work.
    /// @param field Name of the parameter.
    error AuditTrailInvalidValue(string field);

    /// @notice Sets up a clone; only once. The first anchor's range starts in this block.
    /// @param authority_ The guild's access manager.
    function initialize(address authority_) external;

    /// @notice Anchors the ledger's head; only for the auditor's role.
    /// @dev Emits an {Anchored} event.
    /// @param head Chained hash of the ledger's last entry of the range.
    /// @param fromBlock First block of the range: one after the last anchor's.
    /// @param toBlock Last block of the range; past.
    /// @param entryCount Entries of the ledger up to and including `toBlock`.
    /// @return seq Number of the anchor.
    function anchor(bytes32 head, uint64 fromBlock, uint64 toBlock, uint64 entryCount) external returns (uint256 seq);

    /// @notice Raises a finding; only for the auditor's role.
    /// @dev Emits a {FindingRaised} event.
    /// @param severity How grave it is.
    /// @param subject What it is about.
    /// @param title Short name.
    /// @param digest SHA-256 of the finding's bytes.
    /// @param cid IPFS CID of the finding.
    /// @return findingId Number of the finding.
    function raiseFinding(
        Severity severity,
        bytes32 subject,
        string calldata title,
        bytes32 digest,
        string calldata cid
    ) external returns (uint256 findingId);

    /// @notice Answers an open finding for the guild; by default only for the timelock.
    /// @dev Emits a {FindingAnswered} event.
    /// @param findingId Finding.
    /// @param digest SHA-256 of the answer's bytes.
    /// @param cid IPFS CID of the answer.
    function answerFinding(uint256 findingId, bytes32 digest, string calldata cid) external;

    /// @notice Closes an open finding; only for the auditor who raised it, who may have lost the role since.
    /// @dev Emits a {FindingClosed} event.
    /// @param findingId Finding.
    /// @param resolution How it ended; not Open.
    /// @param digest SHA-256 of the conclusion's bytes; zero for none.
    /// @param cid IPFS CID of the conclusion; empty for none.
    function closeFinding(uint256 findingId, Resolution resolution, bytes32 digest, string calldata cid) external;

    /// @notice States an opinion on the books of a period of anchors; only for the auditor's role.
    /// @dev Emits a {ClosingStatementPublished} event.
    /// @param firstAnchor First anchor of the period.
    /// @param lastAnchor Last anchor of the period.
    /// @param opinion What the auditor thinks.
    /// @param digest SHA-256 of the statement's bytes.
    /// @param cid IPFS CID of the statement.
    /// @return statementId Number of the statement.
    function publishStatement(
        uint256 firstAnchor,
        uint256 lastAnchor,
        Opinion opinion,
        bytes32 digest,
        string calldata cid
    ) external returns (uint256 statementId);

    /// @notice How many anchors there are.
    function anchorCount() external view returns (uint256);

    /// @notice An anchor; empty for an unknown number.
    /// @param seq Number of the anchor, from 1.
    function anchorOf(uint256 seq) external view returns (Anchor memory);

    /// @notice First block of the next anchor's range.
    function nextFromBlock() external view returns (uint64);

    /// @notice How many findings there are.
    function findingCount() external view returns (uint256);

    /// @notice How many findings are open.
    function openFindingCount() external view returns (uint256);

    /// @notice A finding; empty for an unknown number.
    /// @param findingId Number of the finding, from 1.
    function findingOf(uint256 findingId) external view returns (Finding memory);

    /// @notice How many closing statements there are.
    function statementCount() external view returns (uint256);
}
