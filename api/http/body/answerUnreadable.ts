import { randomUUID } from 'node:crypto';
import { type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { CROSS_ORIGIN } from '../../crossOrigin.ts';
import { rawAnswers } from '../../watch/rawAnswers.ts';
import { badRequest } from './bodyErrors.ts';

/** What Node's parser finds, by its code; all else is no HTTP. */
const FAULTS: Record<string, readonly [number, string]> = {
  HPE_HEADER_OVERFLOW: [431, 'The address and the headers are together larger than 16 KB: send the operation by POST.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request did not arrive in time: send less, or use a faster connection.'],
};
const NO_HTTP = [
  400,
  'This cannot be read as an HTTP request. In an address, percent-encode every character that is not ASCII.',
] as const;

/**
 * Makes a server say what is wrong with a request that it cannot read, where Node would send a status alone. A request that
 * was not read so far that it could be handled has its line of the log from here.
 */
export function answerUnreadable(server: Server, log: Pick<Logger, 'info'>): Server {
  const answers = new WeakMap<Duplex, ServerResponse>();
  server.prependListener('request', ({ socket }, response) => void answers.set(socket, response));
  server.on('clientError', ({ code = '' }: NodeJS.ErrnoException, socket) => {
    const answer = answers.get(socket);
    // What is being answered would be corrupted.
    if (!socket.writable || (answer?.headersSent && !answer.writableFinished)) return void socket.destroy();
    const [status, message] = FAULTS[code] ?? NO_HTTP;
    const isHandled = answer !== undefined && !answer.writableFinished;
    const requestId = isHandled ? String(answer.getHeader('x-request-id')) : randomUUID();
    if (isHandled) rawAnswers.set(answer, status);
    else log.info({ requestId, status, codes: ['BAD_REQUEST'] }, 'A request could not be read.');
    const body = badRequest(message);
    const head = [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      'Content-Type: application/json; charset=utf-8',
      ...Object.entries(CROSS_ORIGIN).map(([name, value]) => `${name}: ${value}`),
      `Content-Length: ${Buffer.byteLength(body)}`,
      `X-Request-Id: ${requestId}`,
      'Connection: close',
    ];
    socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => void socket.destroy());
  });
  return server;
}
