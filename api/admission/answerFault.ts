import type { IncomingMessage, ServerResponse } from 'node:http';
import { GraphQLError } from 'graphql';
import { z } from 'zod';
import { CROSS_ORIGIN } from '../crossOrigin.ts';
import { noteCode } from '../currentRequest.ts';
import { contentTypeFor, statusFor } from '../plainJson.ts';
import { shortMessage } from '../shortMessage.ts';

const shown = z.looseObject({
  http: z.object({ status: z.number(), headers: z.map(z.string(), z.string()).optional() }),
});

/** An answer of known length. */
export type WholeAnswer = { status: number; headers: Record<string, string | number>; body: string };

/**
 * Answers a fault that was found before Apollo, as Apollo would.
 *
 * @throws What is no such fault.
 */
export function answerFault(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  const { status, headers, body } = toldFault(request, error);
  response.writeHead(status, headers);
  response.end(body);
}

/**
 * That answer.
 *
 * @throws What is no such fault.
 */
export function toldFault({ headers: { accept } }: IncomingMessage, error: unknown): WholeAnswer {
  const read = shown.safeParse(error instanceof GraphQLError ? error.extensions : undefined);
  if (!read.success) throw error;
  const { http, ...extensions } = read.data;
  noteCode(extensions.code);
  const message = shortMessage((error as GraphQLError).message);
  const body = JSON.stringify({ errors: [{ message, extensions }] });
  const headers = {
    'content-type': contentTypeFor(accept),
    'content-length': Buffer.byteLength(body),
    ...CROSS_ORIGIN,
    ...Object.fromEntries(http.headers ?? []),
  };
  return { status: statusFor(accept, http.status, extensions.code), headers, body };
}
