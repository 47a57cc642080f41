import { GuildhallError } from '../http/guildhallError.ts';
import type { ActOptions } from './actOptions.ts';
import { declined } from './declined.ts';
import { BY_KEY } from './documents.ts';
import { entryOf } from './entryOf.ts';
import { follow, hasFailed, type Relayed } from './follow.ts';
import type { Ground } from './ground.ts';
import { prepareAction, type Wish } from './prepareAction.ts';
import { randomKey } from './randomKey.ts';
import { type ActionDone, type ActionFailed, ownError, type ReadyAction } from './results.ts';
import { sendByWallet } from './sendByWallet.ts';
import type { Signer } from './signer.ts';
import { submit } from './submit.ts';

/**
 * Prepares an action, has it confirmed and signed, submits it and follows it into the ledger.
 *
 * @throws GuildhallError for what no other input would mend
 */
export async function perform(
  ground: Ground,
  wish: Wish,
  signer: Signer,
  options: ActOptions = {},
): Promise<ActionDone | ActionFailed> {
  const { key = randomKey(), confirm, signal } = options;
  if (options.key !== undefined) {
    const asked = { from: signer.address, key };
    const { request } = (await ground.ask<{ request: Relayed | null }>(BY_KEY, asked, signal)).data;
    if (request) return outcome(await follow(ground, request.id, options));
  }
  const payer = options.payer ?? (signer.signTypedData ? undefined : 'account');
  const answer = await prepareAction(ground.ask, wish, { from: signer.address, payer, signal });
  if (!answer.ok) return answer;
  const { prepared } = answer;
  const submitting = submit(ground, prepared, signer, await ground.chain());
  if (!submitting && !signer.send) throw cannot(prepared);
  if (!submitting) prepared.maxCost = undefined;
  if (confirm && !(await confirm(prepared))) return declined();
  if (!submitting) return sendByWallet(ground, prepared, signer, options);
  const submitted = await submitting(key, signal);
  return submitted.ok ? outcome(await follow(ground, submitted.request, options)) : submitted;
}

function outcome(request: Relayed): ActionDone | ActionFailed {
  const { id, idempotencyKey, transaction, failure, status, entries } = request;
  if (hasFailed(request)) {
    const errors = [failure ?? ownError('NOT_EXECUTED', `The relay request is ${status.toLowerCase()}.`)];
    return { ok: false, step: 'execute', errors, request: id };
  }
  return {
    ok: true,
    key: idempotencyKey,
    request: id,
    transaction: transaction?.hash ?? '',
    entries: entries.map(entryOf),
  };
}

function cannot({ payer, sponsorship, summary }: ReadyAction): GuildhallError {
  const why =
    payer === 'relayer'
      ? `the relayer does not pay for it (${sponsorship.reason ?? 'a contract wallet pays itself'})`
      : 'this signer can neither sign a transaction nor send one';
  return new GuildhallError(`“${summary}” cannot be done so: ${why}.`, { code: 'SIGNER_CANNOT' });
}
