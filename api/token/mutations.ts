import { prepareDelegate } from './delegations/prepareDelegate.ts';
import { prepareDelegateBySig } from './delegations/prepareDelegateBySig.ts';
import { prepareApprove } from './prepareApprove.ts';
import { preparePermit } from './preparePermit.ts';
import { preparePermitSignature } from './preparePermitSignature.ts';
import { prepareBurn } from './transfers/prepareBurn.ts';
import { prepareTransfer } from './transfers/prepareTransfer.ts';
import { prepareTransferFrom } from './transfers/prepareTransferFrom.ts';

/** Resolvers of the mutations of this folder. */
export const tokenMutations = {
  prepareApprove,
  prepareBurn,
  prepareDelegate,
  prepareDelegateBySig,
  preparePermit,
  preparePermitSignature,
  prepareTransfer,
  prepareTransferFrom,
};
