import type { ActionDone, ActionFailed, Relayed } from '../../../../client/index.ts';
import { note } from './doings.ts';

/** Notes that something is mined. */
export function noteStatus(key: string, { transaction }: Relayed): void {
  if (transaction) note(key, { stage: 'mined', transaction: transaction.hash });
}

/** Notes what something became in the ledger, or why nothing. */
export function noteEnd(key: string, result: ActionDone | ActionFailed): void {
  if (result.ok) {
    const entries = result.entries.map(({ guild, number, kind }) => ({ guild, number: String(number), kind }));
    note(key, { stage: 'ended', transaction: result.transaction, entries });
  } else note(key, { stage: 'ended', failure: result.errors.map(({ message }) => message).join(' ') });
}
