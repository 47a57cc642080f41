import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Request, RequestHandler, Response } from 'express';
import { GraphQLError } from 'graphql';
import { z } from 'zod';
import { answerFault } from '../../admission/answerFault.ts';
import type { Limits } from '../../admission/limits.ts';
import { clientOf } from '../../admission/traffic/clientOf.ts';
import { CROSS_ORIGIN } from '../../crossOrigin.ts';
import { noteFacts } from '../../currentRequest.ts';
import { acceptsJson } from '../../plainJson.ts';
import type { Delivery } from '../deliver.ts';
import type { Live } from '../live.ts';

const EVENT_STREAM = 'text/event-stream';
const HEADERS = {
  ...CROSS_ORIGIN,
  'content-type': `${EVENT_STREAM}; charset=utf-8`,
  // Whoever compresses or collects it would hold messages back.
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
};
/** How often something is sent that means nothing, so that nobody in between ends the connection. */
const PING_MS = 12_000;
/** How long a message may take to leave. */
const SENDING_MS = 20_000;
/** Statuses of what may be asked again; clients look at them. All else is told in the stream, as the protocol has it. */
const RETRIED: ReadonlySet<unknown> = new Set([429, 503]);

const text = z.string().nullish();
const asked = z.object({
  query: z.string({ error: 'There is no operation: send JSON like `{"query": "subscription { … }"}`.' }),
  operationName: text,
  variables: z.record(z.string(), z.unknown(), { error: 'The variables must be an object.' }).nullish(),
});

/**
 * Delivers a subscription as an event stream to clients that accept one and no JSON, each by a connection of its own; lets all other
 * requests through. Each event's id is the cursor that goes on after it, so that browsers' `EventSource` does by itself.
 *
 * @see https://github.com/graphql/graphql-over-http/blob/main/rfcs/GraphQLOverSSE.md
 */
export function eventStreams(live: Live, limits: Limits): RequestHandler {
  return async (req, res, next) => {
    const { accept } = req.headers;
    // Some clients accept whatever they know: an event stream is for those who want nothing else.
    if (!accept?.includes(EVENT_STREAM) || acceptsJson(accept) || req.method === 'HEAD') return next();
    noteFacts({ via: 'stream' });
    let opened: AsyncGenerator<Delivery, void, void>;
    try {
      const { query, operationName, variables } = readOperation(req);
      const cursor = req.get('last-event-id') || undefined;
      opened = await live.open(
        clientOf(req, limits),
        { source: query, operationName, variables: variables ?? {} },
        cursor,
      );
    } catch (error) {
      return refuse(live, req, res, error);
    }
    await stream(live, res, opened);
  };
}

function readOperation({ method, body, query }: Request): z.infer<typeof asked> {
  const read = asked.safeParse(method === 'POST' ? body : { ...query, ...parsedVariables(query.variables) });
  if (read.success) return read.data;
  throw new GraphQLError(read.error.issues[0]?.message ?? '', {
    extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
  });
}

function parsedVariables(variables: unknown): { variables?: unknown } {
  if (typeof variables !== 'string') return {};
  try {
    return { variables: JSON.parse(variables) };
  } catch {
    return { variables: 'no JSON' };
  }
}

function refuse(live: Live, req: Request, res: Response, error: unknown): void {
  const known = error instanceof GraphQLError ? error : new GraphQLError('', { originalError: error as Error });
  const { http } = known.extensions as { http?: { status: number } };
  if (RETRIED.has(http?.status)) {
    answerFault(req, res, known);
    return;
  }
  res.writeHead(200, HEADERS);
  res.end(eventOf({ result: { errors: [live.tell(known)] }, cursor: undefined }) + COMPLETE);
}

async function stream(live: Live, res: Response, opened: AsyncGenerator<Delivery, void, void>): Promise<void> {
  if (res.destroyed) return void opened.return();
  res.once('close', () => void opened.return());
  res.writeHead(200, HEADERS);
  res.write(':\n\n');
  const ping = setInterval(() => res.write(':\n\n'), PING_MS);
  try {
    for await (const delivery of opened) {
      if (!res.write(eventOf(delivery))) await drained(res);
    }
    // One that only ends is asked for again by its client.
    res.end(live.closing.aborted ? '' : COMPLETE);
  } catch (error) {
    if (live.closing.aborted) return void res.end();
    const known = error instanceof GraphQLError ? error : new GraphQLError('', { originalError: error as Error });
    res.end(eventOf({ result: { errors: [live.tell(known)] }, cursor: undefined }) + COMPLETE);
  } finally {
    clearInterval(ping);
  }
}

const COMPLETE = 'event: complete\ndata:\n\n';

function eventOf({ result, cursor }: Delivery): string {
  const id = cursor === undefined ? '' : `id: ${cursor}\n`;
  return `event: next\n${id}data: ${JSON.stringify(result)}\n\n`;
}

/** Waits until what was written has left; ends the connection of whoever does not read. */
async function drained(res: Response): Promise<void> {
  const waiting = new AbortController();
  const { signal } = waiting;
  const late = sleep(SENDING_MS, undefined, { signal }).then(() => void res.destroy());
  await Promise.race([once(res, 'drain', { signal }), once(res, 'close', { signal }), late]).catch(() => {});
  late.catch(() => {});
  waiting.abort();
}
