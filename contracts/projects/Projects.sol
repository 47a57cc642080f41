// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Bytes} from "@openzeppelin/contracts/utils/Bytes.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {GuildContract} from "../guild/GuildContract.sol";
import {IRewards} from "../rewards/IRewards.sol";
import {IProjects} from "./IProjects.sol";
import {ProjectsLedger} from "./ProjectsLedger.sol";
import {ProjectsLib} from "./ProjectsLib.sol";
import {TokenMetadata} from "./TokenMetadata.sol";

/// @title Projects
/// @notice See {IProjects}.
contract Projects is ProjectsLedger {
    /// @dev Sums of a project's milestone amounts; they fit because the sum of all does.
    struct Totals {
        uint128 funded;
        uint128 released;
        uint128 refunded;
    }

    /// @dev Gas given to the report of a reward, several times what it needs: a report that burns all of it cannot
    /// block the payment.
    uint256 private constant REWARD_GAS = 500_000;
    /// @dev Gas from which a report is sure to have had {REWARD_GAS}, of which a call passes on 63/64 at most.
    uint256 private constant REWARD_GAS_AVAILABLE = 540_000;
    uint256 private constant MAX_REASON = 256;

    struct Work {
        address contributor;
        uint40 dueAt;
        MilestoneStatus status;
        uint8 approvals;
        uint128 amount;
        uint40 reviewEndsAt;
        uint16 revision;
        uint16 reviewedBy;
        bytes32 digest;
    }

    uint16 private _feeBps;
    IRewards private _rewards;
    uint256 private _projectCount;
    mapping(uint256 projectId => Project) private _projects;
    mapping(uint256 projectId => mapping(uint256 milestoneId => Work)) private _milestones;
    mapping(uint256 projectId => address[]) private _reviewers;
    mapping(uint256 projectId => Totals) private _totals;
    mapping(address token => bool) private _allowed;

    constructor(address forwarder) GuildContract(forwarder) {}

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
        _initializeLedger(treasury_);
        _rewards = IRewards(rewards_);
        _setFeeBps(feeBps_);
        for (uint256 i = 0; i < tokens.length; ++i) {
            _setTokenAllowed(tokens[i], true);
        }
    }

    /// @inheritdoc IProjects
    function createProject(
        ProjectTerms calldata terms,
        uint8 fundCount
    ) external payable nonReentrant returns (uint256 projectId) {
        if (!_allowed[terms.token]) revert ProjectsTokenNotAllowed(terms.token);
        uint16 feeBps_ = _feeBps;
        if (feeBps_ > terms.maxFeeBps) revert ProjectsFeeTooHigh(feeBps_, terms.maxFeeBps);
        uint256 total = ProjectsLib.checkTerms(terms);

        address client = _msgSender();
        projectId = ++_projectCount;
        _store(projectId, client, feeBps_, terms);
        emit ProjectCreated(projectId, client, terms.token, terms, feeBps_, total);
        if (fundCount != 0) _fund(projectId, client, 0, fundCount);
    }

    /// @inheritdoc IProjects
    function fund(uint256 projectId, uint8 firstMilestone, uint8 count) external payable nonReentrant {
        Project storage project = _existing(projectId);
        ProjectStatus status = project.status;
        if (status == ProjectStatus.Cancelled) revert ProjectsUnexpectedProjectStatus(projectId, status);
        if (firstMilestone != project.fundedCount) {
            revert ProjectsUnexpectedMilestone(projectId, firstMilestone, project.fundedCount);
        }
        if (count == 0) revert ProjectsInvalidTerms("count");
        _fund(projectId, _msgSender(), firstMilestone, count);
    }

    /// @inheritdoc IProjects
    function acceptProject(uint256 projectId) external restricted {
        Project storage project = _existing(projectId);
        _requireProjectStatus(projectId, project.status, ProjectStatus.Proposed);
        project.status = ProjectStatus.Accepted;
        emit ProjectAccepted(projectId, _msgSender());
    }

    /// @inheritdoc IProjects
    function cancelProject(uint256 projectId) external nonReentrant {
        Project storage project = _existing(projectId);
        address actor = _msgSender();
        if (actor != project.client) revert ProjectsUnauthorizedAccount(projectId, actor);
        _requireProjectStatus(projectId, project.status, ProjectStatus.Proposed);
        project.status = ProjectStatus.Cancelled;
        emit ProjectCancelled(projectId, actor);

        uint256 fundedCount = project.fundedCount;
        for (uint256 i = 0; i < fundedCount; ++i) {
            // A milestone whose deadline lapsed may have been refunded already.
            if (_milestones[projectId][i].status == MilestoneStatus.Funded) {
                _refund(projectId, i, actor, RefundReason.Cancelled);
            }
        }
    }

    /// @inheritdoc IProjects
    function submitDeliverable(uint256 projectId, uint256 milestoneId, bytes32 digest, string calldata cid) external {
        Project storage project = _existing(projectId);
        Work storage milestone = _existing(projectId, milestoneId);
        address actor = _msgSender();
        if (actor != milestone.contributor) revert ProjectsUnauthorizedAccount(projectId, actor);
        _requireProjectStatus(projectId, project.status, ProjectStatus.Accepted);
        _requireAwaitingWork(projectId, milestoneId, milestone.status);
        uint256 deadline = uint256(milestone.dueAt) + project.grace;
        if (block.timestamp > deadline) revert ProjectsDeadlinePassed(projectId, milestoneId, deadline);
        if (digest == 0 || bytes(cid).length == 0) revert ProjectsEmptyDeliverable();

        uint16 revision = milestone.revision + 1;
        uint40 reviewEndsAt = uint40(block.timestamp + project.reviewWindow);
        milestone.status = MilestoneStatus.Submitted;
        milestone.approvals = 0;
        milestone.reviewEndsAt = reviewEndsAt;
        milestone.revision = revision;
        milestone.reviewedBy = 0;
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
        Project storage project = _existing(projectId);
        Work storage milestone = _existing(projectId, milestoneId);
        address reviewer = _msgSender();
        uint16 bit = _checkReview(projectId, milestoneId, milestone, reviewer, revision, digest);
        if (!approved && revision > project.maxRevisions) revert ProjectsNoRevisionLeft(project.maxRevisions);

        uint8 approvals = milestone.approvals;
        if (approved) milestone.approvals = ++approvals;
        milestone.reviewedBy |= bit;
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
        else if (approvals >= threshold) _release(projectId, milestoneId, reviewer, ReleasePath.Approved);
    }

    /// @inheritdoc IProjects
    function release(uint256 projectId, uint256 milestoneId) external nonReentrant {
        _existing(projectId);
        Work storage milestone = _existing(projectId, milestoneId);
        _requireSubmitted(projectId, milestoneId, milestone.status);
        uint256 reviewEndsAt = milestone.reviewEndsAt;
        if (block.timestamp <= reviewEndsAt) revert ProjectsReviewWindowOpen(reviewEndsAt);
        _release(projectId, milestoneId, _msgSender(), ReleasePath.Silence);
    }

    /// @inheritdoc IProjects
    function refund(uint256 projectId, uint256 milestoneId) external nonReentrant {
        Project storage project = _existing(projectId);
        Work storage milestone = _existing(projectId, milestoneId);
        _requireAwaitingWork(projectId, milestoneId, milestone.status);
        uint256 deadline = uint256(milestone.dueAt) + project.grace;
        if (block.timestamp <= deadline) revert ProjectsDeadlineNotReached(projectId, milestoneId, deadline);
        _refund(projectId, milestoneId, _msgSender(), RefundReason.Lapsed);
    }

    /// @inheritdoc IProjects
    function setTokenAllowed(address token, bool allowed) external restricted {
        _setTokenAllowed(token, allowed);
    }

    /// @inheritdoc IProjects
    function setFeeBps(uint16 feeBps_) external restricted {
        _setFeeBps(feeBps_);
    }

    /// @inheritdoc IProjects
    function projectCount() external view returns (uint256) {
        return _projectCount;
    }

    /// @inheritdoc IProjects
    function projectOf(uint256 projectId) external view returns (Project memory) {
        return _projects[projectId];
    }

    /// @inheritdoc IProjects
    function milestoneOf(uint256 projectId, uint256 milestoneId) external view returns (Milestone memory milestone) {
        Work storage work = _milestones[projectId][milestoneId];
        milestone.contributor = work.contributor;
        milestone.dueAt = work.dueAt;
        milestone.status = work.status;
        milestone.approvals = work.approvals;
        milestone.amount = uint112(work.amount);
        milestone.reviewEndsAt = work.reviewEndsAt;
        milestone.revision = work.revision;
        milestone.reviewedBy = work.reviewedBy;
        milestone.digest = work.digest;
    }

    /// @inheritdoc IProjects
    function reviewersOf(uint256 projectId) external view returns (address[] memory) {
        return _reviewers[projectId];
    }

    /// @inheritdoc IProjects
    function isTokenAllowed(address token) external view returns (bool) {
        return _allowed[token];
    }

    /// @inheritdoc IProjects
    function feeBps() external view returns (uint16) {
        return _feeBps;
    }

    function _store(uint256 projectId, address client, uint16 feeBps_, ProjectTerms calldata terms) private {
        _projects[projectId] = Project({
            client: client,
            status: ProjectStatus.Proposed,
            feeBps: feeBps_,
            threshold: terms.threshold,
            maxRevisions: terms.maxRevisions,
            token: terms.token,
            reviewWindow: terms.reviewWindow,
            grace: terms.grace,
            milestoneCount: uint8(terms.milestones.length),
            fundedCount: 0,
            arbiter: terms.arbiter,
            maxArbiterFeeBps: terms.maxArbiterFeeBps
        });
        _reviewers[projectId] = terms.reviewers;
        for (uint256 i = 0; i < terms.milestones.length; ++i) {
            Work storage milestone = _milestones[projectId][i];
            milestone.contributor = terms.milestones[i].contributor;
            milestone.dueAt = terms.milestones[i].dueAt;
            milestone.amount = terms.milestones[i].amount;
        }
    }

    function _fund(uint256 projectId, address payer, uint256 first, uint256 count) private {
        Project storage project = _projects[projectId];
        uint256 end = first + count;
        if (end > project.milestoneCount) revert ProjectsUnknownMilestone(projectId, end - 1);
        address token = project.token;
        uint256 amount = 0;
        for (uint256 i = first; i < end; ++i) {
            Work storage milestone = _milestones[projectId][i];
            milestone.status = MilestoneStatus.Funded;
            amount += milestone.amount;
        }
        project.fundedCount = uint8(end);
        uint128 totalFunded = _totals[projectId].funded + uint128(amount);
        _totals[projectId].funded = totalFunded;
        emit ProjectFunded(projectId, payer, token, amount, uint8(end), totalFunded);
        for (uint256 i = first; i < end; ++i) {
            emit MilestoneFunded(projectId, i, payer, _milestones[projectId][i].amount);
        }
        _receive(token, payer, amount);
    }

    function _requestRevision(uint256 projectId, uint256 milestoneId, address reviewer, uint16 revision) private {
        Work storage milestone = _milestones[projectId][milestoneId];
        uint40 oldDueAt = milestone.dueAt;
        uint40 newDueAt = uint40(Math.max(oldDueAt, block.timestamp + _projects[projectId].reviewWindow));
        milestone.status = MilestoneStatus.RevisionRequested;
        milestone.dueAt = newDueAt;
        milestone.reviewEndsAt = 0;
        emit RevisionRequested(projectId, milestoneId, reviewer, revision, oldDueAt, newDueAt);
    }

    function _release(uint256 projectId, uint256 milestoneId, address actor, ReleasePath path) private {
        Project storage project = _projects[projectId];
        Work storage milestone = _milestones[projectId][milestoneId];
        address contributor = milestone.contributor;
        address token = project.token;
        uint256 gross = milestone.amount;
        uint256 fee = ProjectsLib.feeOf(gross, project.feeBps);
        uint256 net = gross - fee;
        milestone.status = MilestoneStatus.Released;
        milestone.reviewEndsAt = 0;
        uint128 totalReleased = _totals[projectId].released + uint128(gross);
        _totals[projectId].released = totalReleased;
        _chargeFee(token, fee);
        emit MilestoneReleased(
            projectId,
            milestoneId,
            contributor,
            actor,
            token,
            gross,
            fee,
            net,
            0,
            path,
            totalReleased
        );
        _credit(contributor, token, projectId, actor, net);
        _reportReward(projectId, milestoneId, contributor, token, net);
    }

    function _refund(uint256 projectId, uint256 milestoneId, address actor, RefundReason reason) private {
        Project storage project = _projects[projectId];
        Work storage milestone = _milestones[projectId][milestoneId];
        uint128 amount = milestone.amount;
        milestone.status = MilestoneStatus.Refunded;
        uint128 totalRefunded = _totals[projectId].refunded + amount;
        _totals[projectId].refunded = totalRefunded;
        address client = project.client;
        address token = project.token;
        emit MilestoneRefunded(projectId, milestoneId, client, actor, token, amount, reason, totalRefunded);
        _credit(client, token, projectId, actor, amount);
    }

    /// @dev A report that fails never blocks the payment, but whoever calls cannot make it fail by sending little gas.
    function _reportReward(
        uint256 projectId,
        uint256 milestoneId,
        address contributor,
        address token,
        uint256 payment
    ) private {
        uint256 gasBefore = gasleft();
        try _rewards.accrue{gas: REWARD_GAS}(projectId, milestoneId, contributor, token, payment, 0) {} catch (
            bytes memory reason
        ) {
            if (gasBefore < REWARD_GAS_AVAILABLE) revert ProjectsInsufficientGas();
            emit RewardSkipped(projectId, milestoneId, Bytes.slice(reason, 0, MAX_REASON));
        }
    }

    function _setTokenAllowed(address token, bool allowed) private {
        if (allowed && token != address(0) && token.code.length == 0) revert ProjectsTokenNotAllowed(token);
        _allowed[token] = allowed;
        emit TokenAllowed(token, _msgSender(), allowed, TokenMetadata.decimalsOf(token), TokenMetadata.symbolOf(token));
    }

    function _setFeeBps(uint16 newFeeBps) private {
        if (newFeeBps > ProjectsLib.MAX_FEE_BPS) revert ProjectsFeeTooHigh(newFeeBps, ProjectsLib.MAX_FEE_BPS);
        emit FeeBpsSet(_msgSender(), _feeBps, newFeeBps);
        _feeBps = newFeeBps;
    }

    function _existing(uint256 projectId) private view returns (Project storage project) {
        project = _projects[projectId];
        if (project.status == ProjectStatus.None) revert ProjectsUnknownProject(projectId);
    }

    function _existing(uint256 projectId, uint256 milestoneId) private view returns (Work storage milestone) {
        milestone = _milestones[projectId][milestoneId];
        if (milestone.contributor == address(0)) revert ProjectsUnknownMilestone(projectId, milestoneId);
    }

    function _checkReview(
        uint256 projectId,
        uint256 milestoneId,
        Work storage milestone,
        address reviewer,
        uint16 revision,
        bytes32 digest
    ) private view returns (uint16 bit) {
        bit = ProjectsLib.reviewerBit(_reviewers[projectId], reviewer);
        if (bit == 0) revert ProjectsUnauthorizedAccount(projectId, reviewer);
        _requireSubmitted(projectId, milestoneId, milestone.status);
        if (revision != milestone.revision || digest != milestone.digest) {
            revert ProjectsDeliverableMismatch(milestone.revision, milestone.digest);
        }
        uint256 reviewEndsAt = milestone.reviewEndsAt;
        if (block.timestamp > reviewEndsAt) revert ProjectsReviewWindowClosed(reviewEndsAt);
        if (milestone.reviewedBy & bit != 0) revert ProjectsAlreadyReviewed(projectId, milestoneId, reviewer);
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

    /// @inheritdoc IProjects
    function createProjectWithPermit(
        ProjectTerms calldata terms,
        uint8 fundCount,
        Permit calldata permit
    ) external returns (uint256 projectId) {
        revert();
    }

    /// @inheritdoc IProjects
    function fundWithPermit(uint256 projectId, uint8 firstMilestone, uint8 count, Permit calldata permit) external {
        revert();
    }

    /// @inheritdoc IProjects
    function abandon(uint256 projectId, uint256 milestoneId) external {
        revert();
    }

    /// @inheritdoc IProjects
    function setPayoutSplit(
        uint256 projectId,
        uint256 milestoneId,
        address[] calldata payees,
        uint16[] calldata sharesBps
    ) external {
        revert();
    }

    /// @inheritdoc IProjects
    function postBond(uint256 projectId, uint256 milestoneId) external {
        revert();
    }

    /// @inheritdoc IProjects
    function lockFeeTokens(uint256 projectId, uint256 milestoneId, uint256 maxTokens) external {
        revert();
    }

    /// @inheritdoc IProjects
    function settle(
        Settlement calldata settlement,
        bytes calldata clientSignature,
        bytes calldata contributorSignature
    ) external {
        revert();
    }

    /// @inheritdoc IProjects
    function changeScope(
        ScopeChange calldata change,
        bytes calldata clientSignature,
        bytes calldata contributorSignature
    ) external {
        revert();
    }

    /// @inheritdoc IProjects
    function openDispute(
        uint256 projectId,
        uint256 milestoneId,
        bytes32 reasonDigest,
        string calldata reasonCid
    ) external payable returns (uint256 disputeId) {
        revert();
    }

    /// @inheritdoc IProjects
    function submitEvidence(uint256 disputeId, bytes32 digest, string calldata cid) external {
        revert();
    }

    /// @inheritdoc IProjects
    function resolveDispute(uint256 disputeId, Ruling calldata ruling) external {
        revert();
    }

    /// @inheritdoc IProjects
    function expireDispute(uint256 disputeId) external {
        revert();
    }

    /// @inheritdoc IProjects
    function holdCredit(address account, address token, bytes32 reasonDigest) external {
        revert();
    }

    /// @inheritdoc IProjects
    function releaseCredit(address account, address token) external {
        revert();
    }

    /// @inheritdoc IProjects
    function recoverSurplus(address token) external returns (uint256 amount) {
        revert();
    }

    /// @inheritdoc IProjects
    function setFeeTokenRate(address token, uint256 rate) external {
        revert();
    }

    /// @inheritdoc IProjects
    function disputeCount() external view returns (uint256) {
        revert();
    }

    /// @inheritdoc IProjects
    function disputeOf(uint256 disputeId) external view returns (Dispute memory) {
        revert();
    }

    /// @inheritdoc IProjects
    function payoutSplitOf(
        uint256 projectId,
        uint256 milestoneId
    ) external view returns (address[] memory payees, uint16[] memory sharesBps) {
        revert();
    }

    /// @inheritdoc IProjects
    function hasReviewed(uint256 projectId, uint256 milestoneId, address account) external view returns (bool) {
        revert();
    }

    /// @inheritdoc IProjects
    function isCreditHeld(address account, address token) external view returns (bool) {
        revert();
    }

    /// @inheritdoc IProjects
    function feeTokenRateOf(address token) external view returns (uint256) {
        revert();
    }
}
