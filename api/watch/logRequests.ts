import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { Limits } from '../admission/limits.ts';
import type { Handler } from '../admission/traffic/guarded.ts';
import { visitOf } from '../admission/traffic/visits.ts';
import { asRequest, newRequest, type RequestFacts } from '../currentRequest.ts';
import { rawAnswers } from './rawAnswers.ts';
import { requestIdOf } from './requestId.ts';
import { shownClient } from './shownClient.ts';
import type { RequestTracing } from './tracing.ts';

const LONGEST_PATH = 120;
/** What a proxy says in place of a status when its client has left. */
const CLIENT_LEFT = 499;

/**
 * Gives each request an id, which its answer has as `X-Request-Id`, and writes a line of the log when it was answered or
 * its client has left; none for the page and for the gateway's health.
 */
export function logRequests(
  handler: Handler,
  {
    limits,
    log,
    tracing,
  }: { limits: Limits; log: Pick<Logger, 'info'>; tracing?: Pick<RequestTracing, 'begin'> | undefined },
): Handler {
  return (request, response) => {
    const { client } = visitOf(request, response, limits);
    const facts = newRequest(requestIdOf(request.headers));
    const begin = { at: performance.now(), bytes: request.socket.bytesWritten, client };
    response.setHeader('x-request-id', facts.id);
    if (tracing) facts.span = tracing.begin(`${request.method}`, request.headers);
    response.once('close', () => {
      if (!facts.isQuiet) writeLine(log, { request, response, facts, begin });
      facts.isOver = true;
    });
    return asRequest(facts, () => handler(request, response));
  };
}

type Ended = {
  request: IncomingMessage;
  response: ServerResponse;
  facts: RequestFacts;
  begin: { at: number; bytes: number; client: string };
};

function writeLine(log: Pick<Logger, 'info'>, { request, response, facts, begin }: Ended): void {
  const raw = rawAnswers.get(response);
  const isWhole = raw !== undefined || response.writableFinished;
  const { operation, via, cost, asks, codes, document } = facts;
  if (raw !== undefined) codes.add('BAD_REQUEST');
  else if (!isWhole) codes.add('CLIENT_LEFT');
  const line = {
    requestId: facts.id,
    trace: facts.span?.traceId,
    method: request.method,
    path: pathOf(request),
    status: raw ?? (isWhole || response.headersSent ? response.statusCode : CLIENT_LEFT),
    codes: codes.size === 0 ? undefined : [...codes],
    operation: operation?.name,
    type: operation?.type,
    hash: operation?.hash,
    cost,
    via,
    asks: asks || undefined,
    document,
    ms: Math.round((performance.now() - begin.at) * 1000) / 1000,
    bytes: request.socket.bytesWritten - begin.bytes,
    client: shownClient(begin.client),
  };
  facts.span?.end(
    {
      'http.request.method': line.method,
      'url.path': line.path,
      'http.response.status_code': line.status,
      'graphql.operation.name': line.operation,
      'graphql.operation.type': line.type,
      'guildhall.request_id': line.requestId,
      'guildhall.operation_hash': line.hash,
      'guildhall.cost': line.cost,
      'guildhall.via': line.via,
    },
    line.codes?.[0],
  );
  log.info(line, isWhole ? 'A request was answered.' : 'A client left before its whole answer.');
}

/** Without what comes after a `?`: operations and their variables stand there. */
function pathOf(request: IncomingMessage & { originalUrl?: string }): string {
  // Express takes off what a part of it is mounted at.
  const [path = ''] = (request.originalUrl ?? request.url ?? '').split('?', 1);
  return path.length > LONGEST_PATH ? `${path.slice(0, LONGEST_PATH)}…` : path;
}
