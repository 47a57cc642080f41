import { type ApolloServer, HeaderMap } from '@apollo/server';
import type { Request, RequestHandler, Response } from 'express';
import type { GatewayContext } from '../context.ts';
import { noteFacts } from '../currentRequest.ts';
import { writeAnswer } from './writeAnswer.ts';

/**
 * Makes the handler that Apollo Server answers operations through. A `HEAD` is answered as a `GET`, without the body.
 *
 * @param apollo - Has been started.
 * @param contextOf - Makes the context of a request's resolvers.
 */
export function answerGraphql(
  apollo: ApolloServer<GatewayContext>,
  contextOf: (req: Request, res: Response) => GatewayContext,
): RequestHandler {
  return async (req, res) => {
    noteFacts({ via: 'apollo' });
    const {
      status = 200,
      headers,
      body,
    } = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: req.method === 'HEAD' ? 'GET' : req.method,
        headers: headerMap(req),
        search: searchOf(req.url),
        body: req.body,
      },
      context: async () => contextOf(req, res),
    });
    if (body.kind !== 'complete') throw new Error('No answer of the gateway comes in parts.');
    // Apollo writes errors before data.
    const failed = status !== 200 || body.string.startsWith('{"errors":');
    writeAnswer(req, res, { status, headers: Object.fromEntries(headers), body: Buffer.from(body.string), failed });
  };
}

/** What stands in an address from its `?` on. Not every address that Node takes is a URL. */
function searchOf(url: string): string {
  const at = url.indexOf('?');
  return at < 0 ? '' : url.slice(at);
}

function headerMap(req: Request): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(req.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}
