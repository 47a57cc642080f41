import { isUtf8 } from 'node:buffer';
import express, { type RequestHandler } from 'express';
import { answerBadRequest, BODY_LIMIT } from './bodyErrors.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Parses a body. A byte order mark before it is no part of it.
 *
 * @throws TypeError or SyntaxError for one that is not JSON in UTF-8.
 */
export function parseJson(bytes: Uint8Array): unknown {
  return JSON.parse(utf8.decode(bytes));
}

const readBody = express.json({
  limit: BODY_LIMIT,
  verify(_req, _res, bytes, charset) {
    if (charset !== 'utf-8') throw Object.assign(new Error(charset), { type: 'charset.unsupported' });
    // Express would put U+FFFD in place of bytes that are no characters, and the ledger be asked for something else.
    if (!isUtf8(bytes)) throw Object.assign(new Error('not UTF-8'), { type: 'entity.parse.failed' });
  },
});

/** Refuses bodies that are not one operation in JSON. Those of another type could be sent by a foreign page's form. */
const needOperation: RequestHandler = (req, res, next) => {
  if (req.method !== 'POST') return next();
  const { body } = req;
  if (body === undefined && req.headers['content-type'] !== undefined && !req.is('application/json')) {
    return answerBadRequest(res, 415, 'Send the operation as JSON, with `content-type: application/json`.');
  }
  if (Array.isArray(body)) {
    return answerBadRequest(
      res,
      400,
      'One operation a request, not an array: send each alone, or all as one’s fields.',
    );
  }
  if (typeof body !== 'object' || body === null || Object.keys(body).length === 0) {
    return answerBadRequest(res, 400, 'There is no operation: send JSON like `{"query": "{ guilds { id } }"}`.');
  }
  next();
};

/** Reads the body of a request into `body`, unless it was read already, and refuses what is not one operation. */
export const readOperation: RequestHandler[] = [readBody, needOperation];
