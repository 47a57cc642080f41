import pg from 'pg';
import type { Logger } from 'pino';
import { connectionOptions } from '../store/openDatabase.ts';

const AGAIN_MS = 1_000;

/** A connection that hears notifications; `stop` ends it. */
export type Listener = { stop(): Promise<void> };

/**
 * Hears a channel's notifications, and connects again whenever the connection is lost. What is said meanwhile is
 * missed, so nothing may depend on it but speed.
 *
 * @param hear - Is given each payload.
 */
export function startListener(url: string, channel: string, hear: (payload: string) => void, log: Logger): Listener {
  let stopped = false;
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  const connect = async () => {
    const next = new pg.Client(connectionOptions(url));
    client = next;
    const lose = (error?: Error) => {
      if (stopped || client !== next) return;
      client = undefined;
      log.warn({ reason: error?.message }, 'The connection for notifications was lost.');
      void next.end().catch(() => {});
      timer = setTimeout(() => void connect(), AGAIN_MS);
    };
    next.on('error', lose);
    next.on('end', () => lose());
    next.on('notification', ({ payload }) => hear(payload ?? ''));
    try {
      await next.connect();
      await next.query(`listen ${next.escapeIdentifier(channel)}`);
    } catch (error) {
      lose(error instanceof Error ? error : new Error(String(error)));
    }
  };
  const connected = connect();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await connected;
      await client?.end().catch(() => {});
    },
  };
}
