/**
 * The nonce that an account's next ForwardRequest must have: the first from its nonce on the chain on that no accepted
 * request holds.
 *
 * @param chainNonce - The forwarder's nonce of the account.
 * @param held - Nonces of its accepted requests that have not failed.
 */
export function nextForwarderNonce(chainNonce: bigint, held: Iterable<bigint>): bigint {
  const taken = new Set(held);
  let nonce = chainNonce;
  while (taken.has(nonce)) nonce += 1n;
  return nonce;
}
