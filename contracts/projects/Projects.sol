// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ICompliance} from "../compliance/ICompliance.sol";
import {GuildContract} from "../utils/GuildContract.sol";
import {IRewards} from "../rewards/IRewards.sol";
import {IProjects} from "./IProjects.sol";
import {ProjectsBooks} from "./ProjectsBooks.sol";
import {ProjectsChanges} from "./ProjectsChanges.sol";
import {ProjectsDisputes} from "./ProjectsDisputes.sol";
import {ProjectsExits} from "./ProjectsExits.sol";
import {ProjectsExtras} from "./ProjectsExtras.sol";
import {ProjectsGuild} from "./ProjectsGuild.sol";
import {ProjectsLedger} from "./ProjectsLedger.sol";
import {ProjectsLib} from "./ProjectsLib.sol";
import {ProjectsState} from "./ProjectsState.sol";
import {ProjectsTerms} from "./ProjectsTerms.sol";

/// @title Projects
/// @notice See {IProjects}.
contract Projects is ProjectsLedger, EIP712 {
    constructor(address forwarder) GuildContract(forwarder) EIP712("Guildhall Projects", "1") {}

    /// @inheritdoc IProjects
    function initialize(
        address authority_,
        address treasury_,
        address rewards_,
        address compliance_,
        address token_,
        uint16 feeBps_,
        address[] calldata tokens
    ) external initializer {
        __AccessManaged_init(authority_);
        _s.treasury = treasury_;
        _s.rewards = IRewards(rewards_);
        _s.compliance = compliance_;
        _s.guildToken = token_;
        ProjectsGuild.setUp(_s, _msgSender(), feeBps_, tokens);
    }

    /// @inheritdoc IProjects
    function createProject(
        ProjectTerms calldata terms,
        uint8 fundCount
    ) external payable nonReentrant returns (uint256 projectId) {
        return _create(terms, fundCount);
    }

    /// @inheritdoc IProjects
    function createProjectWithPermit(
        ProjectTerms calldata terms,
        uint8 fundCount,
        Permit calldata permit
    ) external nonReentrant returns (uint256 projectId) {
        _usePermit(terms.token, permit);
        return _create(terms, fundCount);
    }

    /// @inheritdoc IProjects
    function fund(
        uint256 projectId,
        uint8 firstMilestone,
        uint8 count,
        uint256 maxAmount,
        bytes32 termsHash
    ) external payable nonReentrant {
        _fundNext(projectId, firstMilestone, count, maxAmount, termsHash);
    }

    /// @inheritdoc IProjects
    function fundWithPermit(
        uint256 projectId,
        uint8 firstMilestone,
        uint8 count,
        uint256 maxAmount,
        bytes32 termsHash,
        Permit calldata permit
    ) external nonReentrant {
        _usePermit(_s.projects[projectId].token, permit);
        _fundNext(projectId, firstMilestone, count, maxAmount, termsHash);
    }

    /// @inheritdoc IProjects
    function acceptProject(uint256 projectId, bytes32 termsHash) external restricted {
        ProjectsGuild.acceptProject(_s, _msgSender(), projectId, termsHash);
    }

    /// @inheritdoc IProjects
    function cancelProject(uint256 projectId) external nonReentrant {
        ProjectsExits.cancelProject(_s, _msgSender(), projectId);
    }

    /// @inheritdoc IProjects
    function submitDeliverable(uint256 projectId, uint256 milestoneId, bytes32 digest, string calldata cid) external {
        ProjectsState.Milestone storage milestone = _s.milestones[projectId][milestoneId];
        if (milestone.amount == 0) ProjectsBooks.refuseMissing(_s, projectId, milestoneId);
        ProjectsState.Project storage project = _s.projects[projectId];
        address actor = _msgSender();
        _requireContributor(projectId, milestone.contributor, actor);
        uint8 flags = milestone.flags;
        if (flags & ProjectsState.SUBMISSION_GATED != 0) _askCompliance(actor, ICompliance.Action.Submit);
        _requireProjectStatus(projectId, project.status, ProjectStatus.Accepted);
        _requireAwaitingWork(projectId, milestoneId, milestone.status);
        uint256 deadline = uint256(milestone.dueAt) + project.grace;
        if (block.timestamp > deadline) revert ProjectsDeadlinePassed(projectId, milestoneId, deadline);
        if (digest == 0 || bytes(cid).length == 0) revert ProjectsEmptyDeliverable();
        if (flags & (ProjectsState.BOND_REQUIRED | ProjectsState.BONDED) == ProjectsState.BOND_REQUIRED) {
            revert ProjectsBondMissing(projectId, milestoneId);
        }

        uint16 revision = milestone.revision + 1;
        uint40 reviewEndsAt = uint40(block.timestamp + project.reviewWindow);
        milestone.revision = revision;
        milestone.reviewEndsAt = reviewEndsAt;
        milestone.status = MilestoneStatus.Submitted;
        if (revision != 1) {
            milestone.reviewedBy = 0;
            milestone.flags = flags & ~ProjectsState.REJECTED;
        }
        milestone.digest = digest;
        emit DeliverableSubmitted(projectId, milestoneId, actor, revision, digest, cid, reviewEndsAt);
    }

    /// @inheritdoc IProjects
    function reviewDeliverable(
        uint256 projectId,
        uint256 milestoneId,
        uint16 revision,
        bytes32 digest,
        bool approved,
        bytes32 reasonDigest,
        string calldata reasonCid
    ) external nonReentrant {
        ProjectsState.Project storage project = _s.projects[projectId];
        ProjectsState.Milestone storage milestone = ProjectsBooks.existing(_s, projectId, milestoneId);
        address reviewer = _msgSender();
        uint16 bit = _checkReview(projectId, milestoneId, milestone, reviewer, revision, digest);
        if (!approved && revision > project.maxRevisions) revert ProjectsNoRevisionLeft(project.maxRevisions);

        uint16 reviewedBy = milestone.reviewedBy;
        uint8 approvals = ProjectsLib.countOf(approved ? reviewedBy | bit : reviewedBy);
        milestone.reviewedBy = reviewedBy | bit;
        uint8 threshold = project.threshold;
        emit DeliverableReviewed(
            projectId,
            milestoneId,
            reviewer,
            revision,
            digest,
            approved,
            approvals,
            threshold,
            reasonDigest,
            reasonCid
        );
        if (!approved) _requestRevision(projectId, milestoneId, reviewer, revision);
        else if (approvals >= threshold) {
            ProjectsBooks.release(_s, projectId, milestoneId, reviewer, ReleasePath.Approved);
        }
    }

    /// @inheritdoc IProjects
    function release(uint256 projectId, uint256 milestoneId) external nonReentrant {
        ProjectsState.Milestone storage milestone = ProjectsBooks.existing(_s, projectId, milestoneId);
        _requireSubmitted(projectId, milestoneId, milestone.status);
        uint256 reviewEndsAt = milestone.reviewEndsAt;
        if (block.timestamp <= reviewEndsAt) revert ProjectsReviewWindowOpen(reviewEndsAt);
        ProjectsBooks.release(_s, projectId, milestoneId, _msgSender(), ReleasePath.Silence);
    }

    /// @inheritdoc IProjects
    function refund(uint256 projectId, uint256 milestoneId) external nonReentrant {
        ProjectsExits.refund(_s, _msgSender(), projectId, milestoneId);
    }

    /// @inheritdoc IProjects
    function abandon(uint256 projectId, uint256 milestoneId) external nonReentrant {
        ProjectsExits.abandon(_s, _msgSender(), projectId, milestoneId);
    }

    /// @inheritdoc IProjects
    function setPayoutSplit(
        uint256 projectId,
        uint256 milestoneId,
        address[] calldata payees,
        uint16[] calldata sharesBps
    ) external {
        ProjectsExtras.setPayoutSplit(_s, _msgSender(), projectId, milestoneId, payees, sharesBps);
    }

    /// @inheritdoc IProjects
    function postBond(uint256 projectId, uint256 milestoneId) external nonReentrant {
        ProjectsExtras.postBond(_s, _msgSender(), projectId, milestoneId);
    }

    /// @inheritdoc IProjects
    function lockFeeTokens(uint256 projectId, uint256 milestoneId, uint256 maxTokens) external nonReentrant {
        ProjectsExtras.lockFeeTokens(_s, _msgSender(), projectId, milestoneId, maxTokens);
    }

    /// @inheritdoc IProjects
    function settle(
        Settlement calldata settlement,
        bytes calldata clientSignature,
        bytes calldata contributorSignature
    ) external nonReentrant {
        ProjectsChanges.settle(
            _s,
            _domainSeparatorV4(),
            _msgSender(),
            settlement,
            clientSignature,
            contributorSignature
        );
    }

    /// @inheritdoc IProjects
    function changeScope(
        ScopeChange calldata change,
        bytes calldata clientSignature,
        bytes calldata contributorSignature
    ) external nonReentrant {
        ProjectsChanges.changeScope(
            _s,
            _domainSeparatorV4(),
            _msgSender(),
            change,
            clientSignature,
            contributorSignature
        );
    }

    /// @inheritdoc IProjects
    function openDispute(
        uint256 projectId,
        uint256 milestoneId,
        bytes32 reasonDigest,
        string calldata reasonCid
    ) external payable nonReentrant returns (uint256 disputeId) {
        return ProjectsDisputes.openDispute(_s, _msgSender(), projectId, milestoneId, reasonDigest, reasonCid);
    }

    /// @inheritdoc IProjects
    function submitEvidence(uint256 disputeId, bytes32 digest, string calldata cid) external {
        ProjectsDisputes.submitEvidence(_s, _msgSender(), disputeId, digest, cid);
    }

    /// @inheritdoc IProjects
    function resolveDispute(uint256 disputeId, Ruling calldata ruling) external nonReentrant {
        // An arbiter is a contract that calls itself: msg.sender, not the ERC-2771 sender.
        ProjectsDisputes.resolveDispute(_s, msg.sender, disputeId, ruling);
    }

    /// @inheritdoc IProjects
    function expireDispute(uint256 disputeId) external nonReentrant {
        ProjectsDisputes.expireDispute(_s, _msgSender(), disputeId);
    }

    /// @inheritdoc IProjects
    function projectCount() external view returns (uint256) {
        return _s.projectCount;
    }

    /// @inheritdoc IProjects
    function projectOf(uint256 projectId) external view returns (Project memory) {
        ProjectsState.Project storage project = _s.projects[projectId];
        return
            Project({
                client: project.client,
                status: project.status,
                feeBps: project.feeBps,
                threshold: project.threshold,
                maxRevisions: project.maxRevisions,
                token: project.token,
                reviewWindow: project.reviewWindow,
                grace: project.grace,
                milestoneCount: project.milestoneCount,
                fundedCount: _s.totals[projectId].fundedCount,
                arbiter: project.arbiter,
                maxArbiterFeeBps: project.maxArbiterFeeBps,
                termsHash: project.termsHash
            });
    }

    /// @inheritdoc IProjects
    function milestoneOf(uint256 projectId, uint256 milestoneId) external view returns (Milestone memory result) {
        ProjectsState.Milestone storage milestone = _s.milestones[projectId][milestoneId];
        if (milestone.amount == 0) return result;
        uint8 flags = milestone.flags;
        result.contributor = _s.contributors[projectId][milestone.contributor];
        result.dueAt = milestone.dueAt;
        result.status = milestone.status;
        result.approvals = ProjectsLib.countOf(milestone.reviewedBy);
        if (flags & ProjectsState.REJECTED != 0) --result.approvals;
        result.amount = milestone.amount;
        if (result.status == MilestoneStatus.Submitted) result.reviewEndsAt = milestone.reviewEndsAt;
        result.revision = milestone.revision;
        result.reviewedBy = milestone.reviewedBy;
        result.skill = milestone.skill;
        result.digest = milestone.digest;
        result.bond = _s.extras[projectId][milestoneId].bond;
        result.bonded = flags & ProjectsState.BONDED != 0;
        result.feeTokens = _s.extras[projectId][milestoneId].feeTokens;
        result.nonce = _s.nonces[projectId][milestoneId];
        result.submissionGated = flags & ProjectsState.SUBMISSION_GATED != 0;
    }

    /// @inheritdoc IProjects
    function reviewersOf(uint256 projectId) external view returns (address[] memory reviewers) {
        uint256 count = _s.projects[projectId].reviewerCount;
        reviewers = new address[](count);
        for (uint256 i = 0; i < count; ++i) {
            reviewers[i] = _s.reviewers[projectId][i];
        }
    }

    /// @inheritdoc IProjects
    function disputeCount() external view returns (uint256) {
        return _s.disputeCount;
    }

    /// @inheritdoc IProjects
    function disputeOf(uint256 disputeId) external view returns (Dispute memory) {
        ProjectsState.Dispute storage dispute = _s.disputes[disputeId];
        return
            Dispute({
                projectId: dispute.projectId,
                milestoneId: dispute.milestoneId,
                openedBy: dispute.openedBy,
                rulingEndsAt: dispute.rulingEndsAt,
                open: ProjectsLib.isOpen(_s, dispute)
            });
    }

    /// @inheritdoc IProjects
    function payoutSplitOf(
        uint256 projectId,
        uint256 milestoneId
    ) external view returns (address[] memory payees, uint16[] memory sharesBps) {
        ProjectsState.PayoutSplit storage split = _s.splits[projectId][milestoneId];
        uint256 count = split.payees.length;
        payees = new address[](count);
        sharesBps = new uint16[](count);
        // Less code than to return the arrays themselves.
        for (uint256 i = 0; i < count; ++i) {
            payees[i] = split.payees[i];
            sharesBps[i] = split.sharesBps[i];
        }
    }

    /// @inheritdoc IProjects
    function hasReviewed(uint256 projectId, uint256 milestoneId, address account) external view returns (bool) {
        return _s.milestones[projectId][milestoneId].reviewedBy & _reviewerBit(projectId, account) != 0;
    }

    function _usePermit(address token, Permit calldata permit) private {
        ProjectsTerms.usePermit(_s, token, _msgSender(), permit);
    }

    function _create(ProjectTerms calldata terms, uint8 fundCount) private returns (uint256 projectId) {
        address client = _msgSender();
        if (ProjectsLib.isGated(_s, ICompliance.Action.Fund)) _askCompliance(client, ICompliance.Action.Fund);
        if (!_s.allowed[terms.token]) revert ProjectsTokenNotAllowed(terms.token);
        projectId = ProjectsTerms.create(_s, client, terms);
        // The client's own terms, in the same call, say what it pays at most.
        if (fundCount != 0) _fund(projectId, _s.projects[projectId], client, 0, fundCount, type(uint256).max);
        else if (msg.value != 0) revert ProjectsUnexpectedValue(0, msg.value);
    }

    function _fundNext(
        uint256 projectId,
        uint8 firstMilestone,
        uint8 count,
        uint256 maxAmount,
        bytes32 termsHash
    ) private {
        address payer = _msgSender();
        if (ProjectsLib.isGated(_s, ICompliance.Action.Fund)) _askCompliance(payer, ICompliance.Action.Fund);
        ProjectsState.Project storage project = _s.projects[projectId];
        ProjectStatus status = project.status;
        if (status == ProjectStatus.None) revert ProjectsUnknownProject(projectId);
        if (status == ProjectStatus.Cancelled) revert ProjectsUnexpectedProjectStatus(projectId, status);
        bytes32 currentTermsHash = project.termsHash;
        if (termsHash != currentTermsHash) revert ProjectsUnexpectedTerms(projectId, termsHash, currentTermsHash);
        uint8 fundedCount = _s.totals[projectId].fundedCount;
        if (firstMilestone != fundedCount) revert ProjectsUnexpectedMilestone(projectId, firstMilestone, fundedCount);
        if (count == 0) revert ProjectsNothingToFund(projectId);
        _fund(projectId, project, payer, firstMilestone, count, maxAmount);
    }

    function _fund(
        uint256 projectId,
        ProjectsState.Project storage project,
        address payer,
        uint256 first,
        uint256 count,
        uint256 maxAmount
    ) private {
        uint256 end = first + count;
        if (end > project.milestoneCount) revert ProjectsUnknownMilestone(projectId, end - 1);
        address token = project.token;
        mapping(uint256 milestoneId => ProjectsState.Milestone) storage milestones = _s.milestones[projectId];
        uint256 amount = 0;
        for (uint256 i = first; i < end; ++i) {
            ProjectsState.Milestone storage milestone = milestones[i];
            // Nobody could work for it any more, so that the client would get it.
            ProjectsLib.requireInTime(projectId, i, milestone.dueAt, project.grace);
            amount += milestone.amount;
        }
        if (amount > maxAmount) revert ProjectsAmountTooHigh(amount, maxAmount);
        ProjectsState.Totals storage totals = _s.totals[projectId];
        uint120 totalFunded = totals.funded + uint120(amount);
        totals.fundedCount = uint8(end);
        totals.funded = totalFunded;
        emit ProjectFunded(projectId, payer, token, amount, uint8(end), totalFunded);
        for (uint256 i = first; i < end; ++i) {
            ProjectsState.Milestone storage milestone = milestones[i];
            emit MilestoneFunded(projectId, i, payer, milestone.amount);
            milestone.status = MilestoneStatus.Funded;
        }
        ProjectsBooks.pull(_s, token, payer, amount);
    }

    function _requestRevision(uint256 projectId, uint256 milestoneId, address reviewer, uint16 revision) private {
        ProjectsState.Milestone storage milestone = _s.milestones[projectId][milestoneId];
        uint40 oldDueAt = milestone.dueAt;
        uint40 newDueAt = uint40(Math.max(oldDueAt, block.timestamp + _s.projects[projectId].reviewWindow));
        milestone.status = MilestoneStatus.RevisionRequested;
        milestone.dueAt = newDueAt;
        milestone.flags |= ProjectsState.REJECTED;
        emit RevisionRequested(projectId, milestoneId, reviewer, revision, oldDueAt, newDueAt);
    }

    function _checkReview(
        uint256 projectId,
        uint256 milestoneId,
        ProjectsState.Milestone storage milestone,
        address reviewer,
        uint16 revision,
        bytes32 digest
    ) private view returns (uint16 bit) {
        bit = _reviewerBit(projectId, reviewer);
        if (bit == 0) revert ProjectsUnauthorizedAccount(projectId, reviewer);
        _requireSubmitted(projectId, milestoneId, milestone.status);
        if (revision != milestone.revision || digest != milestone.digest) {
            revert ProjectsDeliverableMismatch(milestone.revision, milestone.digest);
        }
        uint256 reviewEndsAt = milestone.reviewEndsAt;
        if (block.timestamp > reviewEndsAt) revert ProjectsReviewWindowClosed(reviewEndsAt);
        if (milestone.reviewedBy & bit != 0) revert ProjectsAlreadyReviewed(projectId, milestoneId, reviewer);
    }

    /// @dev The bit that stands for a reviewer; 0 for anyone else.
    function _reviewerBit(uint256 projectId, address account) private view returns (uint16) {
        uint256 count = _s.projects[projectId].reviewerCount;
        for (uint256 i = 0; i < count; ++i) {
            if (_s.reviewers[projectId][i] == account) return uint16(1 << i);
        }
        return 0;
    }

    function _requireContributor(uint256 projectId, uint8 index, address actor) private view {
        if (actor != _s.contributors[projectId][index]) revert ProjectsUnauthorizedAccount(projectId, actor);
    }

    function _requireProjectStatus(uint256 projectId, ProjectStatus current, ProjectStatus expected) private pure {
        if (current != expected) revert ProjectsUnexpectedProjectStatus(projectId, current);
    }

    function _requireSubmitted(uint256 projectId, uint256 milestoneId, MilestoneStatus current) private pure {
        if (current != MilestoneStatus.Submitted) {
            revert ProjectsUnexpectedMilestoneStatus(projectId, milestoneId, current);
        }
    }

    function _requireAwaitingWork(uint256 projectId, uint256 milestoneId, MilestoneStatus current) private pure {
        if (current != MilestoneStatus.Funded && current != MilestoneStatus.RevisionRequested) {
            revert ProjectsUnexpectedMilestoneStatus(projectId, milestoneId, current);
        }
    }
}
