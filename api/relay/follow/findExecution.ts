import { abis } from '../../chain/calls/abis.ts';
import { forwardedRequests } from '../../chain/forwarder/forwardedRequests.ts';
import type { RelayParts } from '../relayParts.ts';
import type { RequestRow } from '../store/relayTables.ts';
import type { MinedIn } from '../store/transitions.ts';
import { minedIn } from './minedIn.ts';

/** How far a reorganisation may have brought the execution forward. */
const MARGIN_BLOCKS = 64n;

/** The transaction that used a request's forwarder nonce. */
export type ForwardExecution = {
  mined: MinedIn;
  /** Whether it executed this very request, and with success; another with the same nonce is another request. */
  isThisRequest: boolean;
};

/**
 * Looks for the execution of a ForwardRequest by anybody: whoever has a signed request may send it.
 *
 * @returns Undefined when its nonce was not seen used since the request was accepted.
 */
export async function findExecution({ chain }: RelayParts, request: RequestRow): Promise<ForwardExecution | undefined> {
  const from = request.accepted_block > MARGIN_BLOCKS ? request.accepted_block - MARGIN_BLOCKS : 0n;
  for (const log of await chain.executions(request.signer, from)) {
    const event = abis.Forwarder.parseLog(log);
    if (event?.args.nonce !== request.nonce) continue;
    const [receipt, transaction] = await Promise.all([
      chain.receipt(log.transactionHash),
      chain.transaction(log.transactionHash),
    ]);
    if (receipt === undefined) return undefined;
    const isThisRequest = Boolean(event.args.success) && carries(transaction?.input ?? '0x', request);
    return { mined: minedIn(receipt), isThisRequest };
  }
  return undefined;
}

/** Whether a transaction hands this request to the forwarder; taken to be so when it cannot be told, as by way of a contract. */
function carries(input: string, request: RequestRow): boolean {
  const requests = forwardedRequests(input);
  if (requests === undefined) return true;
  return requests.some(
    ({ from, to, value, gas, deadline, data }) =>
      from === request.signer &&
      to === request.recipient &&
      value === request.value &&
      gas === request.gas &&
      deadline === request.deadline &&
      request.data.equals(data),
  );
}
