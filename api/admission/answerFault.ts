import type { IncomingMessage, ServerResponse } from 'node:http';
import { GraphQLError } from 'graphql';
import { z } from 'zod';
import { CROSS_ORIGIN } from '../crossOrigin.ts';
import { contentTypeFor, statusFor } from '../plainJson.ts';
import { shortMessage } from '../shortMessage.ts';

const shown = z.looseObject({
  http: z.object({ status: z.number(), headers: z.map(z.string(), z.string()).optional() }),
});

/**
 * Answers a fault that was found before Apollo, as Apollo would.
 *
 * @throws What is no such fault.
 */
export function answerFault({ headers: { accept } }: IncomingMessage, response: ServerResponse, error: unknown): void {
  const read = shown.safeParse(error instanceof GraphQLError ? error.extensions : undefined);
  if (!read.success) throw error;
  const { http, ...extensions } = read.data;
  const message = shortMessage((error as GraphQLError).message);
  const body = JSON.stringify({ errors: [{ message, extensions }] });
  response.writeHead(statusFor(accept, http.status, extensions.code), {
    'content-type': contentTypeFor(accept),
    'content-length': Buffer.byteLength(body),
    ...CROSS_ORIGIN,
    ...Object.fromEntries(http.headers ?? []),
  });
  response.end(body);
}
