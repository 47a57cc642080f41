import { prepareCastBallot } from './prepareCastBallot.ts';
import { prepareCastBallotBySig } from './prepareCastBallotBySig.ts';
import { prepareFinalizeRound } from './prepareFinalizeRound.ts';

/** Resolvers of the mutations of this folder. */
export const prioritiesMutations = {
  prepareCastBallot,
  prepareCastBallotBySig,
  prepareFinalizeRound,
};
