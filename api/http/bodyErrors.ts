import type { ServerResponse } from 'node:http';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import { z } from 'zod';
import { MOST_NESTED } from '../admission/limits.ts';
import { isNestedAtMost } from '../admission/nesting.ts';

/** Most bytes of a request's body. */
export const BODY_LIMIT = 262_144;

/** What express's body parser says is wrong with a body. */
const bodyError = z.object({ status: z.number().min(400).max(499), type: z.string() });

/** Answers a body that express's body parser cannot read as GraphQL answers errors. */
export const answerBodyErrors: ErrorRequestHandler = (error, _req, res, next) => {
  const read = bodyError.safeParse(error);
  if (!read.success) return next(error);
  if (read.data.type === 'entity.too.large') return answer(res, read.data.status, 'The body is larger than 256 KB.');
  answer(res, read.data.status, 'The body cannot be read: it must be JSON in UTF-8.');
};

/** Hands on bodies that can be walked through without overflowing the stack, and refuses others. */
export const refuseNestedBodies: RequestHandler = (req, res, next) => {
  if (isNestedAtMost(req.body, MOST_NESTED)) next();
  else answerNestedBody(res);
};

/** Answers a body whose lists and objects lie too deep inside each other. */
export function answerNestedBody(res: ServerResponse): void {
  answer(res, 400, `Lists and objects of the body are nested deeper than ${MOST_NESTED}: send flatter variables.`);
}

/** Answers a body that is not JSON. */
export function answerMalformedBody(res: ServerResponse): void {
  answer(res, 400, 'The body cannot be read: it must be JSON in UTF-8.');
}

function answer(res: ServerResponse, status: number, message: string): void {
  res.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'access-control-allow-origin': '*' });
  res.end(JSON.stringify({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] }));
}
