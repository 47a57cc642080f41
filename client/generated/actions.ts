// Made from api/published/schema.graphql by `npm run codegen`.

import type { AccountAction, SignatureAction } from '../act/action.ts';
import type {
  PrepareAbandonInput,
  PrepareAcceptAgreementBySigInput,
  PrepareAcceptAgreementInput,
  PrepareAnchorInput,
  PrepareApproveInput,
  PrepareBurnInput,
  PrepareCancelProjectInput,
  PrepareCancelProposalInput,
  PrepareCancelScheduledInput,
  PrepareCastBallotBySigInput,
  PrepareCastBallotInput,
  PrepareCastFractionalVoteBySigInput,
  PrepareCastFractionalVoteInput,
  PrepareCastVoteBySigInput,
  PrepareCastVoteInput,
  PrepareChangeScopeInput,
  PrepareClaimGrantsInput,
  PrepareClaimInput,
  PrepareClaimManyInput,
  PrepareClaimParticipationInput,
  PrepareCloseFindingInput,
  PrepareCollectFeesInput,
  PrepareCreateGuildInput,
  PrepareCreateProjectInput,
  PrepareDelegateBySigInput,
  PrepareDelegateInput,
  PrepareDepositInput,
  PrepareEndFreezeInput,
  PrepareExecuteInput,
  PrepareExpireDisputeInput,
  PrepareFinalizeInput,
  PrepareFinalizeRoundInput,
  PrepareFreezeInput,
  PrepareFundInput,
  PrepareHoldCreditInput,
  PrepareLockFeeTokensInput,
  PrepareOpenDisputeInput,
  PreparePayFromBudgetInput,
  PreparePermitInput,
  PreparePermitSignatureInput,
  PreparePostBondInput,
  PrepareProposeInput,
  PreparePublishStatementInput,
  PrepareQueueInput,
  PrepareRaiseFindingInput,
  PrepareRecognizeInput,
  PrepareRecordVoteInput,
  PrepareRecoverSurplusInput,
  PrepareRefundInput,
  PrepareRegisterInput,
  PrepareReleaseCreditInput,
  PrepareReleaseInput,
  PrepareRenounceInput,
  PrepareRenounceRoleInput,
  PrepareReviewDeliverableInput,
  PrepareRuleInput,
  PrepareScheduleInput,
  PrepareScopeChangeSignatureInput,
  PrepareSetPayoutSplitInput,
  PrepareSetStatusInput,
  PrepareSettleInput,
  PrepareSettlementSignatureInput,
  PrepareSubmitDeliverableInput,
  PrepareSubmitEvidenceInput,
  PrepareSubmitJurorEvidenceInput,
  PrepareTransferFromInput,
  PrepareTransferInput,
  PrepareUnfreezeInput,
  PrepareWithdrawInput,
} from './types.ts';

/** What an account may do, each by the mutation `prepare…` of its name. */
export type Actions = {
  /**
   * Prepares `Projects.abandon`: gives a milestone up and returns its amount to the client. Once something was submitted in
   * a project with an arbiter, the whole bond is burned; a settlement that both sign can return it.
   */
  abandon(input: Omit<PrepareAbandonInput, 'from'>): AccountAction;
  /**
   * Prepares `Compliance.acceptAgreement`. Its `bySignature` is the acceptance as typed data, which anybody may submit by
   * `prepareAcceptAgreementBySig`.
   */
  acceptAgreement(input: Omit<PrepareAcceptAgreementInput, 'from'>): AccountAction;
  /**
   * Prepares `Compliance.acceptAgreementBySig` with an acceptance that the account signed.
   */
  acceptAgreementBySig(input: Omit<PrepareAcceptAgreementBySigInput, 'from'>): AccountAction;
  /**
   * Prepares `AuditTrail.anchor`, or `anchorAnew`: anchors the ledger's head and the root of its tree on the chain, with the proof that it was
   * only appended to since the last anchor. The gateway reads every entry that it has not read before.
   */
  anchor(input: Omit<PrepareAnchorInput, 'from'>): AccountAction;
  /**
   * Prepares `IERC20.approve` on a payment token, before funding or depositing. The account pays its gas.
   */
  approve(input: Omit<PrepareApproveInput, 'from'>): AccountAction;
  /**
   * Prepares `GuildToken.burn`: burns the account's own guild tokens, which the cap leaves room for again.
   */
  burn(input: Omit<PrepareBurnInput, 'from'>): AccountAction;
  /**
   * Prepares `Projects.cancelProject`: takes a project back that the guild has not accepted.
   */
  cancelProject(input: Omit<PrepareCancelProjectInput, 'from'>): AccountAction;
  /**
   * Prepares `GuildGovernor.cancel`: ends a proposal before it is executed.
   */
  cancelProposal(input: Omit<PrepareCancelProposalInput, 'from'>): AccountAction;
  /**
   * Prepares `AccessManager.cancel`: takes an announced call back. The account pays its gas.
   */
  cancelScheduled(input: Omit<PrepareCancelScheduledInput, 'from'>): AccountAction;
  /**
   * Prepares `PriorityRounds.castBallot`: spreads an account's votes over projects. Its `bySignature` is the ballot as typed
   * data, which anybody may submit by `prepareCastBallotBySig`.
   */
  castBallot(input: Omit<PrepareCastBallotInput, 'from'>): AccountAction;
  /**
   * Prepares `PriorityRounds.castBallotBySig` with a ballot that the voter signed.
   */
  castBallotBySig(input: Omit<PrepareCastBallotBySigInput, 'from'>): AccountAction;
  /**
   * Prepares `GuildGovernor.castVoteWithReasonAndParams`: divides votes among the three, as an account does that votes for
   * several others. Its `bySignature` is the ballot as typed data, which anybody may submit by
   * `prepareCastFractionalVoteBySig`.
   */
  castFractionalVote(input: Omit<PrepareCastFractionalVoteInput, 'from'>): AccountAction;
  /**
   * Prepares `GuildGovernor.castVoteWithReasonAndParamsBySig` with a ballot that the voter signed.
   */
  castFractionalVoteBySig(input: Omit<PrepareCastFractionalVoteBySigInput, 'from'>): AccountAction;
  /**
   * Prepares `GuildGovernor.castVote` or `castVoteWithReason`. Its `bySignature` is the ballot as typed data, which anybody
   * may submit by `prepareCastVoteBySig`.
   */
  castVote(input: Omit<PrepareCastVoteInput, 'from'>): AccountAction;
  /**
   * Prepares `GuildGovernor.castVoteBySig`, or `castVoteWithReasonAndParamsBySig`, with a ballot that the voter signed.
   */
  castVoteBySig(input: Omit<PrepareCastVoteBySigInput, 'from'>): AccountAction;
  /**
   * Prepares `Projects.changeScope`: changes a milestone, or adds one, as its client and contributor signed.
   */
  changeScope(input: Omit<PrepareChangeScopeInput, 'from'>): AccountAction;
  /**
   * Prepares `Rewards.claim`: mints an account's rewards.
   */
  claim(input: Omit<PrepareClaimInput, 'from'>): AccountAction;
  /**
   * Prepares `Rewards.claimGrants`: mints what has vested of an account's grants.
   */
  claimGrants(input: Omit<PrepareClaimGrantsInput, 'from'>): AccountAction;
  /**
   * Prepares `Rewards.claimMany`: mints the rewards of several accounts.
   */
  claimMany(input: Omit<PrepareClaimManyInput, 'from'>): AccountAction;
  /**
   * Prepares `Rewards.claimParticipation`: mints an account's share of an epoch, from the end of the next epoch on.
   */
  claimParticipation(input: Omit<PrepareClaimParticipationInput, 'from'>): AccountAction;
  /**
   * Prepares `AuditTrail.closeFinding`.
   */
  closeFinding(input: Omit<PrepareCloseFindingInput, 'from'>): AccountAction;
  /**
   * Prepares `Projects.collectFees`: moves the guild's fees to its treasury.
   */
  collectFees(input: Omit<PrepareCollectFeesInput, 'from'>): AccountAction;
  /**
   * Prepares `GuildFactory.createGuild`: a DAO's whole suite of contracts in one transaction.
   */
  createGuild(input: Omit<PrepareCreateGuildInput, 'from'>): AccountAction;
  /**
   * Prepares `Projects.createProject`, or `createProjectWithPermit`: agrees on a project as its client, and may fund its first milestones.
   */
  createProject(input: Omit<PrepareCreateProjectInput, 'from'>): AccountAction;
  /**
   * Prepares `GuildToken.delegate`: hands an account's votes to a delegate. Its `bySignature` is the delegation as typed data,
   * which anybody may submit by `prepareDelegateBySig`.
   */
  delegate(input: Omit<PrepareDelegateInput, 'from'>): AccountAction;
  /**
   * Prepares `GuildToken.delegateBySig` with a delegation that the delegator signed.
   */
  delegateBySig(input: Omit<PrepareDelegateBySigInput, 'from'>): AccountAction;
  /**
   * Prepares `Treasury.deposit` as a contribution.
   */
  deposit(input: Omit<PrepareDepositInput, 'from'>): AccountAction;
  /**
   * Prepares `Compliance.endFreeze`: records that a freeze has ended.
   */
  endFreeze(input: Omit<PrepareEndFreezeInput, 'from'>): AccountAction;
  /**
   * Prepares `GuildGovernor.execute`: makes a queued proposal's calls.
   */
  execute(input: Omit<PrepareExecuteInput, 'from'>): AccountAction;
  /**
   * Prepares `Projects.expireDispute`: ends a dispute whose arbiter did not rule in time.
   */
  expireDispute(input: Omit<PrepareExpireDisputeInput, 'from'>): AccountAction;
  /**
   * Prepares `GuildGovernor.finalize`: records a proposal's outcome.
   */
  finalize(input: Omit<PrepareFinalizeInput, 'from'>): AccountAction;
  /**
   * Prepares `PriorityRounds.finalizeRound`: records a round's result.
   */
  finalizeRound(input: Omit<PrepareFinalizeRoundInput, 'from'>): AccountAction;
  /**
   * Prepares `Compliance.freeze`: keeps an account from moving value or promising it until a time. Its votes, its work and
   * what it is credited stay as they are.
   */
  freeze(input: Omit<PrepareFreezeInput, 'from'>): AccountAction;
  /**
   * Prepares `Projects.fund`, or `fundWithPermit`: pays for the next milestones, on the terms that the payer names. The
   * contract takes nothing for other terms, for more than `maxAmount` or for a milestone whose time is over.
   */
  fund(input: Omit<PrepareFundInput, 'from'>): AccountAction;
  /**
   * Prepares `Projects.holdCredit`: keeps an account from withdrawing its credit of a token.
   */
  holdCredit(input: Omit<PrepareHoldCreditInput, 'from'>): AccountAction;
  /**
   * Prepares `Projects.lockFeeTokens`: locks guild tokens that pay a milestone's fee.
   */
  lockFeeTokens(input: Omit<PrepareLockFeeTokensInput, 'from'>): AccountAction;
  /**
   * Prepares `Projects.openDispute`: disputes a milestone that is under review or waits for a revision.
   */
  openDispute(input: Omit<PrepareOpenDisputeInput, 'from'>): AccountAction;
  /**
   * Prepares `Treasury.payFromBudget`: pays from a budget, without a proposal.
   */
  payFromBudget(input: Omit<PreparePayFromBudgetInput, 'from'>): AccountAction;
  /**
   * Prepares `IERC20Permit.permit` with a permit that the owner signed: for `prepareDeposit`, or a later `prepareFund`.
   */
  permit(input: Omit<PreparePermitInput, 'from'>): AccountAction;
  /**
   * Prepares an ERC-2612 permit to sign, with which `prepareCreateProject` and `prepareFund` need no approval: so that the
   * relayer can pay for all of it.
   */
  permitSignature(input: PreparePermitSignatureInput): SignatureAction;
  /**
   * Prepares `Projects.postBond`: bonds the guild tokens that a milestone asks of its contributor.
   */
  postBond(input: Omit<PreparePostBondInput, 'from'>): AccountAction;
  /**
   * Prepares `GuildGovernor.propose`, or `proposeInCategory` when a category is named. Says what each action will do.
   */
  propose(input: Omit<PrepareProposeInput, 'from'>): AccountAction;
  /**
   * Prepares `AuditTrail.publishStatement`: states an opinion on the books of a period.
   */
  publishStatement(input: Omit<PreparePublishStatementInput, 'from'>): AccountAction;
  /**
   * Prepares `GuildGovernor.queue`: hands a won proposal to the timelock.
   */
  queue(input: Omit<PrepareQueueInput, 'from'>): AccountAction;
  /**
   * Prepares `AuditTrail.raiseFinding`.
   */
  raiseFinding(input: Omit<PrepareRaiseFindingInput, 'from'>): AccountAction;
  /**
   * Prepares `Treasury.recognize`: books tokens that arrived without a deposit.
   */
  recognize(input: Omit<PrepareRecognizeInput, 'from'>): AccountAction;
  /**
   * Prepares `Rewards.recordVote`: records that an account voted, which earns it a share of the epoch in which the vote
   * ended. Possible from the end of the vote until the end of the next epoch, if For and Abstain reached the
   * quorum of Parameters, whatever the category of the proposal.
   */
  recordVote(input: Omit<PrepareRecordVoteInput, 'from'>): AccountAction;
  /**
   * Prepares `Projects.recoverSurplus`: moves what belongs to nobody to the treasury.
   */
  recoverSurplus(input: Omit<PrepareRecoverSurplusInput, 'from'>): AccountAction;
  /**
   * Prepares `Projects.refund`: returns a milestone's amount when nothing was submitted in time.
   */
  refund(input: Omit<PrepareRefundInput, 'from'>): AccountAction;
  /**
   * Prepares `EASAdapter.register`: sets the identity status of an attestation's recipient. The account pays its gas.
   */
  register(input: Omit<PrepareRegisterInput, 'from'>): AccountAction;
  /**
   * Prepares `Projects.release`: pays a milestone whose review window passed in silence.
   */
  release(input: Omit<PrepareReleaseInput, 'from'>): AccountAction;
  /**
   * Prepares `Projects.releaseCredit`: lets an account withdraw its held credit again.
   */
  releaseCredit(input: Omit<PrepareReleaseCreditInput, 'from'>): AccountAction;
  /**
   * Prepares `Reputation.renounce`: gives up points of reputation.
   */
  renounce(input: Omit<PrepareRenounceInput, 'from'>): AccountAction;
  /**
   * Prepares `AccessManager.renounceRole`: gives up an account's own role. The account pays its gas.
   */
  renounceRole(input: Omit<PrepareRenounceRoleInput, 'from'>): AccountAction;
  /**
   * Prepares `Projects.reviewDeliverable`: approves a deliverable or asks for a revision.
   */
  reviewDeliverable(input: Omit<PrepareReviewDeliverableInput, 'from'>): AccountAction;
  /**
   * Prepares `DirectArbiter.rule`, or `GovernanceArbiter.rule`: decides a dispute. The account pays its gas.
   */
  rule(input: Omit<PrepareRuleInput, 'from'>): AccountAction;
  /**
   * Prepares `AccessManager.schedule`: announces a call that a role allows after a delay only. When the delay is over, the
   * account makes the call itself, within a week. The account pays its gas.
   */
  schedule(input: Omit<PrepareScheduleInput, 'from'>): AccountAction;
  /**
   * Prepares what client and contributor of a milestone sign to change it, or to add one. With both signatures,
   * `prepareChangeScope` prepares the change.
   */
  scopeChangeSignature(input: PrepareScopeChangeSignatureInput): SignatureAction;
  /**
   * Prepares `Projects.setPayoutSplit`: decides who gets a milestone's payment.
   */
  setPayoutSplit(input: Omit<PrepareSetPayoutSplitInput, 'from'>): AccountAction;
  /**
   * Prepares `Compliance.setStatus`: notes what is known about an account.
   */
  setStatus(input: Omit<PrepareSetStatusInput, 'from'>): AccountAction;
  /**
   * Prepares `Projects.settle`: splits a milestone as its client and contributor signed.
   */
  settle(input: Omit<PrepareSettleInput, 'from'>): AccountAction;
  /**
   * Prepares what client and contributor of a milestone sign to settle it. With both signatures, `prepareSettle` prepares the
   * settlement.
   */
  settlementSignature(input: PrepareSettlementSignatureInput): SignatureAction;
  /**
   * Prepares `Projects.submitDeliverable`: delivers for a milestone, or delivers a revision.
   */
  submitDeliverable(input: Omit<PrepareSubmitDeliverableInput, 'from'>): AccountAction;
  /**
   * Prepares `Projects.submitEvidence`: adds evidence to an open dispute.
   */
  submitEvidence(input: Omit<PrepareSubmitEvidenceInput, 'from'>): AccountAction;
  /**
   * Prepares `ERC792Arbiter.submitEvidence`: shows evidence to a dispute's jurors. The account pays its gas.
   */
  submitJurorEvidence(input: Omit<PrepareSubmitJurorEvidenceInput, 'from'>): AccountAction;
  /**
   * Prepares `IERC20.transfer`: transfers tokens, of the guild or any other. The votes of guild tokens go to whom their
   * new owner delegates to: to itself, if it has never chosen.
   */
  transfer(input: Omit<PrepareTransferInput, 'from'>): AccountAction;
  /**
   * Prepares `IERC20.transferFrom`: transfers tokens that their owner allowed the account to take.
   */
  transferFrom(input: Omit<PrepareTransferFromInput, 'from'>): AccountAction;
  /**
   * Prepares `Compliance.unfreeze`: lifts a freeze.
   */
  unfreeze(input: Omit<PrepareUnfreezeInput, 'from'>): AccountAction;
  /**
   * Prepares `Projects.withdraw`: takes an account's whole credit of a token.
   */
  withdraw(input: Omit<PrepareWithdrawInput, 'from'>): AccountAction;
};

/** Names of actions that become a transaction, with a capital. */
export const transactions =
  'Abandon AcceptAgreement AcceptAgreementBySig Anchor Approve Burn CancelProject CancelProposal CancelScheduled CastBallot CastBallotBySig CastFractionalVote CastFractionalVoteBySig CastVote CastVoteBySig ChangeScope Claim ClaimGrants ClaimMany ClaimParticipation CloseFinding CollectFees CreateGuild CreateProject Delegate DelegateBySig Deposit EndFreeze Execute ExpireDispute Finalize FinalizeRound Freeze Fund HoldCredit LockFeeTokens OpenDispute PayFromBudget Permit PostBond Propose PublishStatement Queue RaiseFinding Recognize RecordVote RecoverSurplus Refund Register Release ReleaseCredit Renounce RenounceRole ReviewDeliverable Rule Schedule SetPayoutSplit SetStatus Settle SubmitDeliverable SubmitEvidence SubmitJurorEvidence Transfer TransferFrom Unfreeze Withdraw';

/** Names of actions that only make a signature, with a capital. */
export const signatures = 'PermitSignature ScopeChangeSignature SettlementSignature';
