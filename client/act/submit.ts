import type { RefusalFragment } from '../generated/types.ts';
import { declined, unlessDeclined } from './declined.ts';
import { SUBMIT_FORWARD_REQUEST, SUBMIT_TRANSACTION } from './documents.ts';
import { forwardRequestOf, type TrustedChain, transactionOf } from './forwardRequest.ts';
import type { Ground } from './ground.ts';
import type { ActionFailed, ReadyAction } from './results.ts';
import type { Signer } from './signer.ts';

type Answered = { answer: { request: { id: string } | null; userErrors: RefusalFragment[] } };
type Submitted = { ok: true; request: string } | ActionFailed;
type SubmitSigned = (key: string, signal: AbortSignal | undefined) => Promise<Submitted>;

/**
 * Finds how a prepared action is submitted by the gateway, and checks what would be signed.
 *
 * @returns Signs and submits it; undefined when the account's wallet must send it itself.
 * @throws GuildhallError NOT_AS_ASKED
 */
export function submit(
  { ask }: Pick<Ground, 'ask'>,
  prepared: ReadyAction,
  signer: Signer,
  trusted: TrustedChain,
): SubmitSigned | undefined {
  const { address, signTypedData, signTransaction } = signer;
  if (prepared.payer === 'relayer' && prepared.forwardRequest && signTypedData) {
    const typedData = forwardRequestOf(prepared, address, trusted);
    return signed(
      () => signTypedData(typedData),
      SUBMIT_FORWARD_REQUEST,
      (signature) => ({ request: typedData.message, signature }),
    );
  }
  if (prepared.payer === 'account' && prepared.unsignedTransaction && signTransaction) {
    const transaction = transactionOf(prepared, address, trusted);
    return signed(
      () => signTransaction(transaction),
      SUBMIT_TRANSACTION,
      (rawTransaction) => ({ rawTransaction }),
    );
  }
  return undefined;

  function signed(sign: () => Promise<string>, document: string, inputOf: (signature: string) => object): SubmitSigned {
    return async (key, signal) => {
      const signature = await unlessDeclined(sign);
      if (signature === undefined) return declined();
      const input = { ...inputOf(signature), idempotencyKey: key };
      const { request, userErrors } = (await ask<Answered>(document, { input }, signal)).data.answer;
      return request ? { ok: true, request: request.id } : { ok: false, step: 'submit', errors: userErrors };
    };
  }
}
