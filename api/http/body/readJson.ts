import type { RequestHandler } from 'express';
import { answerBadRequest, refuseBody } from './bodyErrors.ts';
import { readBody } from './readBody.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });
const CHARSET = /;\s*charset\s*=\s*"?([^\s";]+)/i;

/**
 * Parses a body. A byte order mark before it is no part of it. One of no bytes is an empty object.
 *
 * @throws TypeError or SyntaxError for one that is not JSON in UTF-8.
 */
export function parseJson(bytes: Uint8Array): unknown {
  return bytes.length === 0 ? {} : JSON.parse(utf8.decode(bytes));
}

/** Reads the JSON in the body of a POST into `body`, unless it was read already. */
const readJson: RequestHandler = async (req, res, next) => {
  if (req.method !== 'POST' || req.body !== undefined || !req.is('application/json')) return next();
  const [, charset = 'utf-8'] = CHARSET.exec(req.headers['content-type'] ?? '') ?? [];
  if (charset.toLowerCase() !== 'utf-8') return refuseBody(req, res, 'otherCharset');
  const read = await readBody(req);
  if (typeof read === 'string') return refuseBody(req, res, read);
  try {
    req.body = parseJson(read);
  } catch {
    return refuseBody(req, res, 'malformed');
  }
  next();
};

/** Refuses bodies that are not one operation in JSON. Those of another type could be sent by a foreign page's form. */
const needOperation: RequestHandler = (req, res, next) => {
  if (req.method !== 'POST') return next();
  const { body } = req;
  if (body === undefined && req.headers['content-type'] !== undefined && !req.is('application/json')) {
    return refuseBody(req, res, 'otherType');
  }
  if (Array.isArray(body)) {
    return answerBadRequest(
      res,
      400,
      'Send one operation per request, not an array: each alone, or all as fields of one.',
    );
  }
  if (typeof body !== 'object' || body === null || Object.keys(body).length === 0) {
    return answerBadRequest(res, 400, 'There is no operation: send JSON like `{"query": "{ guilds { id } }"}`.');
  }
  next();
};

/** Reads the body of a request into `body`, unless it was read already, and refuses what is not one operation. */
export const readOperation: RequestHandler[] = [readJson, needOperation];
