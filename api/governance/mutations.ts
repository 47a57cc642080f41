import { prepareCastVote } from './prepareCastVote.ts';
import { prepareCastVoteBySig } from './prepareCastVoteBySig.ts';
import { prepareExecute } from './prepareExecute.ts';
import { prepareFinalize } from './prepareFinalize.ts';
import { preparePropose } from './preparePropose.ts';
import { prepareQueue } from './prepareQueue.ts';

/** Resolvers of the mutations of this folder. */
export const governanceMutations = {
  prepareCastVote,
  prepareCastVoteBySig,
  prepareExecute,
  prepareFinalize,
  preparePropose,
  prepareQueue,
};
