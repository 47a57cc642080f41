import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { CROSS_ORIGIN } from '../../crossOrigin.ts';
import { noteCode } from '../../currentRequest.ts';

/** Answers a request; what it starts and does not wait for must catch its own failures. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

const BODY = JSON.stringify({
  errors: [
    {
      message: 'The gateway failed for an unknown reason: tell whoever runs it when this happened.',
      extensions: { code: 'INTERNAL', retryable: false },
    },
  ],
});
const HEADERS = {
  'content-type': 'application/json; charset=utf-8',
  'content-length': BODY.length,
  ...CROSS_ORIGIN,
};

/**
 * Makes a handler whose failures, thrown at once or later, are logged and answered with status 500. A request can so
 * never end the process.
 */
export function guarded(
  handler: Handler,
  log: Pick<Logger, 'error'>,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    try {
      await handler(request, response);
    } catch (error) {
      noteCode('INTERNAL');
      log.error({ err: error, method: request.method }, 'A request could not be answered.');
      // An answer that has begun cannot be taken back; its client must not take it for a whole one.
      if (response.headersSent) response.destroy();
      else {
        response.writeHead(500, HEADERS);
        response.end(BODY);
      }
    }
  };
}
