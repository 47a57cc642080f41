import { answerUserErrors, type UserError } from '../../prepare/userErrors.ts';
import { type RelayRequest, toRelayRequest } from '../store/toRelayRequest.ts';
import type { RelayContext } from './relayContext.ts';

/** Answer to the `submit…` mutations; the SDL's `SubmitRelayPayload`. */
export type SubmitRelayPayload = { request: RelayRequest | null; userErrors: UserError[] };

/** Resolver of `Mutation.submitForwardRequest`: takes a signed ForwardRequest in, for the relayer to send and pay. */
export async function submitForwardRequest(
  _parent: unknown,
  { input }: { input: unknown },
  { relay }: RelayContext,
): Promise<SubmitRelayPayload> {
  return answerUserErrors<{ request: RelayRequest | null }>(
    async () => ({ request: toRelayRequest(await relay.submitForwardRequest(input)) }),
    { request: null },
  );
}
