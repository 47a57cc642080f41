import type { RequestHandler } from 'express';

/** Lets pages of any origin use the API. There are no cookies that a foreign page could misuse. */
export const allowCrossOrigin: RequestHandler = (req, res, next) => {
  res.setHeader('access-control-allow-origin', '*');
  if (req.method !== 'OPTIONS') return next();
  res.setHeader('access-control-allow-methods', 'GET, POST');
  res.setHeader('access-control-allow-headers', 'content-type, apollo-require-preflight, x-apollo-operation-name');
  res.setHeader('access-control-max-age', '86400');
  res.status(204).end();
};
