import type { Request, RequestHandler } from 'express';
import type { Admission } from '../../admission/admission.ts';
import { toldFault } from '../../admission/answerFault.ts';
import { visitOf } from '../../admission/traffic/visits.ts';
import { noteFacts } from '../../currentRequest.ts';
import { documentFault, documentTypes } from '../../documents/documentTypes.ts';
import type { Publisher } from '../../documents/publisher.ts';
import { fault } from '../../errors.ts';
import { answerBadRequest, answerEarly, refuseBody } from '../body/bodyErrors.ts';
import { readBody } from '../body/readBody.ts';

/**
 * `POST /documents`: publishes the bytes of the body, and answers `{ "data": { cid, digest, size } }`; what is wrong, as
 * GraphQL tells errors.
 */
export function documentRoute(publisher: Publisher, admission: Admission): RequestHandler {
  const most = admission.limits.documentBytes;
  return async (req, res) => {
    if (req.method !== 'POST') {
      res.setHeader('allow', 'POST');
      return answerBadRequest(res, 405, 'Send the bytes of a document by POST, with its content-type.');
    }
    const visit = visitOf(req, res, admission.limits);
    try {
      const type = typeOf(req);
      const length = Number(req.headers['content-length'] ?? most);
      if (length > most) throw tooLarge(most);
      await admission.receiveDocument(visit, length);
      const bytes = await readBody(req, { most });
      if (bytes === 'tooLong') throw tooLarge(most);
      if (typeof bytes === 'string') return refuseBody(req, res, bytes);
      const wrong = documentFault(type, bytes);
      if (wrong !== undefined) throw fault('DOCUMENT_NOT_ACCEPTED', wrong);
      const published = await publisher.publish(bytes, visit.signal);
      noteFacts({ document: published.digest });
      res.json({ data: published });
    } catch (error) {
      answerEarly(req, res, toldFault(req, error));
    }
  };
}

/** The type that the bytes are said to be of. */
function typeOf({ headers }: Request): string {
  const [type = '', ...parameters] = (headers['content-type'] ?? '').toLowerCase().split(/\s*;\s*/);
  if (!documentTypes.includes(type)) {
    const given = type === '' ? 'The document has no content-type' : `Documents of type ${type} are not published`;
    throw fault('DOCUMENT_NOT_ACCEPTED', `${given}: it may be ${documentTypes.join(', ')}.`);
  }
  if (parameters.some((parameter) => parameter !== '' && !/^charset="?utf-8"?$/.test(parameter))) {
    throw fault(
      'DOCUMENT_NOT_ACCEPTED',
      'The content-type may say charset=utf-8 and nothing else: texts are in UTF-8.',
    );
  }
  if (headers['content-encoding'] !== undefined && headers['content-encoding'] !== 'identity') {
    throw fault('DOCUMENT_NOT_ACCEPTED', 'The document has a content-encoding: send its own bytes, which are hashed.');
  }
  return type;
}

function tooLarge(most: number) {
  return fault('DOCUMENT_TOO_LARGE', `A document may have at most ${most} bytes: shorten it, or divide it.`);
}
