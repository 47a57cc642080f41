import { prepareCancelProposal } from './prepareCancelProposal.ts';
import { prepareExecute } from './prepareExecute.ts';
import { prepareFinalize } from './prepareFinalize.ts';
import { prepareQueue } from './prepareQueue.ts';
import { preparePropose } from './propose/preparePropose.ts';
import { prepareCastFractionalVote } from './votes/prepareCastFractionalVote.ts';
import { prepareCastFractionalVoteBySig } from './votes/prepareCastFractionalVoteBySig.ts';
import { prepareCastVote } from './votes/prepareCastVote.ts';
import { prepareCastVoteBySig } from './votes/prepareCastVoteBySig.ts';

/** Resolvers of the mutations of this folder. */
export const governanceMutations = {
  prepareCancelProposal,
  prepareCastFractionalVote,
  prepareCastFractionalVoteBySig,
  prepareCastVote,
  prepareCastVoteBySig,
  prepareExecute,
  prepareFinalize,
  preparePropose,
  prepareQueue,
};
