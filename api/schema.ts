import { globSync, readFileSync } from 'node:fs';
import { prepareAnchor } from './audit/prepareAnchor.ts';
import { prepareCloseFinding } from './audit/prepareCloseFinding.ts';
import { preparePublishStatement } from './audit/preparePublishStatement.ts';
import { prepareRaiseFinding } from './audit/prepareRaiseFinding.ts';
import { prepareAcceptAgreement } from './compliance/prepareAcceptAgreement.ts';
import { prepareAcceptAgreementBySig } from './compliance/prepareAcceptAgreementBySig.ts';
import { prepareEndFreeze } from './compliance/prepareEndFreeze.ts';
import { prepareFreeze } from './compliance/prepareFreeze.ts';
import { prepareSetStatus } from './compliance/prepareSetStatus.ts';
import { prepareUnfreeze } from './compliance/prepareUnfreeze.ts';
import type { MutationResolvers, Resolvers } from './generated/resolvers.ts';
import { prepareCastVote } from './governance/prepareCastVote.ts';
import { prepareCastVoteBySig } from './governance/prepareCastVoteBySig.ts';
import { prepareExecute } from './governance/prepareExecute.ts';
import { prepareFinalize } from './governance/prepareFinalize.ts';
import { preparePropose } from './governance/preparePropose.ts';
import { prepareQueue } from './governance/prepareQueue.ts';
import { prepareCreateGuild } from './guild/prepareCreateGuild.ts';
import type { OwnSchema } from './ledger/stitchSchema.ts';
import { chain } from './prepare/chainQuery.ts';
import { prepareCastBallot } from './priorities/prepareCastBallot.ts';
import { prepareCastBallotBySig } from './priorities/prepareCastBallotBySig.ts';
import { prepareFinalizeRound } from './priorities/prepareFinalizeRound.ts';
import { prepareAbandon } from './projects/prepareAbandon.ts';
import { prepareCancelProject } from './projects/prepareCancelProject.ts';
import { prepareChangeScope } from './projects/prepareChangeScope.ts';
import { prepareCollectFees } from './projects/prepareCollectFees.ts';
import { prepareCreateProject } from './projects/prepareCreateProject.ts';
import { prepareExpireDispute } from './projects/prepareExpireDispute.ts';
import { prepareFund } from './projects/prepareFund.ts';
import { prepareHoldCredit } from './projects/prepareHoldCredit.ts';
import { prepareLockFeeTokens } from './projects/prepareLockFeeTokens.ts';
import { prepareOpenDispute } from './projects/prepareOpenDispute.ts';
import { preparePostBond } from './projects/preparePostBond.ts';
import { prepareRecoverSurplus } from './projects/prepareRecoverSurplus.ts';
import { prepareRefund } from './projects/prepareRefund.ts';
import { prepareRelease } from './projects/prepareRelease.ts';
import { prepareReleaseCredit } from './projects/prepareReleaseCredit.ts';
import { prepareReviewDeliverable } from './projects/prepareReviewDeliverable.ts';
import { prepareScopeChangeSignature } from './projects/prepareScopeChangeSignature.ts';
import { prepareSetPayoutSplit } from './projects/prepareSetPayoutSplit.ts';
import { prepareSettle } from './projects/prepareSettle.ts';
import { prepareSettlementSignature } from './projects/prepareSettlementSignature.ts';
import { prepareSubmitDeliverable } from './projects/prepareSubmitDeliverable.ts';
import { prepareSubmitEvidence } from './projects/prepareSubmitEvidence.ts';
import { prepareWithdraw } from './projects/prepareWithdraw.ts';
import { relayRequest } from './relay/resolvers/relayRequest.ts';
import { relayRequestByKey } from './relay/resolvers/relayRequestByKey.ts';
import { relayRequestFields } from './relay/resolvers/relayRequestFields.ts';
import { submitForwardRequest } from './relay/resolvers/submitForwardRequest.ts';
import { submitSignedTransaction } from './relay/resolvers/submitSignedTransaction.ts';
import { prepareClaim } from './rewards/prepareClaim.ts';
import { prepareClaimGrants } from './rewards/prepareClaimGrants.ts';
import { prepareClaimMany } from './rewards/prepareClaimMany.ts';
import { prepareClaimParticipation } from './rewards/prepareClaimParticipation.ts';
import { prepareRecordReview } from './rewards/prepareRecordReview.ts';
import { prepareRecordVote } from './rewards/prepareRecordVote.ts';
import { prepareRenounce } from './rewards/prepareRenounce.ts';
import { prepareApprove } from './token/prepareApprove.ts';
import { prepareDelegate } from './token/prepareDelegate.ts';
import { preparePermitSignature } from './token/preparePermitSignature.ts';
import { prepareDeposit } from './treasury/prepareDeposit.ts';
import { preparePayFromBudget } from './treasury/preparePayFromBudget.ts';
import { prepareRecognize } from './treasury/prepareRecognize.ts';

const resolvers: Resolvers = {
  Query: { chain, relayRequest, relayRequestByKey },
  Mutation: {
    prepareAbandon,
    prepareAcceptAgreement,
    prepareAcceptAgreementBySig,
    prepareAnchor,
    prepareApprove,
    prepareCancelProject,
    prepareCastBallot,
    prepareCastBallotBySig,
    prepareCastVote,
    prepareCastVoteBySig,
    prepareChangeScope,
    prepareClaim,
    prepareClaimGrants,
    prepareClaimMany,
    prepareClaimParticipation,
    prepareCloseFinding,
    prepareCollectFees,
    prepareCreateGuild,
    prepareCreateProject,
    prepareDelegate,
    prepareDeposit,
    prepareEndFreeze,
    prepareExecute,
    prepareExpireDispute,
    prepareFinalize,
    prepareFinalizeRound,
    prepareFreeze,
    prepareFund,
    prepareHoldCredit,
    prepareLockFeeTokens,
    prepareOpenDispute,
    preparePayFromBudget,
    preparePermitSignature,
    preparePostBond,
    preparePropose,
    preparePublishStatement,
    prepareQueue,
    prepareRaiseFinding,
    prepareRecognize,
    prepareRecordReview,
    prepareRecordVote,
    prepareRecoverSurplus,
    prepareRefund,
    prepareRelease,
    prepareReleaseCredit,
    prepareRenounce,
    prepareReviewDeliverable,
    prepareScopeChangeSignature,
    prepareSetPayoutSplit,
    prepareSetStatus,
    prepareSettle,
    prepareSettlementSignature,
    prepareSubmitDeliverable,
    prepareSubmitEvidence,
    prepareUnfreeze,
    prepareWithdraw,
    submitForwardRequest,
    submitSignedTransaction,
  } satisfies Required<MutationResolvers>,
  RelayRequest: relayRequestFields,
  UserError: { __resolveType: ({ __typename }) => __typename },
};

/** What the gateway adds to the ledger: the SDL beside the resolvers, and these. */
export function ownSchema(): OwnSchema {
  const files = globSync('*/*.graphql', { cwd: import.meta.dirname, exclude: ['ledger/*'] });
  return { typeDefs: files.sort().map((file) => readFileSync(`${import.meta.dirname}/${file}`, 'utf8')), resolvers };
}
