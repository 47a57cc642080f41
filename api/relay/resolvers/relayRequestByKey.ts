import { type RelayRequest, toRelayRequest } from '../store/toRelayRequest.ts';
import type { RelayContext } from './relayContext.ts';
import { toldFaults } from './toldFaults.ts';

/** Resolver of `Query.relayRequestByKey`: a submitted request by its sender and the key that it chose. */
export async function relayRequestByKey(
  _parent: unknown,
  { from, idempotencyKey }: { from: string; idempotencyKey: string },
  { relay }: RelayContext,
): Promise<RelayRequest | null> {
  const row = await toldFaults(() => relay.findByKey(from.toLowerCase(), idempotencyKey));
  return row ? toRelayRequest(row) : null;
}
