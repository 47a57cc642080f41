import { abis } from '../../chain/calls/abis.ts';

const SELECTOR_LENGTH = 10;

/**
 * By the errors that say that an account may not make a call: by the contract's function, the roles or parts of which it
 * needs one. Roles are those that a guild is founded with, which it may change; parts in a project are for good.
 */
const NEEDED: Record<string, Record<string, readonly string[]>> = {
  AccessManagedUnauthorized: {
    setStatus: ['COMPLIANCE_OFFICER'],
    freeze: ['COMPLIANCE_OFFICER'],
    unfreeze: ['COMPLIANCE_OFFICER'],
    holdCredit: ['COMPLIANCE_OFFICER'],
    releaseCredit: ['COMPLIANCE_OFFICER'],
    anchor: ['AUDITOR'],
    raiseFinding: ['AUDITOR'],
    publishStatement: ['AUDITOR'],
    mint: ['MINTER'],
  },
  ProjectsUnauthorizedAccount: {
    cancelProject: ['CLIENT'],
    lockFeeTokens: ['CLIENT'],
    openDispute: ['CLIENT', 'CONTRIBUTOR'],
    submitEvidence: ['CLIENT', 'CONTRIBUTOR', 'REVIEWER'],
    submitDeliverable: ['CONTRIBUTOR'],
    postBond: ['CONTRIBUTOR'],
    setPayoutSplit: ['CONTRIBUTOR'],
    abandon: ['CONTRIBUTOR'],
    reviewDeliverable: ['REVIEWER'],
    resolveDispute: ['ARBITER'],
  },
};

const functionNames = new Map<string, string>();
for (const abi of Object.values(abis)) {
  abi.forEachFunction(({ selector, name }) => void functionNames.set(selector, name));
}

/**
 * The roles or parts of which an account needs one for a call that it may not make.
 *
 * @param errorName - The contract's error.
 * @param calldata - Of the call, hex.
 * @returns Undefined where that is not known, and for any other error.
 */
export function neededStanding(errorName: string, calldata: string): readonly string[] | undefined {
  const needed = Object.hasOwn(NEEDED, errorName) ? NEEDED[errorName] : undefined;
  const name = functionNames.get(calldata.slice(0, SELECTOR_LENGTH).toLowerCase());
  return needed !== undefined && name !== undefined && Object.hasOwn(needed, name) ? needed[name] : undefined;
}
