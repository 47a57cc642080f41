// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IRewards} from "../rewards/IRewards.sol";
import {IProjectsTypes} from "./IProjectsTypes.sol";

/// @title ProjectsState
/// @notice What a Projects contract stores, in the slots that its calls touch together. {ProjectsDisputes} and
/// {ProjectsChanges} are linked libraries that work on it, because one contract cannot hold all the code.
library ProjectsState {
    /// @dev A milestone in one slot and its deliverable's digest in another.
    /// @param amount Gross amount, in the payment token's smallest unit.
    /// @param dueAt Unix seconds.
    /// @param reviewEndsAt Last second of the last submission's review window, Unix seconds.
    /// @param status Where it stands.
    /// @param flags See the constants.
    /// @param revision Number of submissions so far.
    /// @param reviewedBy Bit i is set when reviewer i has reviewed the current revision. All of them approved it, but
    /// the last one if {REJECTED} is set, as a rejection ends the review.
    /// @param contributor Index into the project's contributors.
    /// @param skill Skill that it needs.
    /// @param digest SHA-256 of the current deliverable's bytes.
    struct Milestone {
        uint112 amount;
        uint40 dueAt;
        uint40 reviewEndsAt;
        IProjectsTypes.MilestoneStatus status;
        uint8 flags;
        uint16 revision;
        uint16 reviewedBy;
        uint8 contributor;
        uint8 skill;
        bytes32 digest;
    }

    /// @dev A project in three slots, and a fourth one if it has an arbiter. The first is what funding, submissions and
    /// payments read, the second what reviews and refunds read, the third what stands for its terms.
    /// @param termsHash See {IProjects-Project}.
    struct Project {
        address token;
        IProjectsTypes.ProjectStatus status;
        uint32 reviewWindow;
        uint32 grace;
        uint16 feeBps;
        uint8 milestoneCount;
        // Second slot.
        address client;
        uint8 threshold;
        uint16 maxRevisions;
        uint16 maxArbiterFeeBps;
        uint8 reviewerCount;
        uint8 contributorCount;
        // Third slot.
        bytes32 termsHash;
        // Fourth slot.
        address arbiter;
    }

    /// @dev A dispute in one slot. It is open as long as its milestone is disputed, which it can be only once.
    struct Dispute {
        uint40 projectId;
        uint8 milestoneId;
        address openedBy;
        uint40 rulingEndsAt;
    }

    /// @dev What a milestone rarely has.
    /// @param bond Guild tokens that the contributor bonds.
    /// @param feeTokens Guild tokens that the client locked for its fee.
    struct Extras {
        uint96 bond;
        uint128 feeTokens;
    }

    /// @dev Who gets a milestone's payment.
    struct PayoutSplit {
        address[] payees;
        uint16[] sharesBps;
    }

    /// @dev Sums of a project's milestone amounts, which fit because 256 of the largest do, and how many were funded.
    struct Totals {
        uint120 funded;
        uint120 released;
        uint8 fundedCount;
        // Second slot.
        uint128 refunded;
    }

    /// @dev An account's credit of a token, in one slot.
    struct Credit {
        uint120 amount;
        uint128 withdrawn;
        bool held;
    }

    /// @dev All of it.
    struct Layout {
        IRewards rewards;
        uint16 feeBps;
        uint8 gates;
        address treasury;
        address compliance;
        address guildToken;
        uint256 projectCount;
        uint256 disputeCount;
        mapping(uint256 projectId => Project) projects;
        mapping(uint256 projectId => mapping(uint256 index => address)) reviewers;
        mapping(uint256 projectId => mapping(uint256 index => address)) contributors;
        mapping(uint256 projectId => mapping(uint256 milestoneId => Milestone)) milestones;
        mapping(uint256 projectId => Totals) totals;
        mapping(uint256 projectId => mapping(uint256 milestoneId => Extras)) extras;
        mapping(uint256 projectId => mapping(uint256 milestoneId => PayoutSplit)) splits;
        mapping(uint256 projectId => mapping(uint256 milestoneId => uint64)) nonces;
        mapping(uint256 disputeId => Dispute) disputes;
        mapping(address token => bool) allowed;
        mapping(address token => uint256) feeTokenRates;
        mapping(address token => uint256) liabilities;
        mapping(address token => uint256) fees;
        mapping(address token => uint256) collected;
        mapping(address account => mapping(address token => Credit)) credits;
    }

    /// @dev The milestone asks for a bond.
    uint8 internal constant BOND_REQUIRED = 1;
    /// @dev The bond is held.
    uint8 internal constant BONDED = 2;
    /// @dev The payment is split.
    uint8 internal constant SPLIT = 4;
    /// @dev The fee is paid in guild tokens.
    uint8 internal constant FEE_TOKENS = 8;
    /// @dev The last submission's last review asked for a revision.
    uint8 internal constant REJECTED = 16;
    /// @dev Who pays or is paid is one of who judges, or both are one: see {IProjects-WithheldReason}.
    uint8 internal constant NOT_INDEPENDENT = 32;
    /// @dev Added, raised or put under another agreement after the guild's acceptance.
    uint8 internal constant NOT_ACCEPTED = 64;
    /// @dev Its contributor did not meet the policy on submissions at the acceptance, and is asked at each submission.
    uint8 internal constant SUBMISSION_GATED = 128;
    /// @dev The milestone earns neither reward nor reputation, for one of these or for both.
    uint8 internal constant EARNS_NOTHING = NOT_INDEPENDENT | NOT_ACCEPTED;
}
