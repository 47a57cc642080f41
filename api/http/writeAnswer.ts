import { createHash } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { CROSS_ORIGIN } from '../crossOrigin.ts';

/** An answer to an operation. */
export type Answer = {
  status: number;
  headers: OutgoingHttpHeaders;
  body: Buffer;
  /** Whether it holds errors. */
  failed: boolean;
};

/**
 * Writes an answer. One to a `GET` without errors may be kept by whoever asks each time whether it is still so: its
 * `ETag` is of its bytes, in which the deployment and the block's hash stand, and a client that has it already gets 304.
 * None is immutable: also what is asked at a block may be another after a reorganisation.
 */
export function writeAnswer(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  const { status, body, failed } = answer;
  const headers: OutgoingHttpHeaders = { ...answer.headers, ...CROSS_ORIGIN };
  if (request.method !== 'POST') {
    headers.vary = 'accept, accept-encoding';
    headers['cache-control'] = failed ? 'no-store' : 'no-cache';
    if (!failed) {
      headers.etag = `W/"${createHash('sha256').update(body).digest('base64url')}"`;
      if (names(request.headers['if-none-match'], headers.etag)) return void response.writeHead(304, headers).end();
    }
  }
  response.writeHead(status, { ...headers, 'content-length': body.length });
  response.end(body);
}

/** Whether an `If-None-Match` names a tag; by weak comparison, so that a proxy's strong form of it is the same. */
function names(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  const opaque = (text: string) => text.trim().replace(/^W\//, '');
  return header.trim() === '*' || header.split(',').some((named) => opaque(named) === opaque(tag));
}
