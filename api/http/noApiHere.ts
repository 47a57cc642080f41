import type { RequestHandler } from 'express';
import { answerBadRequest } from './body/bodyErrors.ts';

/** Answers that the API is elsewhere. */
export const noApiHere: RequestHandler = (req, res) => {
  answerBadRequest(res, 404, `There is no API at ${req.path}: send operations to /graphql.`);
};

/** Leaves out a handler for what a browser opens: the root, and whatever is asked for as HTML. */
export function unlessForPeople(handler: RequestHandler): RequestHandler {
  return (req, res, next) => {
    const isOpened = req.method === 'GET' || req.method === 'HEAD';
    if (isOpened && (req.path === '/' || req.headers.accept?.includes('text/html'))) next();
    else handler(req, res, next);
  };
}
