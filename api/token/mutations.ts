import { prepareApprove } from './prepareApprove.ts';
import { prepareDelegate } from './prepareDelegate.ts';
import { preparePermitSignature } from './preparePermitSignature.ts';

/** Resolvers of the mutations of this folder. */
export const tokenMutations = {
  prepareApprove,
  prepareDelegate,
  preparePermitSignature,
};
