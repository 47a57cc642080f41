// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IProjects} from "./IProjects.sol";

/// @title ProjectsLib
/// @notice The rules of a project's terms, and its arithmetic.
library ProjectsLib {
    /// @notice Highest fee that any guild may ask, in basis points.
    uint16 internal constant MAX_FEE_BPS = 1_000;

    uint256 private constant BPS = 10_000;
    uint256 private constant MAX_MILESTONES = 50;
    uint256 private constant MAX_REVIEWERS = 16;

    /// @notice Refuses terms that cannot work, naming the field.
    /// @param terms What is agreed.
    /// @return total Sum of the milestones' amounts, in the token's smallest unit; fits 128 bits.
    function checkTerms(IProjects.ProjectTerms calldata terms) internal view returns (uint256 total) {
        _require(terms.agreementDigest != 0, "agreementDigest");
        _require(bytes(terms.agreementCid).length != 0, "agreementCid");
        _require(terms.reviewWindow != 0, "reviewWindow");
        // The number of submissions is one more than that of revisions.
        _require(terms.maxRevisions != type(uint16).max, "maxRevisions");
        total = _checkMilestones(terms.milestones);
        _checkReviewers(terms.reviewers, terms.milestones);
        _require(terms.threshold != 0 && terms.threshold <= terms.reviewers.length, "threshold");
    }

    /// @notice The bit that stands for a reviewer; 0 for anyone else.
    /// @param reviewers The project's reviewers.
    /// @param account Any address.
    function reviewerBit(address[] storage reviewers, address account) internal view returns (uint16) {
        uint256 count = reviewers.length;
        for (uint256 i = 0; i < count; ++i) {
            if (reviewers[i] == account) return uint16(1 << i);
        }
        return 0;
    }

    /// @notice The guild's share, rounded down in the contributor's favour.
    /// @param gross In the token's smallest unit; fits 128 bits.
    /// @param feeBps The guild's share in basis points.
    function feeOf(uint256 gross, uint256 feeBps) internal pure returns (uint256) {
        return (gross * feeBps) / BPS;
    }

    function _checkMilestones(IProjects.MilestoneTerms[] calldata milestones) private view returns (uint256 total) {
        _require(milestones.length != 0 && milestones.length <= MAX_MILESTONES, "milestones");
        for (uint256 i = 0; i < milestones.length; ++i) {
            _require(milestones[i].contributor != address(0), "contributor");
            _require(milestones[i].amount != 0, "amount");
            _require(milestones[i].dueAt > block.timestamp, "dueAt");
            total += milestones[i].amount;
        }
        _require(total <= type(uint128).max, "amount");
    }

    function _checkReviewers(
        address[] calldata reviewers,
        IProjects.MilestoneTerms[] calldata milestones
    ) private pure {
        _require(reviewers.length != 0 && reviewers.length <= MAX_REVIEWERS, "reviewers");
        for (uint256 i = 0; i < reviewers.length; ++i) {
            address reviewer = reviewers[i];
            _require(reviewer != address(0), "reviewers");
            for (uint256 j = 0; j < i; ++j) {
                _require(reviewer != reviewers[j], "reviewers");
            }
            for (uint256 j = 0; j < milestones.length; ++j) {
                _require(reviewer != milestones[j].contributor, "reviewers");
            }
        }
    }

    function _require(bool holds, string memory field) private pure {
        if (!holds) revert IProjects.ProjectsInvalidTerms(field);
    }
}
