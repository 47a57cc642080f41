import { type DestinationStream, type Logger, pino } from 'pino';
import { withoutUrls } from './withoutUrls.ts';

/** Makes the gateway's log: lines of JSON, in which URLs are cut to their hosts, since they may hold keys. */
export function createLog(level: string, destination?: DestinationStream): Logger {
  return pino({ level, hooks: { streamWrite: withoutUrls } }, destination);
}
