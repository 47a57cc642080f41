import { GuildhallError } from '../http/guildhallError.ts';
import type { ActOptions } from './actOptions.ts';
import { declined, unlessDeclined } from './declined.ts';
import { ownTypedData } from './forwardRequest.ts';
import type { Ground } from './ground.ts';
import { perform } from './perform.ts';
import { prepareAction, prepareSignature, type ReadySignature, type Wish } from './prepareAction.ts';
import type { ActionDone, ActionFailed, ReadyAction, Signed } from './results.ts';
import type { Signer } from './signer.ts';

type SignOptions = {
  /** Reads what will be signed; nothing is signed unless this gives true. */
  confirm?: (signature: ReadySignature) => boolean | Promise<boolean>;
  signal?: AbortSignal;
};

/** What only makes a signature, which somebody else submits with an action of its own. */
export type SignatureAction = {
  /** What would be signed, or what stands against it. */
  prepare(signal?: AbortSignal): Promise<{ ok: true; prepared: ReadySignature } | ActionFailed>;
  /** Prepares it and signs it. */
  signedBy(signer: Signer, options?: SignOptions): Promise<Signed | ActionFailed>;
};

/** Something that an account may do. Nothing happens before one of these is called. */
export type AccountAction = {
  /** Simulates it as an account: what would be signed, or what stands against it. Nothing is written. */
  prepare(account: string, signal?: AbortSignal): Promise<{ ok: true; prepared: ReadyAction } | ActionFailed>;
  /**
   * Does it: prepares, signs, submits and follows it into the ledger.
   *
   * @throws GuildhallError for what no other input would mend, such as a network that is away
   */
  as(signer: Signer, options?: ActOptions): Promise<ActionDone | ActionFailed>;
  /** Signs it for somebody else to submit with the action `…BySig`, where the contract has that. */
  signedBy(signer: Signer, options?: SignOptions): Promise<Signed | ActionFailed>;
};

/** Makes an action that becomes a transaction. */
export function createAction(ground: Ground, wish: Wish): AccountAction {
  return {
    prepare: (from, signal) => prepareAction(ground.ask, wish, { from, signal }),
    as: (signer, options) => perform(ground, wish, signer, options),
    async signedBy(signer, options = {}) {
      const answer = await prepareAction(ground.ask, wish, { from: signer.address, signal: options.signal });
      if (!answer.ok) return answer;
      const { bySignature, summary, call } = answer.prepared;
      if (bySignature) return sign(ground, signer, { summary, typedData: bySignature }, options);
      const message = `Nobody else can submit ${call.contract}.${call.function} for an account: let it act itself.`;
      throw new GuildhallError(message, { code: 'MISUSED' });
    },
  };
}

/** Makes an action that only makes a signature. */
export function createSignatureAction(ground: Ground, wish: Wish): SignatureAction {
  return {
    prepare: (signal) => prepareSignature(ground.ask, wish, signal),
    async signedBy(signer, options = {}) {
      const answer = await prepareSignature(ground.ask, wish, options.signal);
      return answer.ok ? await sign(ground, signer, answer.prepared, options) : answer;
    },
  };
}

async function sign(
  { chain }: Ground,
  signer: Signer,
  prepared: ReadySignature,
  { confirm }: SignOptions,
): Promise<Signed | ActionFailed> {
  const { signTypedData } = signer;
  if (!signTypedData) throw new GuildhallError('This signer cannot sign typed data.', { code: 'SIGNER_CANNOT' });
  const typedData = ownTypedData(prepared.typedData, await chain());
  if (confirm && !(await confirm(prepared))) return declined();
  const signature = await unlessDeclined(() => signTypedData(typedData));
  return signature === undefined ? declined() : { ok: true, signature, summary: prepared.summary };
}
