import type { Logger } from 'pino';

const LONGEST_STOP_MS = 9_000;

/**
 * Stops the process in good order when it is asked to by SIGTERM or SIGINT, and within 9 s in any case.
 *
 * @param stop - Lets what is under way end, and lets go of everything.
 */
export function stopOnSignal(log: Pick<Logger, 'info' | 'error'>, stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = async (signal: NodeJS.Signals) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'Stopping.');
    setTimeout(() => {
      log.error('Stopping took too long; what was under way is cut off.');
      process.exit(0);
    }, LONGEST_STOP_MS).unref();
    try {
      await stop();
    } catch (error) {
      log.error({ err: error }, 'Stopping failed.');
    }
    log.info('Stopped.');
    process.exit(0);
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}
