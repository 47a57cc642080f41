// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title IAuditTrail
/// @notice Anchors of the ledger, auditors' findings, the guild's answers, and closing statements.
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

    /// @notice The ledger as it is anchored.
    /// @param head Chained hash of the ledger's last entry up to and including `toBlock`.
    /// @param root Root of the Merkle tree over the hashes of its entries up to and including `toBlock` (RFC 9162).
    /// @param blockHash Hash of `toBlock`.
    /// @param toBlock Last block of the range.
    /// @param entryCount Entries of the ledger up to and including `toBlock`: the leaves of the tree.
    struct Anchor {
        bytes32 head;
        bytes32 root;
        bytes32 blockHash;
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

    /// @notice Emitted when the ledger is anchored.
    /// @param seq Number of the anchor, from 1.
    /// @param actor Who anchored.
    /// @param head Chained hash of the ledger's last entry up to and including `toBlock`.
    /// @param previousHead The head of the anchor before, whose entries this one is proven to begin with; zero where
    /// nothing is proven: for the first anchor, and for one made by `anchorAnew`.
    /// @param root Root of the Merkle tree over the hashes of its entries up to and including `toBlock` (RFC 9162).
    /// @param entryCount Entries of the ledger up to and including `toBlock`: the leaves of the tree.
    /// @param fromBlock First block of the range: one after the previous anchor's last.
    /// @param toBlock Last block of the range.
    /// @param blockHash Hash of `toBlock`, as this chain had it.
    event Anchored(
        uint256 indexed seq,
        address indexed actor,
        bytes32 indexed head,
        bytes32 previousHead,
        bytes32 root,
        uint64 entryCount,
        uint64 fromBlock,
        uint64 toBlock,
        bytes32 blockHash
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

    /// @notice The last anchor covers the block: the next one's last block is at least `fromBlock`.
    error AuditTrailBlockAnchored(uint64 fromBlock, uint64 toBlock);

    /// @notice The chain does not know the block's hash: it is not past, or more than 8,191 blocks old.
    error AuditTrailUnknownBlock(uint64 toBlock);

    /// @notice The block is another one on this chain: the anchor was prepared on another branch.
    error AuditTrailOtherBlock(uint64 toBlock, bytes32 blockHash, bytes32 given);

    /// @notice The ledger would have fewer entries than at the last anchor.
    error AuditTrailEntryCountFell(uint64 previous, uint64 given);

    /// @notice It is not proven that the ledger begins with the entries of the last anchor.
    error AuditTrailInconsistent(uint64 previous, uint64 given);

    /// @notice It is not proven that the tree has so many leaves, of which the head is the last.
    error AuditTrailHeadNotLast(uint64 entryCount, bytes32 head, bytes32 root);

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

    /// @notice Anchors the ledger, with a proof that it was only appended to since the last anchor; only for the
    /// auditor's role.
    /// @dev Emits an {Anchored} event.
    /// @param next The ledger up to a block that is past, at most 8,191 blocks old, and after the last anchor's; with
    /// entries, and no fewer than at the last anchor.
    /// @param headProof That the head is the last leaf of a tree of so many (RFC 9162, section 2.1.3).
    /// @param consistencyProof From the last anchor's tree to this one (RFC 9162, section 2.1.4); empty for the first
    /// anchor, and for the same entries as in the last one.
    /// @return seq Number of the anchor.
    function anchor(
        Anchor calldata next,
        bytes32[] calldata headProof,
        bytes32[] calldata consistencyProof
    ) external returns (uint256 seq);

    /// @notice Anchors the ledger without a proof from the last anchor, where no true one exists because that anchor is
    /// false; by default only for the timelock. The event shows it: `previousHead` is zero.
    /// @dev Emits an {Anchored} event. A vote takes longer than a block stays known: it gives an auditor the function's
    /// role for a while.
    /// @param next The ledger up to a block that is past, at most 8,191 blocks old, and after the last anchor's; with
    /// entries.
    /// @param headProof That the head is the last leaf of a tree of so many (RFC 9162, section 2.1.3).
    /// @return seq Number of the anchor.
    function anchorAnew(Anchor calldata next, bytes32[] calldata headProof) external returns (uint256 seq);

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

    /// @notice Whether an entry is in the ledger as it was anchored; false for an unknown anchor.
    /// @param seq Number of the anchor, from 1.
    /// @param index The entry's number in the ledger less one: numbers start at 1.
    /// @param entryHash Hash of the entry.
    /// @param proof Of the entry's place in the anchor's tree (RFC 9162, section 2.1.3).
    function verifyEntry(
        uint256 seq,
        uint64 index,
        bytes32 entryHash,
        bytes32[] calldata proof
    ) external view returns (bool);

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
