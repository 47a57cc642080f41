import { type DestinationStream, type Logger, pino } from 'pino';
import { printableLines } from '../local/bootstrap/printable.mjs';
import { currentRequest } from './currentRequest.ts';
import { withoutUrls } from './withoutUrls.ts';

/** Lines are written together, at the latest after so long: a call of the system for each would cost twice as much. */
const WRITTEN = { minLength: 4_096, periodicFlush: 100 };
/** Of what waits for a reader that has stopped; further lines are lost. */
const MOST_WAITING = 16_777_216;

/**
 * Makes the gateway's log: lines of JSON, in which URLs are cut to their hosts, since they may hold keys, and
 * what a terminal does not show is escaped, since others wrote what is in them. What is written in the name of a request
 * has its id.
 *
 * @param destination - Where it goes, other than the standard output.
 */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const standard = () => pino.destination({ dest: 1, sync: false, maxLength: MOST_WAITING, ...WRITTEN });
  const hooks = { streamWrite: (line: string) => printableLines(withoutUrls(line)) };
  return pino({ level, mixin: nameRequest, hooks }, destination ?? standard());
}

function nameRequest(): { requestId?: string } {
  const request = currentRequest();
  return request === undefined ? {} : { requestId: request.id };
}
