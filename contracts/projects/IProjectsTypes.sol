// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title IProjectsTypes
/// @notice What the functions, events and errors of {IProjects} are about.
interface IProjectsTypes {
    /// @notice Where a milestone stands.
    /// @custom:value0 Planned Agreed, not funded.
    /// @custom:value1 Funded Its amount is in escrow.
    /// @custom:value2 Submitted A deliverable waits for review.
    /// @custom:value3 RevisionRequested A reviewer asked for another revision.
    /// @custom:value4 Released Paid; final.
    /// @custom:value5 Refunded Returned to the client; final.
    /// @custom:value6 Disputed Waits for its arbiter's ruling or a settlement.
    enum MilestoneStatus {
        Planned,
        Funded,
        Submitted,
        RevisionRequested,
        Released,
        Refunded,
        Disputed
    }

    /// @notice Where a project stands.
    /// @custom:value0 None There is no such project.
    /// @custom:value1 Proposed Waits for the guild's acceptance; the client may cancel.
    /// @custom:value2 Accepted The guild took it on; work may be submitted.
    /// @custom:value3 Cancelled Cancelled by the client before acceptance; final.
    enum ProjectStatus {
        None,
        Proposed,
        Accepted,
        Cancelled
    }

    /// @notice Why a milestone was released.
    /// @custom:value0 Approved Enough reviewers approved.
    /// @custom:value1 Silence The review window passed without a decision.
    /// @custom:value2 Settlement Client and contributor signed a settlement.
    /// @custom:value3 Ruling The arbiter ruled, or did not rule in time.
    enum ReleasePath {
        Approved,
        Silence,
        Settlement,
        Ruling
    }

    /// @notice Why a milestone was refunded.
    /// @custom:value0 Cancelled The client cancelled before the guild accepted.
    /// @custom:value1 Lapsed Nothing was submitted in time.
    /// @custom:value2 Abandoned The contributor gave up.
    /// @custom:value3 Settlement Client and contributor signed a settlement.
    /// @custom:value4 Ruling The arbiter ruled, or did not rule in time.
    enum RefundReason {
        Cancelled,
        Lapsed,
        Abandoned,
        Settlement,
        Ruling
    }

    /// @notice Why a released milestone earns its contributor neither reward nor reputation, though it pays; the first
    /// that applies.
    /// @custom:value0 None It earns them.
    /// @custom:value1 NotAccepted Client and contributor added it, raised its amount or put it under another agreement after
    /// the guild's acceptance.
    /// @custom:value2 NotIndependent Client and contributor are one account, or one of them judges: the client is a
    /// reviewer, or the client or the contributor is the arbiter or whom it names as the ruler.
    /// @custom:value3 NotJudged It was settled, its arbiter did not rule in time, or the ruling names nobody as its ruler.
    enum WithheldReason {
        None,
        NotAccepted,
        NotIndependent,
        NotJudged
    }

    /// @notice What is agreed about one milestone.
    /// @param contributor Who delivers and is paid.
    /// @param amount Gross amount, in the payment token's smallest unit; not zero.
    /// @param dueAt Unix seconds.
    /// @param skill Skill of the guild's {IReputation} that it needs; 0 for none.
    /// @param bond Guild tokens that the contributor bonds before submitting, in the smallest unit; 0 for none.
    struct MilestoneTerms {
        address contributor;
        uint112 amount;
        uint40 dueAt;
        uint8 skill;
        uint96 bond;
    }

    /// @notice What is agreed about a project; pinned when it is created.
    /// @param token Payment token; the zero address for native coin.
    /// @param title Short name.
    /// @param milestones In the order in which they are funded; at most 50.
    /// @param reviewers Who judges deliverables; at most 16, none of them a contributor of the project.
    /// @param threshold Approvals that release a milestone.
    /// @param reviewWindow Seconds that reviewers have, and that a contributor has at least to answer a rejection; at least
    /// 600.
    /// @param grace Seconds after `dueAt` in which a submission is still in time.
    /// @param maxRevisions Most revisions that can be asked for per milestone.
    /// @param maxFeeBps Highest guild fee the client agrees to, in basis points.
    /// @param arbiter {IArbiter} that rules on disputes; the zero address for none, then disputes cannot be opened.
    /// @param maxArbiterFeeBps Most that a ruling may give to who ruled, in basis points of the milestone; at most 2,000.
    /// @param agreementDigest SHA-256 of the agreement's bytes.
    /// @param agreementCid IPFS CID of the agreement.
    struct ProjectTerms {
        address token;
        string title;
        MilestoneTerms[] milestones;
        address[] reviewers;
        uint8 threshold;
        uint32 reviewWindow;
        uint32 grace;
        uint16 maxRevisions;
        uint16 maxFeeBps;
        address arbiter;
        uint16 maxArbiterFeeBps;
        bytes32 agreementDigest;
        string agreementCid;
    }

    /// @notice A project as stored.
    /// @param client Who pays.
    /// @param status Where it stands.
    /// @param feeBps The guild's share, as it was when the project was created, in basis points.
    /// @param threshold Approvals that release a milestone.
    /// @param maxRevisions Most revisions per milestone.
    /// @param token Payment token.
    /// @param reviewWindow Seconds.
    /// @param grace Seconds.
    /// @param milestoneCount How many milestones there are.
    /// @param fundedCount How many of them, from the first, were funded.
    /// @param arbiter Who rules on disputes; the zero address for nobody.
    /// @param maxArbiterFeeBps Most that a ruling may give to who ruled, in basis points of the milestone.
    /// @param termsHash What stands for all terms so far. At creation `keccak256(abi.encode(projectId, client, terms,
    /// feeBps))`, all of them as in {IProjectsEvents-ProjectCreated}; after each {IProjectsEvents-ScopeChanged}
    /// `keccak256(abi.encode(termsHash, hashStruct(change)))`, the second as EIP-712 defines it. It names no two projects of
    /// a contract.
    struct Project {
        address client;
        ProjectStatus status;
        uint16 feeBps;
        uint8 threshold;
        uint16 maxRevisions;
        address token;
        uint32 reviewWindow;
        uint32 grace;
        uint8 milestoneCount;
        uint8 fundedCount;
        address arbiter;
        uint16 maxArbiterFeeBps;
        bytes32 termsHash;
    }

    /// @notice A milestone as it stands.
    /// @param contributor Who delivers and is paid.
    /// @param dueAt Unix seconds; moves when a revision is asked for or the scope changes.
    /// @param status Where it stands.
    /// @param approvals Approvals of the current revision.
    /// @param amount Gross amount, in the payment token's smallest unit.
    /// @param reviewEndsAt Last second of the review window, Unix seconds; 0 when nothing is under review.
    /// @param revision Number of submissions so far; the current one's number, from 1.
    /// @param reviewedBy Bit i is set when reviewer i has reviewed the current revision.
    /// @param skill Skill that it needs; 0 for none.
    /// @param digest SHA-256 of the current deliverable's bytes.
    /// @param bond Guild tokens that the contributor bonds, in the smallest unit.
    /// @param bonded Whether the bond is held now.
    /// @param feeTokens Guild tokens that the client locked for its fee, in the smallest unit.
    /// @param nonce Settlements and scope changes of it so far; the next signature carries this number.
    /// @param submissionGated Whether Compliance is asked at each submission: see {IProjectsEvents-SubmissionGated}.
    struct Milestone {
        address contributor;
        uint40 dueAt;
        MilestoneStatus status;
        uint8 approvals;
        uint112 amount;
        uint40 reviewEndsAt;
        uint16 revision;
        uint16 reviewedBy;
        uint8 skill;
        bytes32 digest;
        uint96 bond;
        bool bonded;
        uint128 feeTokens;
        uint64 nonce;
        bool submissionGated;
    }

    /// @notice A dispute as stored.
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    /// @param openedBy Who opened it.
    /// @param rulingEndsAt Last second in which its arbiter can rule, Unix seconds.
    /// @param open Whether it waits for a ruling or a settlement.
    struct Dispute {
        uint128 projectId;
        uint8 milestoneId;
        address openedBy;
        uint40 rulingEndsAt;
        bool open;
    }

    /// @notice What an arbiter decides.
    /// @param contributorBps The contributor's share of the milestone after the arbiter's fee, in basis points; the odd
    /// unit is the client's.
    /// @param feeBps What the ruler gets of the milestone, in basis points, rounded down; at most what was agreed.
    /// @param slashBps What the contributor loses of the bond, in basis points, rounded down; it is burned.
    /// @param ruler Who ruled, as the arbiter says: receiver of the fee. An arbiter that the parties chose may name
    /// anyone; a ruling that names nobody earns the contributor no reward, nor does one that names a party.
    /// @param digest SHA-256 of the written ruling's bytes; zero for none.
    /// @param cid IPFS CID of the written ruling; empty for none.
    struct Ruling {
        uint16 contributorBps;
        uint16 feeBps;
        uint16 slashBps;
        address ruler;
        bytes32 digest;
        string cid;
    }

    /// @notice What client and contributor settle on; both sign it (EIP-712, or ERC-1271 for a contract).
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0.
    /// @param contributorAmount What the contributor gets, fee included, in the payment token's smallest unit; the client
    /// gets the rest.
    /// @param nonce The milestone's nonce.
    /// @param deadline Last second in which it can be used, Unix seconds.
    struct Settlement {
        uint256 projectId;
        uint256 milestoneId;
        uint256 contributorAmount;
        uint256 nonce;
        uint256 deadline;
    }

    /// @notice What client and contributor change about a milestone; both sign it (EIP-712, or ERC-1271 for a contract).
    /// @param projectId Project.
    /// @param milestoneId Milestone, from 0; the number of milestones adds one.
    /// @param contributor Contributor; of an existing milestone the one it has.
    /// @param amount New gross amount, in the payment token's smallest unit; of a funded milestone the one it has.
    /// @param dueAt New deadline, Unix seconds.
    /// @param skill Skill; of an existing milestone the one it has.
    /// @param agreementDigest SHA-256 of the bytes of what was agreed; zero, with an empty CID, for an existing milestone
    /// whose agreement stays.
    /// @param agreementCid IPFS CID of what was agreed; empty, with a zero digest, when the agreement stays.
    /// @param nonce The milestone's nonce.
    /// @param deadline Last second in which it can be used, Unix seconds.
    struct ScopeChange {
        uint256 projectId;
        uint256 milestoneId;
        address contributor;
        uint112 amount;
        uint40 dueAt;
        uint8 skill;
        bytes32 agreementDigest;
        string agreementCid;
        uint256 nonce;
        uint256 deadline;
    }

    /// @notice An ERC-2612 permit of the payer for this contract.
    /// @param value Amount permitted, in the token's smallest unit.
    /// @param deadline Last second of the permit, Unix seconds.
    /// @param v Signature.
    /// @param r Signature.
    /// @param s Signature.
    struct Permit {
        uint256 value;
        uint256 deadline;
        uint8 v;
        bytes32 r;
        bytes32 s;
    }
}
