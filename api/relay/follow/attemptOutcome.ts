import type { Receipt } from '../../chain/answers.ts';
import { abis } from '../../chain/calls/abis.ts';
import { validationError } from '../../prepare/userErrors.ts';
import type { RelayParts } from '../relayParts.ts';
import type { AttemptRow, RequestRow } from '../store/relayTables.ts';
import type { Transition } from '../store/transitions.ts';
import { findExecution } from './findExecution.ts';
import { minedIn } from './minedIn.ts';
import { callFailure, otherNonce } from './requestFailure.ts';

/** What the mining of a request's transaction makes of the request. */
export type AttemptOutcome = Transition & {
  /** Whether its forwarder nonce is used; if not, no later request of the same signer can be executed. */
  nonceUsed: boolean;
};

/**
 * Reads what became of a request from the receipt of one of its transactions.
 *
 * OpenZeppelin's `execute` reverts as a whole when the forwarded call fails, and says then no more than `FailedCall`:
 * the reason is found by making the call again on the state before the block, then on the block's own.
 *
 * @returns Undefined while the node does not tell it all: it is asked again later.
 */
export async function attemptOutcome(
  parts: RelayParts,
  request: RequestRow,
  attempt: Pick<AttemptRow, 'purpose'>,
  receipt: Receipt,
): Promise<AttemptOutcome | undefined> {
  const mined = minedIn(receipt);
  const transition = { requestId: request.id, mined };
  if (attempt.purpose === 'FILL') return filledOutcome(parts, request, receipt);
  if (request.kind === 'SIGNED_TRANSACTION') {
    if (receipt.status === 1n) return { ...transition, to: 'MINED', nonceUsed: true };
    return { ...transition, to: 'FAILED', failure: await callFailure(parts, request, receipt), nonceUsed: true };
  }
  if (receipt.status === 1n && hasExecuted(parts.chain.forwarder, request, receipt)) {
    return { ...transition, to: 'MINED', nonceUsed: true };
  }
  return revertedOutcome(parts, request, receipt);
}

function hasExecuted(forwarder: string, { signer, nonce }: RequestRow, { logs }: Receipt): boolean {
  return logs.some((log) => {
    const event = log.address === forwarder ? abis.Forwarder.parseLog(log) : null;
    if (event?.name !== 'ExecutedForwardRequest') return false;
    return event.args.signer.toLowerCase() === signer && event.args.nonce === nonce && event.args.success;
  });
}

/** The request's nonce was used up by an empty transaction: past its deadline, or because no node took its own. */
async function filledOutcome({ chain }: RelayParts, request: RequestRow, receipt: Receipt): Promise<AttemptOutcome> {
  const block = await chain.header(receipt.blockNumber);
  if (block === undefined || request.deadline < block.timestamp) {
    return { requestId: request.id, to: 'EXPIRED', transactionHash: receipt.transactionHash, nonceUsed: false };
  }
  const message = 'No node of the chain accepts a transaction with this request. Prepare it again.';
  const failure = validationError(null, message, 'TRANSACTION_REJECTED');
  return { requestId: request.id, to: 'FAILED', failure, nonceUsed: false };
}

async function revertedOutcome(
  parts: RelayParts,
  request: RequestRow,
  receipt: Receipt,
): Promise<AttemptOutcome | undefined> {
  const { chain } = parts;
  const transition = { requestId: request.id, mined: minedIn(receipt) };
  const nextNonce = await chain.forwarderNonce(request.signer, receipt.blockNumber);
  if (nextNonce > request.nonce) {
    const execution = await findExecution(parts, request);
    if (execution === undefined) return undefined;
    if (execution.isThisRequest) return { ...transition, mined: execution.mined, to: 'SUPERSEDED', nonceUsed: true };
  }
  if (nextNonce !== request.nonce) {
    return {
      ...transition,
      to: 'FAILED',
      failure: otherNonce(request.nonce, nextNonce),
      nonceUsed: nextNonce > request.nonce,
    };
  }
  return { ...transition, to: 'FAILED', failure: await callFailure(parts, request, receipt), nonceUsed: false };
}
