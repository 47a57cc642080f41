import type { ServerResponse } from 'node:http';
import type { ErrorRequestHandler, Request, RequestHandler } from 'express';
import { z } from 'zod';
import { type JsonFault, jsonFault } from '../admission/document/nesting.ts';
import { MOST_NESTED } from '../admission/limits.ts';
import { shortMessage } from '../shortMessage.ts';

/** Most bytes of a request's body. */
export const BODY_LIMIT = 262_144;

/** What express's body parser says is wrong with a body. */
const bodyError = z.object({ status: z.number().min(400).max(499), type: z.string().optional() });

const MALFORMED: readonly [number, string] = [400, 'The body cannot be read: it must be JSON in UTF-8.'];
const BY_TYPE: Record<string, readonly [number, string]> = {
  'entity.too.large': [413, 'The body is larger than 256 KB: send less, or in several requests.'],
  'charset.unsupported': [415, 'The body must be in UTF-8: leave the charset out of the content-type, or say utf-8.'],
  'encoding.unsupported': [415, 'The body’s content-encoding is not known here: send it as it is, or as gzip or br.'],
  'request.size.invalid': [400, 'The body is not as long as its content-length says.'],
};
/** Errors of zlib have no type: the body is not what its content-encoding says. */
const BROKEN_ENCODING: readonly [number, string] = [400, 'The body cannot be decoded as its content-encoding says.'];

/** Answers a body that express's body parser cannot read as GraphQL answers errors. */
export const answerBodyErrors: ErrorRequestHandler = (error, _req, res, next) => {
  const read = bodyError.safeParse(error);
  if (!read.success) return next(error);
  const { type } = read.data;
  answerBadRequest(res, ...(type === undefined ? BROKEN_ENCODING : (BY_TYPE[type] ?? MALFORMED)));
};

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
  number: 'A number is larger than any that JSON is read with: write it in quotes.',
};

/** Answers a request whose JSON cannot be worked with. */
export function answerUnusable(res: ServerResponse, fault: JsonFault): void {
  answerBadRequest(res, 400, UNUSABLE[fault]);
}

/** Answers a body that is not JSON. */
export function answerMalformedBody(res: ServerResponse): void {
  answerBadRequest(res, ...MALFORMED);
}

/** Answers a request that is none of GraphQL, as GraphQL answers errors. */
export function answerBadRequest(res: ServerResponse, status: number, message: string): void {
  res.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'access-control-allow-origin': '*' });
  const extensions = { code: 'BAD_REQUEST', retryable: false };
  res.end(JSON.stringify({ errors: [{ message: shortMessage(message), extensions }] }));
}
