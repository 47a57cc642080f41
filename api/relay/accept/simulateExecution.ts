import { abis } from '../../chain/calls/abis.ts';
import { executeCall } from '../../chain/forwarder/executeCall.ts';
import type { ForwardRequest } from '../../chain/forwarder/forwardRequest.ts';
import { simulateForward } from '../../chain/forwarder/simulateForward.ts';
import { revertError, signatureError, type UserError, UserErrors } from '../../prepare/userErrors.ts';
import type { RelayParts } from '../relayParts.ts';
import { refuseOtherNonce } from './forwarderNonce.ts';

/**
 * Makes the very call of the transaction that will carry a request whose nonce is the forwarder's next, as a relayer key
 * sends it: signature, deadline, trust and gas are judged by the forwarder itself.
 *
 * @param signature - 65 bytes, hex.
 * @throws UserErrors with why it would fail; a revert of the request's own call is told as that.
 */
export async function simulateExecution(parts: RelayParts, request: ForwardRequest, signature: string): Promise<void> {
  const { chain, signers } = parts;
  // A process without keys takes requests for others', whose keys it does not know: any sender will do.
  const [from = chain.forwarder] = signers.keys();
  const outcome = await chain.call({ from, ...executeCall(chain.forwarder, { ...request, signature }) }, 'pending');
  if (!outcome.ok) throw new UserErrors(await refusalOf(parts, request, outcome.data));
}

/**
 * Makes only the call of a request that waits for others of its signer: the forwarder would take its nonce for a wrong
 * one until then. Its signature has been verified here.
 *
 * @throws UserErrors with the decoded revert.
 */
export async function simulateInnerCall({ chain, decodeRevert }: RelayParts, request: ForwardRequest): Promise<void> {
  const outcome = await simulateForward(chain, chain.forwarder, request, 'pending');
  if (!outcome.ok) throw new UserErrors(decodeRevert(outcome.data, request.to, { calldata: request.data }));
}

/** The forwarder hides why a request's own call fails: that is found by making it alone. */
async function refusalOf(parts: RelayParts, request: ForwardRequest, data: string): Promise<UserError> {
  const { chain, decodeRevert } = parts;
  const refusal = abis.Forwarder.parseError(data);
  if (refusal?.name === 'ERC2771ForwarderInvalidSigner') {
    // The signature is the account's for this nonce: most likely a block has used the nonce meanwhile.
    const nonce = await chain.forwarderNonce(request.from, 'pending');
    refuseOtherNonce(request.nonce, nonce, nonce);
    const recovered = String(refusal.args.signer).toLowerCase();
    const message = `The forwarder does not accept this as ${request.from}'s signature. Prepare the action again and sign it.`;
    return signatureError(['signature'], message, { expected: request.from, recovered });
  }
  if (refusal !== null && refusal.name !== 'FailedCall') return decodeRevert(data, chain.forwarder);
  await simulateInnerCall(parts, request);
  const message =
    'The call succeeds on its own, but not through the forwarder with the gas that was signed. Prepare the action again.';
  const { forwarder: contract } = chain;
  return revertError({
    code: 'SIMULATION_REVERTED',
    message,
    errorName: refusal?.name ?? '',
    args: [],
    data,
    contract,
  });
}
