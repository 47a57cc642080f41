// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IProjectsTypes} from "./IProjectsTypes.sol";

/// @title IProjectsErrors
/// @notice The errors of {IProjects}.
interface IProjectsErrors is IProjectsTypes {
    /// @notice There is no such project.
    error ProjectsUnknownProject(uint256 projectId);

    /// @notice There is no such milestone.
    error ProjectsUnknownMilestone(uint256 projectId, uint256 milestoneId);

    /// @notice The project is not in a status that allows this.
    error ProjectsUnexpectedProjectStatus(uint256 projectId, ProjectStatus current);

    /// @notice The milestone is not in a status that allows this.
    error ProjectsUnexpectedMilestoneStatus(uint256 projectId, uint256 milestoneId, MilestoneStatus current);

    /// @notice The caller has not the part in the project that this needs.
    error ProjectsUnauthorizedAccount(uint256 projectId, address account);

    /// @notice A value of the terms cannot work.
    /// @param field Name of the field, or `total` for the sum of the milestones' amounts.
    error ProjectsInvalidTerms(string field);

    /// @notice Clients may not pay in this token.
    error ProjectsTokenNotAllowed(address token);

    /// @notice There is no contract at this address, so that it cannot be a token.
    error ProjectsInvalidToken(address token);

    /// @notice The guild's fee is higher than the client agreed to, or than any guild may ask.
    error ProjectsFeeTooHigh(uint16 feeBps, uint16 maxFeeBps);

    /// @notice A funding covers at least one milestone.
    error ProjectsNothingToFund(uint256 projectId);

    /// @notice Milestones are funded in order, and `firstMilestone` is not the next.
    error ProjectsUnexpectedMilestone(uint256 projectId, uint256 given, uint256 expected);

    /// @notice The project's terms are others than those that the payer named.
    error ProjectsUnexpectedTerms(uint256 projectId, bytes32 given, bytes32 expected);

    /// @notice The milestones cost more than the payer agreed to.
    error ProjectsAmountTooHigh(uint256 amount, uint256 maxAmount);

    /// @notice All that this contract would owe in the token, in its smallest unit, is more than it can.
    error ProjectsEscrowFull(address token, uint256 liabilities, uint256 max);

    /// @notice The token moved another amount than was asked for (a fee-on-transfer token, for example).
    error ProjectsTransferMismatch(address token, uint256 expected, uint256 moved);

    /// @notice A deliverable needs a digest and a CID.
    error ProjectsEmptyDeliverable();

    /// @notice The deadline and its grace have passed.
    error ProjectsDeadlinePassed(uint256 projectId, uint256 milestoneId, uint256 deadline);

    /// @notice The deadline and its grace have not passed yet.
    error ProjectsDeadlineNotReached(uint256 projectId, uint256 milestoneId, uint256 deadline);

    /// @notice The review is of another revision or of other bytes than those submitted.
    error ProjectsDeliverableMismatch(uint16 revision, bytes32 digest);

    /// @notice The reviewer has judged this revision already.
    error ProjectsAlreadyReviewed(uint256 projectId, uint256 milestoneId, address reviewer);

    /// @notice The review window has passed; anyone may release the milestone.
    error ProjectsReviewWindowClosed(uint256 reviewEndsAt);

    /// @notice The review window is still open.
    error ProjectsReviewWindowOpen(uint256 reviewEndsAt);

    /// @notice No further revision can be asked for.
    error ProjectsNoRevisionLeft(uint16 maxRevisions);

    /// @notice The account's credit of this token is held.
    error ProjectsCreditHeld(address account, address token);

    /// @notice The account's credit of this token is not held.
    error ProjectsCreditNotHeld(address account, address token);

    /// @notice The value sent with the call is not the amount of native coin that it needs.
    error ProjectsUnexpectedValue(uint256 expected, uint256 given);

    /// @notice There is nothing to recover.
    error ProjectsNothingToRecover(address token);

    /// @notice The payees and their shares do not make a split.
    error ProjectsInvalidSplit();

    /// @notice The signature is no longer good.
    error ProjectsSignatureExpired(uint256 deadline);

    /// @notice The signature is not this account's, or over other values.
    error ProjectsInvalidSignature(address account);

    /// @notice The signatures carry another nonce than the milestone's.
    error ProjectsUnexpectedNonce(uint256 expected, uint256 given);

    /// @notice The settlement gives the contributor more than the milestone's amount.
    error ProjectsSettlementTooHigh(uint256 contributorAmount, uint256 amount);

    /// @notice The arbiter is no {IArbiter}.
    error ProjectsInvalidArbiter(address arbiter);

    /// @notice The project has no arbiter.
    error ProjectsNoArbiter(uint256 projectId);

    /// @notice There is no such dispute, or it has ended.
    error ProjectsDisputeNotOpen(uint256 disputeId);

    /// @notice The arbiter's time has passed; anyone may end the dispute.
    error ProjectsRulingDeadlinePassed(uint256 disputeId, uint256 rulingEndsAt);

    /// @notice The arbiter's time has not passed yet.
    error ProjectsRulingDeadlineNotReached(uint256 disputeId, uint256 rulingEndsAt);

    /// @notice A value of the ruling cannot work, or is more than was agreed.
    /// @param field Name of the field.
    error ProjectsInvalidRuling(string field);

    /// @notice The milestone asks for no bond.
    error ProjectsNoBond(uint256 projectId, uint256 milestoneId);

    /// @notice The bond is posted already.
    error ProjectsBondAlreadyPosted(uint256 projectId, uint256 milestoneId);

    /// @notice The contributor has not posted the bond.
    error ProjectsBondMissing(uint256 projectId, uint256 milestoneId);

    /// @notice The milestone has no fee, or the guild takes no guild tokens for fees in its payment token.
    error ProjectsFeeTokensNotOffered(uint256 projectId, uint256 milestoneId);

    /// @notice Guild tokens for the milestone's fee are locked already.
    error ProjectsFeeTokensAlreadyLocked(uint256 projectId, uint256 milestoneId);

    /// @notice Paying the fee costs more guild tokens than the client agreed to.
    error ProjectsTooManyFeeTokens(uint256 needed, uint256 max);

    /// @notice The caller has no credit of this token.
    error ProjectsNothingToWithdraw(address account, address token);

    /// @notice There are no fees of this token to collect.
    error ProjectsNothingToCollect(address token);

    /// @notice The receiver is the zero address or this contract.
    error ProjectsInvalidReceiver(address to);

    /// @notice The call came with too little gas to report the reward, so it could have been skipped on purpose.
    error ProjectsInsufficientGas();
}
