import type { Handler } from '../admission/traffic/guarded.ts';
import { answerBadRequest } from './body/bodyErrors.ts';

/**
 * Gives a handler addresses by their path: a request may name a whole URL (RFC 9112, 3.2.2), whose host means nothing
 * here. What is neither is refused, and so is a `#`, which no request has in its address: some read what comes after it,
 * and some do not.
 */
export function withPlainAddress(handler: Handler): Handler {
  return (request, response) => {
    const { url = '' } = request;
    if (url.includes('#')) {
      return answerBadRequest(response, 400, 'The address contains a #, which would end it: write it as %23.');
    }
    if (url.startsWith('/') || url === '*') return handler(request, response);
    if (!URL.canParse(url)) {
      const shown = JSON.stringify(url);
      return answerBadRequest(response, 400, `${shown} is not an address: ask for a path, such as /graphql.`);
    }
    const { pathname, search } = new URL(url);
    request.url = pathname + search;
    return handler(request, response);
  };
}
