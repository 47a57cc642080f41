import type { RequestHandler } from 'express';
import { answerFault } from '../admission/answerFault.ts';
import type { TrustedTexts } from '../texts/trustedTexts.ts';

/** Puts the text of a trusted document in place of its id, in the body or the address of a request. */
export function nameTexts(trusted: TrustedTexts): RequestHandler {
  return (req, res, next) => {
    try {
      if (req.method === 'POST') req.body = trusted.withText(req.body);
      else {
        const named = trusted.withText(req.query);
        if (named !== req.query) req.url = `${req.path}?${new URLSearchParams(named as Record<string, string>)}`;
      }
    } catch (error) {
      return answerFault(req, res, error);
    }
    next();
  };
}
