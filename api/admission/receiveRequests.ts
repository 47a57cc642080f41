import type { RequestHandler } from 'express';
import { z } from 'zod';
import { acceptsJson } from '../plainJson.ts';
import type { Admission } from './admission.ts';
import { answerFault } from './answerFault.ts';
import { answerIntrospection } from './answerIntrospection.ts';
import { visitOf } from './traffic/visits.ts';

/** What is looked at before Apollo, of a body or of a URL's parameters; Apollo says what is wrong with the rest. */
const asked = z
  .object({ query: z.string().optional().catch(undefined), operationName: z.string().nullish().catch(undefined) })
  .catch({});
/** What is answered before Apollo, when it asks about the schema. */
const question = z.object({
  query: z.string(),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  extensions: z.undefined().optional(),
});

/**
 * Counts requests to the API, and refuses texts that are too large, before Apollo sees them. Questions about the schema
 * are answered here.
 */
export function receiveRequests(admission: Admission): RequestHandler {
  return async (req, res, next) => {
    const visit = visitOf(req, res, admission.limits);
    const given = req.method === 'POST' ? req.body : req.query;
    const { query, operationName } = asked.parse(given);
    try {
      const lane = admission.receive(visit, { source: query, operationName });
      const { data } = lane === 'schema' && acceptsJson(req.headers.accept) ? question.safeParse(given) : {};
      if (data && (await answerIntrospection(admission, visit, { ...data, source: data.query }, res))) return;
    } catch (error) {
      return answerFault(req, res, error);
    }
    next();
  };
}
