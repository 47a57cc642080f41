import { accountArgument } from '../../prepare/find/queryArguments.ts';
import { type RelayRequest, toRelayRequest } from '../store/toRelayRequest.ts';
import type { RelayContext } from './relayContext.ts';

/**
 * Resolver of `Query.relayRequestByKey`: a submitted request by its sender and the key that it chose.
 *
 * @throws `BAD_USER_INPUT` when the sender is no address.
 */
export async function relayRequestByKey(
  _parent: unknown,
  { from, idempotencyKey }: { from: unknown; idempotencyKey: string },
  { relay }: RelayContext,
): Promise<RelayRequest | null> {
  const signer = accountArgument(from, 'from');
  // No request can have such a key, and PostgreSQL takes no text with it.
  if (idempotencyKey.includes('\0')) return null;
  const row = await relay.findByKey(signer, idempotencyKey);
  return row ? toRelayRequest(row) : null;
}
