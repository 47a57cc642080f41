import { concat } from 'ethers';
import type { ForwardRequest } from '../../chain/forwarder/forwardRequest.ts';
import { simulateForward } from '../../chain/forwarder/simulateForward.ts';
import { gasBeforeRun, intrinsicGas } from '../../chain/transactions/intrinsicGas.ts';
import { leastUseFor } from '../../prepare/sponsorship/preparedGas.ts';
import { policyError, UserErrors } from '../../prepare/userErrors.ts';
import type { RelayParts } from '../relayParts.ts';

/**
 * Refuses a request for more gas than any transaction may have.
 *
 * @throws UserErrors
 */
export function refuseImpossibleGas({ settings: { gasCap } }: RelayParts, { gas }: ForwardRequest): void {
  if (gas > gasCap) throw tooMuch(`The request may use ${gas} gas, and a transaction may have at most ${gasCap}.`);
}

/**
 * Refuses a request for more gas than preparing its call gives, and a margin. One simulation finds out: a call that
 * goes through with less than what such gas is given for needs less.
 *
 * @throws UserErrors
 */
export async function refuseExcessGas({ chain, sponsor }: RelayParts, request: ForwardRequest): Promise<void> {
  const least = leastUseFor(request.gas, sponsor.gasMarginPercent);
  const appended = concat([request.data, request.from]);
  // Nodes run no call below the floor for its calldata.
  if (least - 1n < intrinsicGas({ data: appended, accessList: { addresses: 0, keys: 0 } })) return;
  const gas = least - 1n - gasBeforeRun(appended);
  const outcome = await simulateForward(chain, chain.forwarder, { ...request, gas }, 'pending');
  if (!outcome.ok) return;
  throw tooMuch(`The request may use ${request.gas} gas, and its call succeeds with less than ${least}.`);
}

function tooMuch(problem: string): UserErrors {
  const message = `${problem} Prepare the action again and sign it as prepared.`;
  return new UserErrors(
    policyError(['request', 'gas'], message, 'POLICY_DENIED', { budget: 'FUNCTION', refillsAt: null }),
  );
}
