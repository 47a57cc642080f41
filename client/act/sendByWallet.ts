import type { EntriesOfQuery } from '../generated/types.ts';
import { GuildhallError } from '../http/guildhallError.ts';
import { pause } from '../http/pause.ts';
import type { ActOptions } from './actOptions.ts';
import { declined, unlessDeclined } from './declined.ts';
import { ENTRIES_OF } from './documents.ts';
import { entryOf } from './entryOf.ts';
import type { Ground } from './ground.ts';
import { type ActionDone, type ActionFailed, ownError, type ReadyAction } from './results.ts';
import type { Signer } from './signer.ts';

const POLL_MS = 1_000;

/** Has the account's wallet make the call, and waits until the ledger has come to its block. */
export async function sendByWallet(
  { ask }: Ground,
  { call }: ReadyAction,
  signer: Signer,
  { onSent, signal }: Pick<ActOptions, 'onSent' | 'signal'>,
): Promise<ActionDone | ActionFailed> {
  const { to, data, value } = call;
  const sent = await unlessDeclined(async () => signer.send?.({ to, data, value }));
  if (!sent) return declined();
  onSent?.(sent.hash);
  const { blockNumber, succeeded } = await sent.mined(signal);
  if (!succeeded) {
    const message = `The transaction ${sent.hash} was mined and has failed.`;
    return { ok: false, step: 'execute', errors: [ownError('NOT_EXECUTED', message)] };
  }
  for (;;) {
    try {
      const variables = { hash: sent.hash, block: { number: blockNumber } };
      const { entries } = (await ask<EntriesOfQuery>(ENTRIES_OF, variables, signal)).data;
      return { ok: true, key: undefined, request: undefined, transaction: sent.hash, entries: entries.map(entryOf) };
    } catch (error) {
      if (!(error instanceof GuildhallError) || error.code !== 'BLOCK_NOT_INDEXED') throw error;
      await pause(POLL_MS, signal);
    }
  }
}
