import { prepareChangeScope } from './changes/prepareChangeScope.ts';
import { prepareScopeChangeSignature } from './changes/prepareScopeChangeSignature.ts';
import { prepareSettle } from './changes/prepareSettle.ts';
import { prepareSettlementSignature } from './changes/prepareSettlementSignature.ts';
import { prepareCollectFees } from './credits/prepareCollectFees.ts';
import { prepareHoldCredit } from './credits/prepareHoldCredit.ts';
import { prepareRecoverSurplus } from './credits/prepareRecoverSurplus.ts';
import { prepareReleaseCredit } from './credits/prepareReleaseCredit.ts';
import { prepareWithdraw } from './credits/prepareWithdraw.ts';
import { prepareExpireDispute } from './disputes/prepareExpireDispute.ts';
import { prepareOpenDispute } from './disputes/prepareOpenDispute.ts';
import { prepareRule } from './disputes/prepareRule.ts';
import { prepareSubmitEvidence } from './disputes/prepareSubmitEvidence.ts';
import { prepareSubmitJurorEvidence } from './disputes/prepareSubmitJurorEvidence.ts';
import { prepareAbandon } from './milestones/prepareAbandon.ts';
import { prepareLockFeeTokens } from './milestones/prepareLockFeeTokens.ts';
import { preparePostBond } from './milestones/preparePostBond.ts';
import { prepareRefund } from './milestones/prepareRefund.ts';
import { prepareRelease } from './milestones/prepareRelease.ts';
import { prepareReviewDeliverable } from './milestones/prepareReviewDeliverable.ts';
import { prepareSetPayoutSplit } from './milestones/prepareSetPayoutSplit.ts';
import { prepareSubmitDeliverable } from './milestones/prepareSubmitDeliverable.ts';
import { prepareCancelProject } from './prepareCancelProject.ts';
import { prepareCreateProject } from './prepareCreateProject.ts';
import { prepareFund } from './prepareFund.ts';

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
  prepareRule,
  prepareScopeChangeSignature,
  prepareSetPayoutSplit,
  prepareSettle,
  prepareSettlementSignature,
  prepareSubmitDeliverable,
  prepareSubmitEvidence,
  prepareSubmitJurorEvidence,
  prepareWithdraw,
};
