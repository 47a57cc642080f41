// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";
import {ICompliance} from "../compliance/ICompliance.sol";
import {IProjectsErrors} from "./IProjectsErrors.sol";
import {IProjectsEvents} from "./IProjectsEvents.sol";
import {IProjectsTypes} from "./IProjectsTypes.sol";
import {ProjectsBooks} from "./ProjectsBooks.sol";
import {ProjectsLib} from "./ProjectsLib.sol";
import {ProjectsState} from "./ProjectsState.sol";

/// @title ProjectsChanges
/// @notice What client and contributor of {IProjects} sign together: settlements and changes of scope. A linked library.
library ProjectsChanges {
    bytes32 private constant SETTLEMENT_TYPEHASH = keccak256(
        "Settlement(uint256 projectId,uint256 milestoneId,uint256 contributorAmount,uint256 nonce,uint256 deadline)"
    );
    // solhint-disable max-line-length
    bytes32 private constant SCOPE_CHANGE_TYPEHASH = keccak256(
        "ScopeChange(uint256 projectId,uint256 milestoneId,address contributor,uint112 amount,uint40 dueAt,uint8 skill,bytes32 agreementDigest,string agreementCid,uint256 nonce,uint256 deadline)"
    );
    // solhint-enable max-line-length

    /// @notice See {IProjects-settle}.
    /// @param s The caller's storage.
    /// @param domainSeparator The caller's EIP-712 domain separator.
    /// @param actor Who brings the signatures.
    /// @param settlement What they signed.
    /// @param clientSignature The client's signature.
    /// @param contributorSignature The contributor's signature.
    function settle(
        ProjectsState.Layout storage s,
        bytes32 domainSeparator,
        address actor,
        IProjectsTypes.Settlement memory settlement,
        bytes memory clientSignature,
        bytes memory contributorSignature
    ) external {
        uint256 projectId = settlement.projectId;
        uint256 milestoneId = settlement.milestoneId;
        ProjectsState.Project storage project = s.projects[projectId];
        ProjectsState.Milestone storage milestone = ProjectsBooks.existing(s, projectId, milestoneId);
        _requireSettleable(projectId, milestoneId, project.status, milestone.status);
        _useNonce(s, projectId, milestoneId, settlement.nonce, settlement.deadline);
        bytes32 digest = MessageHashUtils.toTypedDataHash(
            domainSeparator,
            keccak256(abi.encode(SETTLEMENT_TYPEHASH, settlement))
        );
        _checkSigner(s, project.client, digest, clientSignature);
        _checkSigner(s, s.contributors[projectId][milestone.contributor], digest, contributorSignature);
        _settle(s, actor, settlement);
    }

    /// @notice See {IProjects-changeScope}.
    /// @param s The caller's storage.
    /// @param domainSeparator The caller's EIP-712 domain separator.
    /// @param actor Who brings the signatures.
    /// @param change What they signed.
    /// @param clientSignature The client's signature.
    /// @param contributorSignature The contributor's signature.
    function changeScope(
        ProjectsState.Layout storage s,
        bytes32 domainSeparator,
        address actor,
        IProjectsTypes.ScopeChange memory change,
        bytes memory clientSignature,
        bytes memory contributorSignature
    ) external {
        uint256 projectId = change.projectId;
        ProjectsState.Project storage project = ProjectsBooks.existing(s, projectId);
        if (project.status == IProjectsTypes.ProjectStatus.Cancelled) {
            revert IProjectsErrors.ProjectsUnexpectedProjectStatus(projectId, project.status);
        }
        _useNonce(s, projectId, change.milestoneId, change.nonce, change.deadline);
        bytes32 structHash = _hash(change);
        bytes32 digest = MessageHashUtils.toTypedDataHash(domainSeparator, structHash);
        _checkSigner(s, project.client, digest, clientSignature);
        _checkSigner(s, change.contributor, digest, contributorSignature);
        if (change.agreementDigest != 0) _require(bytes(change.agreementCid).length != 0, "agreementCid");
        else _require(bytes(change.agreementCid).length == 0, "agreementDigest");
        _require(change.dueAt > block.timestamp, "dueAt");
        _require(change.amount != 0, "amount");

        uint112 oldAmount = 0;
        uint40 oldDueAt = 0;
        bool added = change.milestoneId == project.milestoneCount;
        if (added) _add(s, change);
        else (oldAmount, oldDueAt) = _change(s, change);
        bytes32 termsHash = keccak256(abi.encode(project.termsHash, structHash));
        project.termsHash = termsHash;
        emit IProjectsEvents.ScopeChanged(projectId, change.milestoneId, actor, change, oldAmount, oldDueAt, termsHash);
        if (added && project.status == IProjectsTypes.ProjectStatus.Accepted) _gateAdded(s, change);
    }

    function _settle(
        ProjectsState.Layout storage s,
        address actor,
        IProjectsTypes.Settlement memory settlement
    ) private {
        uint256 projectId = settlement.projectId;
        uint256 milestoneId = settlement.milestoneId;
        uint256 amount = s.milestones[projectId][milestoneId].amount;
        if (settlement.contributorAmount > amount) {
            revert IProjectsErrors.ProjectsSettlementTooHigh(settlement.contributorAmount, amount);
        }
        uint256 clientAmount = amount - settlement.contributorAmount;
        emit IProjectsEvents.MilestoneSettled(
            projectId,
            milestoneId,
            actor,
            settlement.contributorAmount,
            clientAmount,
            settlement.nonce
        );
        ProjectsBooks.end(
            s,
            ProjectsBooks.Ending({
                projectId: projectId,
                milestoneId: milestoneId,
                actor: actor,
                released: settlement.contributorAmount,
                path: IProjectsTypes.ReleasePath.Settlement,
                refunded: clientAmount,
                reason: IProjectsTypes.RefundReason.Settlement,
                slashBps: 0,
                withheld: IProjectsTypes.WithheldReason.NotJudged
            })
        );
    }

    function _add(ProjectsState.Layout storage s, IProjectsTypes.ScopeChange memory change) private {
        uint256 projectId = change.projectId;
        ProjectsState.Project storage project = s.projects[projectId];
        _require(change.milestoneId < ProjectsLib.MAX_MILESTONES, "milestones");
        _require(change.agreementDigest != 0, "agreementDigest");
        uint8 flags = _isIndependent(s, projectId, change.contributor) ? 0 : ProjectsState.NOT_INDEPENDENT;
        if (project.status == IProjectsTypes.ProjectStatus.Accepted) flags |= ProjectsState.NOT_ACCEPTED;
        ProjectsState.Milestone storage milestone = s.milestones[projectId][change.milestoneId];
        milestone.flags = flags;
        milestone.amount = change.amount;
        milestone.dueAt = change.dueAt;
        milestone.skill = change.skill;
        milestone.contributor = _contributorIndex(s, projectId, change.contributor);
        project.milestoneCount = uint8(change.milestoneId + 1);
    }

    /// @dev The acceptance asks for the milestones that it finds.
    function _gateAdded(ProjectsState.Layout storage s, IProjectsTypes.ScopeChange memory change) private {
        if (!ProjectsLib.isGated(s, ICompliance.Action.Submit)) return;
        ICompliance.Obstacle obstacle = ProjectsLib.submissionObstacleOf(s, change.contributor);
        if (obstacle == ICompliance.Obstacle.None) return;
        ProjectsLib.gateSubmissions(s, change.projectId, change.milestoneId, change.contributor, obstacle);
    }

    function _contributorIndex(
        ProjectsState.Layout storage s,
        uint256 projectId,
        address contributor
    ) private returns (uint8) {
        ProjectsState.Project storage project = s.projects[projectId];
        uint8 count = project.contributorCount;
        for (uint8 i = 0; i < count; ++i) {
            if (s.contributors[projectId][i] == contributor) return i;
        }
        s.contributors[projectId][count] = contributor;
        project.contributorCount = count + 1;
        return count;
    }

    function _change(
        ProjectsState.Layout storage s,
        IProjectsTypes.ScopeChange memory change
    ) private returns (uint112 oldAmount, uint40 oldDueAt) {
        uint256 projectId = change.projectId;
        ProjectsState.Milestone storage milestone = ProjectsBooks.existing(s, projectId, change.milestoneId);
        oldAmount = milestone.amount;
        oldDueAt = milestone.dueAt;
        IProjectsTypes.MilestoneStatus status = milestone.status;
        bool awaitsWork =
            status == IProjectsTypes.MilestoneStatus.Funded ||
                status == IProjectsTypes.MilestoneStatus.RevisionRequested;
        if (status != IProjectsTypes.MilestoneStatus.Planned && !awaitsWork) {
            revert IProjectsErrors.ProjectsUnexpectedMilestoneStatus(projectId, change.milestoneId, status);
        }
        _require(change.contributor == s.contributors[projectId][milestone.contributor], "contributor");
        _require(change.skill == milestone.skill, "skill");
        _require(!awaitsWork || change.amount == oldAmount, "amount");
        bool isAnother = change.amount > oldAmount || change.agreementDigest != 0;
        if (isAnother && s.projects[projectId].status == IProjectsTypes.ProjectStatus.Accepted) {
            milestone.flags |= ProjectsState.NOT_ACCEPTED;
        }
        milestone.amount = change.amount;
        milestone.dueAt = change.dueAt;
    }

    function _useNonce(
        ProjectsState.Layout storage s,
        uint256 projectId,
        uint256 milestoneId,
        uint256 nonce,
        uint256 deadline
    ) private {
        if (block.timestamp > deadline) revert IProjectsErrors.ProjectsSignatureExpired(deadline);
        uint64 expected = s.nonces[projectId][milestoneId];
        if (nonce != expected) revert IProjectsErrors.ProjectsUnexpectedNonce(expected, nonce);
        s.nonces[projectId][milestoneId] = expected + 1;
    }

    /// @dev Whether who pays, who is paid and who judges differ; refuses a contributor who reviews.
    function _isIndependent(
        ProjectsState.Layout storage s,
        uint256 projectId,
        address contributor
    ) private view returns (bool independent) {
        ProjectsState.Project storage project = s.projects[projectId];
        address client = project.client;
        address arbiter = project.arbiter;
        independent = contributor != client && contributor != arbiter && client != arbiter;
        uint256 reviewerCount = project.reviewerCount;
        for (uint256 i = 0; i < reviewerCount; ++i) {
            address reviewer = s.reviewers[projectId][i];
            _require(reviewer != contributor, "contributor");
            if (reviewer == client) independent = false;
        }
    }

    function _checkSigner(
        ProjectsState.Layout storage s,
        address signer,
        bytes32 digest,
        bytes memory signature
    ) private view {
        ProjectsLib.checkGate(s, signer, ICompliance.Action.Pay);
        if (!SignatureChecker.isValidSignatureNow(signer, digest, signature)) {
            revert IProjectsErrors.ProjectsInvalidSignature(signer);
        }
    }

    /// @dev The guild's acceptance comes first: an ending pays rewards.
    function _requireSettleable(
        uint256 projectId,
        uint256 milestoneId,
        IProjectsTypes.ProjectStatus projectStatus,
        IProjectsTypes.MilestoneStatus status
    ) private pure {
        if (projectStatus != IProjectsTypes.ProjectStatus.Accepted) {
            revert IProjectsErrors.ProjectsUnexpectedProjectStatus(projectId, projectStatus);
        }
        ProjectsLib.requireHeld(projectId, milestoneId, status);
    }

    function _hash(IProjectsTypes.ScopeChange memory change) private pure returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    SCOPE_CHANGE_TYPEHASH,
                    change.projectId,
                    change.milestoneId,
                    change.contributor,
                    change.amount,
                    change.dueAt,
                    change.skill,
                    change.agreementDigest,
                    keccak256(bytes(change.agreementCid)),
                    change.nonce,
                    change.deadline
                )
            );
    }

    function _require(bool holds, string memory field) private pure {
        if (!holds) revert IProjectsErrors.ProjectsInvalidTerms(field);
    }
}
