import type { RequestHandler } from 'express';
import { CROSS_ORIGIN } from '../crossOrigin.ts';

/**
 * Lets pages of any origin use the API, with whatever headers their clients send, and read its answers' own. There are no
 * cookies and no other credentials that a foreign page could misuse.
 */
export const allowCrossOrigin: RequestHandler = (req, res, next) => {
  for (const [name, value] of Object.entries(CROSS_ORIGIN)) res.setHeader(name, value);
  if (req.method !== 'OPTIONS') return next();
  res.setHeader('access-control-allow-methods', 'GET, HEAD, POST');
  res.setHeader('access-control-allow-headers', req.headers['access-control-request-headers'] ?? 'content-type');
  res.setHeader('access-control-max-age', '86400');
  res.setHeader('vary', 'access-control-request-headers');
  res.status(204).end();
};
