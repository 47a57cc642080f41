import type { LiveEntriesSubscription } from '../generated/types.ts';
import { GuildhallError } from '../http/guildhallError.ts';
import { backOff, pause } from '../http/pause.ts';
import { ChainOfEntries } from '../read/chainOfEntries.ts';
import { isWhole, lowerCase, type WhichEntries } from '../read/entry.ts';
import { LIVE_ENTRIES } from './documents.ts';
import type { Subscribe } from './subscribe.ts';

/**
 * What is new: entries, or that those of blocks after `kept` are gone. Keep the `cursor` with what you made of it, and go
 * on after it.
 */
export type LedgerMessage = LiveEntriesSubscription['ledgerEntries'];

/** Which messages. */
export type LiveOptions = {
  /** Which entries; all without it. */
  where?: WhichEntries;
  /** Cursor of the last message that was dealt with; `'0'` for the first entry. Without it: from now on. */
  after?: string;
  /** Ends it. */
  signal?: AbortSignal;
  /** Told when the connection broke and will be made again. */
  onBreak?: (error: GuildhallError) => void;
};

/**
 * Follows the ledger for ever, each message once and in order; connects again after its last message whenever the
 * connection breaks. Without a filter other than `guilds` it checks what `entries` checks.
 *
 * @param subscribe - Subscribes once.
 * @throws GuildhallError that trying again would not mend; the signal's reason
 */
export async function* followLedger(
  subscribe: Subscribe,
  { where = {}, after, signal, onBreak }: LiveOptions,
): AsyncGenerator<LedgerMessage, never, void> {
  const chain = isWhole(where) ? new ChainOfEntries(after === '0') : undefined;
  const variables = { where: lowerCase(where), after };
  for (let attempt = 0; ; attempt += 1) {
    try {
      for await (const { data } of subscribe<LiveEntriesSubscription>(LIVE_ENTRIES, variables, signal)) {
        const message = data.ledgerEntries;
        if (message.__typename === 'Reorganisation') chain?.forget();
        else for (const entry of message.entries) chain?.add(entry);
        variables.after = message.cursor;
        attempt = 0;
        yield message;
      }
    } catch (error) {
      if (!(error instanceof GuildhallError) || !error.retryable) throw error;
      onBreak?.(error);
      await pause(backOff(attempt, error.retryAfter), signal);
    }
  }
}
