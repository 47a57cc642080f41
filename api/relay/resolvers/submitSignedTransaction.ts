import { answerUserErrors } from '../../prepare/userErrors.ts';
import { type RelayRequest, toRelayRequest } from '../store/toRelayRequest.ts';
import type { RelayContext } from './relayContext.ts';
import type { SubmitRelayPayload } from './submitForwardRequest.ts';

/** Resolver of `Mutation.submitSignedTransaction`: takes in a transaction that its sender signed and pays for. */
export async function submitSignedTransaction(
  _parent: unknown,
  { input }: { input: unknown },
  { relay }: RelayContext,
): Promise<SubmitRelayPayload> {
  return answerUserErrors<{ request: RelayRequest | null }>(
    async () => ({ request: toRelayRequest(await relay.submitSignedTransaction(input)) }),
    { request: null },
  );
}
