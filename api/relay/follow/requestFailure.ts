import { hexlify } from 'ethers';
import type { Receipt } from '../../chain/answers.ts';
import { simulateForward } from '../../chain/forwarder/simulateForward.ts';
import type { CallOutcome } from '../../chain/node.ts';
import { deadlineError, nonceError, revertError } from '../../prepare/userErrors.ts';
import type { RelayParts } from '../relayParts.ts';
import type { RequestRow, StoredFailure } from '../store/relayTables.ts';

/** Says that a ForwardRequest's nonce did not come up. */
export function otherNonce(given: bigint, expected: bigint): StoredFailure {
  const why =
    expected > given
      ? `Another request with nonce ${given} was executed.`
      : `The request with nonce ${given - 1n} did not go through, so this one could not.`;
  return nonceError(['request', 'nonce'], `${why} Prepare the action again.`, { expected, given });
}

/**
 * Why the call of a mined transaction failed: found by making it again, on the state before its block, then on that
 * after it.
 */
export async function callFailure(parts: RelayParts, request: RequestRow, receipt: Receipt): Promise<StoredFailure> {
  if (request.kind === 'FORWARD_REQUEST') {
    const block = await parts.chain.header(receipt.blockNumber);
    if (block !== undefined && request.deadline < block.timestamp)
      return missedDeadline(request.deadline, block.timestamp);
  }
  const when = { code: 'EXECUTION_REVERTED', calldata: hexlify(request.data) } as const;
  for (const number of [receipt.blockNumber - 1n, receipt.blockNumber]) {
    const outcome = await callAgain(parts, request, number);
    if (!outcome.ok) return parts.decodeRevert(outcome.data, request.recipient, when);
  }
  const message =
    'The call failed in its block, but succeeds on the state before it and after it: something changed in ' +
    'between, or its gas ran out. Prepare the action again.';
  const { recipient: contract } = request;
  return revertError({ code: 'EXECUTION_REVERTED', message, errorName: '', args: [], data: '0x', contract });
}

async function callAgain({ chain }: RelayParts, request: RequestRow, block: bigint): Promise<CallOutcome> {
  const { signer, recipient, value, gas, data, kind } = request;
  const call = { from: signer, to: recipient, value, gas, data: hexlify(data) };
  if (kind === 'SIGNED_TRANSACTION') return chain.call(call, block);
  return simulateForward(chain, chain.forwarder, call, block);
}

function missedDeadline(deadline: bigint, now: bigint): StoredFailure {
  const message = 'The deadline passed before the request was mined. Prepare it again.';
  return deadlineError(['request', 'deadline'], message, { deadline, now });
}
