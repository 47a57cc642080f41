import type { Logger } from 'pino';

/**
 * Keeps the process alive when something fails that nobody waits for: it is logged, and all else goes on. What must not
 * be half done, the relay's steps, is done in transactions of the database.
 */
export function surviveFaults(log: Pick<Logger, 'fatal'>): void {
  process.on('uncaughtException', (error, origin) => {
    log.fatal({ err: error, origin }, 'A background task failed. Please report it; the gateway goes on.');
  });
}
