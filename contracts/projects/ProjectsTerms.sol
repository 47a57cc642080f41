// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {ERC165Checker} from "@openzeppelin/contracts/utils/introspection/ERC165Checker.sol";
import {IArbiter} from "./arbiters/IArbiter.sol";
import {IProjectsErrors} from "./IProjectsErrors.sol";
import {IProjectsEvents} from "./IProjectsEvents.sol";
import {IProjectsTypes} from "./IProjectsTypes.sol";
import {ProjectsLib} from "./ProjectsLib.sol";
import {ProjectsState} from "./ProjectsState.sol";

/// @title ProjectsTerms
/// @notice The terms of the projects of {IProjects}: what can be agreed, and how it is stored. A linked library.
library ProjectsTerms {
    uint16 private constant MAX_ARBITER_FEE_BPS = 2_000;
    uint256 private constant MAX_REVIEWERS = 16;
    /// @dev A rejection in the last second leaves the contributor this long to answer.
    uint32 private constant MIN_REVIEW_WINDOW = 10 minutes;

    /// @notice See {IProjects-createProject}; funds nothing.
    /// @param s The caller's storage.
    /// @param client Who pays.
    /// @param terms What is agreed.
    /// @return projectId Number of the project, from 1.
    function create(
        ProjectsState.Layout storage s,
        address client,
        IProjectsTypes.ProjectTerms memory terms
    ) external returns (uint256 projectId) {
        uint16 feeBps = s.feeBps;
        if (feeBps > terms.maxFeeBps) revert IProjectsErrors.ProjectsFeeTooHigh(feeBps, terms.maxFeeBps);
        uint256 total = _check(terms);
        projectId = ++s.projectCount;
        _store(s, projectId, client, feeBps, terms);
        bytes32 termsHash = keccak256(abi.encode(projectId, client, terms, feeBps));
        s.projects[projectId].termsHash = termsHash;
        emit IProjectsEvents.ProjectCreated(projectId, client, terms.token, terms, feeBps, total, termsHash);
    }

    /// @notice Uses a permit of an allowed token's holder. One that was used already fails, but left its allowance.
    /// @param s The caller's storage.
    /// @param token Payment token.
    /// @param owner Whose permit.
    /// @param permit The permit.
    function usePermit(
        ProjectsState.Layout storage s,
        address token,
        address owner,
        IProjectsTypes.Permit calldata permit
    ) external {
        if (!s.allowed[token] || token == address(0)) return;
        try
            IERC20Permit(token).permit(
                owner,
                address(this),
                permit.value,
                permit.deadline,
                permit.v,
                permit.r,
                permit.s
            )
        {} catch {}
    }

    function _store(
        ProjectsState.Layout storage s,
        uint256 projectId,
        address client,
        uint16 feeBps_,
        IProjectsTypes.ProjectTerms memory terms
    ) private {
        uint8 contributorCount = _storeMilestones(s, projectId, client, terms);
        ProjectsState.Project storage project = s.projects[projectId];
        project.client = client;
        project.status = IProjectsTypes.ProjectStatus.Proposed;
        project.milestoneCount = uint8(terms.milestones.length);
        project.reviewWindow = terms.reviewWindow;
        project.grace = terms.grace;
        project.token = terms.token;
        project.feeBps = feeBps_;
        project.threshold = terms.threshold;
        project.maxRevisions = terms.maxRevisions;
        project.maxArbiterFeeBps = terms.maxArbiterFeeBps;
        project.reviewerCount = uint8(terms.reviewers.length);
        project.contributorCount = contributorCount;
        if (terms.arbiter != address(0)) project.arbiter = terms.arbiter;
        for (uint256 i = 0; i < terms.reviewers.length; ++i) {
            s.reviewers[projectId][i] = terms.reviewers[i];
        }
    }

    function _storeMilestones(
        ProjectsState.Layout storage s,
        uint256 projectId,
        address client,
        IProjectsTypes.ProjectTerms memory terms
    ) private returns (uint8 contributorCount) {
        bool clientJudges = _clientJudges(client, terms);
        address[] memory contributors = new address[](terms.milestones.length);
        for (uint256 i = 0; i < contributors.length; ++i) {
            IProjectsTypes.MilestoneTerms memory agreed = terms.milestones[i];
            address contributor = agreed.contributor;
            uint8 index = 0;
            while (index < contributorCount && contributors[index] != contributor) ++index;
            if (index == contributorCount) {
                contributors[index] = contributor;
                s.contributors[projectId][index] = contributor;
                ++contributorCount;
            }
            bool independent = !clientJudges && contributor != client && contributor != terms.arbiter;
            _storeMilestone(s, projectId, i, agreed, index, independent ? 0 : ProjectsState.NOT_INDEPENDENT);
        }
    }

    function _storeMilestone(
        ProjectsState.Layout storage s,
        uint256 projectId,
        uint256 milestoneId,
        IProjectsTypes.MilestoneTerms memory agreed,
        uint8 contributorIndex,
        uint8 flags
    ) private {
        ProjectsState.Milestone storage milestone = s.milestones[projectId][milestoneId];
        milestone.amount = agreed.amount;
        milestone.dueAt = agreed.dueAt;
        milestone.contributor = contributorIndex;
        milestone.skill = agreed.skill;
        milestone.flags = agreed.bond == 0 ? flags : flags | ProjectsState.BOND_REQUIRED;
        if (agreed.bond != 0) s.extras[projectId][milestoneId].bond = agreed.bond;
    }

    /// @dev Refuses terms that cannot work, naming the field; the sum of the amounts fits 112 bits.
    function _check(IProjectsTypes.ProjectTerms memory terms) private view returns (uint256 total) {
        _require(terms.agreementDigest != 0, "agreementDigest");
        _require(bytes(terms.agreementCid).length != 0, "agreementCid");
        _require(terms.reviewWindow >= MIN_REVIEW_WINDOW, "reviewWindow");
        // The number of submissions is one more than that of revisions.
        _require(terms.maxRevisions != type(uint16).max, "maxRevisions");
        total = _checkMilestones(terms.milestones);
        _checkReviewers(terms.reviewers, terms.milestones);
        _require(terms.threshold != 0 && terms.threshold <= terms.reviewers.length, "threshold");
        _require(terms.maxArbiterFeeBps <= MAX_ARBITER_FEE_BPS, "maxArbiterFeeBps");
        if (terms.arbiter == address(0)) return total;
        bool supported = ERC165Checker.supportsInterface(terms.arbiter, type(IArbiter).interfaceId);
        if (!supported) revert IProjectsErrors.ProjectsInvalidArbiter(terms.arbiter);
    }

    function _checkMilestones(IProjectsTypes.MilestoneTerms[] memory milestones) private view returns (uint256 total) {
        _require(milestones.length != 0 && milestones.length <= ProjectsLib.MAX_MILESTONES, "milestones");
        for (uint256 i = 0; i < milestones.length; ++i) {
            IProjectsTypes.MilestoneTerms memory agreed = milestones[i];
            if (agreed.contributor == address(0)) revert IProjectsErrors.ProjectsInvalidTerms("contributor");
            if (agreed.amount == 0) revert IProjectsErrors.ProjectsInvalidTerms("amount");
            if (agreed.dueAt <= block.timestamp) revert IProjectsErrors.ProjectsInvalidTerms("dueAt");
            total += agreed.amount;
        }
        _require(total <= type(uint112).max, "total");
    }

    function _checkReviewers(
        address[] memory reviewers,
        IProjectsTypes.MilestoneTerms[] memory milestones
    ) private pure {
        _require(reviewers.length != 0 && reviewers.length <= MAX_REVIEWERS, "reviewers");
        for (uint256 i = 0; i < reviewers.length; ++i) {
            address reviewer = reviewers[i];
            bool valid = reviewer != address(0);
            for (uint256 j = 0; valid && j < i; ++j) {
                valid = reviewer != reviewers[j];
            }
            for (uint256 j = 0; valid && j < milestones.length; ++j) {
                valid = reviewer != milestones[j].contributor;
            }
            _require(valid, "reviewers");
        }
    }

    function _clientJudges(address client, IProjectsTypes.ProjectTerms memory terms) private pure returns (bool) {
        for (uint256 i = 0; i < terms.reviewers.length; ++i) {
            if (terms.reviewers[i] == client) return true;
        }
        return terms.arbiter == client;
    }

    function _require(bool holds, string memory field) private pure {
        if (!holds) revert IProjectsErrors.ProjectsInvalidTerms(field);
    }
}
