import type { RequestHandler } from 'express';

/** Where the page has GraphiQL. */
const EXPLORER = '/explore';

/** Leads a person who opens the API's address in a browser to the explorer; operations by `GET` are let through. */
export const showExplorer: RequestHandler = (req, res, next) => {
  const isOperation = 'query' in req.query || 'extensions' in req.query;
  if (req.method === 'GET' && !isOperation && req.accepts(['json', 'html']) === 'html') res.redirect(EXPLORER);
  else next();
};
