import { prepareAbandon } from './prepareAbandon.ts';
import { prepareCancelProject } from './prepareCancelProject.ts';
import { prepareChangeScope } from './prepareChangeScope.ts';
import { prepareCollectFees } from './prepareCollectFees.ts';
import { prepareCreateProject } from './prepareCreateProject.ts';
import { prepareExpireDispute } from './prepareExpireDispute.ts';
import { prepareFund } from './prepareFund.ts';
import { prepareHoldCredit } from './prepareHoldCredit.ts';
import { prepareLockFeeTokens } from './prepareLockFeeTokens.ts';
import { prepareOpenDispute } from './prepareOpenDispute.ts';
import { preparePostBond } from './preparePostBond.ts';
import { prepareRecoverSurplus } from './prepareRecoverSurplus.ts';
import { prepareRefund } from './prepareRefund.ts';
import { prepareRelease } from './prepareRelease.ts';
import { prepareReleaseCredit } from './prepareReleaseCredit.ts';
import { prepareReviewDeliverable } from './prepareReviewDeliverable.ts';
import { prepareScopeChangeSignature } from './prepareScopeChangeSignature.ts';
import { prepareSetPayoutSplit } from './prepareSetPayoutSplit.ts';
import { prepareSettle } from './prepareSettle.ts';
import { prepareSettlementSignature } from './prepareSettlementSignature.ts';
import { prepareSubmitDeliverable } from './prepareSubmitDeliverable.ts';
import { prepareSubmitEvidence } from './prepareSubmitEvidence.ts';
import { prepareWithdraw } from './prepareWithdraw.ts';

/** Resolvers of the mutations of this folder. */
export const projectsMutations = {
  prepareAbandon,
  prepareCancelProject,
  prepareChangeScope,
  prepareCollectFees,
  prepareCreateProject,
  prepareExpireDispute,
  prepareFund,
  prepareHoldCredit,
  prepareLockFeeTokens,
  prepareOpenDispute,
  preparePostBond,
  prepareRecoverSurplus,
  prepareRefund,
  prepareRelease,
  prepareReleaseCredit,
  prepareReviewDeliverable,
  prepareScopeChangeSignature,
  prepareSetPayoutSplit,
  prepareSettle,
  prepareSettlementSignature,
  prepareSubmitDeliverable,
  prepareSubmitEvidence,
  prepareWithdraw,
};
