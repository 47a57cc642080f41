import { prepareAcceptAgreement } from './prepareAcceptAgreement.ts';
import { prepareAcceptAgreementBySig } from './prepareAcceptAgreementBySig.ts';
import { prepareEndFreeze } from './prepareEndFreeze.ts';
import { prepareFreeze } from './prepareFreeze.ts';
import { prepareRegister } from './prepareRegister.ts';
import { prepareSetStatus } from './prepareSetStatus.ts';
import { prepareUnfreeze } from './prepareUnfreeze.ts';

/** Resolvers of the mutations of this folder. */
export const complianceMutations = {
  prepareAcceptAgreement,
  prepareAcceptAgreementBySig,
  prepareEndFreeze,
  prepareFreeze,
  prepareRegister,
  prepareSetStatus,
  prepareUnfreeze,
};
