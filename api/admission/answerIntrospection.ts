import type { ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { CROSS_ORIGIN } from '../crossOrigin.ts';
import { noteFacts } from '../currentRequest.ts';
import { contentTypeFor } from '../plainJson.ts';
import { preferredEncoding } from '../preferredEncoding.ts';
import type { Admission } from './admission.ts';
import type { AskedOperation } from './askedOperation.ts';
import type { Visit } from './traffic/visits.ts';

const unzip = promisify(gunzip);

/**
 * Answers a question about the schema from what is kept, or has it worked out, one at a time.
 *
 * @returns Whether it was answered; what is not valid is left to Apollo.
 * @throws GraphQLError RATE_LIMITED, QUERY_TOO_COMPLEX
 */
export async function answerIntrospection(
  admission: Admission,
  visit: Visit,
  asked: AskedOperation,
  response: ServerResponse,
): Promise<boolean> {
  const answer = await admission.introspect(visit, asked);
  if (!answer) return false;
  noteFacts({ via: 'schema' });
  const { headers } = response.req;
  const encoding = preferredEncoding(headers);
  const bytes = encoding ? answer[encoding] : await unzip(answer.gzip);
  response.writeHead(200, {
    'content-type': contentTypeFor(headers.accept),
    'content-length': bytes.length,
    vary: 'accept, accept-encoding',
    ...CROSS_ORIGIN,
    ...(encoding && { 'content-encoding': encoding }),
  });
  response.end(bytes);
  return true;
}
