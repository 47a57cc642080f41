import { nonceError, UserErrors } from '../../prepare/userErrors.ts';

/**
 * Refuses a ForwardRequest whose nonce is not its account's next.
 *
 * @param chainNonce - The forwarder's nonce of the account.
 * @param expected - The first from there on that no accepted request holds.
 * @throws UserErrors with both nonces.
 */
export function refuseOtherNonce(given: bigint, chainNonce: bigint, expected: bigint): void {
  if (given === expected) return;
  const why =
    given < chainNonce
      ? `Nonce ${given} was used already: this request, or another with its nonce, has been executed.`
      : given < expected
        ? `Nonce ${given} belongs to a request that was accepted and is on its way.`
        : `Nonce ${given} is too far ahead: another request comes first.`;
  const message = `${why} Prepare the action again and sign it with nonce ${expected}.`;
  throw new UserErrors(nonceError(['request', 'nonce'], message, { expected, given }));
}
