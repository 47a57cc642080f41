import { type RelayRequest, toRelayRequest } from '../store/toRelayRequest.ts';
import type { RelayContext } from './relayContext.ts';

/** Resolver of `Query.relayRequest`: a submitted request by its id. */
export async function relayRequest(
  _parent: unknown,
  { id }: { id: string },
  { relay }: RelayContext,
): Promise<RelayRequest | null> {
  const row = await relay.find(id);
  return row ? toRelayRequest(row) : null;
}
