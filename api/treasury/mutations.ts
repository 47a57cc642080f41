import { prepareDeposit } from './prepareDeposit.ts';
import { preparePayFromBudget } from './preparePayFromBudget.ts';
import { prepareRecognize } from './prepareRecognize.ts';

/** Resolvers of the mutations of this folder. */
export const treasuryMutations = {
  prepareDeposit,
  preparePayFromBudget,
  prepareRecognize,
};
