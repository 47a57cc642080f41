import { type DestinationStream, type Logger, pino } from 'pino';
import { printableLines } from '../local/bootstrap/printable.mjs';
import { withoutUrls } from './withoutUrls.ts';

/**
 * Makes the gateway's log: lines of JSON, in which URLs are cut to their hosts, since they may hold keys, and
 * what a terminal does not show is escaped, since others wrote what is in them.
 */
export function createLog(level: string, destination?: DestinationStream): Logger {
  return pino({ level, hooks: { streamWrite: (line) => printableLines(withoutUrls(line)) } }, destination);
}
