import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Admission } from './admission.ts';
import { answerFault } from './answerFault.ts';
import { visitOf } from './visits.ts';

/** What is looked at before Apollo, of a body or of a URL's parameters; Apollo says what is wrong with the rest. */
const asked = z.object({
  query: z.string().optional().catch(undefined),
  operationName: z.string().nullish().catch(undefined),
});

/** Counts requests to the API, and refuses texts that are too large, before Apollo sees them. */
export function receiveRequests(admission: Admission): RequestHandler {
  return (req, res, next) => {
    const visit = visitOf(req, res, admission.limits.trustedProxies);
    const read = asked.safeParse(req.method === 'GET' ? req.query : req.body);
    try {
      admission.receive(visit, { source: read.data?.query, operationName: read.data?.operationName });
    } catch (error) {
      return answerFault(res, error);
    }
    next();
  };
}
