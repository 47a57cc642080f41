import { prepareClaim } from './prepareClaim.ts';
import { prepareClaimGrants } from './prepareClaimGrants.ts';
import { prepareClaimMany } from './prepareClaimMany.ts';
import { prepareClaimParticipation } from './prepareClaimParticipation.ts';
import { prepareRecordVote } from './prepareRecordVote.ts';
import { prepareRenounce } from './prepareRenounce.ts';

/** Resolvers of the mutations of this folder. */
export const rewardsMutations = {
  prepareClaim,
  prepareClaimGrants,
  prepareClaimMany,
  prepareClaimParticipation,
  prepareRecordVote,
  prepareRenounce,
};
