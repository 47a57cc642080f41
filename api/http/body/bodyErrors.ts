import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Request, RequestHandler } from 'express';
import type { WholeAnswer } from '../../admission/answerFault.ts';
import { type JsonFault, jsonFault } from '../../admission/document/nesting.ts';
import { MOST_NESTED } from '../../admission/limits.ts';
import { CROSS_ORIGIN } from '../../crossOrigin.ts';
import { noteCode } from '../../currentRequest.ts';
import { shortMessage } from '../../shortMessage.ts';

/** Most bytes of a request's body. */
export const BODY_LIMIT = 262_144;
/** How long what still comes of a refused body is taken, so that its client reads why before the connection ends. */
const LINGER_MS = 2_000;

const FAULTS = {
  tooLong: [413, 'The body is larger than 256 KB: send less, or in several requests.'],
  tooLate: [408, 'The body did not arrive within 20 s: send less, or use a faster connection.'],
  otherType: [415, 'Send the operation as JSON, with `content-type: application/json`.'],
  otherCharset: [415, 'The body must be in UTF-8: leave the charset out of the content-type, or say utf-8.'],
  unknownEncoding: [415, 'The body’s content-encoding is not supported: send it plain, or as gzip, deflate or br.'],
  notDecodable: [400, 'The body does not match its content-encoding: encode it again, or send it plain.'],
  malformed: [400, 'The body cannot be read: it must be JSON in UTF-8.'],
} as const satisfies Record<string, readonly [number, string]>;

/** What is wrong with a body. */
export type BodyFault = keyof typeof FAULTS;

/** Refuses a body, also one that is still coming. */
export function refuseBody(request: IncomingMessage, response: ServerResponse, fault: BodyFault): void {
  const [status, message] = FAULTS[fault];
  answerEarly(request, response, badAnswer(status, message));
}

/** Answers a request, also one whose body is still coming: then the connection ends, as the rest would be read as a request. */
export function answerEarly(request: IncomingMessage, response: ServerResponse, answer: WholeAnswer): void {
  const { status, headers, body } = answer;
  if (request.complete) return void response.writeHead(status, headers).end(body);
  // A connection that ends with bytes unread is reset, and the answer may be lost: so it ends last.
  response.writeHead(status, { ...headers, connection: 'close' });
  response.write(body);
  const end = () => {
    clearTimeout(linger);
    response.end();
  };
  const linger = setTimeout(end, LINGER_MS);
  request.once('end', end).once('close', end).resume();
}

/** Hands on requests whose JSON can be worked with, and refuses others. */
export const refuseUnusable: RequestHandler = (req, res, next) => {
  const fault = jsonFault(req.body, MOST_NESTED) ?? jsonFault(queryVariables(req), MOST_NESTED);
  if (fault === undefined) next();
  else answerUnusable(res, fault);
};

function queryVariables({ query }: Request): unknown {
  try {
    return JSON.parse(String(query.variables));
  } catch {
    return null;
  }
}

const UNUSABLE: Record<JsonFault, string> = {
  nested: `Lists and objects are nested deeper than ${MOST_NESTED}: send flatter variables.`,
  number: 'A number is too large to be read from JSON: write it in quotes.',
};

/** Answers a request whose JSON cannot be worked with. */
export function answerUnusable(res: ServerResponse, fault: JsonFault): void {
  answerBadRequest(res, 400, UNUSABLE[fault]);
}

const HEADERS = { 'content-type': 'application/json; charset=utf-8', ...CROSS_ORIGIN };

/** Answers a request that is none of GraphQL, as GraphQL answers errors. */
export function answerBadRequest(res: ServerResponse, status: number, message: string): void {
  const { headers, body } = badAnswer(status, message);
  res.writeHead(status, headers);
  res.end(body);
}

function badAnswer(status: number, message: string): WholeAnswer {
  noteCode('BAD_REQUEST');
  const body = badRequest(message);
  return { status, headers: { ...HEADERS, 'content-length': Buffer.byteLength(body) }, body };
}

/** The body of such an answer. */
export function badRequest(message: string): string {
  const extensions = { code: 'BAD_REQUEST', retryable: false };
  return JSON.stringify({ errors: [{ message: shortMessage(message), extensions }] });
}
